import type { LocalDate } from '../../core/calendar.ts';
import { button, customId, optionsAtMost, rows, say, selectRow, shorten } from '../kit/format.ts';
import type { Message, Modal } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** A pause by its dates: the first and the last without a post. */
type Dates = { from: LocalDate; until: LocalDate | null };
type Holidays = { cohortId: number; title: string; ahead: readonly (Dates & { id: number })[] };

const shownAtMost = 40;

/** The holidays that are planned, with what became of one above them. */
export function holidaysShown(
  { cohort: { holidays: words } }: Words,
  { cohortId, title, ahead }: Holidays,
  became: string[] = [],
): Message {
  const list = ahead.length === 0 ? [words.none] : ahead.slice(0, shownAtMost).map(words.line);
  const options = ahead.slice(0, optionsAtMost).map((one) => ({
    label: shorten(words.line(one).replace(/^• /, ''), 100),
    value: String(one.id),
  }));
  const remove = selectRow(customId('cohort-holiday-off', { cohort: cohortId }), words.remove, options);
  return say([...became, words.head(title), ...list, `-# ${words.means}`].join('\n'), {
    components: [
      ...rows(button(words.plan, customId('cohort-holiday-form', { cohort: cohortId }), { emoji: '🏖️' })),
      ...(options.length === 0 ? [] : [remove]),
    ],
  });
}

export function holidayForm({ cohort: { holidays: words } }: Words, cohortId: number): Modal {
  const { from, until } = words.form;
  const field = { kind: 'text', style: 'short', max: 60 } as const;
  return {
    modal: {
      id: customId('cohort-holiday-planned', { cohort: cohortId }),
      title: words.plan,
      inputs: [
        { id: 'from', ...from, ...field, required: true },
        { id: 'until', ...until, ...field, required: false },
      ],
    },
  };
}

import type { SetupSettings } from '../../core/cohort-settings.ts';
import type { Schedule } from '../../core/schedule.ts';
import { customId } from '../kit/custom-id.ts';
import { button } from '../kit/format.ts';
import type { Button, Modal } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** The button behind which a running cohort's schedule is changed. */
export function changeButton({ cohort }: Words, cohortId: number): Button {
  return button(cohort.change, customId('cohort-edit', { cohort: cohortId }), { emoji: '✏️' });
}

/** The form behind it, with what holds now. */
export function editForm(words: Words, cohort: { id: number } & Schedule): Modal {
  return form(words, customId('cohort-edited', { cohort: cohort.id }), clock(words, cohort));
}

/** The form for a plan that is still to be started: where it begins, too. */
export function setupForm(words: Words, draftId: number, settings: SetupSettings): Modal {
  const { startsOn: start, firstDayKey: from } = settings;
  return form(words, customId('setup-changed', { draft: draftId }), { ...clock(words, settings), start, from });
}

function clock({ kit }: Words, { time, zone, weekdays }: Schedule) {
  return { time, timezone: zone, weekdays: kit.weekdays(weekdays) };
}

function form(
  { cohort }: Words,
  id: string,
  values: ReturnType<typeof clock> & { start?: string; from?: string },
): Modal {
  const { title, ...fields } = cohort.form;
  const inputs = (Object.entries(values) as [keyof typeof fields, string][]).map(
    ([name, value]) =>
      ({ kind: 'text', id: name, ...fields[name], style: 'short', required: true, max: 60, value }) as const,
  );
  return { modal: { id, title, inputs } };
}

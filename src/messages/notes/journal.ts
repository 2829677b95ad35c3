import type { LocalDate, WallTime } from '../../core/calendar.ts';
import type { Audience } from '../../core/ledger.ts';
import type { Day } from '../../curriculum/model.ts';
import { button, customId, rows, say, textFile } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import { dayName } from '../study/day.ts';
import type { Words } from '../words/words.ts';

/** A note as it stands in a journal; date and time are the writer's own. */
type JournalNote = {
  text: string;
  on: LocalDate;
  time: WallTime;
  link: string | null;
  /** What the file is called that belongs to it. */
  file: string | null;
  audience: Audience;
};

/** What somebody noted in one plan, day by day in the plan's order. */
export type Journal = {
  title: string;
  days: { day: Pick<Day, 'label' | 'title'>; doneOn: LocalDate | null; notes: JournalNote[] }[];
};

/** A journal as Markdown to read and keep: what its writer wrote stands in it as it was written. */
function journal({ notes: { journal: words } }: Words, { title, days }: Journal): string {
  const parts = days.flatMap(({ day, doneOn, notes }) => [
    `## ${dayName(day)}`,
    ...(doneOn === null ? [] : [`*${words.done(doneOn)}*`]),
    ...notes.flatMap(({ text, on, time, link, file }) => [
      `**${words.written(on, time)}**`,
      text,
      ...(link === null ? [] : [`🔗 <${link}>`]),
      ...(file === null ? [] : [`📎 ${file}`]),
    ]),
  ]);
  return `${[`# ${title}`, ...parts].join('\n\n')}\n`;
}

/** The same notes as a table for a spreadsheet, each a line: CSV in UTF-8, https://www.rfc-editor.org/rfc/rfc4180 */
function notesTable({ notes: { journal: words } }: Words, journals: readonly Journal[]): string {
  const lines = journals.flatMap(({ title, days }) =>
    days.flatMap(({ day, doneOn, notes }) =>
      notes.map(({ text, on, time, link, file, audience }) =>
        [title, day.label, day.title, doneOn ?? '', on, time, audience, text, link ?? '', file ?? ''].map(cell),
      ),
    ),
  );
  // Without its mark a spreadsheet takes UTF-8 for something else.
  return `\ufeff${[words.columns.map(cell), ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** A cell that no spreadsheet takes for a formula: https://owasp.org/www-community/attacks/CSV_Injection */
function cell(text: string): string {
  return `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;
}

export function journalButton({ notes: { journal: words } }: Words, cohortId: number): Button {
  return button(words.mine, customId('notes-journal', { cohort: cohortId }), { emoji: '📓' });
}

/** Some of somebody's journals as files; `nextId` is the address of those that follow. */
export function journalGiven(
  words: Words,
  { journals, part, parts, nextId }: { journals: readonly Journal[]; part: number; parts: number; nextId: string },
): Message {
  const { journal: said } = words.notes;
  const ending = parts === 1 ? '' : `-${part}`;
  return say(said.given(part, parts), {
    files: [
      textFile(`journal${ending}.md`, journals.map((one) => journal(words, one)).join('\n')),
      textFile(`notes${ending}.csv`, notesTable(words, journals)),
    ],
    ...(part < parts ? { components: rows(button(said.next(part + 1, parts), nextId, { emoji: '📓' })) } : {}),
  });
}

import type { Audience } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import type { Day } from '../../curriculum/model.ts';
import { button, customId, offer, rows, say, shorten, textFile, timestamp } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { type Done, doneReply, firstSteps, nameOff } from '../study/done.ts';
import { doneButton, nextButtons } from '../study/next.ts';
import type { Words } from '../words/words.ts';
import { type Attached, attachedLines } from './attached.ts';
import { noteLimit } from './form.ts';

type LabelledDay = Pick<Day, 'key' | 'label'>;

/** A button to the form for a note on a day. */
export function noteOn({ notes: { own } }: Words, cohortId: number, { key, label }: LabelledDay) {
  const id = customId('note', { cohort: cohortId, day: refOf(key) });
  return button(own.noteOn(shorten(label, 28)), id, { emoji: '📝' });
}

export type NoteSaved = {
  cohortId: number;
  noteId: number;
  day: LabelledDay;
  audience: Audience;
  /** The thread in which it appears, too. */
  threadId: string | null;
  /** What marking the day done came to; `none` when nobody asked for it. */
  done: { kind: 'recorded'; done: Done } | { kind: 'already-done' } | { kind: 'none'; isDone: boolean };
  joined: boolean;
  attached: Attached;
};

export function noteSaved(all: Words, saved: NoteSaved): Message {
  const { cohortId, noteId, day, audience, threadId, done, joined, attached } = saved;
  const { saved: words } = all.notes;
  const place = { cohort: cohortId, day: refOf(day.key) };
  const where = [
    words.note(day.label),
    words.readers[audience],
    ...(threadId === null ? [] : [words.inThread(threadId)]),
  ];
  const lines = [where.join(' '), ...attachedLines(all, attached)];
  const buttons = [button(words.open, customId('notes', { note: noteId }), { emoji: '📝' })];
  if (done.kind === 'recorded') {
    lines.push(doneReply(all, done.done).content ?? '');
    buttons.push(button(words.undo, customId('undo', place), { emoji: '↩️' }), ...nameOff(all, done.done));
  } else if (joined) lines.push(words.joined);
  if (done.kind === 'already-done') lines.push(words.doneBefore(day.label));
  if (done.kind === 'none' && !done.isDone) {
    buttons.push(doneButton(all.reminders.doneOf(shorten(day.label, 28)), cohortId, day.key));
  }
  if (done.kind !== 'recorded') return offer(lines.join('\n'), ...buttons);
  return say(lines.join('\n'), {
    components: [
      ...rows(...nextButtons(all, cohortId, done.done.next)),
      ...rows(...buttons),
      ...rows(...firstSteps(all, done.done)),
    ],
  });
}

/** The channel has not seen the day yet, so there is nothing to note. */
export function noteNotYet(
  words: Words,
  cohortId: number,
  day: LabelledDay,
  opensAt: Date | null,
  latest: LabelledDay | null,
): Message {
  const { refused } = words.notes;
  const why = opensAt === null ? refused.notPosted(day.label) : refused.opens(day.label, timestamp(opensAt, 'F'));
  if (latest === null) return say(refused.notYet(why));
  return offer(`${refused.notYet(why)} ${refused.latest(latest.label)}`, noteOn(words, cohortId, latest));
}

export type FormAgain = { label: 'openForm' | 'editAgain'; id: string };

export function noteEmpty({ notes: { refused } }: Words, { label, id }: FormAgain): Message {
  return offer(refused.empty, button(refused[label], id, { emoji: '📝' }));
}

/** A note over the limit goes back to its writer, with the form that it can be pasted into. */
export function noteTooLong({ notes: { refused } }: Words, text: string, { label, id }: FormAgain): Message {
  return say(refused.tooLong(text.length, noteLimit), {
    files: [textFile('note.md', text)],
    components: rows(button(refused[label], id, { emoji: '📝' })),
  });
}

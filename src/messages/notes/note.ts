import type { Audience } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import type { Day } from '../../curriculum/model.ts';
import {
  button,
  customId,
  offer,
  rows,
  say,
  shorten,
  textFile,
  timestamp,
  wholeUpTo,
  withoutLinks,
} from '../kit/format.ts';
import type { Message, Modal, ModalInput } from '../kit/message.ts';
import { type Done, doneReply, firstSteps, nameOff } from '../study/done.ts';
import { doneButton, nextButtons } from '../study/next.ts';
import type { Words } from '../words/words.ts';

type LabelledDay = Pick<Day, 'key' | 'label'>;

/** How long a note may be, in UTF-16 units, as forms count. */
export const noteLimit = 2_000;

/** The form in which a note is written; the day's “write down” prompt stands beside the field. */
export function noteForm(
  { notes: { form: words } }: Words,
  { cohortId, day, audience, offersDone }: { cohortId: number; day: Day; audience: Audience; offersDone: boolean },
): Modal {
  const inputs = [noteField(words, promptOf(day)), audienceField(words, audience)];
  if (offersDone) inputs.push(doneField(words, day));
  const id = customId('note', { cohort: cohortId, day: refOf(day.key) });
  return { modal: { id, title: words.title(shorten(day.label, 40)), inputs } };
}

/** The form with a note as it stands. */
export function editForm(
  { notes: { form: words } }: Words,
  { id, day, text, audience }: { id: string; day: Day | LabelledDay; text: string; audience: Audience },
): Modal {
  const field = { ...noteField(words, 'fields' in day ? promptOf(day) : null), value: text };
  return { modal: { id, title: words.title(shorten(day.label, 40)), inputs: [field, audienceField(words, audience)] } };
}

type FormWords = Words['notes']['form'];

function noteField(words: FormWords, prompt: string | null): ModalInput & { kind: 'text' } {
  const [description, placeholder] = twoParts(prompt ?? words.prompt, 100);
  return {
    kind: 'text',
    id: 'text',
    label: words.note,
    description,
    ...(placeholder === '' ? {} : { placeholder }),
    style: 'paragraph',
    required: true,
    min: 1,
    max: noteLimit,
  };
}

function audienceField(words: FormWords, audience: Audience): ModalInput {
  return {
    kind: 'choice',
    id: 'share',
    label: words.readers,
    required: true,
    options: [
      { label: words.me, value: 'me', default: audience === 'me' },
      { label: words.group, value: 'cohort', description: words.groupWho, default: audience === 'cohort' },
    ],
  };
}

function doneField(words: FormWords, day: LabelledDay): ModalInput {
  return {
    kind: 'choice',
    id: 'done',
    label: words.alsoDone(shorten(day.label, 28)),
    required: true,
    options: [
      { label: words.notYet, value: 'no', default: true },
      { label: words.yesDone, value: 'yes' },
    ],
  };
}

/** What the day asks to write down, as a form can show it: one line without Markdown; null when it asks nothing. */
function promptOf(day: Day): string | null {
  const texts = day.fields.filter(({ kind }) => kind === 'documentation').map(({ text }) => text);
  const prompt = withoutLinks(texts.join(' '))
    .replace(/^[ \t]*(?:[-*+]|\d{1,9}\.)[ \t]+/gm, '')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return prompt === '' ? null : prompt;
}

/** Spreads a text over two places between words; what fits in neither is left to the day itself. */
function twoParts(text: string, limit: number): [string, string] {
  if (text.length <= limit) return [text, ''];
  const space = text.lastIndexOf(' ', limit - 2);
  const first = space > 0 ? text.slice(0, space) : text.slice(0, wholeUpTo(text, limit - 2));
  return [`${first} …`, shorten(`… ${text.slice(first.length).trim()}`, limit)];
}

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
  /** What marking the day done came to; `none` when nobody asked for it. */
  done: { kind: 'recorded'; done: Done } | { kind: 'already-done' } | { kind: 'none'; isDone: boolean };
  joined: boolean;
};

/** A note was saved, perhaps together with the day. */
export function noteSaved(all: Words, { cohortId, noteId, day, audience, done, joined }: NoteSaved): Message {
  const { saved: words } = all.notes;
  const place = { cohort: cohortId, day: refOf(day.key) };
  const lines = [`${words.note(day.label)} ${words.readers[audience]}`];
  const buttons = [button(words.open, customId('notes', { note: noteId }), { emoji: '📝' })];
  if (done.kind === 'recorded') {
    lines.push(doneReply(all, done.done).content ?? '');
    buttons.push(button(words.undo, customId('undo', place), { emoji: '↩️' }), ...nameOff(all, done.done));
  } else if (joined) lines.push(words.joined);
  if (done.kind === 'already-done') lines.push(words.doneBefore(day.label));
  if (done.kind === 'none' && !done.isDone) {
    buttons.push(doneButton(words.done(shorten(day.label, 28)), cohortId, day.key));
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

/** A way back into a form. */
export type FormAgain = { label: 'openForm' | 'editAgain'; id: string };

/** There was nothing in the note. */
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

import type { Audience } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import type { Day } from '../../curriculum/model.ts';
import { customId } from '../kit/custom-id.ts';
import { button, count, rows, say, shorten, textFile, timestamp, wholeUpTo, withoutLinks } from '../kit/format.ts';
import type { Message, Modal, ModalInput } from '../kit/message.ts';
import { type Done, doneReply } from '../study/done.ts';
import { wordsFor } from '../words/words.ts';

type Named = Pick<Day, 'key' | 'label'>;

/** How long a note may be, in UTF-16 units, as forms count. */
export const noteLimit = 2_000;

const readers: Record<Audience, string> = {
  me: 'Only you can read it.',
  cohort: 'The others in this plan can read it under /notes.',
};

/** The form in which a note is written; the day's “write down” prompt stands beside the field. */
export function noteForm(form: { cohortId: number; day: Day; audience: Audience; offersDone: boolean }): Modal {
  const { day } = form;
  const inputs = [noteField(promptOf(day)), audienceField(form.audience)];
  if (form.offersDone) inputs.push(doneField(day));
  return {
    modal: {
      id: customId('note', { cohort: form.cohortId, day: refOf(day.key) }),
      title: `${shorten(day.label, 40)} note`,
      inputs,
    },
  };
}

/** The form with a note as it stands. */
export function editForm(form: { id: string; day: Day | Named; text: string; audience: Audience }): Modal {
  const prompt = 'fields' in form.day ? promptOf(form.day) : null;
  const field = { ...noteField(prompt), value: form.text };
  return {
    modal: { id: form.id, title: `${shorten(form.day.label, 40)} note`, inputs: [field, audienceField(form.audience)] },
  };
}

function noteField(prompt: string | null): ModalInput & { kind: 'text' } {
  const [description, placeholder] = twoParts(prompt ?? 'What would you like to find here when you come back?', 100);
  return {
    kind: 'text',
    id: 'text',
    label: 'Your note',
    description,
    ...(placeholder === '' ? {} : { placeholder }),
    style: 'paragraph',
    required: true,
    min: 1,
    max: noteLimit,
  };
}

function audienceField(audience: Audience): ModalInput {
  return {
    kind: 'choice',
    id: 'share',
    label: 'Who can read it?',
    required: true,
    options: [
      { label: 'Only me', value: 'me', default: audience === 'me' },
      { label: 'The cohort', value: 'cohort', description: 'The others in this plan', default: audience === 'cohort' },
    ],
  };
}

function doneField(day: Named): ModalInput {
  return {
    kind: 'choice',
    id: 'done',
    label: `Also mark ${shorten(day.label, 28)} done?`,
    required: true,
    options: [
      { label: 'Not yet', value: 'no', default: true },
      { label: 'Yes, I have done it', value: 'yes' },
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

export type NoteSaved = {
  cohortId: number;
  noteId: number;
  day: Named;
  audience: Audience;
  /** What marking the day done came to; `none` when nobody asked for it. */
  done: { kind: 'recorded'; done: Done } | { kind: 'already-done' } | { kind: 'none'; isDone: boolean };
  joined: boolean;
};

/** A note was saved, perhaps together with the day. */
export function noteSaved(saved: NoteSaved): Message {
  const { day, done } = saved;
  const place = { cohort: saved.cohortId, day: refOf(day.key) };
  const lines = [`📝 Note on **${day.label}** saved. ${readers[saved.audience]}`];
  const buttons = [button('See or edit', customId('notes', { note: saved.noteId }), { emoji: '📖' })];
  if (done.kind === 'recorded') {
    lines.push(doneReply(wordsFor('en'), done.done).content ?? '');
    buttons.push(button('Undo done', customId('undo', place), { emoji: '↩️' }));
  } else if (saved.joined) {
    lines.push('You are in now: the daily posts count for you from here on. /zone sets your own clock.');
  }
  if (done.kind === 'already-done') lines.push(`${day.label} was done before, so that stays as it is.`);
  if (done.kind === 'none' && !done.isDone) {
    buttons.push(button(`${shorten(day.label, 28)} done`, customId('done', place), { style: 'success', emoji: '✅' }));
  }
  return say(lines.join('\n'), { components: rows(...buttons) });
}

/** A note over the limit goes back to its writer; `again` opens the form it can be pasted into. */
export function noteTooLong(text: string, again: { label: string; id: string }): Message {
  return say(
    `That note has ${count(text.length, 'character')}, the limit is ${noteLimit.toLocaleString('en-GB')}. Here it is, so nothing is lost. ` +
      'Shorten it, or make two notes of it.',
    {
      files: [textFile('note.md', text)],
      components: rows(button(again.label, again.id, { emoji: '📝' })),
    },
  );
}

/** There was nothing in the note. */
export function noteEmpty(again: { label: string; id: string }): Message {
  return say('That note has no words in it, so nothing was saved and nothing was changed. Write at least one.', {
    components: rows(button(again.label, again.id, { emoji: '📝' })),
  });
}

/** The channel has not seen the day yet, so there is nothing to note. */
export function noteNotYet(cohortId: number, day: Named, opensAt: Date | null, latest: Named | null): Message {
  const opens =
    opensAt === null ? `${day.label} has not been posted yet.` : `${day.label} opens ${timestamp(opensAt, 'F')}.`;
  if (latest === null) return say(`${opens} Its note can be written then. Nothing was saved.`);
  return say(`${opens} Its note can be written then. Nothing was saved. The latest day is ${latest.label}.`, {
    components: rows(
      button(`Note on ${shorten(latest.label, 28)}`, customId('note', { cohort: cohortId, day: refOf(latest.key) }), {
        emoji: '📝',
      }),
    ),
  });
}

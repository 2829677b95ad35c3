import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Audience } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import { storable } from '../../core/text.ts';
import { findDay } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import { dayByKey } from '../../curriculum/plan.ts';
import { isBehind, isTakenOut } from '../../curriculum/pointer.ts';
import { opensAt, ownNext } from '../../curriculum/study/day-state.ts';
import { joinAndLockLearner } from '../../db/learners/learners.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import { addNote, dayFacts } from '../../db/notes/notes.ts';
import { threadOf } from '../../db/posts/threads.ts';
import { customId, say } from '../../messages/kit/format.ts';
import type { Message, Modal } from '../../messages/kit/message.ts';
import { handBack } from '../../messages/kit/refusals.ts';
import { noteForm, noteLimit } from '../../messages/notes/form.ts';
import {
  type FormAgain,
  type NoteSaved,
  noteEmpty,
  noteNotYet,
  noteSaved,
  noteTooLong,
} from '../../messages/notes/note.ts';
import type { Words } from '../../messages/words/words.ts';
import { type Asked, about, type Call, command, isOwnPlace, type Refused, refuse } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { choice, file, text, writing } from '../options.ts';
import { notStarted, refuseDay, suggestDay } from '../study/day-option.ts';
import { finished } from '../study/finish.ts';
import { callersLedger, nearOf } from '../study/load-ledger.ts';
import { judgeDay, recordDay } from '../study/record-day.ts';
import type { Placed } from '../which-cohort.ts';
import { attachedFields, fetchAttached, keepAttached, type Sent } from './attached.ts';

const fields = {
  day: text({ suggested: true }).optional(),
  text: text({ long: true }).optional(),
  share: choice(['me', 'cohort']).optional(),
  link: text({ long: true }).optional(),
  file: file().optional(),
};
type Input = Placed & { day?: string | undefined; text?: string | undefined; link?: string | undefined };

const unsaved = ({ words }: Call<unknown>) => words.notes.refused.unsaved;
/** All that somebody wrote, for a file that gives it back. */
export const written = ({
  input: { text, link = '' },
}: Pick<Call<{ text?: string | undefined; link?: string | undefined }>, 'input'>) =>
  link === '' ? text : `${text ?? ''}\n\n${link}`;
/** Who gives nothing to keep wants the form. */
const opensForm = ({ input }: Asked<{ text?: string | undefined; link?: string | undefined; file?: unknown }>) =>
  input.text === undefined && input.link === undefined && input.file === undefined;

const open = inPlan({
  input: fields,
  answers: (call) => (opensForm(call) ? 'modal' : 'private'),
  // Who only opens the form has written nothing yet.
  unsaved: (call) => (opensForm(call) ? undefined : unsaved(call)),
  look: '/notes',
  written,
  run: about(findSubject, async (call, ctx, subject) => {
    const { share = usualAudience(subject.cohort), link = '', file } = call.input;
    if (opensForm(call)) return formOn(call.words, subject, share);
    // What comes without words is noted under its name.
    const text = call.input.text ?? file?.filename ?? link;
    return saveNote(call, ctx, subject, { text, audience: share, alsoDone: false, link, file });
  }),
});

const submit = inPlan({
  input: {
    day: fields.day,
    text: writing.default(''),
    also: z.array(z.enum(['done', 'share'])).default([]),
    ...attachedFields,
  },
  answers: 'private',
  unsaved,
  look: '/notes',
  written,
  run: about(findSubject, (call, ctx, subject) => {
    const { also, file, ...rest } = call.input;
    const audience = also.includes('share') ? 'cohort' : 'me';
    return saveNote(call, ctx, subject, { ...rest, audience, alsoDone: also.includes('done'), file: file[0] });
  }),
});

export const note = command({
  name: 'note',
  run: open,
  components: { note: open },
  modals: { note: submit },
  autocomplete: suggestDay('doable'),
});

type Subject = InPlan & { day: Day; done: boolean };

/**
 * The day a note is about: unless one is named the latest, or, for whoever goes at their own pace, their next one. A few
 * indexed reads at most, so that a form opens in time.
 */
export async function findSubject(
  { input, words, userId }: Call<Input>,
  ctx: Context,
  place: InPlan,
): Promise<Subject | Refused> {
  const { cohort, plan, dayKey } = place;
  const giveBack = (why: Message) => refuse(handBack(words, why, written({ input })));
  const latest = cohort.lastDayKey === null ? undefined : dayByKey(plan, cohort.lastDayKey);
  if (input.day === undefined && isTakenOut(plan, dayKey)) return giveBack(say(words.plans.dayTakenOut));
  const named = input.day ?? dayKey ?? (await ownDay(ctx, place));
  if (named === null && latest === undefined) return giveBack(notStarted(words, plan, cohort));
  const day = named === null ? latest : findDay(plan, named);
  if (day === undefined) return giveBack(refuseDay(words, plan, named ?? ''));
  const { posted, done } =
    day.key === (dayKey ?? cohort.lastDayKey)
      ? { posted: true, done: cohort.latestDone }
      : await dayFacts(ctx.db, cohort.id, userId, day.key);
  if (posted || cohort.worksAhead || isBehind(plan, cohort, day.key)) return { ...place, day, done };
  return giveBack(noteNotYet(words, cohort.id, day, opensAt(plan, cohort, day), latest ?? null));
}

export function formOn(
  words: Words,
  { cohort, day, done }: Subject,
  audience: Audience,
  filled: Pick<Parameters<typeof noteForm>[1], 'of' | 'text' | 'link'> = {},
): Modal {
  const shown = isOwnPlace(cohort.guildId) ? null : audience;
  return noteForm(words, { cohortId: cohort.id, day, audience: shown, offersDone: !done, ...filled });
}

/** Whom the caller's notes are for unless they say otherwise. */
export function usualAudience({ learner }: InPlan['cohort']): Audience {
  return learner?.sharesNotes ? 'cohort' : 'me';
}

/** The day that the caller means if they go at their own pace, by its reference. */
async function ownDay(ctx: Context, here: InPlan): Promise<string | null> {
  const { cohort, plan } = here;
  if (!cohort.learns) return null;
  const ledger = await callersLedger(ctx, here);
  const next = ownNext(plan, cohort, ledger, ctx.now());
  return next === null ? null : refOf(next.key);
}

async function saveNote(
  call: Call<Input>,
  ctx: Context,
  subject: Subject,
  { text, audience: wanted, alsoDone, link, file }: Written,
): Promise<Message> {
  const { cohort, plan, day, done: isDone } = subject;
  const audience = isOwnPlace(cohort.guildId) ? 'me' : wanted;
  const id = customId('note', { cohort: cohort.id, day: refOf(day.key) });
  const note = storableNote(call, text, { label: 'openForm', id });
  if ('refusal' in note) return note.refusal;
  const fetched = await fetchAttached(ctx, link, file);
  const now = ctx.now();
  const saved = await once<Saved>(ctx, call, async (tx) => {
    const learner = await joinAndLockLearner(tx, cohort.id, call, now);
    const noteId = await addNote(
      tx,
      {
        ...{ learnerId: learner.id, dayKey: day.key, text: note.text, audience, interactionId: call.interactionId },
        link: fetched.link.kind === 'link' ? fetched.link.link : null,
      },
      now,
    );
    const attached = await keepAttached(tx, learner.id, noteId, fetched);
    const kept = { noteId, joined: learner.joined !== 'before', attached };
    if (!alsoDone) return { ...kept, done: { kind: 'none', isDone } };
    const ledger = await loadLedger(tx, learner.id, nearOf(cohort, now, [day.key]));
    const outcome = judgeDay({ cohort, plan, ledger, now }, day);
    if (outcome.kind === 'already-done') return { ...kept, done: { kind: 'already-done' } };
    if (outcome.kind !== 'recorded') return { ...kept, done: { kind: 'none', isDone } };
    const done = await recordDay(tx, { cohort, plan, learner, ledger, now }, day, outcome);
    return { ...kept, done: { kind: 'recorded', done } };
  });
  const threadId = audience === 'cohort' ? await threadOf(ctx.db, cohort, day.key) : null;
  const answer = noteSaved(call.words, { cohortId: cohort.id, day, audience, threadId, ...saved });
  return saved.done.kind === 'recorded' && saved.done.done.finishes ? finished(call, ctx, subject, answer) : answer;
}

type Saved = Pick<NoteSaved, 'noteId' | 'joined' | 'done' | 'attached'>;
type Written = { text: string; audience: Audience; alsoDone: boolean; link: string; file: Sent | undefined };

/** A note as it is stored; one without words or too long is given back with the form. */
export function storableNote({ words }: Call<unknown>, text: string, form: FormAgain): { text: string } | Refused {
  const kept = storable(text);
  if (kept === '') return refuse(noteEmpty(words, form));
  return kept.length > noteLimit ? refuse(noteTooLong(words, kept, form)) : { text: kept };
}

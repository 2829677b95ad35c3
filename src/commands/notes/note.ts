import { z } from 'zod';
import type { Context } from '../../context.ts';
import { type Audience, audiences } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import { isBlank } from '../../core/text.ts';
import { findDay } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import { dayByKey, type Plan } from '../../curriculum/plan.ts';
import { isBehind, isTakenOut } from '../../curriculum/pointer.ts';
import { opensAt } from '../../curriculum/study/day-state.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { joinAndLockLearner } from '../../db/learners/learners.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import { addNote, dayFacts } from '../../db/learners/notes.ts';
import { customId } from '../../messages/kit/custom-id.ts';
import { handBack } from '../../messages/kit/errors.ts';
import type { Message, Modal } from '../../messages/kit/message.ts';
import {
  type NoteSaved,
  noteEmpty,
  noteForm,
  noteLimit,
  noteNotYet,
  noteSaved,
  noteTooLong,
} from '../../messages/notes/note.ts';
import { dayTakenOut } from '../../messages/plans/catalogue.ts';
import { again } from '../again.ts';
import { type Call, type Command, handler } from '../command.ts';
import { once } from '../once.ts';
import { optionLength, textLength, word, writing } from '../options.ts';
import { notStarted, refuseDay, suggestDay } from '../study/day-option.ts';
import { judgeDay, recordDay } from '../study/record-day.ts';
import { findCohort, placed } from '../which-cohort.ts';

const share = z.enum(audiences);
const input = z.object({ ...placed, day: word.optional(), text: writing.optional(), share: share.optional() });
type Input = z.infer<typeof input>;

const filledIn = input.extend({ text: writing.default(''), done: z.enum(['yes', 'no']).default('no') });

const unsaved = () => 'The note is **not** saved.';
const written = (call: Call<{ text?: string | undefined }>) => call.input.text;

const open = handler({
  input,
  answers: (call) => (call.input.text === undefined ? 'modal' : 'private'),
  run: takeNote,
  // Who only opens the form has written nothing yet.
  unsaved: (call) => (call.input.text === undefined ? undefined : unsaved()),
  look: '/notes',
  written,
});

const submit = handler({ input: filledIn, answers: 'private', run: takeForm, unsaved, look: '/notes', written });

export const note: Command = {
  data: {
    name: 'note',
    description: 'Write a note about a day of the plan',
    options: [
      {
        type: 3,
        name: 'day',
        description: 'Which day; the latest posted one if left out',
        autocomplete: true,
        max_length: optionLength,
      },
      {
        type: 3,
        name: 'text',
        description: 'The note, up to 2,000 characters; a form opens if left out',
        max_length: textLength,
      },
      {
        type: 3,
        name: 'share',
        description: 'Who can read it; only you if left out',
        choices: [
          { name: 'Only me', value: 'me' },
          { name: 'The cohort', value: 'cohort' },
        ],
      },
    ],
  },
  runs: { '': open },
  components: { note: open },
  modals: { note: submit },
  autocomplete: suggestDay,
};

async function takeNote(call: Call<Input>, ctx: Context): Promise<Message | Modal> {
  const { text, share: audience = 'me' } = call.input;
  const ground = await findGround(call, ctx);
  if (ground.kind === 'reply') return handBack(call.words, ground.reply, text);
  if (text !== undefined) return saveNote(call, ctx, ground, { text, audience, alsoDone: false });
  return noteForm({ cohortId: ground.cohort.id, day: ground.day, audience, offersDone: !ground.done });
}

async function takeForm(call: Call<z.infer<typeof filledIn>>, ctx: Context): Promise<Message> {
  const { text, share: audience = 'me', done } = call.input;
  const ground = await findGround(call, ctx);
  if (ground.kind === 'reply') return handBack(call.words, ground.reply, text);
  return saveNote(call, ctx, ground, { text, audience, alsoDone: done === 'yes' });
}

type Ground = { kind: 'ground'; cohort: CohortForUser; plan: Plan; day: Day; done: boolean };

/** The cohort and day a note is about, or the reply that asks or refuses. One indexed read for the latest day, two for another, so that a form opens in time. */
async function findGround(call: Call<Input>, ctx: Context): Promise<Ground | { kind: 'reply'; reply: Message }> {
  const { day: dayText, share: audience } = call.input;
  const found = await findCohort(call, ctx, { name: 'note', input: again({ day: dayText, share: audience }) });
  if (found.kind === 'reply') return found;
  const { cohort } = found;
  const plan = await ctx.curriculumOf(cohort.versionId);
  const latest = cohort.lastDayKey === null ? undefined : dayByKey(plan, cohort.lastDayKey);
  if (dayText === undefined && isTakenOut(plan, found.dayKey)) return { kind: 'reply', reply: dayTakenOut() };
  const named = dayText ?? found.dayKey;
  if (named === null && latest === undefined) {
    return { kind: 'reply', reply: notStarted(call.words, plan, cohort) };
  }
  const day = named === null ? latest : findDay(plan, named);
  if (day === undefined) return { kind: 'reply', reply: refuseDay(call.words, plan, named ?? '') };
  const { posted, done } =
    day.key === (found.dayKey ?? cohort.lastDayKey)
      ? { posted: true, done: cohort.latestDone }
      : await dayFacts(ctx.db, cohort.id, call.userId, day.key);
  if (posted || cohort.worksAhead || isBehind(plan, cohort, day.key))
    return { kind: 'ground', cohort, plan, day, done };
  return { kind: 'reply', reply: noteNotYet(cohort.id, day, opensAt(plan, cohort, day), latest ?? null) };
}

async function saveNote(
  call: Call<Input>,
  ctx: Context,
  { cohort, plan, day, done: isDone }: Ground,
  { text, audience, alsoDone }: { text: string; audience: Audience; alsoDone: boolean },
): Promise<Message> {
  const form = { label: 'Open the form', id: customId('note', { cohort: cohort.id, day: refOf(day.key) }) };
  const kept = storable(text);
  if (kept === '') return noteEmpty(form);
  if (kept.length > noteLimit) return noteTooLong(kept, form);
  const now = ctx.now();
  const saved = await once<Saved>(ctx, call, async (tx) => {
    const learner = await joinAndLockLearner(tx, cohort.id, call, now);
    const noteId = await addNote(
      tx,
      { learnerId: learner.id, dayKey: day.key, text: kept, audience, interactionId: call.interactionId },
      now,
    );
    const joined = learner.joined !== 'before';
    if (!alsoDone) return { noteId, joined, done: { kind: 'none', isDone } };
    const ledger = await loadLedger(tx, learner.id);
    const outcome = judgeDay({ cohort, plan, ledger, now }, day);
    if (outcome.kind !== 'recorded') {
      return {
        noteId,
        joined,
        done: outcome.kind === 'already-done' ? { kind: 'already-done' } : { kind: 'none', isDone },
      };
    }
    const recorded = await recordDay(tx, { cohort, plan, learner, ledger, now }, day, outcome);
    return { noteId, joined, done: { kind: 'recorded', done: recorded } };
  });
  return noteSaved({ cohortId: cohort.id, day, audience, ...saved });
}

type Saved = Pick<NoteSaved, 'noteId' | 'joined' | 'done'>;

/** A note as it is stored: without blank edges, and without the one character that Postgres cannot keep; nothing where nothing would be seen. */
export function storable(text: string): string {
  const kept = text.replaceAll('\0', '').trim();
  return isBlank(kept) ? '' : kept;
}

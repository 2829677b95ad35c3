import type { Context } from '../../context.ts';
import { wallClock } from '../../core/calendar.ts';
import { learnerZone } from '../../core/learner/learner-settings.ts';
import { inPieces } from '../../curriculum/in-pieces.ts';
import { type Plan, positionOf } from '../../curriculum/plan.ts';
import { findLedger } from '../../db/learners/ledger.ts';
import type { Scope } from '../../db/learners/people.ts';
import { journalPlans, noteSizes, notesById } from '../../db/notes/journal.ts';
import { customId, say } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { type Journal, journalGiven } from '../../messages/notes/journal.ts';
import type { Call } from '../command.ts';
import { inCohort } from '../in-cohort.ts';
import { partNumber } from '../options.ts';
import { dayIn, planOfNote } from './opened.ts';

/** Of the words in a file: with what stands round them, and once more in the table, a message stays below 8 MB. */
const partBytes = 2_000_000;

/** One's journal of a cohort's plan, which stays one's own where its channel is hidden. */
export const giveJournal = inCohort({
  input: { part: partNumber },
  answers: 'private',
  reach: 'own history',
  run: (call, ctx, { cohort: { id: cohort } }) =>
    journalsOf(call, ctx, { userId: call.userId, guildId: call.guildId }, call.input.part, {
      cohortId: cohort,
      idOf: (part) => customId('notes-journal', { cohort, part }),
    }),
});

/**
 * Somebody's journals of all plans in a scope, or of one cohort's, as files; what is too much for one message follows in
 * the next, whose address `idOf` gives.
 */
export async function journalsOf(
  call: Call<unknown>,
  ctx: Context,
  scope: Scope,
  part: number,
  { cohortId, idOf }: { cohortId?: number; idOf(part: number): string },
): Promise<Message> {
  const plans = await Promise.all(
    (await journalPlans(ctx.db, scope, cohortId)).map(async (one) => ({
      ...one,
      ...(await planOfNote(call, ctx, one)),
    })),
  );
  const sizes = await noteSizes(
    ctx.db,
    plans.map(({ learnerId }) => learnerId),
  );
  const placed = inParts(plans.flatMap(({ plan, learnerId }) => inOrder(plan, sizes, learnerId)));
  const parts = placed.at(-1)?.part ?? 0;
  if (parts === 0) return say(call.words.notes.journal.none);
  const wanted = Math.min(part, parts);
  const here = placed.filter((one) => one.part === wanted);
  const texts = await notesById(
    ctx.db,
    here.map(({ id }) => id),
  );
  const journals: Journal[] = [];
  for (const { learnerId, title, plan, isSeen } of plans) {
    const own = here.filter((one) => one.learnerId === learnerId);
    const ledger = own.length === 0 ? undefined : await findLedger(ctx.db, learnerId);
    if (ledger === undefined) continue;
    const zone = learnerZone(ledger);
    const doneOn = new Map(ledger.completions.map(({ dayKey, on }) => [dayKey, on]));
    const days = await byDay(
      own,
      (key) => ({ day: dayIn(call, isSeen ? plan : null, key), doneOn: doneOn.get(key) ?? null }),
      (id) => {
        const note = texts.get(id);
        return note === undefined ? undefined : { ...note, ...wallClock(note.createdAt, zone) };
      },
    );
    journals.push({ title, days });
  }
  return journalGiven(call.words, { journals, part: wanted, parts, nextId: idOf(wanted + 1) });
}

type JournalDay = Journal['days'][number];

/** Notes by their days, in the order in which these come first; years of them let what waits have its turn. */
export async function byDay(
  notes: readonly { id: number; dayKey: string }[],
  dayOf: (key: string) => Omit<JournalDay, 'notes'>,
  noteOf: (id: number) => JournalDay['notes'][number] | undefined,
): Promise<Journal['days']> {
  const days = new Map<string, JournalDay>();
  await inPieces(notes, ({ id, dayKey }) => {
    const day = days.get(dayKey) ?? { ...dayOf(dayKey), notes: [] };
    days.set(dayKey, day);
    const note = noteOf(id);
    if (note !== undefined) day.notes.push(note);
  });
  return [...days.values()];
}

/** A learner's notes by their day in the plan's order, those about days that it does not have at the end. */
function inOrder<Note extends { learnerId: number; dayKey: string }>(
  plan: Plan,
  all: readonly Note[],
  learnerId: number,
) {
  const place = ({ dayKey }: Note) => positionOf(plan, dayKey) ?? Number.MAX_SAFE_INTEGER;
  return all.filter((one) => one.learnerId === learnerId).sort((one, other) => place(one) - place(other));
}

function inParts<Note extends { bytes: number }>(notes: readonly Note[]): (Note & { part: number })[] {
  let [part, used] = [1, 0];
  return notes.map((note) => {
    if (used > 0 && used + note.bytes > partBytes) [part, used] = [part + 1, 0];
    used += note.bytes;
    return { ...note, part };
  });
}

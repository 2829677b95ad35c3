import { z } from 'zod';
import type { Context } from '../context.ts';
import { learnerDate } from '../core/habits.ts';
import { parseDateNear } from '../core/parse.ts';
import type { Day } from '../curriculum/model.ts';
import { findDay } from '../curriculum/plan.ts';
import { isTakenOut } from '../curriculum/pointer.ts';
import { lockLearner } from '../db/learners.ts';
import { loadLedger } from '../db/ledger.ts';
import { dayTakenOut } from '../messages/curriculum.ts';
import type { Message } from '../messages/message.ts';
import { alreadyDone, doneReply, notStarted, notYet, whenRefused, whenUnclear } from '../messages/progress.ts';
import { type Call, type Command, handler } from './command.ts';
import { refuseDay, suggestDay } from './day-option.ts';
import { firstDay, latestPosted, leftToDo } from './day-state.ts';
import { type Ground, judgeDay, type Recorded, recordDay } from './record-day.ts';
import { ledgerOf } from './standing.ts';
import { findCohort, placed } from './which-cohort.ts';

const input = z.object({ ...placed, day: z.string().optional(), when: z.string().optional() });
type Input = z.infer<typeof input>;

const complete = handler({
  input,
  answers: 'private',
  run: markDayDone,
  unsaved: (call) => `${call.input.day === undefined ? 'The day' : `Day ${call.input.day}`} is **not** marked done.`,
});

export const done: Command = {
  data: {
    name: 'done',
    description: 'Mark a day of the plan as done',
    options: [
      {
        type: 3,
        name: 'day',
        description: 'Which day; the latest posted one if left out',
        max_length: 60,
        autocomplete: true,
      },
      {
        type: 3,
        name: 'when',
        description: 'The date it counts for: today, yesterday, or the date two days back',
        max_length: 40,
        autocomplete: true,
      },
    ],
  },
  runs: { '': complete },
  components: { done: complete },
  autocomplete: suggestDay,
};

/** Statements: cohort, lock, ledger, write. The ledger is read under the lock, so two clicks never count one date twice. */
async function markDayDone(call: Call<Input>, ctx: Context): Promise<Message> {
  const { day, when } = call.input;
  const found = await findCohort(call, ctx, {
    name: 'done',
    input: { ...(day === undefined ? {} : { day }), ...(when === undefined ? {} : { when }) },
  });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const plan = await ctx.curriculumOf(cohort.versionId);
  // A key is no number: that of a day the plan has lost must not mean another day that bears it as its number.
  if (day === undefined && isTakenOut(plan, found.dayKey)) return dayTakenOut();
  const wish: Wish = { day: day ?? found.dayKey ?? undefined, when };
  const now = ctx.now();
  if (!cohort.learns) {
    // A request that is refused makes nobody a learner, so strangers are judged before anything is written.
    const { ledger } = await ledgerOf(ctx, cohort, call.userId);
    const judged = judge(wish, { cohort, plan, ledger, now });
    if (judged.kind === 'refused') return judged.reply;
  }
  return ctx.db.transaction(async (tx) => {
    const learner = await lockLearner(tx, cohort.id, call.userId, now);
    const ledger = await loadLedger(tx, learner.id);
    const judged = judge(wish, { cohort, plan, ledger, now });
    if (judged.kind === 'refused') return judged.reply;
    const { day: wanted, outcome } = judged;
    return doneReply(await recordDay(tx, { cohort, plan, learner, ledger, now }, wanted, outcome));
  });
}

type Wish = { day: string | undefined; when: string | undefined };
type Judged = { kind: 'fine'; day: Day; outcome: Recorded } | { kind: 'refused'; reply: Message };

function judge({ day: dayText, when: whenText }: Wish, ground: Ground): Judged {
  const { cohort, plan, ledger, now } = ground;
  const refused = (reply: Message): Judged => ({ kind: 'refused', reply });
  const day = dayText === undefined ? latestPosted(plan, ledger) : findDay(plan, dayText);
  if (day === undefined) {
    return refused(
      dayText === undefined ? notStarted(firstDay(plan, cohort), cohort.nextPostAt) : refuseDay(plan, dayText),
    );
  }
  const when = whenText === undefined ? undefined : parseDateNear(whenText, learnerDate(ledger, now));
  if (whenText !== undefined && when === undefined) return refused(whenUnclear(whenText));
  const outcome = judgeDay(ground, day, when);
  switch (outcome.kind) {
    case 'recorded':
      return { kind: 'fine', day, outcome };
    case 'already-done':
      return refused(
        alreadyDone({ cohortId: cohort.id, day, at: outcome.completion.at, open: leftToDo(plan, ledger) }),
      );
    case 'not-yet':
      return refused(notYet(day, outcome.opensAt, latestPosted(plan, ledger) ?? null));
    default:
      return refused(whenRefused(outcome, cohort.learns));
  }
}

import { z } from 'zod';
import type { Context } from '../../context.ts';
import { learnerDate } from '../../core/learner-settings.ts';
import { parseDateNear } from '../../core/parse.ts';
import type { Day } from '../../curriculum/model.ts';
import { findDay, type Plan } from '../../curriculum/plan.ts';
import { isTakenOut } from '../../curriculum/pointer.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { joinAndLockLearner } from '../../db/learners/learners.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import type { Message } from '../../messages/kit/message.ts';
import { dayTakenOut } from '../../messages/plans/catalogue.ts';
import {
  alreadyDone,
  type Done,
  doneReply,
  notStarted,
  notYet,
  whenRefused,
  whenUnclear,
} from '../../messages/study/progress.ts';
import { type Call, type Command, handler } from '../command.ts';
import { once } from '../once.ts';
import { optionLength, word } from '../typed.ts';
import { findCohort, placed } from '../which-cohort.ts';
import { refuseDay, suggestDay } from './day-option.ts';
import { firstDay, latestPosted, leftToDo, type Named, named, opensAt } from './day-state.ts';
import { callersLedger } from './load-ledger.ts';
import { type Ground, judgeDay, type Recorded, recordDay } from './record-day.ts';
import { tellingStuck } from './stuck.ts';

const input = z.object({ ...placed, day: word.optional(), when: word.optional() });
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
        max_length: optionLength,
        autocomplete: true,
      },
      {
        type: 3,
        name: 'when',
        description: 'The date it counts for: today, yesterday, or the date two days back',
        max_length: optionLength,
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
    const { learner, ledger } = await callersLedger(ctx, cohort, call.userId);
    const judged = judge(wish, { cohort, plan, ledger, now });
    // Who has come in since the cohort was read may have done so by this very request, delivered twice.
    const isStranger = learner === undefined || learner.leftAt !== null;
    if (judged.kind !== 'fine' && isStranger) return tellingStuck(plan, cohort, refusal(judged, cohort, plan));
  }
  const outcome = await once<Outcome>(ctx, call, async (tx, keep) => {
    const learner = await joinAndLockLearner(tx, cohort.id, call, now);
    const ledger = await loadLedger(tx, learner.id);
    const judged = judge(wish, { cohort, plan, ledger, now });
    if (judged.kind !== 'fine') return judged;
    const work = { cohort, plan, learner, ledger, now };
    const done = await recordDay(tx, work, judged.day, judged.outcome, (told) => keep({ kind: 'done', done: told }));
    return { kind: 'done', done };
  });
  const answer = outcome.kind === 'done' ? doneReply(outcome.done) : refusal(outcome, cohort, plan);
  return tellingStuck(plan, cohort, answer);
}

type Wish = { day: string | undefined; when: string | undefined };
type Refused =
  | { kind: 'not-started' }
  | { kind: 'no-day'; text: string }
  | { kind: 'when-unclear'; text: string }
  | { kind: 'already-done'; day: Named; at: Date; open: Named[] }
  | { kind: 'not-yet'; day: Named; opensAt: Date | null; latest: Named | null }
  | Parameters<typeof whenRefused>[0];
type Judged = { kind: 'fine'; day: Day; outcome: Recorded } | Refused;
type Outcome = { kind: 'done'; done: Done } | Refused;

function judge({ day: dayText, when: whenText }: Wish, ground: Ground): Judged {
  const { plan, ledger, now } = ground;
  const day = dayText === undefined ? latestPosted(plan, ledger) : findDay(plan, dayText);
  if (day === undefined) return dayText === undefined ? { kind: 'not-started' } : { kind: 'no-day', text: dayText };
  const when = whenText === undefined ? undefined : parseDateNear(whenText, learnerDate(ledger, now));
  if (whenText !== undefined && when === undefined) return { kind: 'when-unclear', text: whenText };
  const outcome = judgeDay(ground, day, when);
  switch (outcome.kind) {
    case 'recorded':
      return { kind: 'fine', day, outcome };
    case 'already-done':
      return {
        kind: 'already-done',
        day: named(day),
        at: outcome.completion.at,
        open: leftToDo(plan, ledger).slice(0, 10).map(named),
      };
    case 'not-yet': {
      const latest = latestPosted(plan, ledger);
      return {
        kind: 'not-yet',
        day: named(day),
        opensAt: outcome.opensAt,
        latest: latest === undefined ? null : named(latest),
      };
    }
    default:
      return outcome;
  }
}

function refusal(refused: Refused, cohort: CohortForUser, plan: Plan): Message {
  switch (refused.kind) {
    case 'not-started':
      return notStarted(firstDay(plan, cohort), opensAt(plan, cohort, firstDay(plan, cohort)));
    case 'no-day':
      return refuseDay(plan, refused.text);
    case 'when-unclear':
      return whenUnclear(refused.text);
    case 'already-done':
      return alreadyDone({ cohortId: cohort.id, ...refused });
    case 'not-yet':
      return notYet(refused.day, refused.opensAt, refused.latest);
    default:
      return whenRefused(refused, cohort.learns);
  }
}

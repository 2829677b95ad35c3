import type { Context } from '../../context.ts';
import { learnerDate } from '../../core/learner-settings.ts';
import { parseDateNear } from '../../core/parse.ts';
import { findDay } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { isTakenOut } from '../../curriculum/pointer.ts';
import { firstDay, latestPosted, leftToDo, type Named, named, opensAt } from '../../curriculum/study/day-state.ts';
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
import { type Call, command } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { text } from '../options.ts';
import { refuseDay, suggestDay } from './day-option.ts';
import { callersLedger } from './load-ledger.ts';
import { type Ground, judgeDay, type Recorded, recordDay } from './record-day.ts';
import { tellingStuck } from './stuck.ts';

/** Statements: cohort, lock, ledger, write. The ledger is read under the lock, so two clicks never count one date twice. */
const complete = inPlan({
  input: {
    day: text('Which day; the latest posted one if left out', { suggested: true }).optional(),
    when: text('The date it counts for: today, yesterday, or the date two days back', { suggested: true }).optional(),
  },
  answers: 'private',
  unsaved: ({ input: { day } }) => `${day === undefined ? 'The day' : `Day ${day}`} is **not** marked done.`,
  run: markDayDone,
});

export const done = command({
  name: 'done',
  description: 'Mark a day of the plan as done',
  run: complete,
  components: { done: complete },
  autocomplete: suggestDay,
});

async function markDayDone(
  call: Call<{ day?: string | undefined; when?: string | undefined }>,
  ctx: Context,
  { cohort, plan, dayKey }: InPlan,
): Promise<Message> {
  const { day, when } = call.input;
  // A key is no number: that of a day the plan has lost must not mean another day that bears it as its number.
  if (day === undefined && isTakenOut(plan, dayKey)) return dayTakenOut();
  const wish: Wish = { day: day ?? dayKey ?? undefined, when };
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

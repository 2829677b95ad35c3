import type { Context } from '../../context.ts';
import { readWhen, type WhenRefusal } from '../../core/learner/progress.ts';
import { findDay } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import { isTakenOut } from '../../curriculum/pointer.ts';
import { latestPosted, type Named, named, ownNext } from '../../curriculum/study/day-state.ts';
import type { Cohort } from '../../db/cohorts.ts';
import { findLearner, joinAndLockLearner } from '../../db/learners/learners.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import { say } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import type { OfferedRole } from '../../messages/member/role.ts';
import { alreadyDone, type Done, doneBeforeLeaving, doneReply } from '../../messages/study/done.ts';
import type { Next } from '../../messages/study/next.ts';
import { type Call, command } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { offeredRoles } from '../member/offered-roles.ts';
import { once } from '../once.ts';
import { text } from '../options.ts';
import { notStarted, refuseDay, suggestDay } from './day-option.ts';
import { finished } from './finish.ts';
import { callersLedger, nearOf } from './load-ledger.ts';
import { nextOf, tellingBefore } from './next.ts';
import { tellingPosting } from './posting.ts';
import { judgeDay, type Recorded, recordDay } from './record-day.ts';

/** Statements: cohort, lock, ledger, write. The ledger is read under the lock, so two clicks never count one date twice. */
const complete = inPlan({
  input: {
    day: text({ suggested: true }).optional(),
    when: text({
      suggested: true,
    }).optional(),
  },
  answers: 'private',
  unsaved: ({ words, input }) => words.study.done.unsaved(input.day),
  run: tellingPosting(async (call, ctx, here) => {
    const { cohort, plan, dayKey } = here;
    const { day, when } = call.input;
    // A key is no number: that of a day the plan has lost must not mean another day that bears it as its number.
    if (day === undefined && isTakenOut(plan, dayKey)) return say(call.words.plans.dayTakenOut);
    const wish: Wish = { day: day ?? dayKey ?? undefined, when };
    const now = ctx.now();
    const asked = wish.day === undefined ? [] : [findDay(plan, wish.day)?.key];
    if (!cohort.learns) {
      // A request that is refused makes nobody a learner, so strangers are judged before anything is written.
      // Who has come in since the cohort was read may have done so by this very request, delivered twice.
      const learner = await findLearner(ctx.db, cohort.id, call.userId);
      const judged = judge(wish, { cohort, plan, ledger: await callersLedger(ctx, here, asked, learner ?? null), now });
      const leftAt = learner?.leftAt ?? null;
      if (judged.kind === 'already-done' && leftAt !== null)
        return doneBeforeLeaving(call.words, { cohortId: cohort.id, ...judged, leftAt });
      if (judged.kind !== 'fine' && (learner === undefined || leftAt !== null)) return notDone(call, ctx, judged, here);
    }
    const outcome = await once<Outcome>(ctx, call, async (tx, keep) => {
      const learner = await joinAndLockLearner(tx, cohort.id, call, now);
      const ledger = await loadLedger(tx, learner.id, nearOf(cohort, now, asked));
      const judged = judge(wish, { cohort, plan, ledger, now });
      if (judged.kind !== 'fine') return judged;
      const work = { cohort, plan, learner, ledger, now };
      const done = await recordDay(tx, work, judged.day, judged.outcome, (told) => keep({ kind: 'done', done: told }));
      return { kind: 'done', done };
    });
    if (outcome.kind !== 'done') return notDone(call, ctx, outcome, here);
    const answer = doneReply(call.words, outcome.done, rolesWith(call, ctx, cohort, outcome.done));
    return outcome.done.finishes ? finished(call, ctx, here, answer) : answer;
  }),
});

export const done = command({
  name: 'done',
  run: complete,
  components: { 'done-here': { ...complete, answers: 'replace' } },
  autocomplete: suggestDay('to do'),
});

type Wish = { day: string | undefined; when: string | undefined };
type NotDone =
  | { kind: 'not-started' }
  | { kind: 'no-day'; text: string }
  | { kind: 'when-unclear'; text: string }
  | { kind: 'already-done'; day: Named; at: Date; next: Next }
  | { kind: 'not-yet'; day: Named; opensAt: Date | null; latest: Named | null }
  | WhenRefusal;
type Outcome = { kind: 'done'; done: Done } | NotDone;

function judge(
  { day: dayText, when: whenText }: Wish,
  facts: Parameters<typeof judgeDay>[0],
): { kind: 'fine'; day: Day; outcome: Recorded } | NotDone {
  const { cohort, plan, ledger, now } = facts;
  const latest = latestPosted(plan, ledger);
  const when = whenText === undefined ? undefined : readWhen(whenText, ledger, now);
  // Who says "yesterday" means the day that was there yesterday, not the one that has come since.
  const ofThen = when && latestPosted(plan, { posts: ledger.posts.filter(({ on }) => on <= when) });
  const day = dayText === undefined ? (ownNext(plan, cohort, ledger, now) ?? ofThen ?? latest) : findDay(plan, dayText);
  if (day === undefined) return dayText === undefined ? { kind: 'not-started' } : { kind: 'no-day', text: dayText };
  if (whenText !== undefined && when === undefined) return { kind: 'when-unclear', text: whenText };
  const outcome = judgeDay(facts, day, when);
  if (outcome.kind === 'recorded') return { kind: 'fine', day, outcome };
  if (outcome.kind === 'already-done') {
    return {
      kind: 'already-done',
      day: named(day),
      at: outcome.completion.at,
      next: nextOf(plan, cohort, ledger, now),
    };
  }
  if (outcome.kind !== 'not-yet') return outcome;
  return { ...outcome, day: named(day), latest: latest === undefined ? null : named(latest) };
}

async function notDone(call: Call<unknown>, ctx: Context, why: NotDone, { cohort, plan }: InPlan): Promise<Message> {
  const { words } = call;
  const { done: said, when } = words.study;
  switch (why.kind) {
    case 'not-started':
      return tellingBefore(call, ctx, cohort, notStarted(words, plan, cohort));
    case 'no-day':
      return refuseDay(words, plan, why.text);
    case 'already-done':
      return alreadyDone(words, { cohortId: cohort.id, ...why });
    case 'not-yet':
      return say(said.notYet(why.day.label, why.opensAt, why.latest?.label ?? null));
    case 'when-unclear':
      return say(when.unclear(words.kit.quoted(why.text, 40)));
    case 'future':
      return say(when.future(why.asked, why.today));
    case 'too-far-back':
      return say(when.tooFarBack(why.asked, why.oldest));
    case 'before-joining':
      return say(when.beforeJoining(cohort.learns ? why.joinedOn : null));
  }
}

/** Roles that somebody may take with this day: that of posts with their first one, that of a month with its last one. */
function rolesWith(call: Call<unknown>, ctx: Context, cohort: Cohort, { joined, completesMonth }: Done): OfferedRole[] {
  return offeredRoles(call, ctx, cohort, completesMonth).filter(
    ({ kind, has }) => !has && (kind === 'ping' ? joined : completesMonth),
  );
}

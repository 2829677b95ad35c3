import { z } from 'zod';
import type { Weekday } from '../../core/calendar.ts';
import { isRestWeekday, learnerDate } from '../../core/learner/learner-settings.ts';
import type { Ledger, Pace } from '../../core/ledger.ts';
import { firstDay, latestPosted, standingOf } from '../../curriculum/study/day-state.ts';
import { joinAndLockLearner, savePace } from '../../db/learners/learners.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import { button, customId, offer } from '../../messages/kit/format.ts';
import { type Chosen, paceChosen } from '../../messages/study/pace.ts';
import { isOwnPlace } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { word } from '../options.ts';
import { callersLedger, nearOf } from './load-ledger.ts';
import { nextOf } from './next.ts';
import { showDay } from './show-day.ts';

const ways = z.enum(['next', 'group', 'own']);
const weekday = z.coerce.number().int().min(1).max(7);

/** How a learner goes on: a list sends the way, or, where the way stands in its id, the weekdays. */
export const choosePace = inPlan({
  input: { to: ways.optional(), values: z.array(word).max(7).optional() },
  unsaved: ({ words }) => words.study.pace.unsaved,
  async run(call, ctx, here) {
    const { cohort, plan } = here;
    const { to, values = [] } = call.input;
    const way = to ?? ways.parse(values[0]);
    const now = ctx.now();
    if (way === 'next') {
      const ledger = await callersLedger(ctx, here);
      const next = standingOf(plan, cohort, ledger, now).next?.key;
      return showDay(call, ctx, here, await callersLedger(ctx, here, [next, here.dayKey]), next);
    }
    const { study, member } = call.words;
    if (!cohort.learns)
      return offer(study.pace.joinFirst, button(member.leave.join, customId('join', { cohort: cohort.id })));
    const weekdays = to === undefined ? undefined : z.array(weekday).parse(values).sort();
    const chosen = await once<Chosen>(ctx, call, async (tx) => {
      const { id } = await joinAndLockLearner(tx, cohort.id, call, now);
      const ledger = await loadLedger(tx, id, nearOf(cohort, now));
      const pace = paceFrom(way, here, ledger, now, weekdays as Weekday[] | undefined);
      await savePace(tx, id, pace);
      return {
        cohortId: cohort.id,
        isOwn: isOwnPlace(cohort.guildId),
        next: nextOf(plan, cohort, withPace(ledger, pace), now),
        weekdays: pace.weekdays,
      };
    });
    return paceChosen(call.words, chosen);
  },
});

/** A ledger with a pace that was written: of one date the last one holds. */
export function withPace(ledger: Ledger, pace: Pace): Ledger {
  return { ...ledger, paces: [...ledger.paces.filter(({ from }) => from !== pace.from), pace] };
}

/** The row to write: with the group from its latest day on, from the plan's first, or at one's own pace from one's next. */
export function paceFrom(
  way: 'first' | 'group' | 'own',
  { cohort, plan }: InPlan,
  ledger: Ledger,
  now: Date,
  weekdays?: Weekday[],
): Pace {
  const from = learnerDate(ledger, now);
  const first = firstDay(plan, cohort).key;
  const latest = latestPosted(plan, ledger)?.key ?? first;
  if (way !== 'own') return { from, kind: 'group', dayKey: way === 'first' ? first : latest, weekdays: [] };
  const free = cohort.weekdays.filter((one) => !isRestWeekday(ledger, from, one));
  const dayKey = standingOf(plan, cohort, ledger, now).next?.key ?? latest;
  return { from, kind: 'own', dayKey, weekdays: weekdays ?? (free.length === 0 ? cohort.weekdays : free) };
}

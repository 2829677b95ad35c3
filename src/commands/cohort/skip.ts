import { findDay } from '../../curriculum/look-up.ts';
import { nextDay } from '../../curriculum/plan.ts';
import { skipDay } from '../../db/posts/posts.ts';
import { say } from '../../messages/kit/format.ts';
import { inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { word } from '../options.ts';

/** Leaves the day out whose post Discord refuses; the plan goes on with the next one. */
export const skip = inPlan({
  input: { day: word },
  answers: 'update',
  look: '/cohort status',
  unsaved: ({ words }) => words.cohort.runsAsBefore,
  async run(call, ctx, { cohort, plan }) {
    const { skip: words } = call.words.cohort;
    const day = findDay(plan, call.input.day);
    if (day === undefined) return say(words.nothing(null), { components: [] });
    const { isSkipped } = await once(ctx, call, async (tx) => ({
      isSkipped: await skipDay(tx, cohort.id, day.key, ctx.now()),
    }));
    if (!isSkipped) return say(words.nothing(day.label), { components: [] });
    ctx.log.info({ cohort: cohort.id, day: day.key, user: call.userId }, 'a day was left out');
    const next = nextDay(plan, day.key, cohort.firstDayKey);
    return say(words.leftOut(day.label, next?.label ?? null, cohort.nextPostAt), { components: [] });
  },
});

import type { Context } from '../../../context.ts';
import { parseDate } from '../../../core/parse.ts';
import { pauseAt, pauseOver } from '../../../core/pauses.ts';
import { closesAt, slotNow, studies } from '../../../core/schedule.ts';
import { findDay } from '../../../curriculum/look-up.ts';
import { dayLabel } from '../../../curriculum/plan.ts';
import { nextUnposted } from '../../../curriculum/pointer.ts';
import { postNow as bringOn, postOn } from '../../../db/posts/next-day.ts';
import { daysBehind } from '../../../db/posts/posts.ts';
import { askPostNow } from '../../../messages/cohort/next-day.ts';
import { say } from '../../../messages/kit/format.ts';
import { dayName } from '../../../messages/study/day.ts';
import { type Call, refuse } from '../../command.ts';
import { type InPlan, inPlan } from '../../in-cohort.ts';
import { once } from '../../once.ts';
import { word } from '../../options.ts';

export const askNow = inPlan({
  input: {},
  run: async (call, ctx, here) => {
    const { cohort } = here;
    const found = await nowOf(call, ctx, here);
    if ('refusal' in found) return found.refusal;
    const { slot, day } = found;
    return askPostNow(call.words, {
      cohortId: cohort.id,
      day,
      on: slot.on,
      until: closesAt(slot, cohort.zone),
      instead: cohort.nextPostOn === slot.on ? cohort.nextPostAt : null,
      isDue: studies(cohort, slot.on),
    });
  },
});

/** Brings it, as long as that is still the next day and its date has no post. */
export const postNow = inPlan({
  input: { on: word, day: word.optional() },
  look: '/cohort status',
  unsaved: ({ words }) => words.cohort.runsAsBefore,
  run: async (call, ctx, here) => {
    const said = call.words.cohort.postNow;
    const { cohort, plan } = here;
    const found = await nowOf(call, ctx, here);
    const asked = call.input.day === undefined ? null : findDay(plan, call.input.day);
    const isComing = await once<boolean>(ctx, call, async (tx) => {
      if ('refusal' in found || found.slot.on !== parseDate(call.input.on)) return false;
      return found.day?.key === asked?.key && bringOn(tx, cohort, found.slot);
    });
    if (!isComing) return 'refusal' in found ? found.refusal : say(call.words.cohort.comesNext.changed);
    const name = asked == null ? call.words.cohort.closingMessage : dayName(asked);
    ctx.log.info({ cohort: cohort.id, day: asked?.key, user: call.userId }, 'a day is posted out of turn');
    return say(said.coming(name, cohort.channelId));
  },
});

/** What would be posted now, and for which date: none where that has a post, or the group is paused or stuck. */
async function nowOf({ words }: Call<unknown>, ctx: Context, { cohort, plan }: InPlan) {
  const { postNow: said, comesNext, over } = words.cohort;
  const now = ctx.now();
  if (cohort.state !== 'running') return refuse(say(over));
  if (cohort.blocked !== null) return refuse(say(comesNext.stuck));
  const slot = slotNow(now, cohort.zone);
  const pause = pauseAt(cohort.pauses, now) ?? pauseOver(cohort.pauses, slot, cohort.zone);
  if (pause !== undefined) return refuse(say(said.paused));
  const there = await postOn(ctx.db, cohort, slot.on);
  if (there !== undefined) {
    const label = there.dayKey === null ? null : dayLabel(plan, there.dayKey);
    const why = there.state === 'skipped' ? said.skippedToday(there.skipped) : said.postedToday(label, there.at);
    return refuse(
      say([why, ...(cohort.nextPostAt === null ? [] : [words.cohort.nextPost(cohort.nextPostAt)])].join(' ')),
    );
  }
  const day = nextUnposted(plan, cohort, await daysBehind(ctx.db, cohort)) ?? null;
  return { slot, day };
}

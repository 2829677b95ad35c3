import { z } from 'zod';
import type { Context } from '../../context.ts';
import { findDay } from '../../curriculum/look-up.ts';
import { nextDay } from '../../curriculum/plan.ts';
import { skipDay } from '../../db/posts/posts.ts';
import { dayLeftOut, nothingToLeaveOut } from '../../messages/cohort/cohort.ts';
import type { Message } from '../../messages/kit/message.ts';
import type { Call } from '../command.ts';
import { once } from '../once.ts';
import { word } from '../options.ts';
import { findCohort, placed } from '../which-cohort.ts';

export const skipInput = z.object({ ...placed, day: word });

/** Leaves the day out whose post Discord refuses; the plan goes on with the next one. */
export async function skip(call: Call<z.infer<typeof skipInput>>, ctx: Context): Promise<Message> {
  const { day: asked } = call.input;
  const found = await findCohort(call, ctx, { name: 'cohort-skip', input: { day: asked } });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const plan = await ctx.curriculumOf(cohort.versionId);
  const day = findDay(plan, asked);
  if (day === undefined) return nothingToLeaveOut(null);
  const outcome = await once(ctx, call, async (tx) => ({
    kind: (await skipDay(tx, cohort.id, day.key, ctx.now())) ? 'left-out' : 'nothing',
  }));
  if (outcome.kind !== 'left-out') return nothingToLeaveOut(day.label);
  ctx.log.info({ cohort: cohort.id, day: day.key, user: call.userId }, 'a day was left out');
  const next = nextDay(plan, day.key, cohort.firstDayKey);
  return dayLeftOut({ label: day.label, next: next?.label ?? null, at: cohort.nextPostAt });
}

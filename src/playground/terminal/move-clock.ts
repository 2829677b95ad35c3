import { addDays, clockText, instantAt, wallClock } from '../seam.ts';
import { type Context, cannot, type Result, shown } from './context.ts';
import type { Step } from './script/step.ts';

/** Carries out the steps that move the clock; undefined for all others. */
export async function moveClock(context: Context, step: Step): Promise<Result | undefined> {
  const target = await targetOf(context, step);
  if (target === undefined) return undefined;
  if (!('at' in target)) return cannot(target.reason);
  await context.world.moveTo(target.at);
  return shown({ kind: 'clock', at: context.world.now(), zone: context.zone(), who: null });
}

type Target = { at: Date } | { reason: string };

async function targetOf(context: Context, step: Step): Promise<Target | undefined> {
  const now = context.world.now();
  switch (step.kind) {
    case 'pass': {
      const { on, time } = wallClock(now, context.zone());
      const { days, minutes } = step.by;
      const begin = days === 0 ? now : instantAt(addDays(on, days), time, context.zone());
      return { at: new Date(begin.getTime() + minutes * 60_000) };
    }
    case 'at':
      return momentOf(context, step, now);
    case 'next-day': {
      const at = await context.world.nextPost(context.actor().channelId);
      const reason =
        'no post is planned: no plan runs, or it is paused or finished. Move the clock with +1d, or see /cohort status as admin';
      return at === undefined ? { reason } : { at: at > now ? at : now };
    }
    default:
      return undefined;
  }
}

function momentOf(context: Context, { on, time, zone }: Extract<Step, { kind: 'at' }>, now: Date): Target {
  const inZone = zone ?? context.zone();
  const shown = wallClock(now, inZone);
  const today = shown.on;
  if ((on ?? today) === today && time === shown.time) return { at: now };
  const asked = instantAt(on ?? today, time, inZone);
  const at = on === null && asked < now ? instantAt(addDays(today, 1), time, inZone) : asked;
  if (at >= now) return { at };
  return {
    reason: `the clock only moves forward, and it shows ${clockText(now, inZone)} already. --fresh begins anew`,
  };
}

import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { isDatabaseAway } from '../db/client.ts';
import { adoptSent } from '../jobs/adopt.ts';
import { type AskMembership, forgetDeparted, forgetOld } from '../jobs/forget.ts';
import { type Pools, takeUp } from '../jobs/post-due.ts';
import type { Sender } from '../jobs/sender.ts';
import { reasonOf } from '../log/error-form.ts';

export type JobTools = {
  ctx: Context;
  sender: Sender;
  pools: Pools;
  askMembership: AskMembership;
  nightly: (now: Date) => Promise<void>;
  reread: (now: Date) => Promise<void>;
};

/**
 * Does what is due. What a job throws is an outage or a bug: it costs the others nothing, and the next tick tries again.
 * Resolves once all posts are taken up, or as many as there is room for; `settled` once everything is done: false if something failed.
 */
export async function runJobs({ ctx, sender, pools, askMembership, nightly, reread }: JobTools) {
  const beside = Promise.all([
    guarded(ctx.log, 'forgetting what has had its time', () => forgetOld(ctx)),
    guarded(ctx.log, 'forgetting servers that were left', () => forgetDeparted(ctx, askMembership)),
    nightly(ctx.now()),
    guarded(ctx.log, 'reading stored plans again', () => reread(ctx.now())),
  ]);
  // What a restored backup does not know, must be known before anything is posted.
  await guarded(ctx.log, 'looking through channels after a restore', () => adoptSent(ctx, sender));
  const taken = await guarded(ctx.log, 'posting', () => takeUp(ctx, sender, pools));
  const posted = taken === undefined ? undefined : guarded(ctx.log, 'posting', () => taken.settled);
  return { settled: Promise.all([posted, beside]).then(([number]) => number !== undefined) };
}

async function guarded<T>(log: Logger, what: string, job: () => Promise<T>): Promise<T | undefined> {
  try {
    return await job();
  } catch (error) {
    if (isDatabaseAway(error)) log.warn({ reason: reasonOf(error) }, 'the database is away; the next tick tries again');
    else log.error({ err: error }, `${what} failed`);
    return undefined;
  }
}

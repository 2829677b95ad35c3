import type { Context } from '../../context.ts';
import { dayByKey, dayLabel, weekOf } from '../../curriculum/plan.ts';
import { fileOf } from '../../db/notes/files.ts';
import { type Owed, oweAgain } from '../../db/owed.ts';
import { postToEdit } from '../../db/posts/finishers.ts';
import { oweNotice } from '../../db/posts/notices.ts';
import { noteChanged, noteForThread, noteThread, threadAmong } from '../../db/posts/threads.ts';
import { noteInThread, threadName } from '../../messages/notes/thread.ts';
import { readablePlan, stoppedBy } from '../judge.ts';
import { wordsOfGroup } from '../words-of.ts';
import type { Act, Kind, Settled } from './kind.ts';

const dayMs = 24 * 60 * 60_000;
// A day is open to somebody for three dates at most.
const quiet = { day: 4320, week: 10_080 } as const;

/** The thread on a day’s post, or on the first post of its week. */
export const thread: Kind = {
  async render(ctx, { facts }) {
    const found = await postToEdit(ctx.db, postOf(facts));
    if (found === undefined) return null;
    const { post, cohort } = found;
    if (cohort.threads === 'off' || post.messageId === null || post.dayKey === null) return null;
    const plan = await readablePlan(ctx, post.versionId);
    const day = dayByKey(plan, post.dayKey);
    const week = cohort.threads === 'week' ? weekOf(plan, post.dayKey) : undefined;
    if (day === undefined) return null;
    if (week === undefined) {
      return { act: 'open', thread: { on: post.messageId, name: threadName(day), quietMinutes: quiet.day } };
    }
    const keys = week.days.map(({ key }) => key);
    const on = (await threadAmong(ctx.db, post, keys)) ?? post.messageId;
    return { act: 'open', thread: { on, name: threadName(week), quietMinutes: quiet.week } };
  },
  async settled(ctx, one, result) {
    if (result.kind === 'sent') return noteThread(ctx.db, postOf(one.facts), result.messageId, ctx.now());
    await tellOf(ctx, one, result);
  },
};

/** A note that its writer shares with the group, as it reads now; taken away where it is not shared any more. */
export const note: Kind = {
  async render(ctx, { facts, messageId }) {
    const shown = await noteForThread(ctx.db, noteOf(facts));
    if (shown === undefined) return messageId === null ? null : { act: 'remove' };
    const { dayKey, versionId, ...said } = shown;
    const plan = await readablePlan(ctx, versionId);
    const day = dayLabel(plan, dayKey);
    return noteInThread(await wordsOfGroup(ctx, said, plan), {
      ...said,
      day,
      file: await fileOf(ctx.db, noteOf(facts)),
    });
  },
  async settled(ctx, one, result, rendered) {
    // It may have been shared again meanwhile, which makes another message.
    if (result.kind === 'removed') return noteChanged(ctx.db, noteOf(one.facts), ctx.now());
    await tellOf(ctx, one, result);
    // Whoever takes a note back expects it to go, however long the thread stays locked.
    if (isRemoval(rendered) && result.kind !== 'gone')
      await oweAgain(ctx.db, one.key, new Date(ctx.now().getTime() + dayMs), one.untilAt);
  },
};

function isRemoval(rendered: object): rendered is Act {
  return 'act' in rendered && rendered.act === 'remove';
}

/** Has the admins told, once, why nothing can be put into a thread or taken out of it. */
async function tellOf(ctx: Context, { cohortId }: Owed, result: Settled): Promise<void> {
  if (cohortId === null || (result.kind !== 'stop' && result.kind !== 'refused')) return;
  await oweNotice(ctx.db, cohortId, 'threads', ctx.now(), stoppedBy(result));
}

function postOf(facts: unknown): number {
  return (facts as { postId: number }).postId;
}

function noteOf(facts: unknown): number {
  return (facts as { note: number }).note;
}

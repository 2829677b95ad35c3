import type { Context } from '../../context.ts';
import type { Cohort } from '../../db/cohorts.ts';
import { type OwedBeside, priorities } from '../../db/owed.ts';
import { postToEdit } from '../../db/posts/finishers.ts';
import { oweNotice } from '../../db/posts/notices.ts';
import type { Post } from '../../db/posts/posts.ts';
import { isAnnouncement } from '../../messages/kit/permissions.ts';
import { stoppedBy } from '../judge.ts';
import type { Kind } from './kind.ts';

/** A post of yesterday is no news to other servers. */
const freshMs = 24 * 60 * 60_000;

/** Whether a group’s posts go out to the servers that follow its channel. */
export function isPublished({ servers }: Pick<Context, 'servers'>, cohort: Pick<Cohort, 'publishes' | 'channelId'>) {
  return cohort.publishes && isAnnouncement(servers.channel(cohort.channelId));
}

/** Owes it to those servers that a post is published, as part of the statement that records it. */
export function publishingOwed(ctx: Context, cohort: Cohort, { id, channelId }: Post, at: Date): OwedBeside[] {
  if (!isPublished(ctx, { ...cohort, channelId })) return [];
  return [
    {
      key: `publish:${id}`,
      kind: 'publish',
      priority: priorities.news,
      to: { guildId: cohort.guildId, channelId },
      cohortId: cohort.id,
      facts: { postId: id },
      dueAt: at,
      untilAt: new Date(at.getTime() + freshMs),
    },
  ];
}

/** A post is published, unless an admin has thought better of it. */
export const publishing: Kind = {
  async render(ctx, { facts }) {
    const found = await postToEdit(ctx.db, (facts as { postId: number }).postId);
    const messageId = found?.post.messageId ?? null;
    return found === undefined || messageId === null || !found.cohort.publishes ? null : { act: 'publish', messageId };
  },
  async settled(ctx, { cohortId }, result) {
    if (cohortId === null || (result.kind !== 'stop' && result.kind !== 'refused')) return;
    await oweNotice(ctx.db, cohortId, 'unpublished', ctx.now(), stoppedBy(result));
  },
};

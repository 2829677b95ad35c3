import type { Context } from '../../context.ts';
import type { Db } from '../../db/client.ts';
import { type NewOwed, owe, oweInstead, priorities } from '../../db/owed.ts';
import type { GroupNews } from '../../messages/cohort/news.ts';
import { type Call, isOwnPlace } from '../command.ts';

/** News of yesterday confuse more than they tell. */
const freshMs = 24 * 60 * 60_000;

/** News of what comes next that are older than this stay as they stand in the channel. */
const editedMs = 10 * 60_000;

/** Owes a group the news in its channel, and nobody what they have just done in their own plan: written in the transaction that makes them true, and brought within a minute. */
export async function announce(
  tx: Db,
  call: Pick<Call<unknown>, 'interactionId'>,
  ctx: Pick<Context, 'now'>,
  group: { id: number; guildId: string; channelId: string },
  news: GroupNews,
): Promise<void> {
  if (isOwnPlace(group.guildId)) return;
  const now = ctx.now();
  const owing: NewOwed = {
    key: `news:${call.interactionId}:${group.id}:${news.what}`,
    kind: 'news',
    priority: priorities.news,
    to: { guildId: group.guildId, channelId: group.channelId },
    cohortId: group.id,
    facts: news,
    dueAt: now,
    untilAt: new Date(now.getTime() + freshMs),
  };
  if (news.what !== 'next-day') return void (await owe(tx, owing));
  // An admin who looks for the right day does so in several steps, of which the last alone holds.
  const key = `news:next-day:${group.id}:${group.channelId}:${news.at}`;
  await oweInstead(tx, { ...owing, key }, new Date(now.getTime() - editedMs));
}

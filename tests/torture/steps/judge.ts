import { eq } from 'drizzle-orm';
import { posts } from '../../../src/db/schema.ts';
import type { Scene } from './scenes.ts';

export type Judgement = {
  settled: boolean;
  messages: number;
  labelledRightly: boolean;
  /** What the row says that is not so. */
  wrong: string | undefined;
};

const lateFromMs = 15 * 60_000;
/** What a post may take after it was judged, on the fast clock. */
const onItsWayMs = 2 * 60_000;

/** The one post of a channel, as the table has it and as it stands there. */
export async function judge({ db, discord, channelId }: Scene): Promise<Judgement> {
  const [row] = await db.select().from(posts).where(eq(posts.channelId, channelId));
  const messages = discord.world.messages(channelId).filter(({ author }) => author.id === discord.botId);
  const [message] = messages;
  const judgement = { settled: row !== undefined && row.state !== 'claimed', messages: messages.length };
  if (row === undefined || message === undefined) return { ...judgement, labelledRightly: true, wrong: undefined };
  const lateMs = Date.parse(message.timestamp) - row.slotAt.getTime();
  const labelled = JSON.stringify(message.embeds).includes('Posted late');
  const labelledRightly = labelled ? lateMs > lateFromMs - onItsWayMs : lateMs < lateFromMs + onItsWayMs;
  const wrong =
    row.state !== 'sent' ? `it is ${row.state}` : row.messageId !== message.id ? 'another message' : undefined;
  return { ...judgement, labelledRightly, wrong: judgement.settled ? wrong : undefined };
}

import { type REST, Routes } from 'discord.js';
import type { RESTGetAPIChannelMessagesResult } from 'discord-api-types/v10';
import type { Servers } from '../context.ts';
import type { Sender, SendFailure } from '../jobs/sender.ts';
import { parseCustomId } from '../messages/custom-id.ts';
import { failureOf } from './failure.ts';
import { refusalOf } from './refusal.ts';

type Source = { rest: REST; botId: string; servers: Servers };

const readMessageHistory = 1n << 16n;
const page = 100;

/** The id that a message of this moment would have at least: https://discord.com/developers/docs/reference#snowflakes */
export function snowflakeAt(moment: Date): string {
  const discordEpochMs = 1_420_070_400_000;
  return String(BigInt(Math.max(moment.getTime() - discordEpochMs, 0)) << 22n);
}

/** Looks through a channel since a moment for our own message with a button that carries `post=REF`. */
export async function findPost(
  { rest, botId, servers }: Source,
  channelId: string,
  wanted: { since: Date; ref: string },
): ReturnType<Sender['findPost']> {
  try {
    const blind = await historyMissing(rest, servers, channelId);
    if (blind !== undefined) return blind;
    let after = snowflakeAt(wanted.since);
    for (;;) {
      const messages = (await rest.get(Routes.channelMessages(channelId), {
        query: new URLSearchParams({ after, limit: String(page) }),
      })) as RESTGetAPIChannelMessagesResult;
      const found = messages.find((message) => message.author.id === botId && carriesPost(message, wanted.ref));
      if (found !== undefined) return { kind: 'found', messageId: found.id };
      if (messages.length < page) return { kind: 'none' };
      // Within a page Discord lists the newest first.
      after = messages.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b), after);
    }
  } catch (error) {
    return failureOf(refusalOf(error));
  }
}

/** Without Read Message History the list comes back empty and without error, which would read as “never posted”. */
async function historyMissing(rest: REST, servers: Servers, channelId: string): Promise<SendFailure | undefined> {
  const channel = servers.channel(channelId) ?? (await parentOf(rest, servers, channelId));
  if (channel === undefined) return { kind: 'stop', cause: 'missing-access', reason: 'the channel cannot be seen' };
  if ((channel.permissions & readMessageHistory) !== 0n) return undefined;
  return { kind: 'stop', cause: 'missing-permission', reason: 'Read Message History is missing' };
}

/** The gateway does not tell of archived threads; their parent says what may be done in them. */
async function parentOf(rest: REST, servers: Servers, channelId: string): Promise<ReturnType<Servers['channel']>> {
  const channel: unknown = await rest.get(Routes.channel(channelId));
  const parentId = typeof channel === 'object' && channel !== null && 'parent_id' in channel ? channel.parent_id : null;
  return typeof parentId === 'string' ? servers.channel(parentId) : undefined;
}

function carriesPost(message: RESTGetAPIChannelMessagesResult[number], ref: string): boolean {
  const parts = (message.components ?? []).flatMap((row) => (row.type === 1 ? row.components : []));
  return parts.some((part) => 'custom_id' in part && parseCustomId(part.custom_id).input['post'] === ref);
}

import type { Reader } from '../../messages/kit/markdown/inline.ts';
import type { Actor, FileInput, OfferedModal } from '../discord/index.ts';
import type { ZoneName } from '../seam.ts';
import type { World } from '../world/world.ts';
import type { FilledIn, Shown } from './show/shown.ts';

/** What became of a step: what the member is shown, or why it could not be carried out. */
export type Result = { kind: 'shown'; shown: Shown[] } | { kind: 'cannot'; reason: string };

export function shown(...all: Shown[]): Result {
  return { kind: 'shown', shown: all };
}

export function note(text: string): Result {
  return shown({ kind: 'note', text });
}

export function cannot(reason: string): Result {
  return { kind: 'cannot', reason };
}

/** A member at their own screen: the channel they look at, the form that is open, what they were shown last. */
export type Screen = {
  channel: string;
  form: { modal: OfferedModal; filled: FilledIn } | null;
  file: FileInput | null;
  last: Shown[];
};

/** What carrying out a step needs: the world, and the screen of whoever acts. */
export type Context = { world: World; screen: Screen; actor(): Actor; zone(): ZoneName; reader(): Reader };

/** The name of a member's direct messages with the bot, beside those of channels. */
export const directMessages = 'dm';

/** A place as it is named in what is printed. */
export function placeName(channel: string): string {
  return channel === directMessages ? 'direct messages' : `#${channel}`;
}

/** The channels of the servers, without direct messages. */
export function channelsOf({ discord }: Pick<World, 'discord'>): { id: string; name: string }[] {
  return discord.world
    .channels()
    .flatMap((channel) =>
      'guild_id' in channel && typeof channel.name === 'string' ? [{ id: channel.id, name: channel.name }] : [],
    );
}

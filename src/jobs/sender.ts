import type { Message } from '../messages/kit/message.ts';

/** Where something is sent to. */
export type ChannelRef = { guildId: string; channelId: string };

/**
 * Why nothing was delivered. `retry`: passing, try again (not before `afterMs`, which is Discord's own timing); a message
 * may have arrived all the same. `stop`: nobody but the server's admins can mend it; `missing` names permissions, `closed`
 * is somebody's own place that takes no messages of ours, and of `unexplained` nothing is known but Discord's words. `refused`: the channel takes messages, but not this one.
 */
export type SendFailure =
  | { kind: 'retry'; reason: string; afterMs?: number }
  | {
      kind: 'stop';
      cause: 'unknown-channel' | 'missing-access' | 'missing-permission' | 'closed' | 'unexplained';
      missing?: string[];
      reason: string;
    }
  | { kind: 'refused'; reason: string };

/** What a message arrived without: its embeds, or the ping of the role it names. */
export type Lacking = 'text' | 'ping';

export type SendResult = { kind: 'sent'; messageId: string; lacking?: Lacking[] } | SendFailure;

export type SendOptions = {
  /** At most 25 characters. Within a few minutes Discord answers a repetition with the first message. */
  nonce?: string;
  /** The channel's history must be readable, so that the message can be looked for should its fate be unknown. */
  findable?: boolean;
  /** Asked at the very moment before each request, repetitions included; none is made once it says no. */
  mayTry?(): boolean;
};

/** A thread on a message of ours; `quietMinutes` without a word put it away: https://discord.com/developers/docs/resources/channel#channel-object */
export type ThreadWish = { on: string; name: string; quietMinutes: 4320 | 10_080 };

/** A message of ours that carries a post's buttons. */
export type OwnPost = { ref: string; messageId: string; at: Date; content: string };

type Trying = Pick<SendOptions, 'mayTry'>;
/** What became of a message that stands in a channel; `gone` where there is none any more. */
type Changed = SendResult | { kind: 'gone' };

/** How jobs reach people; each call takes 20 s at most. Never throws. */
export type Sender = {
  /** Sends to a channel, if it takes messages with text and history as far as is known; repeats for some seconds at most. */
  send(place: ChannelRef, message: Message, options?: SendOptions): Promise<SendResult>;
  /**
   * Looks for our own message whose buttons carry this post's ref among those newer than an id. `at` is when Discord
   * made it. Fails (`stop`) rather than read an empty history.
   */
  findPost(
    place: ChannelRef,
    wanted: { sinceId: string; ref: string },
  ): Promise<{ kind: 'found'; messageId: string; at: Date } | { kind: 'none' } | SendFailure>;
  /** All our own messages with a post's buttons that are newer than an id, oldest first. Fails as `findPost` does. */
  ownPosts(place: ChannelRef, wanted: { sinceId: string }): Promise<{ kind: 'found'; posts: OwnPost[] } | SendFailure>;
  /** Turns a message of ours into another; `gone` where there is none any more, or Discord takes no more edits of it. */
  edit(place: ChannelRef, messageId: string, message: Message, options?: Trying): Promise<Changed>;
  /** Takes a message of ours away; `removed`, too, where there was none any more. */
  remove(place: ChannelRef, messageId: string, options?: Trying): Promise<{ kind: 'removed' } | SendFailure>;
  /** Opens a thread on a message of ours, which gives it its id; one that is open already is as good. `gone`: the message is. */
  openThread(place: ChannelRef, wish: ThreadWish, options?: Trying): Promise<Changed>;
  /** Has a message of ours in an announcement channel go out to the servers that follow it; `gone` where either is no more. */
  publish(place: ChannelRef, messageId: string, options?: Trying): Promise<Changed>;
  /** Sends to a person; `closed` when they take no direct messages from us. */
  direct(userId: string, message: Message, options?: SendOptions): Promise<SendResult | { kind: 'closed' }>;
};

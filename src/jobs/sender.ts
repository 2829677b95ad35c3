import type { Message } from '../messages/message.ts';

/**
 * Why nothing was delivered. `retry`: passing, try again (not before `afterMs`, which is Discord's own timing).
 * `stop`: nobody but the server's admins can mend it. `refused`: Discord found the message itself wrong, a bug of ours.
 */
export type SendFailure =
  | { kind: 'retry'; reason: string; afterMs?: number }
  | { kind: 'stop'; cause: 'unknown-channel' | 'missing-access' | 'missing-permission'; reason: string }
  | { kind: 'refused'; reason: string };

export type SendResult = { kind: 'sent'; messageId: string } | SendFailure;

/** How jobs reach people. Never throws. */
export type Sender = {
  /**
   * Sends to a channel. With a nonce (≤ 25 characters) a repetition within Discord's window of a few minutes returns
   * the first message; one call may already try for 45 s, so keep blind repetitions within 90 s of the first.
   */
  send(channelId: string, message: Message, options?: { nonce?: string }): Promise<SendResult>;
  /** Looks for our own message since a time whose buttons carry this post's ref. Fails (`stop`) rather than read an empty history. */
  findPost(
    channelId: string,
    wanted: { since: Date; ref: string },
  ): Promise<{ kind: 'found'; messageId: string } | { kind: 'none' } | SendFailure>;
  /** Sends to a person; `closed` when they take no direct messages from us. */
  direct(userId: string, message: Message, options?: { nonce?: string }): Promise<SendResult | { kind: 'closed' }>;
};

import type { Context } from '../../context.ts';
import type { Owed } from '../../db/owed.ts';
import type { Message } from '../../messages/kit/message.ts';
import type { SendResult, ThreadWish } from '../sender.ts';

/** What is done instead of saying something: a thread is opened, a message published, or the one that came of it taken away. */
export type Act = { act: 'open'; thread: ThreadWish } | { act: 'publish'; messageId: string } | { act: 'remove' };

/** What became of it for good. */
export type Settled = Exclude<SendResult, { kind: 'retry' }> | { kind: 'closed' | 'gone' | 'removed' };

/** One kind of what the bot owes. */
export type Kind = {
  /** The message as things stand now; null where nobody needs it any more. */
  render(ctx: Context, owed: Owed): Promise<Message | Act | { later: Date } | null>;
  /** Told what became of what it had rendered, in the transaction that settles it. */
  settled?(ctx: Context, owed: Owed, result: Settled, rendered: Message | Act): Promise<void>;
};

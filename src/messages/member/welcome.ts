import { say } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** The first word in a server that has just added the bot: what it is, and what comes next. */
export function welcome({ member }: Words): Message {
  return say(member.welcome);
}

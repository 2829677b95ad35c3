import { button, customId, offer } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** In somebody's own place nothing runs, and they take part in no group that they can see. */
export function nothingOwn({ ownPlan: words }: Words): Message {
  return offer(words.nothing, button(words.begin, customId('start'), { style: 'success', emoji: '🌱' }));
}

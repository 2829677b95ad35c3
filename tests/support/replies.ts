import type { Message, Modal } from '../../src/messages/kit/message.ts';

/** The words of a reply, or the title of a form. */
export function textIn(reply: Message | Modal): string {
  return 'modal' in reply ? reply.modal.title : (reply.content ?? '');
}

/** The words of a reply, line by line; a form has none. */
export function linesIn(reply: Message | Modal): string[] {
  return 'modal' in reply ? [] : textIn(reply).split('\n');
}

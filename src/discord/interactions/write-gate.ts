import type { WriteGate } from '../../commands/command.ts';
import type { Delivery } from './answers.ts';
import { isAcknowledged, type Reply } from './reply.ts';

/** How far a handler's write has come: not begun, under way (carried out or not), carried out. */
type Passage = 'before' | 'under-way' | 'passed';

/** The gate that a write passes, seen from the dispatcher. */
type Gate = WriteGate & {
  passage(): Passage;
  /** Why nobody waits for the answer, if that has shown: then nothing was written and nothing can be said. */
  refused(): Delivery | undefined;
  /** The caller has been given an answer; what has not been committed by now must not be any more. */
  shut(): void;
};

export function writeGate(reply: Pick<Reply, 'acknowledge'>): Gate {
  let passage: Passage = 'before';
  let refused: Delivery | undefined;
  let isShut = false;
  return {
    async open() {
      const delivery = await reply.acknowledge();
      if (!isAcknowledged(delivery)) {
        refused = delivery;
        throw new Error('nobody waits for the answer');
      }
      if (isShut) throw new Error('the answer has been given already');
      passage = 'under-way';
    },
    passed() {
      passage = 'passed';
    },
    passage: () => passage,
    refused: () => refused,
    shut() {
      isShut = true;
    },
  };
}

import { button, customId, named, offer, rows, say } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** In somebody's own place nothing runs, and they take part in no group that they can see. */
export function nothingOwn(words: Words): Message {
  return offer(words.ownPlan.nothing, beginButton(words));
}

/** What there is to set comes with a plan, and in somebody's own place there is none. */
export function nothingToSet(words: Words): Message {
  return offer(words.ownPlan.nothingToSet, beginButton(words));
}

/** What holds in all plans is asked for in somebody's own place, and they study none. */
export function studyFirst(words: Words): Message {
  return offer(words.ownPlan.studyFirst, beginButton(words));
}

function beginButton({ ownPlan: words }: Words): Button {
  return button(words.begin, customId('/start'), { style: 'success', emoji: '🌱' });
}

export function confirmEnd(
  { cohort, ownPlan: { end: words } }: Words,
  { id, title }: { id: number; title: string },
): Message {
  return offer(
    words.ask(named(title)),
    button(cohort.end.sure, customId('own-end', { cohort: id, sure: 'yes' }), { style: 'danger' }),
    button(words.pause, customId('/pause'), { emoji: '🏖️' }),
  );
}

export function ended({ ownPlan: words }: Words, title: string): Message {
  return say(words.end.ended(named(title)), {
    components: rows(button(words.another, customId('/start'), { emoji: '🌱' })),
  });
}

/** What can be done with a plan of one's own that runs, beside changing it: to go on, if it rests, or to end it. */
export function ownButtons({ ownPlan: words }: Words, { id, rests }: { id: number; rests: boolean }): Button[] {
  return [
    ...(rests ? [button(words.goOn, customId('pause-end'), { style: 'success', emoji: '▶️' })] : []),
    button(words.end.askButton, customId('own-end', { cohort: id }), { emoji: '🏁' }),
  ];
}

import { customId } from '../kit/custom-id.ts';
import { button, named, say, shorten, timestamp } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';

/** What a finished plan that has grown would go on with, and when. */
export type Continuation = { cohortId: number; channelId: string; dayName: string; at: Date };

/** The button by which it does. */
export function continueButton({ cohortId, dayName }: Continuation): Button {
  return button(`Go on with ${shorten(dayName, 40)}`, customId('cohort-continue', { cohort: cohortId }), {
    style: 'success',
    emoji: '▶️',
  });
}

/** That a finished plan has days again. */
export function continueLine({ channelId, dayName, at }: Continuation): string {
  return `🌱 The plan in <#${channelId}> was finished and has grown: it can go on with **${named(dayName)}** on ${timestamp(at, 'F')}, with the same people and all that they have done.`;
}

/** It goes on. */
export function cohortContinued({ channelId, dayName, at }: Continuation): Message {
  return say(
    `▶️ The plan in <#${channelId}> goes on with **${named(dayName)}** on ${timestamp(at, 'F')}. Everybody is still in it; nothing that was done changes.`,
    { components: [] },
  );
}

/** Another plan runs in its channel by now. */
export function placeTaken(channelId: string): Message {
  return say(
    `Another plan runs in <#${channelId}> now, and a channel holds one at a time. Nothing was changed. End that one with **/cohort end** first, then press the button again.`,
  );
}

/** There is nothing left to post, or it runs already. */
export function nothingToContinue(title: string): Message {
  return say(
    `**${named(title)}** has nothing to go on with: it runs already, or every day of it was posted. Nothing was changed.`,
  );
}

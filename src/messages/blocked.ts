import { say } from './format.ts';
import type { Message } from './message.ts';

/** What the admin is told, once, when a cohort's posts no longer reach their channel. */
export function blockedNotice(blocked: {
  channelId: string;
  failure:
    | { kind: 'stop'; cause: 'unknown-channel' | 'missing-access' | 'missing-permission'; reason: string }
    | { kind: 'refused'; reason: string };
}): Message {
  return say(
    [
      `⚠️ I can’t post the study plan in <#${blocked.channelId}> at the moment: ${reasonWords(blocked.failure)}`,
      nextStep(blocked.failure),
      'Nothing is lost: no streak is touched, no day of the plan is skipped, and I keep trying.',
    ].join('\n'),
  );
}

type Failure = Parameters<typeof blockedNotice>[0]['failure'];

function reasonWords(failure: Failure): string {
  if (failure.kind === 'refused') return 'Discord refuses the message, which is a mistake of mine.';
  if (failure.cause === 'unknown-channel') return 'the channel is gone.';
  if (failure.cause === 'missing-access') return 'I can no longer see the channel.';
  return `${failure.reason}.`;
}

function nextStep(failure: Failure): string {
  if (failure.kind === 'refused') return 'Please tell whoever runs this bot; the log has the details.';
  if (failure.cause === 'unknown-channel')
    return 'Next step: choose another one with **/cohort edit channel**, or end it with **/cohort end**.';
  return 'Next step: allow me **View Channel**, **Send Messages**, **Embed Links** and **Read Message History** there. I go on by myself as soon as I may.';
}

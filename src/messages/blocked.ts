import { list, say } from './format.ts';
import type { Message } from './message.ts';

/** What keeps posts from their channel; `missing` names permissions. */
export type Block =
  | { kind: 'stop'; cause: 'unknown-channel' | 'missing-access' | 'missing-permission'; missing?: string[] }
  | { kind: 'refused' };

/** What the admin is told, once, when a cohort's posts no longer reach their channel. */
export function blockedNotice({ channelId, block }: { channelId: string; block: Block }): Message {
  return say(
    [
      `⚠️ I can’t post the study plan in <#${channelId}> at the moment: ${blockedReason(block)}.`,
      nextStep(block),
      'Nothing is lost: no streak is touched, no day of the plan is skipped, and I keep trying.',
    ].join('\n'),
  );
}

/** Why posts are stuck, in the words that admins read here and in /cohort status. */
export function blockedReason(block: Block): string {
  if (block.kind === 'refused') return 'Discord refuses the message, which is a mistake of mine';
  if (block.cause === 'unknown-channel') return 'the channel is gone';
  if (block.cause === 'missing-access') return 'I can no longer see the channel';
  const missing = (block.missing ?? []).map((name) => `**${name}**`);
  return missing.length === 0 ? 'I’m missing a permission there' : `I’m missing ${list(missing)} there`;
}

function nextStep(block: Block): string {
  if (block.kind === 'refused') return 'Please tell whoever runs this bot; the log has the details.';
  if (block.cause === 'unknown-channel')
    return 'Next step: choose another one with **/cohort edit channel**, or end it with **/cohort end**.';
  return 'Next step: allow me **View Channel**, **Send Messages**, **Embed Links** and **Read Message History** there. I go on by myself as soon as I may.';
}

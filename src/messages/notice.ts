import { refOf } from '../core/reference.ts';
import type { Block } from '../core/trouble.ts';
import { blockWords, nextStep } from './blocked.ts';
import { customId } from './custom-id.ts';
import { button, rows, say } from './format.ts';
import type { Button, Message } from './message.ts';

/** What admins have to be told about a cohort's posts. */
export type NoticeFacts = {
  kind: 'blocked' | 'textless' | 'silent-role';
  block: Block | null;
  cohortId: number;
  channelId: string;
  roleId: string | null;
  /** How people call the day that is refused. */
  label: string | undefined;
};

/** The whole notice, as it goes to a person or a channel; it pings nobody. */
export function noticeMessage(facts: NoticeFacts): Message {
  const skip = facts.block?.code === 'refused' ? skipButton(facts.cohortId, facts.block.dayKey) : [];
  return say(noticeText(facts), { components: rows(...skip) });
}

/** Its words. */
export function noticeText({ kind, block, channelId, roleId, label }: NoticeFacts): string {
  if (kind === 'silent-role')
    return `⚠️ The daily posts in <#${channelId}> name ${roleId === null ? 'a role' : `<@&${roleId}>`}, but nobody is notified.\nNext step: make the role mentionable, or allow me **Mention @everyone, @here, and All Roles** there; **/cohort edit** chooses another role.`;
  if (kind === 'textless')
    return `⚠️ The last post in <#${channelId}> came as a bare headline: Discord left its text out, because I’m missing **Embed Links** there.\nNext step: allow me **Embed Links** there. The day itself is under **/day**.`;
  const why = block ?? { code: 'broken' };
  return [
    `⚠️ I can’t post the study plan in <#${channelId}> at the moment: ${blockWords(why, label)}.`,
    nextStep(why),
    'Nothing is lost: no streak is touched, no day of the plan is skipped, and I keep trying.',
  ].join('\n');
}

/** Leaves a refused day out; none where no day is refused. */
export function skipButton(cohortId: number, dayKey: string | null): Button[] {
  if (dayKey === null) return [];
  return [button('Skip this day', customId('cohort-skip', { cohort: cohortId, day: refOf(dayKey) }), { emoji: '⏭️' })];
}

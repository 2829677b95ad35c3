import type { BlockReason } from '../../core/block-reasons.ts';
import { refOf } from '../../core/reference.ts';
import { customId } from '../kit/custom-id.ts';
import { button, rows, say } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import { blockWords, nextStep } from './blocked.ts';

/** What admins have to be told about a cohort's posts. */
type NoticeFacts = { kind: 'blocked' | 'textless' | 'silent-role' | 'ending'; block: BlockReason | null };
type Noticed = { id: number; channelId: string; roleId: string | null };

/** The whole notice, as it goes to a person or a channel; it pings nobody. A button works in a server only. */
export function noticeMessage(facts: NoticeFacts, cohort: Noticed, where: 'server' | 'direct'): Message {
  const buttons = where === 'server' ? skipButtons(cohort.id, facts.block) : [];
  return say(noticeText(facts, cohort), buttons.length === 0 ? {} : { components: rows(...buttons) });
}

/** Its words. */
export function noticeText({ kind, block }: NoticeFacts, { channelId, roleId }: Noticed): string {
  if (kind === 'silent-role')
    return `⚠️ The daily posts in <#${channelId}> name ${roleId === null ? 'a role' : `<@&${roleId}>`}, but nobody is notified.\nNext step: make the role mentionable, or allow me **Mention @everyone, @here, and All Roles** there; **/cohort edit** chooses another role.`;
  if (kind === 'textless')
    return `⚠️ The last post in <#${channelId}> came as a bare headline: Discord left its text out, because I’m missing **Embed Links** there.\nNext step: allow me **Embed Links** there. The day itself is under **/day**.`;
  if (kind === 'ending')
    return `🏁 The plan in <#${channelId}> runs out within a week.\nNothing has to be done. If it is to go on, add days to it with **/curriculum update**; the same people go on with them, also after the end.`;
  const why = block ?? { code: 'broken' };
  return [
    `⚠️ I can’t post the study plan in <#${channelId}> at the moment: ${blockWords(why)}.`,
    nextStep(why),
    'Nothing is lost: no streak is touched, no day of the plan is skipped, and I keep trying.',
  ].join('\n');
}

/** Leaves a refused day out; none where no day is refused. */
export function skipButtons(cohortId: number, block: BlockReason | null): Button[] {
  if (block?.code !== 'refused' || block.dayKey === null) return [];
  const input = { cohort: cohortId, day: refOf(block.dayKey) };
  return [button('Skip this day', customId('cohort-skip', input), { emoji: '⏭️' })];
}

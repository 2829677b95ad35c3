import type { BlockReason } from '../../core/block-reasons.ts';
import { refOf } from '../../core/reference.ts';
import { customId } from '../kit/custom-id.ts';
import { button, rows, say } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** What admins have to be told about a cohort's posts. */
type Notice = { kind: 'blocked' | 'textless' | 'silent-role' | 'ending'; block: BlockReason | null };
type Told = { id: number; channelId: string; roleId: string | null };

/** The whole notice, as it goes to a person or a channel; it pings nobody. A button works in a server only. */
export function noticeMessage(words: Words, notice: Notice, cohort: Told, where: 'server' | 'direct'): Message {
  const buttons = where === 'server' ? skipButtons(words, cohort.id, notice.block) : [];
  return say(noticeText(words, notice, cohort), buttons.length === 0 ? {} : { components: rows(...buttons) });
}

/** Its words. */
export function noticeText({ cohort: { notice } }: Words, { kind, block }: Notice, cohort: Told): string {
  switch (kind) {
    case 'silent-role':
      return notice.silentRole(cohort.channelId, cohort.roleId);
    case 'textless':
      return notice.textless(cohort.channelId);
    case 'ending':
      return notice.ending(cohort.channelId);
    case 'blocked':
      return notice.blocked(cohort.channelId, block ?? { code: 'broken' });
  }
}

/** Leaves a refused day out; none where no day is refused. */
export function skipButtons({ cohort: { skip } }: Words, cohortId: number, block: BlockReason | null): Button[] {
  if (block?.code !== 'refused' || block.dayKey === null) return [];
  const input = { cohort: cohortId, day: refOf(block.dayKey) };
  return [button(skip.button, customId('cohort-skip', input), { emoji: '⏭️' })];
}

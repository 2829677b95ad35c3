import { customId } from '../kit/custom-id.ts';
import { button, embed, rows } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import type { DailyPost } from './daily-post.ts';
import { openLine } from './daily-post.ts';

/** A day's post where Discord takes none of the author's words: its number and minutes, and where the day is read. */
export function barePost({ ref, place, roleId, ...times }: Omit<DailyPost, 'finished' | 'ending'>): Message {
  const { day, inPlan } = place;
  const ping = roleId === null ? '' : `<@&${roleId}> `;
  const minutes = day.minutes === null ? '' : ` · ${day.minutes} min`;
  const post = { post: ref };
  return {
    content: `${ping}📘 Day ${day.number ?? inPlan.position}${minutes} · open it with /day`,
    embeds: [embed({ description: openLine(times) })],
    components: rows(
      button('Done', customId('done', post), { style: 'success', emoji: '✅' }),
      button('Open', customId('day', post), { emoji: '📖' }),
      button('Note', customId('note', post), { emoji: '📝' }),
      button('Week', customId('week', post), { emoji: '🗓️' }),
    ),
    allowed_mentions: roleId === null ? { parse: [] } : { parse: [], roles: [roleId] },
  };
}

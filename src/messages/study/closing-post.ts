import { MessageFlags } from 'discord-api-types/v10';
import { daysOf, type Plan } from '../../curriculum/plan.ts';
import { customId } from '../kit/custom-id.ts';
import { button, count, rows, say, shorten } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';

const contentLimit = 2_000;
const elsewhere = 'What to take along from it: /month.';

/** The one message after the last day; `bare` where Discord takes none of the author's words. */
export function closingPost(plan: Plan, { ref, bare }: { ref: string; bare: boolean }): Message {
  const { title, months } = plan.curriculum;
  const first = [
    `🏁 ${bare ? 'The plan' : `**${shorten(title, 300)}**`} is complete: all ${count(daysOf(plan).length, 'day')} have been posted.`,
    'Nothing closes: days you have left can still be done with /done, and /week, /notes and /streak go on working.',
  ];
  const month = bare ? undefined : months.at(-1);
  const items = month?.takeaways.flatMap((group) => group.items) ?? [];
  const takeaways = items.length === 0 ? [] : [`**Take along**\n${items.map((item) => `• ${item}`).join('\n')}`];
  const closing = month?.closing == null ? [] : [month.closing];
  // What does not fit is read under /month.
  const versions = [[...takeaways, ...closing], [...closing, elsewhere], [elsewhere]];
  const texts = versions.map((version) => [...first, ...version].join('\n\n'));
  return say(texts.find(({ length }) => length <= contentLimit) ?? first.join('\n\n'), {
    components: rows(button('Week', customId('week', { post: ref }), { emoji: '🗓️' })),
    // The plan's own words stand in the text here, and previews of their links would bury them.
    flags: MessageFlags.SuppressEmbeds,
  });
}

import { MessageFlags } from 'discord-api-types/v10';
import { daysOf, type Plan } from '../../curriculum/plan.ts';
import { customId } from '../kit/custom-id.ts';
import { button, rows, say, shorten } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

const contentLimit = 2_000;

/** The one message after the last day; `bare` where Discord takes none of the author's words. */
export function closingPost(
  { study: { post: said } }: Words,
  plan: Plan,
  { ref, bare }: { ref: string; bare: boolean },
): Message {
  const { title, months } = plan.curriculum;
  const first = said.planEnds(bare ? null : shorten(title, 300), daysOf(plan).length);
  const month = bare ? undefined : months.at(-1);
  const items = month?.takeaways.flatMap((group) => group.items) ?? [];
  const takeaways =
    items.length === 0 ? [] : [[`**${said.takeaways}**`, ...items.map((item) => `• ${item}`)].join('\n')];
  const closing = month?.closing == null ? [] : [month.closing];
  const elsewhere = said.takeawaysElsewhere;
  // What does not fit is read under /month.
  const versions = [[...takeaways, ...closing], [...closing, elsewhere], [elsewhere]];
  const texts = versions.map((version) => [first, ...version].join('\n\n'));
  return say(texts.find(({ length }) => length <= contentLimit) ?? first, {
    components: rows(button(said.week, customId('week', { post: ref }), { emoji: '🗓️' })),
    // The plan's own words stand in the text here, and previews of their links would bury them.
    flags: MessageFlags.SuppressEmbeds,
  });
}

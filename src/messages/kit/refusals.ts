import type { Words } from '../words/words.ts';
import { button, named, rows, say, shorten } from './format.ts';
import type { Message } from './message.ts';

/** What 2,000 characters leave for titles beside twenty channels and what is said about them. */
const roomForTitles = 1_000;
/** As many buttons as fit into a message beside its words. */
export const choicesAtMost = 20;

/** More than one cohort could be meant; each button repeats the whole request for one of them. `all`: how many there are. */
export function whichCohort(
  words: Words,
  choices: { channelId: string; channelName: string; title: string; id: string }[],
  all: number,
): Message {
  // All lines together must fit into a message, however many and long their titles are.
  const most = Math.min(100, Math.floor(roomForTitles / choices.length));
  const lines = choices.map(({ title, channelId }) => words.kit.planLine(shorten(named(title), most), channelId));
  const rest = all === choices.length ? [] : [words.kit.orInItsChannel];
  return say([words.kit.whichPlan, ...lines, ...rest].join('\n'), {
    components: rows(...choices.map(({ channelName, id }) => button(`#${shorten(channelName, 30)}`, id))),
  });
}

import type { Day } from '../curriculum/model.ts';
import type { Plan } from '../curriculum/plan.ts';
import type { Reader } from '../messages/kit/markdown/inline.ts';
import type { Message } from '../messages/kit/message.ts';
import {
  ansiStyle,
  discordTime,
  embedText,
  indented,
  plainStyle,
  rowText,
  terminalText,
} from '../messages/kit/terminal.ts';
import { dayName } from '../messages/study/day.ts';
import { factsAlone, previewOf } from '../messages/study/post.ts';
import { wordsFor } from '../messages/words/words.ts';
import type { Preview } from './arguments.ts';
import { previewPage } from './preview-page.ts';
import type { Terminal } from './terminal.ts';

const zone = 'UTC';

/** A day's post as it goes out today, for a terminal or as a page. Only what learners will have done cannot be foreseen. */
export function printedPost(
  plan: Plan,
  day: Day,
  form: Preview['form'],
  { now, coloured }: Pick<Terminal, 'now' | 'coloured'>,
): string {
  const at = now();
  const message = previewOf(wordsFor('en'), plan, day, factsAlone(at, zone));
  return form === 'html' ? previewPage(dayName(day), message, at) : asText(message, at, coloured);
}

function asText({ content, embeds, components }: Message, now: Date, coloured: boolean): string {
  const reader: Reader = { zone, locale: 'en', now, nameOf: () => undefined };
  const style = coloured ? ansiStyle : plainStyle;
  const parts = [
    style.dim(`${style.bold('Daymark')} ${discordTime(now, 't', reader)}`),
    ...(content === undefined ? [] : [terminalText(content, reader, style)]),
    ...(embeds ?? []).map((embed) => embedText(embed, reader, style)),
    ...(components ?? []).map(rowText),
  ];
  return `${parts.map(indented).join('\n')}\n`;
}

import { fold } from '../../src/core/look-up.ts';
import { parseDate, parseTime, parseWeekdays } from '../../src/core/parse.ts';
import { oneLine, storable, wordsOf } from '../../src/core/text.ts';
import { findZone, suggestZones } from '../../src/core/zones/zones.ts';
import type { Day } from '../../src/curriculum/model.ts';
import { planOf } from '../../src/curriculum/plan.ts';
import { slugOf } from '../../src/curriculum/plans/plan-name.ts';
import { attachmentName } from '../../src/discord/interactions/attachments.ts';
import { bullet, optionOf } from '../../src/messages/goals/ticks.ts';
import { named, plain, quoted, shorten, withoutLinks } from '../../src/messages/kit/format.ts';
import { pagesOf } from '../../src/messages/kit/pages.ts';
import { personName, quotation } from '../../src/messages/kit/people.ts';
import { noteForm } from '../../src/messages/notes/form.ts';
import { firstDayPreview } from '../../src/messages/plans/add.ts';
import { factsAlone } from '../../src/messages/study/post.ts';
import { wordsFor } from '../../src/messages/words/words.ts';

/** Texts that make a careless pattern try the same signs again and again; each is `length` characters long. */
export const shapes: Record<string, string> = {
  brackets: '[',
  'open links': '[](http://',
  'links in links': '[a](b[',
  'addresses in brackets': '[a](https://e.example/((',
  blanks: ' ',
  'blank lines': '\n',
  'a bullet and blanks': '-  \n',
  stars: '*_`~|',
  backslashes: '\\',
  slashes: ' / ',
  dashes: 'mon - ',
  words: 'слово 字 word ',
  'marks on letters': 'e\u0301\u0323',
  emoji: '👨‍👩‍👧‍👦',
  'zero width': '\u200b',
  'controls and turned text': '\u0007\u202e\u2028',
};

export function hostileText(shape: string, length: number): string {
  const part = shapes[shape] ?? shape;
  // What makes a pattern fail stands at the end.
  return `${part
    .repeat(Math.ceil(length / part.length))
    .slice(0, Math.max(0, length - 2))
    .toWellFormed()}!x`;
}

const day = (text: string): Day => ({
  key: '1',
  label: 'Day 1',
  number: 1,
  title: 'T',
  minutes: 5,
  fields: [
    { kind: 'documentation', label: 'Write down', text },
    { kind: 'task', label: 'Task', text },
  ],
  resources: [],
  review: false,
  place: { file: 'a.md', line: 1, column: 1 },
});

/** What is done in the main thread with words of authors and members. */
export const works: Record<string, (text: string) => unknown> = {
  plain,
  quoted: (text) => quoted(text),
  named: (text) => named(text),
  shorten: (text) => shorten(text, 100),
  'shorten to half': (text) => shorten(text, Math.floor(text.length / 2)),
  withoutLinks,
  storable,
  oneLine,
  wordsOf,
  fold,
  slugOf,
  bullet,
  'an option of a list': (text) => optionOf({ id: '1', text }),
  'pages of a text': (text) => pagesOf([text]),
  'the form of a note': (text) =>
    noteForm(wordsFor('en'), { cohortId: 1, day: day(text), audience: 'me', offersDone: true }),
  'the preview of a day': (text) =>
    firstDayPreview(
      wordsFor('en'),
      planOf({ slug: 'x', title: 'X', months: [] }),
      day(text),
      factsAlone(new Date(0), 'UTC'),
    ),
  'a note that others read': quotation,
  'the name of somebody': (text) => personName({ userId: '1', displayName: text }),
  'the name of a file': (text) => attachmentName({ filename: 'a.md', title: text }),
  findZone,
  suggestZones: (text) => suggestZones(text),
  parseDate,
  parseTime,
  parseWeekdays,
};

import type { Code, Html, RootContent } from 'mdast';
import { plain } from '../../words/text-cleanup.ts';
import { isNearWord, looksLikeUnit } from '../../words/vocabulary.ts';
import type { FileChoice, Opening } from '../choice/opening.ts';
import { firstLineOf } from '../mentions/item-mentions.ts';
import { boldDepth, type Heading, isRow, type Mention } from '../mentions/mention.ts';
import { type NamedUnit, namedUnitOf } from '../mentions/unit.ts';
import type { ParsedFile } from '../parsed-file.ts';
import type { Source } from '../source.ts';
import { misplacedUnits } from './misplaced-units.ts';
import { kinds, type Read } from './numbers-read.ts';
import { isWithin } from './open-ends.ts';
import { reportSlip, type Slip } from './slip.ts';

type Word = NamedUnit['word'];

type IsMissing = (word: Word, number: number) => boolean;

/** What a file was read as; `days` and `weeks` are those that begin in it, in order. */
type Seen = {
  source: Source;
  openings: FileChoice['openings'];
  days: Opening[];
  weeks: Opening[];
  isMissing: IsMissing;
  read: Read;
};

/**
 * Reports what looks like a day or week that the plan has nowhere: `## Dya 7`, `## Day Three`, `##Day 3`, `Day 3: …`
 * without #, or signs that nobody sees before the word.
 */
export function reportNearUnits(file: ParsedFile, choice: FileChoice, read: Read, hidden: (Code | Html)[]): void {
  const { source, blocks, headings, mentions } = file;
  const { openings } = choice;
  const parts = [...openings.values()].sort((one, other) => one.at - other.at);
  const [days, weeks] = [parts.filter(({ kind }) => kind === 'day'), parts.filter(({ kind }) => kind === 'week')];
  const isMissing = (word: Word, number: number): boolean => {
    const kind = kinds[word];
    return kind !== undefined && read.uses(word) && !read.has(kind, number);
  };
  const seen = { source, openings, days, weeks, isMissing, read };
  const slips = gluedHeadings(seen, hidden);
  // A file that is a day holds all its headings.
  if (!choice.day) {
    slips.push(...headings.flatMap((heading) => nearHeading(seen, heading)));
    slips.push(...mentions.flatMap((mention) => unreadMention(seen, mention)));
    slips.push(...nearItems(seen, blocks));
    slips.push(...misplacedUnits(source, blocks, hidden, isMissing));
  }
  const lines = new Set<number>();
  for (const slip of slips.sort((one, other) => one.at - other.at)) {
    if (!lines.has(slip.at)) reportSlip(source, slip);
    lines.add(slip.at);
  }
}

function nearHeading(seen: Seen, heading: Heading): Slip[] {
  const { text, at } = heading;
  if (seen.openings.has(at)) return [];
  const near = looksLikeUnit(text);
  if (!near) return [...numberedHeading(seen, heading), ...misspeltHeading(seen, heading)];
  const { word, label, number } = near;
  if (number === null ? !seen.read.uses(word) : !seen.isMissing(word, number)) return [];
  if (number !== null) return [{ at, code: 'looks-like-unit', facts: { text: cut(text), label } }];
  const before = lastBefore(word === 'day' ? seen.days : seen.weeks, at);
  const facts = { text: cut(text), written: `${label} ${numberAfter(before)}: …` };
  return [{ at, code: 'looks-like-unit-unnumbered', facts }];
}

const numberFirst = /^(\d{1,4})\s+(?=\p{L})/u;

/** `### 3. Feed` between days that are headed by their word. */
function numberedHeading(seen: Seen, { text, at, depth, mention }: Heading): Slip[] {
  const before = lastBefore(seen.days, at);
  const number = mention?.unit.named === 'number' ? mention.unit.number : Number(numberFirst.exec(text)?.[1]);
  const isNext = number === numberAfter(before) && before?.depth === depth && before.unit.named === 'word';
  if (!before || !number || !isNext || !seen.isMissing(before.unit.word, number)) return [];
  const title = mention?.unit.title ?? text.replace(numberFirst, '');
  const label = before.unit.label.replace(String(before.unit.number), String(number));
  return [{ at, code: 'looks-like-unit-unnamed', facts: { text: cut(text), written: `${label}: ${cut(title)}` } }];
}

/** `### Dau 3` where day 3 should follow: so short a word is taken for a slip only there. */
function misspeltHeading(seen: Seen, { text, at, depth, mention }: Heading): Slip[] {
  const { number, named, label } = mention?.unit ?? {};
  if (named !== 'otherwise' || !number || !label) return [];
  return [seen.days, seen.weeks].flatMap((parts): Slip[] => {
    const before = lastBefore(parts, at);
    if (before?.depth !== depth || number !== numberAfter(before) || !seen.isMissing(before.unit.word, number))
      return [];
    const meant = before.unit.label.replace(String(before.unit.number), String(number));
    return isNearWord(label, meant) ? [{ at, code: 'looks-like-unit', facts: { text: cut(text), label: meant } }] : [];
  });
}

/** The items of a list of days that look like days: `- Dya 3: Feed`. */
function nearItems({ source, openings, isMissing }: Seen, blocks: RootContent[]): Slip[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'list') return [];
    const lines = block.children.flatMap((item) => firstLineOf(source, item) ?? []);
    if (!lines.some(({ at }) => openings.has(at))) return [];
    return lines.flatMap(({ line, at }): Slip[] => {
      const text = plain(line);
      const near = openings.has(at) ? null : looksLikeUnit(text);
      if (!near || near.number === null || !isMissing(near.word, near.number)) return [];
      return [{ at, code: 'looks-like-unit', facts: { text: cut(text), label: near.label } }];
    });
  });
}

function cut(text: string): string {
  return text.slice(0, 80);
}

function lastBefore(parts: Opening[], at: number): Opening | undefined {
  return parts.findLast((part) => part.at < at);
}

function numberAfter(day: Opening | undefined): number {
  return (day?.unit.last ?? day?.unit.number ?? 0) + 1;
}

/** A place that names a day by word, of which nothing else was read. */
function unreadMention(seen: Seen, mention: Mention): Slip[] {
  const { unit, form, text, at } = mention;
  const { source, openings, isMissing } = seen;
  if (unit.named !== 'word' || unit.number === null || unit.kind !== 'day' || !isMissing(unit.word, unit.number))
    return [];
  const opening = openings.get(at);
  if (opening) return opening.kind === 'day' ? [] : emptySpan(mention);
  if (!unit.leads || unit.loose) return [];
  const facts = { text: cut(text), label: unit.label };
  if (!isRow(mention)) return [{ at, code: 'looks-like-unit-in-parts', facts }];
  const depth = lastBefore(seen.days, at)?.depth ?? boldDepth;
  if (form !== 'line' || depth >= boldDepth || !source.text.startsWith(text, at)) {
    return [{ at, code: 'looks-like-unit-otherwise', facts }];
  }
  const marks = `${'#'.repeat(depth)} `;
  const edit = { at, length: 0, text: marks };
  return [{ at, code: 'looks-like-unit-unheaded', facts: { ...facts, written: marks + facts.text }, edit }];
}

/** A heading over several days, of which the first does not follow. */
function emptySpan({ unit, text, at }: Mention): Slip[] {
  return unit.last === null
    ? []
    : [{ at, code: 'looks-like-unit-span', facts: { text: cut(text), label: unit.label } }];
}

const unseen = '\\u00a0\\u2000-\\u200d\\u202f\\u2060\\u3000\\ufeff';
const hashed = new RegExp(`^([ \\t${unseen}]{0,8})(#{1,6})(?!#)([ \\t${unseen}]{0,8})([^\\n]{1,300})`, 'gm');
const unseenSpace = new RegExp(`[${unseen}]`);

/** `##Day 3`, or a no-break space behind the #: to Markdown these are no headings, whatever the bot makes of them. */
function gluedHeadings({ source, openings, isMissing }: Seen, hidden: (Code | Html)[]): Slip[] {
  return [...source.text.matchAll(hashed)].flatMap((match) => {
    const { index, 1: indent = '', 2: marks = '', 3: gap = '', 4: rest = '' } = match;
    const isUnseen = unseenSpace.test(indent + gap);
    if (gap !== '' && !isUnseen) return [];
    const text = plain(rest);
    const unit = namedUnitOf(text) ?? looksLikeUnit(text);
    if (!unit || unit.number === null || isWithin(hidden, index)) return [];
    const isRead = [0, indent.length].some((from) => openings.has(index + from));
    if (!isRead && !isMissing(unit.word, unit.number)) return [];
    const facts = { written: `${marks} ${cut(text)}`, isUnseen };
    const edit = { at: index, length: indent.length + marks.length + gap.length, text: `${marks} ` };
    return [{ at: index, code: isRead ? 'glued-heading' : 'looks-like-unit-glued', facts, edit }];
  });
}

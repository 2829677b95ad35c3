import type { Paragraph, RootContent } from 'mdast';
import { plain } from '../../words/text-cleanup.ts';
import { dayPartOf, isSpanOfDays, lastNumberOf, numberedDayOf, type Unit, unitOf } from '../../words/vocabulary.ts';
import { boldDepth, type HeadingText, type OpenFile } from '../headings.ts';
import type { Source } from '../source.ts';
import { labelAt } from './labels.ts';
import { endOf, startOf, wordsOf } from './parse.ts';

const boldLine = /^(?:[^\p{ASCII}]{1,16}\s*)?(\*\*|__)(?=\S)([^\n]{1,300}?)\1([^\n]{0,200})(?:\n\s*|$)/u;

/** The first line of a paragraph, if it is in bold type and names a part of the plan: `**Day 12 – Title (45 min)**`. */
export function boldHeading(source: Source, block: Paragraph): (HeadingText & { end: number }) | null {
  const at = startOf(block);
  const match = boldLine.exec(source.text.slice(at, Math.min(endOf(block), at + 600)));
  if (!match) return null;
  const text = plain(match[0]);
  const unit = unitOf(text);
  if (!unit || unit.loose) return null;
  return { text, depth: boldDepth, at, end: at + match[0].length };
}

const rowOfDay = /^\s*[-*+\d.)[\] x_]*(?:day|lesson|session)\s*#?\d|^\|?[ *]*(?:days?|#)[ *]*\|/im;

type Shape = Pick<OpenFile, 'isMonth' | 'daysInRows' | 'numberedDepth' | 'spans'>;

/** Looks through a whole file for what decides how its parts are read. */
export function shapeOf(source: Source, blocks: RootContent[]): Shape {
  const headings = headingsIn(source, blocks);
  const kinds = headings.map(({ text }) => unitOf(text)?.kind);
  const spans = spansOf(source, headings);
  const hasRows = rowOfDay.test(source.text);
  const hasDays = kinds.includes('day') || spans.size > 0;
  const numberedDepth = hasDays || hasRows ? null : numberedDepthOf(source, headings);
  const daysInRows = !hasDays && numberedDepth === null;
  const hasParts = !daysInRows || kinds.includes('week') || hasRows;
  return { isMonth: hasParts && !kinds.includes('month'), daysInRows, numberedDepth, spans };
}

function headingsIn(source: Source, blocks: RootContent[]): HeadingText[] {
  return blocks.flatMap((block): HeadingText[] => {
    if (block.type === 'heading') return [{ text: wordsOf(block), depth: block.depth, at: startOf(block) }];
    const bold = block.type === 'paragraph' ? boldHeading(source, block) : null;
    return bold ? [bold] : [];
  });
}

/** `Days 3-4: Project` is one unit unless days stand below it. */
function spansOf(source: Source, headings: HeadingText[]): Set<number> {
  const spans = new Set<number>();
  // From the end, so that each heading knows what comes next.
  let next: { day: Unit | null; depth: number; at: number } = { day: null, depth: 0, at: source.text.length };
  for (const { text, depth, at } of headings.toReversed()) {
    const unit = unitOf(text);
    if (!unit) continue;
    const whole = isSpanOfDays(text) ? unitOf(text, true) : null;
    const below = source.text.slice(source.text.indexOf('\n', at) + 1 || at, next.at);
    const holdsDays = next.day !== null && (next.depth > depth || (whole !== null && isWithin(next.day, whole)));
    if (whole && !holdsDays && !rowOfDay.test(below)) spans.add(at);
    next = { day: unit.kind === 'day' ? unit : null, depth, at };
  }
  return spans;
}

function isWithin({ number }: Unit, whole: Unit): boolean {
  return number !== null && number >= (whole.number ?? 0) && number <= (lastNumberOf(whole) ?? 0);
}

/**
 * The depth of headings that are numbered without a break, as days are, in a file that calls nothing a day: at least two,
 * and one of them says how long it takes or has a task, or weeks stand above.
 */
function numberedDepthOf(source: Source, headings: HeadingText[]): number | null {
  const found = headings.flatMap((heading, index) => {
    const unit = numberedDayOf(heading.text);
    return unit ? [{ ...heading, unit, until: headings[index + 1]?.at ?? source.text.length }] : [];
  });
  const [first] = found;
  if (!first || found.length < 2) return null;
  const same = found.filter(({ depth }) => depth === first.depth);
  const isUnbroken = same.every(({ unit }, index) => {
    const before = same[index - 1]?.unit.number ?? null;
    return before === null || unit.number === before + 1 || unit.number === 1;
  });
  if (!isUnbroken || same.length < 2) return null;
  const isWeekly = headings.some(({ text, depth }) => depth < first.depth && unitOf(text)?.kind === 'week');
  const isDay = same.some(({ unit, at, until }) => unit.minutes !== null || hasTask(source.text.slice(at, until)));
  return isWeekly || isDay ? first.depth : null;
}

function hasTask(text: string): boolean {
  return text.split('\n').some((line) => {
    const label = labelAt(line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, ''), (word) => dayPartOf(word) === 'task');
    return label !== null && dayPartOf(label.word) === 'task';
  });
}

import type { Paragraph, RootContent } from 'mdast';
import { addToDay } from './day-content.ts';
import { readDayList, readDayTable } from './day-rows.ts';
import { type Draft, type Named, openMonth, openWeek } from './draft.ts';
import { readFrontMatter } from './front-matter.ts';
import { boldDepth, type HeadingText, type Hints, type OpenFile, openHintedDay, readHeading } from './headings.ts';
import { linkUnits } from './links.ts';
import { endOf, parse, startOf, wordsOf } from './markdown.ts';
import { type Unit, type UnitKind, unitOf } from './meaning.ts';
import { addToMonth } from './month-content.ts';
import { addToProject, addToWeek } from './part-content.ts';
import { placeAt, type Source } from './source.ts';
import { plain } from './wording.ts';

/** Reads one file into the draft, going on where the file before it ended. */
export function readSource(draft: Draft, source: Source): void {
  const blocks = parse(source).children;
  const hints = hintsOf(source.name);
  const file: OpenFile = { source, hints, isMonth: isMonth(source, blocks), started: false };
  Object.assign(draft, { day: null, project: null, sections: [] });
  const place = placeAt(source, 0);
  if (hints.month) openMonth(draft, { ...hinted(hints.month), place }, true);
  if (hints.week) openWeek(draft, { ...hinted(hints.week), place }, true);
  for (const block of blocks) readBlock(draft, file, block);
}

function readBlock(draft: Draft, file: OpenFile, block: RootContent): void {
  const { source } = file;
  if (block.type === 'yaml') readFrontMatter(draft, source, block);
  else if (block.type === 'heading') {
    readHeading(draft, file, { text: wordsOf(block), depth: block.depth, at: startOf(block) });
    const { day } = draft;
    const links = linkUnits(source, block).flatMap((unit) => unit.links);
    if (day) day.resources.push(...links.map(({ title, url }) => ({ title: day.title || title, url })));
  } else if (block.type !== 'thematicBreak') {
    const bold = block.type === 'paragraph' ? boldHeading(source, block) : null;
    if (bold) readHeading(draft, file, bold);
    readContent(draft, file, block, bold ? bold.end : startOf(block));
  }
}

const boldLine = /^(?:[^\p{ASCII}]{1,16}\s*)?(\*\*|__)(?=\S)([^\n]{1,300}?)\1([^\n]{0,200})(?:\n\s*|$)/u;

/** The first line of a paragraph, if it is in bold type and names a part of the plan: `**Day 12 – Title (45 min)**`. */
function boldHeading(source: Source, block: Paragraph): (HeadingText & { end: number }) | null {
  const at = startOf(block);
  const match = boldLine.exec(source.text.slice(at, Math.min(endOf(block), at + 600)));
  if (!match) return null;
  const text = plain(match[0]);
  const unit = unitOf(text);
  if (!unit || unit.loose) return null;
  return { text, depth: boldDepth, at, end: at + match[0].length };
}

function readContent(draft: Draft, file: OpenFile, block: RootContent, from: number): void {
  const { source } = file;
  if (from >= endOf(block)) return;
  if (block.type === 'html' && /^<!--[^]*-->$/.test(block.value)) {
    const sentence = 'This comment is not shown to anybody; write it as text if people should read it.';
    draft.problems.push({ ...placeAt(source, from), level: 'ignored', code: 'comment', sentence });
    return;
  }
  if (file.hints.day) openHintedDay(draft, file, file.hints.day, from);
  if (draft.day) return addToDay(draft.day, source, block, from);
  if (block.type === 'list' && readDayList(draft, source, block)) return;
  if (block.type === 'table' && readDayTable(draft, source, block)) return;
  if (draft.project && (draft.sections.at(-1)?.kind ?? 'projects') === 'projects')
    return addToProject(draft, draft.project, source, block, from);
  if (draft.week && draft.sections.length === 0) return addToWeek(draft, draft.week, source, block, from);
  addToMonth(draft, source, block, from);
}

function hinted({ label, number }: Unit): Omit<Named, 'place'> {
  return { label, number, title: '', depth: 0 };
}

function hintsOf(name: string): Hints {
  const units = name
    .replace(/\.[^./]*$/, '')
    .split('/')
    .map((part) => unitOf(part.replaceAll(/[-_ ]+/g, ' ')));
  const last = (kind: UnitKind): Unit | null => units.findLast((unit) => unit?.kind === kind) ?? null;
  const day = last('day');
  return {
    month: last('month'),
    week: last('week'),
    day: day && { ...day, title: day.title.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) },
  };
}

const partOfPlan =
  /^[^\p{L}\n]{0,16}(?:day|lesson|session|week|module|sprint|unit)s?\s*#?\d|^\|?[ *]*(?:day|#)s?[ *]*\|/imu;

function isMonth(source: Source, blocks: RootContent[]): boolean {
  if (!partOfPlan.test(source.text)) return false;
  return !blocks.some((block) => block.type === 'heading' && unitOf(wordsOf(block))?.kind === 'month');
}

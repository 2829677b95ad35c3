import type { RootContent } from 'mdast';
import { reportUnshown } from '../show/unshown.ts';
import { type Unit, type UnitKind, unitOf } from '../words/vocabulary.ts';
import { addToDay } from './day-content.ts';
import { readDayList, readDayTable } from './day-rows.ts';
import { type Draft, type Named, openMonth, openWeek } from './draft.ts';
import { readFrontMatter } from './front-matter.ts';
import { type Hints, type OpenFile, openHintedDay, readHeading } from './headings.ts';
import { boldHeading, shapeOf } from './markdown/file-structure.ts';
import { checked, checkTargets, type FoundLink, linkUnits } from './markdown/links.ts';
import { endOf, parse, startOf, wordsOf } from './markdown/parse.ts';
import { addToMonth } from './month-content.ts';
import { addToProject, addToWeek } from './part-content.ts';
import { placeAt, report, type Source } from './source.ts';

/** Reads one file into the draft, going on where the file before it ended. */
export function readSource(draft: Draft, opened: Source): void {
  const { source, root } = parse(opened);
  const hints = hintsOf(source.name);
  const file: OpenFile = { source, hints, started: false, ...shapeOf(source, root.children) };
  Object.assign(draft, { day: null, project: null, sections: [] });
  const place = placeAt(source, 0);
  if (hints.month) openMonth(draft, { ...hinted(hints.month), place }, true);
  if (hints.week) openWeek(draft, { ...hinted(hints.week), place }, true);
  for (const block of root.children) {
    reportUnshown(source, block);
    const isShown = readBlock(draft, file, block);
    checkTargets(source, block, isShown ? 'error' : 'warning');
  }
}

/** Returns whether the links in the block are resources. */
function readBlock(draft: Draft, file: OpenFile, block: RootContent): boolean {
  const { source } = file;
  if (block.type === 'heading') {
    readHeading(draft, file, { text: wordsOf(block), depth: block.depth, at: startOf(block) });
    const { day } = draft;
    const found = linkUnits(source, block).flatMap((unit) => unit.links);
    const links = checked(source, found);
    if (!day) reportLinks(source, found);
    else day.resources.push(...links.map(({ title, url }) => ({ title: day.title || title, url })));
    return day !== null;
  }
  if (block.type === 'yaml') readFrontMatter(draft, source, block);
  if (block.type === 'yaml' || block.type === 'thematicBreak' || block.type === 'definition') return false;
  const bold = block.type === 'paragraph' ? boldHeading(source, block) : null;
  if (bold) readHeading(draft, file, bold);
  return readContent(draft, file, block, bold ? bold.end : startOf(block));
}

function readContent(draft: Draft, file: OpenFile, block: RootContent, from: number): boolean {
  const { source } = file;
  const section = draft.sections.at(-1);
  if (from >= endOf(block)) return draft.day !== null;
  if (block.type === 'html' && block.value.startsWith('<!--') && block.value.trimEnd().endsWith('-->')) {
    const sentence = 'This comment is not shown to anybody; write it as text if people should read it.';
    report(source, from, 'ignored', 'comment', sentence);
    return false;
  }
  if (file.hints.day) openHintedDay(draft, file, file.hints.day, from);
  if (draft.day) addToDay(draft.day, source, block, from);
  else if (file.daysInRows && readRows(draft, source, block)) return true;
  else if (draft.project && (section?.kind ?? 'projects') === 'projects') {
    addToProject(draft, draft.project, source, block, from);
  } else if (draft.week && !section) addToWeek(draft, draft.week, source, block, from);
  else addToMonth(draft, source, block, from);
  return draft.day !== null || section?.kind === 'resources';
}

/** Reads a list or table of days, unless it stands under a heading of another meaning; false if it is none. */
function readRows(draft: Draft, source: Source, block: RootContent): boolean {
  const kind = draft.sections.at(-1)?.kind ?? 'other';
  if (draft.project || (kind !== 'other' && kind !== 'breakdown')) return false;
  const isRead =
    (block.type === 'list' && readDayList(draft, source, block)) ||
    (block.type === 'table' && readDayTable(draft, source, block));
  if (isRead) draft.day = null;
  return isRead;
}

function reportLinks(source: Source, links: FoundLink[]): void {
  for (const { at, url } of links) {
    const sentence = `Only the words of this heading are kept; put ${url.slice(0, 100)} into the text below it.`;
    report(source, at, 'ignored', 'link-in-heading', sentence);
  }
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

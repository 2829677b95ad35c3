import type { Paragraph, RootContent } from 'mdast';
import { reportUnshown } from '../../show/unshown.ts';
import type { Opening } from '../choice/opening.ts';
import { readSettings } from '../front-matter.ts';
import { type FoundLink, linkUnits } from '../markdown/links.ts';
import { endOf, startOf, wordsOf } from '../markdown/nodes.ts';
import { placeAt, report, type Source } from '../source.ts';
import { addContent } from './content.ts';
import { fillList } from './day-lists.ts';
import { fillTable } from './day-tables.ts';
import { type DayDraft, type Draft, openMonth } from './draft.ts';
import { openFileDay } from './file-day.ts';
import { readHeading } from './headings.ts';
import { type OpenFile, openingsWithin } from './open-file.ts';
import { addLinksOf, openOwnWeek, openUnit } from './openings.ts';

/** Fills the draft with one file, going on where the file before it ended. `days` are those of whole files, by id. */
export function fill(draft: Draft, file: OpenFile, days: Map<string, DayDraft>): void {
  const { source, settings, choice, openings } = file;
  Object.assign(draft, { day: null, project: null, sections: [] });
  const { month, week } = choice;
  if (month) {
    const named = { label: month.label, number: month.number, title: '', depth: 0, place: placeAt(source, 0) };
    openMonth(draft, named, true);
  }
  // A month that the file names itself is around its week.
  if (!openings.some(({ kind }) => kind === 'month')) openOwnWeek(draft, file);
  readSettings(draft, source, settings, choice.day !== null || week !== null);
  if (choice.day && !openFileDay(draft, file, choice.day, days)) return;
  for (const block of file.blocks) {
    reportUnshown(source, block);
    fillBlock(draft, file, block);
  }
}

function fillBlock(draft: Draft, file: OpenFile, block: RootContent): void {
  const { source } = file;
  if (block.type === 'heading' && block.children.length === 0) return;
  if (block.type === 'heading') {
    readHeading(draft, file, { text: wordsOf(block), depth: block.depth, at: startOf(block), end: endOf(block) });
    if (draft.day) addLinksOf(draft.day, source, block, startOf(block), endOf(block));
    else
      reportLinks(
        source,
        linkUnits(source, block).flatMap(({ links }) => links),
      );
    return;
  }
  if (block.type === 'yaml' || block.type === 'thematicBreak' || block.type === 'definition') return;
  const openings = openingsWithin(file, startOf(block), endOf(block));
  if (openings.length === 0) addContent(draft, source, block);
  else if (block.type === 'paragraph') fillParagraph(draft, file, block, openings);
  else if (block.type === 'list') fillList(draft, file, block);
  else if (block.type === 'table') fillTable(draft, file, block);
}

/** A paragraph whose lines name days: what stands between two of them goes to the first. */
function fillParagraph(draft: Draft, file: OpenFile, block: Paragraph, openings: Opening[]): void {
  const [first] = openings;
  if (first && first.at > startOf(block)) addContent(draft, file.source, block, startOf(block), first.at);
  for (const [index, opening] of openings.entries()) {
    openUnit(draft, file.source, opening);
    if (draft.day) addLinksOf(draft.day, file.source, block, opening.at, opening.end);
    const to = openings[index + 1]?.at ?? endOf(block);
    if (file.source.text.slice(opening.end, to).trim() !== '') addContent(draft, file.source, block, opening.end, to);
  }
}

function reportLinks(source: Source, links: FoundLink[]): void {
  for (const { at, url } of links) {
    report(source, at, 'ignored', 'link-in-heading', { address: url.slice(0, 100) });
  }
}

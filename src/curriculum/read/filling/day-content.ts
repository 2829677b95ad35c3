import type { Nodes, RootContent } from 'mdast';
import type { Field } from '../../model.ts';
import { minutesOf } from '../../words/text-cleanup.ts';
import { dayPartOf } from '../../words/vocabulary.ts';
import { type Segment, segmentsOf } from '../markdown/labels.ts';
import { kept, linkUnits } from '../markdown/links.ts';
import { startOf } from '../markdown/nodes.ts';
import { slice } from '../markdown/parse.ts';
import { placeAt, problemAt, type Source } from '../source.ts';
import { type DayDraft, type FieldDraft, joined } from './draft.ts';

const isDayWord = (word: string): boolean => dayPartOf(word) !== null;

/** Adds a block, from an offset on, to a day. */
export function addToDay(day: DayDraft, source: Source, block: RootContent, from = startOf(block)): void {
  for (const segment of segmentsOf(source, block, isDayWord, from)) {
    if (segment.label) addLabelled(day, source, segment);
    else addUnlabelled(day, source, segment);
  }
}

/** Opens a part of a day under a heading; one below the heading of the open part is a line of that part. */
export function openPart(
  day: DayDraft,
  source: Source,
  word: string,
  { at, end, depth }: { at: number; end: number; depth: number },
): void {
  const kind = dayPartOf(word);
  const { open } = day;
  if (kind === 'resources') openResources(day, word);
  else if (kind === null && open !== null && open !== 'resources' && open.depth > 0 && depth > open.depth) {
    open.text = joined(open.text, `#### ${headingAt(source, at, end)}`);
    open.end = end;
  } else day.open = addField(day, source, { kind: fieldKind(kind), label: word, text: '', depth }, at, at);
}

/** The words of a heading as the author wrote them. */
function headingAt(source: Source, at: number, end: number): string {
  const written = slice(source, at, end);
  const isUnderlined = written.includes('\n');
  const words = isUnderlined ? written.slice(0, written.lastIndexOf('\n')) : written.replace(/^#+/, '');
  return words.replaceAll('\n', ' ').replace(/ #+$/, '').trim();
}

function openResources(day: DayDraft, word: string): void {
  Object.assign(day, { open: 'resources', resourcesLabel: word });
}

function addLabelled(day: DayDraft, source: Source, segment: Segment): void {
  const word = segment.label?.word ?? '';
  const kind = dayPartOf(word);
  const minutes = kind === 'minutes' ? minutesOf(segment.text) : null;
  day.labelMinutes += segment.label?.minutes ?? 0;
  if (kind === 'resources') {
    openResources(day, word);
    addResources(day, source, segment.node, segment.from, segment.to);
  } else if (minutes !== null && day.minutes === null) {
    day.minutes = minutes;
  } else if (kind === null && isLink(source, segment)) {
    addResources(day, source, segment.node, segment.start, segment.to);
  } else {
    const inList = segment.form === 'item';
    const field = { kind: fieldKind(kind), label: word, text: segment.text, inList };
    day.open = addField(day, source, field, segment.start, segment.to);
  }
}

function addUnlabelled(day: DayDraft, source: Source, segment: Segment): void {
  const { open } = day;
  const last = day.fields.at(-1);
  if (segment.text === '') return;
  if (open === 'resources' ? segment.form !== 'line' || hasLinks(source, segment) : isLink(source, segment)) {
    if (open !== null && open !== 'resources' && open.text === '' && open === last) linksUnder(day, source, open);
    addResources(day, source, segment.node, segment.from, segment.to);
  } else if (open === 'resources' && last?.label === '') {
    last.text = joined(last.text, segment.text);
    Object.assign(last, { end: segment.to });
    day.open = last;
  } else if (open !== null && open !== 'resources' && (segment.form !== 'line' || open.text === '' || !open.inList)) {
    const gap = source.text.slice(open.end, segment.start);
    open.text = joined(open.text, segment.text, /\n[ \t]*\n/.test(gap) ? '\n\n' : '\n');
    open.end = segment.to;
  } else {
    const field = { kind: 'other' as const, label: '', text: segment.text };
    day.open = addField(day, source, field, segment.start, segment.to);
  }
}

/** A label with nothing but links under it is a word for these, and resources have one of the bot's. */
function linksUnder(day: DayDraft, source: Source, { label, place }: FieldDraft): void {
  day.fields.pop();
  openResources(day, label);
  source.problems.push(problemAt(place, 'ignored', 'label-of-links', { label: label.slice(0, 80) }));
}

function addField(
  day: DayDraft,
  source: Source,
  field: Field & Partial<FieldDraft>,
  at: number,
  end: number,
): FieldDraft {
  const draft = { depth: 0, inList: false, ...field, place: placeAt(source, at), end };
  day.fields.push(draft);
  return draft;
}

/** Adds a piece, from an offset on, to a day's resources; what is said beside their titles stays as text. */
export function addResources(day: DayDraft, source: Source, node: Nodes, from: number, to: number): void {
  for (const { links, rest } of linkUnits(source, node, from, to)) {
    day.resources.push(...kept(links));
    if (rest !== null) addUnlinked(day, source, rest, from);
  }
}

/** Adds a labelled text to a day. */
export function addText(day: DayDraft, source: Source, label: string, text: string, at: number): void {
  addField(day, source, { kind: fieldKind(dayPartOf(label)), label, text }, at, at);
}

/** A book without an address is no link, but people should see it. */
function addUnlinked(day: DayDraft, source: Source, text: string, at: number): void {
  const label = day.resourcesLabel;
  const last = day.fields.at(-1);
  if (last?.kind === 'other' && last.label === label) last.text += `\n${text}`;
  else addField(day, source, { kind: 'other', label, text }, at, at);
}

function hasLinks(source: Source, segment: Segment): boolean {
  return linkUnits(source, segment.node, segment.from, segment.to).some((unit) => unit.links.length > 0);
}

/** Whether a piece is a resource without saying so: one link, after words that can be its title. */
function isLink(source: Source, segment: Segment): boolean {
  const units = linkUnits(source, segment.node, segment.start, segment.to);
  return units.length > 0 && units.every((unit) => unit.links.length > 0 && unit.rest === null && unit.pure);
}

function fieldKind(part: ReturnType<typeof dayPartOf>): FieldDraft['kind'] {
  if (part === 'aim') return 'task';
  return part === null || part === 'resources' || part === 'minutes' ? 'other' : part;
}

import { oneLine } from '../../../core/text.ts';
import { bare } from '../../words/text-cleanup.ts';
import { dayPartOf, projectPartOf, type SectionKind, sectionOf, weekPartOf } from '../../words/vocabulary.ts';
import { isIndex } from '../file-order.ts';
import { boldDepth } from '../mentions/mention.ts';
import { placeAt, report } from '../source.ts';
import { checkTitleLength } from '../titles.ts';
import { openPart } from './day-content.ts';
import {
  closeWeek,
  type DayDraft,
  type Draft,
  type MonthDraft,
  openMonth,
  sectionsAbove,
  type WeekDraft,
} from './draft.ts';
import { namesFileDay } from './file-day.ts';
import { openSection } from './month-content.ts';
import type { OpenFile } from './open-file.ts';
import { openOwnWeek, openProject, openUnit } from './openings.ts';

type HeadingText = { text: string; depth: number; at: number; end: number };

const ofMonth: SectionKind[] = [
  'projects',
  'metrics',
  'takeaways',
  'salary',
  'weekly-milestones',
  'next-steps',
  'closing',
];

/** Opens what a heading stands for; where it names no part of the plan, its words and its depth say what it belongs to. */
export function readHeading(draft: Draft, file: OpenFile, written: HeadingText): void {
  const heading = { ...written, text: bare(written.text).replace(/\s*[:：]$/, '') };
  const { text, depth, at } = heading;
  const first = !file.started;
  const { day } = draft;
  const opening = file.choice.openings.get(at);
  const isAround = opening?.kind === 'month' && file.choice.week !== null;
  file.started = !isAround;
  if (opening) {
    const title = opening.kind === 'project' ? text : opening.unit.title;
    openUnit(draft, file.source, { ...opening, unit: { ...opening.unit, title } });
    if (isAround) openOwnWeek(draft, file);
  } else if (day && (file.choice.day || isBelow(day, heading))) {
    if (!(file.choice.day && namesFileDay(draft, day, file, heading, first))) openPart(day, file.source, text, heading);
  } else if (!first || !['other', 'breakdown'].includes(sectionOf(text)) || !readTitle(draft, file, heading)) {
    if (day && depth <= day.depth) reportEmptyDay(file, day, heading);
    openOther(draft, file, heading);
  }
}

function isBelow(day: DayDraft, { text, depth }: HeadingText): boolean {
  return depth > day.depth || (day.depth >= boldDepth && dayPartOf(text) !== null);
}

/** An author who means this heading to belong to the day does not see that it ends it. */
function reportEmptyDay({ source }: OpenFile, day: DayDraft, { text, at }: HeadingText): void {
  if (day.fields.length > 0 || day.resources.length > 0) return;
  report(source, at, 'warning', 'day-left-empty', { label: day.label, heading: text.slice(0, 80) });
}

/** The first heading of a file, if it is none of a month's parts, is the title of what the file holds. */
function readTitle(draft: Draft, file: OpenFile, heading: HeadingText): boolean {
  const { week, month } = file.choice;
  const { text, depth, at } = heading;
  const named = file.headings.find((one) => one.at === at)?.mention?.unit;
  const title = (part: { label: string }): string => (named?.label === part.label ? named.title : text);
  const isAbout = isIndex(file.source.name) || file.path.at(-1)?.isFile === true;
  if (week && draft.week) return (isAbout || named?.label === week.label) && giveTitle(draft.week, title(week), depth);
  if (month && draft.month)
    return (isAbout || named?.label === month.label) && giveTitle(draft.month, title(month), depth);
  if (file.isMonth) openMonth(draft, { label: text, number: null, title: '', depth, place: placeAt(file.source, at) });
  else if (draft.title === null && isIndex(file.source.name)) {
    draft.title = oneLine(text) || null;
    checkTitleLength(file.source, text, at);
  } else return false;
  return true;
}

function giveTitle(part: MonthDraft | WeekDraft, title: string, depth: number): boolean {
  if (part.title !== '' && part.title !== title) return false;
  Object.assign(part, { title, depth, hinted: false });
  return true;
}

function openOther(draft: Draft, file: OpenFile, heading: HeadingText): void {
  const { text, depth } = heading;
  const { project } = draft;
  draft.day = null;
  if (project && depth > project.depth) {
    project.open = projectPartOf(text);
    draft.sections = sectionsAbove(draft, depth);
    if (!project.open) openHeaded(draft, file, { ...heading, text: `${project.project.title}: ${text}` });
    return;
  }
  draft.project = null;
  const kind = sectionOf(text);
  if (draft.week && (depth <= draft.week.depth || ofMonth.includes(kind))) closeWeek(draft);
  const part = draft.week ? weekPartOf(text) : null;
  if (draft.week && part) {
    draft.week.open = part;
    draft.sections = [];
  } else if (kind === 'other' && sectionsAbove(draft, depth).at(-1)?.kind === 'projects') {
    openProject(draft, { label: '', number: null, title: text, depth, place: placeAt(file.source, heading.at) });
  } else openHeaded(draft, file, heading);
}

function openHeaded(draft: Draft, file: OpenFile, { text, depth, at }: HeadingText): void {
  const section = openSection(draft, text, depth);
  draft.headed.push({ section, place: placeAt(file.source, at), extras: draft.month?.extras ?? draft.preface });
}

import { oneLine } from '../../core/text.ts';
import { bare } from '../words/text-cleanup.ts';
import {
  dayPartOf,
  isReview,
  numberedDayOf,
  projectPartOf,
  type SectionKind,
  sectionOf,
  titleOf,
  type Unit,
  unitOf,
  weekPartOf,
} from '../words/vocabulary.ts';
import { openPart } from './day-content.ts';
import {
  closeWeek,
  type Draft,
  type MonthDraft,
  type Named,
  openDay,
  openMonth,
  openWeek,
  type Section,
  type WeekDraft,
} from './draft.ts';
import { isIndex } from './file-order.ts';
import { openSection } from './month-content.ts';
import { placeAt, report, type Source } from './source.ts';
import { titleLength } from './titles.ts';

/** What a file's path says: `month-02/week-1/day-03-loops.md`. */
export type Hints = { month: Unit | null; week: Unit | null; day: Unit | null };

/** A file while it is read. */
export type OpenFile = {
  source: Source;
  hints: Hints;
  /** It has days or weeks but no month, so that its first heading names the month. */
  isMonth: boolean;
  /** No heading in it names a day, so that its lists and tables may. */
  daysInRows: boolean;
  /** The depth at which headings such as `12. Title` are days, if there is one. */
  numberedDepth: number | null;
  /** Where the headings stand that name several days as one unit: `Days 3-4: Project`. */
  spans: Set<number>;
  /** Its first heading has been read. */
  started: boolean;
};

export type HeadingText = { text: string; depth: number; at: number };

/** A paragraph in bold type that names a part of the plan counts as a heading below all others. */
export const boldDepth = 7;

const ofMonth: SectionKind[] = [
  'projects',
  'metrics',
  'takeaways',
  'salary',
  'weekly-milestones',
  'next-steps',
  'closing',
];

/** Opens what a heading stands for, by its words; its depth only says what it closes. */
export function readHeading(draft: Draft, file: OpenFile, heading: HeadingText): void {
  const text = bare(heading.text).replace(/\s*[:：]$/, '');
  const first = !file.started;
  file.started = true;
  const { day } = draft;
  const inDay = day !== null && (heading.depth > day.depth || (day.depth === boldDepth && dayPartOf(text) !== null));
  const unit = unitIn(file, { ...heading, text });
  if (unit && isUnit(draft, unit, { ...heading, text }, inDay)) openUnit(draft, file, unit, { ...heading, text });
  else if (inDay) openPart(day, file.source, text, heading.at);
  else if (
    !first ||
    !['other', 'breakdown'].includes(sectionOf(text)) ||
    !readTitle(draft, file, { ...heading, text })
  ) {
    openOther(draft, file, { ...heading, text });
  }
}

function unitIn(file: OpenFile, { text, depth, at }: HeadingText): Unit | null {
  return unitOf(text, file.spans.has(at)) ?? (depth === file.numberedDepth ? numberedDayOf(text) : null);
}

/** Opens the day that a file's path names, for content without a heading. */
export function openHintedDay(draft: Draft, file: OpenFile, unit: Unit, at: number): void {
  openUnit(draft, file, unit, { text: '', depth: 1, at });
}

/** `Month 7 Projects` is a part of month 7, and a heading below a day belongs to the day unless it is a day itself. */
function isUnit(draft: Draft, unit: Unit, { text, depth }: HeadingText, inDay: boolean): boolean {
  if (unit.kind === 'day') return !(inDay && unit.loose);
  if (inDay) return false;
  const { month, week } = draft;
  // `Part 2: Practice` below a week or below `Month 1` is a heading like any other.
  if (unit.kind === 'month' && !isMonthName(unit)) {
    if ((week && depth > week.depth) || (month && isMonthName(month) && depth > month.depth)) return false;
  }
  if (!unit.loose || unit.kind === 'project') return true;
  const current = unit.kind === 'month' ? month : week;
  return sectionOf(text) === 'other' && current?.label !== unit.label;
}

function isMonthName({ label }: { label: string }): boolean {
  return label.startsWith('Month ');
}

/** `Module 2` above `Week 3` is no week of its own: its name and goal stay with the month. */
function dissolveOuterWeek({ month, week }: Draft, depth: number): void {
  if (!month || !week || week.hinted || week.days.length > 0 || depth <= week.depth || depth === boldDepth) return;
  month.weeks = month.weeks.filter((other) => other !== week);
  month.weeksByLabel.delete(week.label);
  const title = week.title === '' ? week.label : `${week.label}: ${week.title}`;
  const items = [week.goal, week.milestone].filter((text) => text !== null);
  if (week.notes) Object.assign(week.notes, { title, items: [...items, ...week.notes.items] });
  else month.extras.push({ title, items });
}

function openUnit(draft: Draft, file: OpenFile, unit: Unit, { text, depth, at }: HeadingText): void {
  const named: Named = {
    label: unit.label,
    number: unit.number,
    title: unit.title,
    depth,
    place: placeAt(file.source, at),
  };
  if (unit.kind === 'month') openMonth(draft, named);
  else if (unit.kind === 'week') {
    dissolveOuterWeek(draft, depth);
    openWeek(draft, named);
  } else if (unit.kind === 'day') {
    openDay(draft, { ...named, minutes: unit.minutes, key: unit.key, review: isReview(unit.title) });
    file.hints.day = null;
  } else openProject(draft, { text, depth, at }, file);
}

/** The first heading of a file, if it is none of a month's parts, is the title of what the file holds. */
function readTitle(draft: Draft, file: OpenFile, heading: HeadingText): boolean {
  const { day, week, month } = file.hints;
  const { text, depth } = heading;
  if (day) openUnit(draft, file, { ...day, ...titleOf(text) }, heading);
  else if (week && draft.week) return giveTitle(draft.week, text, depth);
  else if (month && draft.month) return giveTitle(draft.month, text, depth);
  else if (file.isMonth)
    openMonth(draft, { label: text, number: null, title: '', depth, place: placeAt(file.source, heading.at) });
  else if (draft.title === null && isIndex(file.source.name)) {
    draft.title = oneLine(text) || null;
    if (text.length > titleLength) {
      const sentence = `The title of the plan is longer than ${titleLength} characters; shorten it.`;
      report(file.source, heading.at, 'error', 'title-too-long', sentence);
    }
  } else return false;
  return true;
}

function giveTitle(part: MonthDraft | WeekDraft, title: string, depth: number): boolean {
  if (part.title !== '') return false;
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
  } else if (kind === 'other' && sectionsAbove(draft, depth).at(-1)?.kind === 'projects')
    openProject(draft, heading, file);
  else openHeaded(draft, file, heading);
}

function openHeaded(draft: Draft, file: OpenFile, { text, depth, at }: HeadingText): void {
  const section = openSection(draft, text, depth);
  draft.headed.push({ section, place: placeAt(file.source, at), extras: draft.month?.extras ?? draft.preface });
}

function sectionsAbove(draft: Draft, depth: number): Section[] {
  return draft.sections.filter((section) => section.depth < depth);
}

function openProject(draft: Draft, { text, depth, at }: HeadingText, file: OpenFile): void {
  if (!draft.month) openMonth(draft, { label: '', number: null, title: '', depth: 0, place: placeAt(file.source, at) });
  draft.day = null;
  const project = { title: text, objective: null, goals: [], deliverables: [], place: placeAt(file.source, at) };
  draft.sections = sectionsAbove(draft, depth);
  for (const section of draft.sections) section.holds ??= 'others';
  draft.project = { project, depth, open: null, notes: null };
  draft.month?.projects.push(project);
}

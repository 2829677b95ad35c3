import { sectionOf, type UnitKind } from '../../words/vocabulary.ts';
import { type Heading, isRow, type Mention } from '../mentions/mention.ts';
import type { ParsedFile } from '../parsed-file.ts';
import { chooseDays } from './day-choice.ts';
import type { DayChoice } from './file-days.ts';
import { headedMonths, headedWeeks } from './headed-parts.ts';
import { lastDays } from './last-days.ts';
import type { FileChoice, Opening } from './opening.ts';
import { phasesAlone } from './phases.ts';
import { chooseWeeks, isSpan, type WeekChoice } from './week-choice.ts';

const daysOfWeek = 7;

/** Decides which of all mentions are the plan; all others are text. */
export function choose(files: ParsedFile[]): Map<ParsedFile, FileChoice> {
  const named = partsBeside(files, withoutRoutine(files, chooseDays(files)));
  const { days, weeks, hasWeeks } = named.isEmpty ? partsBeside(files, lastDays(files)) : named;
  const headed = hasWeeks
    ? headedMonths(files, new Set([...weeks.mentions].filter((week) => !weeks.outer.has(week))))
    : headedWeeks(files, days.mentions);
  const choice = new Map<ParsedFile, FileChoice>();
  const current = { month: '' };
  for (const file of files) {
    const part = weeks.files.get(file) ?? null;
    const unit = part && isSpan(part) ? { ...part.unit, number: null } : (part?.unit ?? null);
    const isMonth = part !== null && isSpan(part) && weeks.spans === 'month';
    const month = (isMonth ? unit : file.path.findLast((one) => one.unit.kind === 'month')?.unit) ?? null;
    const alone = part && weeks.filesAlone.has(part.id) ? part : null;
    const day = days.files.get(file) ?? alone;
    if (month) current.month = month.label;
    const openings = day
      ? new Map<number, Opening>()
      : openingsIn(file, days, weeks, headed.get(file) ?? new Map(), current);
    choice.set(file, { day, week: alone || isMonth ? null : unit, month, openings });
  }
  return choice;
}

const none: DayChoice = { files: new Map(), mentions: new Set() };

/** Weekdays or dates outside of all weeks, as a timetable or a list of exams has them, are no days of these. */
function withoutRoutine(files: ParsedFile[], days: DayChoice): DayChoice {
  const dates = [...days.mentions];
  if (dates.length === 0 || dates.some(({ unit }) => unit.named !== 'calendar') || days.files.size > 0) return days;
  const { mentions, alone } = chooseWeeks(files, none);
  const fileOf = new Map(files.flatMap((file) => file.mentions.map((mention) => [mention, file] as const)));
  const isHeld = (date: Mention): boolean =>
    [...mentions].some((week) => fileOf.get(week) === fileOf.get(date) && week.at < date.at && date.at < week.until);
  return alone.size > 1 && dates.length <= Math.max(alone.size, daysOfWeek) && !dates.some(isHeld) ? none : days;
}

/** The weeks beside the days of a plan, or its phases; `isEmpty`: none of all these is there. */
function partsBeside(files: ParsedFile[], days: DayChoice) {
  const named = chooseWeeks(files, days);
  const hasWeeks = named.mentions.size + named.files.size > 0;
  const weeks = hasWeeks ? named : phasesAlone(files, days);
  const isEmpty = days.files.size + days.mentions.size + weeks.mentions.size + weeks.files.size === 0;
  return { days, weeks, hasWeeks, isEmpty };
}

function openingsIn(
  file: ParsedFile,
  days: DayChoice,
  weeks: WeekChoice,
  headed: Map<number, Opening>,
  current: { month: string },
): Map<number, Opening> {
  const openings = new Map(headed);
  const open = { day: null as Opening | null, week: null as Opening | null, month: null as Opening | null };
  const parts: (Mention | Heading)[] = [...file.headings.filter(({ mention }) => !mention), ...file.mentions];
  for (const part of parts.sort((one, other) => one.at - other.at)) {
    const opening = headed.get(part.at) ?? ('unit' in part ? openingOf(part, days, weeks, open, current) : null);
    const isOutline = !('form' in part) || !isRow(part);
    if (!opening) {
      if (isOutline && open.day && part.depth <= open.day.depth) open.day = null;
      continue;
    }
    openings.set(part.at, opening);
    if (opening.kind === 'month')
      Object.assign(open, { month: opening, week: null, day: opening.isAlone ? opening : null });
    else if (opening.kind === 'week')
      Object.assign(open, { week: opening, day: opening.isAlone && isOutline ? opening : null });
    else open.day = opening.kind === 'day' && isOutline ? opening : null;
  }
  return openings;
}

type Open = { day: Opening | null; week: Opening | null; month: Opening | null };

function openingOf(
  mention: Mention,
  days: DayChoice,
  weeks: WeekChoice,
  open: Open,
  current: { month: string },
): Opening | null {
  const { unit, depth, at, end } = mention;
  const opening = (kind: UnitKind, isAlone = false): Opening => ({ kind, unit, depth, at, end, isAlone });
  if (days.mentions.has(mention)) return opening('day');
  if (days.goingOn?.has(mention)) return { ...opening('day'), goesOn: true };
  if (weeks.goingOn?.has(mention)) return { ...opening('week', true), goesOn: true };
  if (weeks.mentions.has(mention)) {
    const isAlone = weeks.alone.has(mention);
    if (unit.kind === 'month') {
      const isWithin = open.month !== null && !open.month.isAlone && depth > open.month.depth;
      return isRow(mention) || isWithin
        ? { ...opening('week', isAlone), unit: { ...unit, number: null } }
        : opening('month', isAlone);
    }
    const span = isSpan(mention) ? { kind: weeks.spans, unit: { ...unit, number: null } } : {};
    return { ...opening('week', isAlone), ...span };
  }
  if (isRow(mention) || (open.day && depth > open.day.depth)) return null;
  if (unit.kind === 'project') return opening('project');
  if (unit.kind !== 'month') return null;
  // `Part 2: Practice` below a week or below `Month 1` is a heading like any other.
  if (unit.word !== 'month') {
    if (open.week && depth > open.week.depth) return null;
    if (open.month?.unit.word === 'month' && depth > open.month.depth) return null;
  }
  // `Next steps (Month 4+)` speaks of a month.
  if (!unit.leads && sectionOf(unit.title) !== 'other') return null;
  if (unit.loose && (sectionOf(mention.text) !== 'other' || current.month === unit.label)) return null;
  current.month = unit.label;
  return opening('month');
}

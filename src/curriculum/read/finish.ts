import { dayKeys, isKey } from '../keys.ts';
import type { Curriculum, Day, Field, Month, Problem, Week } from '../model.ts';
import { shownFields } from '../show/shown.ts';
import { labelOfSpan, lastNumberOf, sectionOf, unitOf } from '../words/vocabulary.ts';
import {
  type DayDraft,
  type Draft,
  type FieldDraft,
  lengthOf,
  type MonthDraft,
  openMonth,
  type Section,
  type WeekDraft,
} from './filling/draft.ts';
import { slugOf } from './slug.ts';
import { problemAt } from './source.ts';
import { spreadSpans } from './spread.ts';

/** Turns what was read into the plan: gives keys, names what has no name, and puts milestones to their weeks. */
export function finish(slug: string, draft: Draft): Curriculum {
  if (draft.months.length === 0 && draft.preface.length > 0) {
    openMonth(draft, { label: '', number: null, title: '', depth: 0, place: { file: slug, line: 1, column: 1 } });
  }
  reportEmpty(draft);
  for (const month of draft.months) {
    turnLog(month);
    joinLoneDays(month);
    dropBadKeys(month, draft.problems);
    dropEmptyWeeks(month, draft.problems);
  }
  spreadSpans(draft.months, draft.problems);
  const months = draft.months.filter((month) => !month.hinted || !isEmpty(month));
  const keys = dayKeys(months);
  const name = titleOf(slug);
  const monthKeys = new Map<string, number>();
  const weekKeys = new Map<string, number>();
  const finished = months.map((draftMonth): Month => {
    const { weeklyMilestones, weeksByLabel, depth, hinted, weeks, ...month } = draftMonth;
    placeMilestones(draftMonth);
    const label = month.label || draft.title || name;
    const key = unique(month.number === null ? slugOf(label) : String(month.number), monthKeys, slugOf(label));
    return { ...month, key, label, weeks: weeks.map((week) => finishWeek(week, key, weekKeys, keys, draft.problems)) };
  });
  const [only] = finished;
  const alone =
    finished.length === 1 && only ? [only.label, nameOf(only)].filter((part) => part !== '').join(': ') : name;
  return { slug, title: draft.title ?? alone, months: finished };
}

/** A heading that means something to the bot, such as `Resources`, says nothing without what belongs under it. */
function reportEmpty({ headed, problems }: Draft): void {
  for (const { section, place, extras } of headed) {
    // A topic's name goes with its links; one that has none of its own but says something is kept as it is.
    if (section.holds === 'others' && hasOwnWords(section)) {
      extras.push({ title: section.title, items: [] });
    }
    // Others stay in the plan as they are, and a breakdown is followed by weeks.
    if (section.holds !== null || section.kind === 'other' || section.kind === 'breakdown') continue;
    problems.push(problemAt(place, 'ignored', 'empty-section', { label: section.title.slice(0, 80) }));
  }
}

const generic =
  /^(?:month \d+ )?(?:learning |useful |key )?(?:resources?|links|references|materials)(?: (?:&|and) (?:resources?|links|references|materials))?$/i;

function hasOwnWords({ kind, title }: Section): boolean {
  if (kind === 'resources') return !generic.test(title);
  return (kind === 'takeaways' || kind === 'metrics') && sectionOf(title) === 'other';
}

/** A log has its newest day on top; people begin with the first. */
function turnLog({ weeks }: MonthDraft): void {
  const days = weeks.flatMap(({ days: own }) => own);
  const isFalling = days.every(({ number }, index) => index === 0 || (number ?? 0) < (days[index - 1]?.number ?? 0));
  if (days.length < 3 || !isFalling || weeks.some(({ label }) => label !== '')) return;
  days.reverse();
  for (const week of weeks) week.days = days.splice(0, week.days.length);
}

/** One day left over from a week that was made, or put before the first week as `Day 0` is, makes no week of its own. */
function joinLoneDays({ weeks }: MonthDraft): void {
  const [before, last] = weeks.slice(-2);
  if (before?.label === '' && last && isLone(last)) {
    before.days.push(...last.days);
    weeks.pop();
  }
  const [first, next] = weeks;
  // Days of a later week that begin anew have its number in their keys; another day's must not get it.
  if (first && isLone(first) && next && next.label !== '' && next.days.length > 0 && (next.number ?? 1) <= 1) {
    next.days.unshift(...first.days);
    weeks.shift();
  }
}

function isLone({ label, days }: WeekDraft): boolean {
  return label === '' && days.reduce((sum, day) => sum + lengthOf(day), 0) === 1;
}

/** A day with a key that cannot be stored is called as if it had none. */
function dropBadKeys({ weeks }: MonthDraft, problems: Problem[]): void {
  for (const day of weeks.flatMap(({ days }) => days)) {
    if (day.explicitKey === null || isKey(day.explicitKey.normalize('NFC'))) continue;
    day.explicitKey = null;
    problems.push(problemAt(day.place, 'warning', 'bad-key', { label: day.label }));
  }
}

/** A week without days is no part of the plan; what the author wrote of it stays with the month. */
function dropEmptyWeeks(month: MonthDraft, problems: Problem[]): void {
  const empty = month.weeks.filter(({ days }) => days.length === 0);
  for (const { label, title, goal, milestone, place, hinted } of empty) {
    const items = [goal, milestone].filter((text) => text !== null);
    if (hinted && title === '' && items.length === 0) continue;
    month.extras.push({ title: title === '' ? label : `${label}: ${title}`, items });
    problems.push(problemAt(place, 'warning', 'part-without-days', { label }));
  }
  month.weeks = month.weeks.filter(({ days }) => days.length > 0);
}

function isEmpty(month: MonthDraft): boolean {
  const { weeks, extras, topics, projects, outcomes, milestones, metrics, takeaways, weeklyMilestones } = month;
  const lists = [weeks, extras, topics, projects, outcomes, milestones, metrics, takeaways, weeklyMilestones];
  const words = [month.objective, month.nextSteps, month.salaryTarget, month.closing];
  return words.every((part) => part === null) && lists.every((list) => list.length === 0);
}

function placeMilestones(month: MonthDraft): void {
  const weeks = new Map(month.weeks.map((week) => [week.number, week]));
  const groups = new Map(month.metrics.map((group) => [group.title, group]));
  for (const { week: number, text, line, section } of month.weeklyMilestones) {
    const week = weeks.get(number);
    if (week && week.milestone === null) week.milestone = text;
    else {
      const group = groups.get(section) ?? { title: section, items: [] };
      if (!groups.has(section)) month.metrics.push(group);
      groups.set(section, group);
      group.items.push(line);
    }
  }
}

function finishWeek(
  draft: WeekDraft,
  month: string,
  taken: Map<string, number>,
  keys: Map<DayDraft, string>,
  problems: Problem[],
): Week {
  const { depth, hinted, open, notes, days, ...week } = draft;
  const finished = days.map((day) => finishDay(day, keys.get(day) ?? '', problems));
  const label = week.label || labelOfDays(finished);
  const key = week.number === null ? slugOf(week.label || nameOfDays(finished)) : String(week.number);
  return { ...week, label, key: unique(key, taken, `${month}/${key}`), days: finished };
}

/** What a week that is only made of days is called by its days' own word: `Tage 1–7`. */
function labelOfDays(days: Day[]): string {
  const [first] = days;
  const last = days.at(-1);
  const end = last && first !== last ? lastNumberOf(last) : null;
  if (!first || !last || end === null) return nameOfDays(days);
  const label = labelOfSpan(first.label, end);
  return label ?? (unitOf(first.label) ? nameOfDays(days) : `${first.label} – ${last.label}`);
}

/** The same in English whatever the language, for keys of weeks are made of it and stay. */
function nameOfDays(days: Day[]): string {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return 'Days';
  if (first === last) return first.label;
  if (first.number === null || last.number === null) return `${first.label} – ${last.label}`;
  return `Days ${first.number}–${last.number}`;
}

function finishDay(draft: DayDraft, key: string, problems: Problem[]): Day {
  const { explicitKey, slug, depth, open, resourcesLabel, labelMinutes, fields, ...day } = draft;
  const marked = fields.map((field, index) => ({ ...field, isHeading: isAbove(field, fields[index + 1]) }));
  for (const field of marked) {
    if (field.text !== '' || field.isHeading) continue;
    problems.push(problemAt(field.place, 'warning', 'empty-label', { label: field.label }));
  }
  const minutes = day.minutes ?? (labelMinutes > 0 ? labelMinutes : null);
  const texts = shownFields(marked);
  return { ...day, key, minutes, ...texts, fields: named(texts.fields) };
}

/** A heading without a text of its own, but with labels or headings below it. */
function isAbove({ text, depth }: FieldDraft, next: FieldDraft | undefined): boolean {
  return text === '' && depth > 0 && next !== undefined && (next.depth === 0 || next.depth > depth);
}

/** The first text without a label is the task of a day that names none. */
function named(fields: FieldDraft[]): Field[] {
  let hasTask = fields.some(({ kind }) => kind === 'task');
  return fields.map(({ kind, label, text }) => {
    if (label !== '') return { kind, label, text };
    const isTask = !hasTask;
    hasTask = true;
    return isTask ? { kind: 'task', label: 'Task', text } : { kind, label, text };
  });
}

function unique(key: string, taken: Map<string, number>, other: string): string {
  if (!taken.has(key)) {
    taken.set(key, 1);
    return key;
  }
  const count = taken.get(other) ?? 0;
  taken.set(other, count + 1);
  return count === 0 ? other : unique(`${other}-${count + 1}`, taken, `${other}-${count + 1}`);
}

/** A month's title without the time it asks for, as people would call the plan; the month keeps the whole. */
function nameOf(month: Month): string {
  return month.title.replace(/\s*\(\d+\s*min(?:ute)?s?\.?\s*(?:\/|a|per)\s*day\)$/i, '');
}

function titleOf(slug: string): string {
  const words = slug.replaceAll(/[-_]+/g, ' ').trim();
  return (words[0] ?? '').toUpperCase() + words.slice(1);
}

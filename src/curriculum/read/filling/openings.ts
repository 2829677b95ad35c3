import type { Nodes } from 'mdast';
import { isReview } from '../../words/vocabulary.ts';
import type { Opening } from '../choice/opening.ts';
import { titleInSettings } from '../front-matter.ts';
import { linksWithin } from '../markdown/links.ts';
import { boldDepth } from '../mentions/mention.ts';
import type { NamedUnit } from '../mentions/unit.ts';
import { slugOf } from '../slug.ts';
import { placeAt, type Source } from '../source.ts';
import { type DayDraft, type Draft, type Named, openDay, openMonth, openWeek, sectionsAbove } from './draft.ts';
import type { OpenFile } from './open-file.ts';

/** Opens what begins at a place. */
export function openUnit(draft: Draft, source: Source, { kind, unit, depth, at, isAlone, goesOn }: Opening): void {
  const { label, number, title } = unit;
  const named: Named = { label, number, title, depth, place: placeAt(source, at) };
  const begun = goesOn ? dayOf(draft, unit) : undefined;
  if (begun) {
    goOn(draft, begun, begun.title.includes(title) ? '' : title);
    Object.assign(begun, { depth, minutes: begun.minutes ?? unit.minutes, explicitKey: begun.explicitKey ?? unit.key });
  } else if (kind === 'month') {
    openMonth(draft, named);
    if (isAlone) openWholeWeek(draft, unit, named);
  } else if (kind === 'week') {
    dissolveOuterWeek(draft, depth);
    if (isAlone) openWholeWeek(draft, unit, named);
    else openWeek(draft, named);
  } else if (kind === 'day') openNamedDay(draft, unit, named);
  else openProject(draft, named);
}

/** Opens the week that a file is by its path or settings. */
export function openOwnWeek(draft: Draft, { source, settings, choice: { day, week } }: OpenFile): void {
  if (!week) return;
  const { label, number } = week;
  const open = openWeek(draft, { label, number, title: '', depth: 0, place: placeAt(source, 0) }, true);
  if (!day) open.title ||= titleInSettings(settings);
}

/** Opens a day as its unit names it, in the week that it names: `Week 2, Day 3`. */
export function openNamedDay(draft: Draft, unit: NamedUnit, named: Named): DayDraft {
  const { minutes, key, within } = unit;
  if (within?.kind === 'week' && draft.week?.label !== within.label) {
    openWeek(draft, { ...named, label: within.label, number: within.number, title: '' });
  }
  // Breakfast and dinner of one Monday may stand in two tables.
  const known = draft.week?.label
    ? draft.week.days.find((day) => day.slug !== null && day.label === unit.label)
    : undefined;
  if (known && unit.named === 'calendar') return goOn(draft, known, named.title);
  const week = draft.week?.number ?? null;
  const slug = unit.number !== null ? null : week === null ? slugOf(unit.label) : `week-${week}/${slugOf(unit.label)}`;
  return openDay(draft, { ...named, minutes, key, slug, review: isReview(named.title) });
}

/** Opens a week or phase without days, which is one unit. */
export function openWholeWeek(draft: Draft, { kind, label, minutes, key }: NamedUnit, named: Named): DayDraft {
  openWeek(draft, kind === 'week' ? named : { ...named, number: null });
  return openDay(draft, { ...named, number: null, minutes, key, slug: slugOf(label), review: isReview(named.title) });
}

/** The links in the words that name a day are resources of the day: under the day's title where this has their words. */
export function addLinksOf(day: DayDraft, source: Source, node: Nodes, from: number, to: number): void {
  const links = linksWithin(source, node, day.title, from, to);
  const [first] = links;
  if (first && links.length === 1 && day.title.includes(first.title)) first.title = day.title;
  day.resources.push(...links);
}

/** `Module 2` above `Week 3` is no week of its own: its name and goal stay with the month. */
function dissolveOuterWeek({ month, week }: Draft, depth: number): void {
  if (!month || !week || week.hinted || week.days.length > 0 || depth <= week.depth || depth >= boldDepth) return;
  month.weeks = month.weeks.filter((other) => other !== week);
  month.weeksByLabel.delete(week.label);
  const title = week.title === '' ? week.label : `${week.label}: ${week.title}`;
  const items = [week.goal, week.milestone].filter((text) => text !== null);
  if (week.notes) Object.assign(week.notes, { title, items: [...items, ...week.notes.items] });
  else month.extras.push({ title, items });
}

/** Opens a project under its heading. */
export function openProject(draft: Draft, { title, depth, place }: Named): void {
  if (!draft.month) openMonth(draft, { label: '', number: null, title: '', depth: 0, place });
  draft.day = null;
  const project = { title, objective: null, goals: [], deliverables: [], place };
  draft.sections = sectionsAbove(draft, depth);
  for (const section of draft.sections) section.holds ??= 'others';
  draft.project = { project, depth, open: null, notes: null };
  draft.month?.projects.push(project);
}

/** The day of a table or list that a section is about. */
function dayOf({ months }: Draft, { label }: NamedUnit): DayDraft | undefined {
  return months.flatMap(({ weeks }) => weeks.flatMap(({ days }) => days)).find((day) => day.label === label);
}

function goOn(draft: Draft, day: DayDraft, title: string): DayDraft {
  const { place } = day;
  if (title !== '') day.fields.push({ kind: 'other', label: '', text: title, place, end: 0, depth: 0, inList: false });
  Object.assign(draft, { day, project: null, sections: [] });
  return Object.assign(day, { open: null });
}

import { sectionOf } from '../../words/vocabulary.ts';
import { unitInSettings } from '../front-matter.ts';
import { boldDepth, isRow, type Mention } from '../mentions/mention.ts';
import type { NamedUnit } from '../mentions/unit.ts';
import type { ParsedFile } from '../parsed-file.ts';
import type { DayChoice } from './file-days.ts';
import { aloneIn } from './files-alone.ts';
import { grouped } from './grouped.ts';
import { areSectionsOf, contentOf } from './measure.ts';

/** The weeks of a plan. One that is `alone` has no days and is posted as one unit. */
export type WeekChoice = {
  mentions: Set<Mention>;
  alone: Set<Mention>;
  /** Those around others, as `Sprint 2` is around its weeks. */
  outer: Set<Mention>;
  /** What a file's path or settings name. */
  files: Map<ParsedFile, { unit: NamedUnit; id: string }>;
  /** What `Days 8-14` above its days is. */
  spans: 'week' | 'month';
  filesAlone: Set<string>;
  /** Sections that go on with units of a table or list. */
  goingOn?: Set<Mention>;
};

type Chosen = Pick<WeekChoice, 'mentions' | 'alone' | 'outer'>;

/** A mention that could be such a unit, with the days that it holds. */
export type Candidate = { mention: Mention; scope: string; days: number; isOuter: boolean };

/** Weeks by the days that they hold; without any, the mention with the most content is a unit of its own. */
export function chooseWeeks(files: ParsedFile[], days: DayChoice): WeekChoice {
  const named = weeksOfFiles(files, days);
  const labels = new Set([...named.values()].map(({ unit }) => unit.label));
  const outline = files.flatMap((file) =>
    candidatesIn(file, days, (one) => !isRow(one) && !labels.has(one.unit.label)),
  );
  const hasDays = days.files.size + days.mentions.size > 0;
  const held = chosenOf(outline, hasDays);
  const isNamed = named.size > 0 || (held.mentions.size > 0 && (hasDays || isByWeek(held)));
  const listed = (): Chosen =>
    chosenOf(
      files.flatMap((file) => candidatesIn(file, days, isRow)),
      hasDays,
    );
  if (!hasDays && named.size === 0 && isByWeek(held) && held.alone.size === held.mentions.size) {
    const all = listed();
    if (areSectionsOf([...held.alone], [...all.alone], files)) return withSections(all, held);
  }
  const rows = isNamed ? held : listed();
  // Blocks or modules around a table of their weeks are no weeks.
  const chosen = isNamed || (held.mentions.size > 0 && !isByWeek(rows)) ? held : rows;
  const units = [...[...chosen.mentions].map(({ unit }) => unit), ...[...named.values()].map(({ unit }) => unit)];
  return {
    ...chosen,
    spans: kindOfSpans(units),
    files: named,
    filesAlone: aloneIn(files, named, days, chosen.mentions),
  };
}

/** A table of all weeks, and sections that go on with some of them. */
function withSections({ alone }: Chosen, { alone: goingOn }: Chosen): WeekChoice {
  const all = new Set([...alone, ...goingOn]);
  return {
    mentions: all,
    alone: all,
    outer: new Set(),
    spans: 'week',
    files: new Map(),
    filesAlone: new Set(),
    goingOn,
  };
}

function isByWeek({ mentions }: { mentions: Set<Mention> }): boolean {
  return [...mentions].some(({ unit }) => unit.word === 'week');
}

function weeksOfFiles(files: ParsedFile[], days: DayChoice): WeekChoice['files'] {
  const weeks: WeekChoice['files'] = new Map();
  for (const file of files) {
    const part = file.path.findLast(({ unit }) => unit.kind === 'week');
    const unit = part?.unit ?? unitInSettings(file.settings, 'week');
    if (unit) weeks.set(file, { unit, id: part?.path ?? unit.label });
    else {
      const own = days.files.get(file)?.unit;
      const span = file.path.findLast((one) => one.unit.kind === 'day' && one.unit.last !== null && one.unit !== own);
      if (span) weeks.set(file, { unit: span.unit, id: span.path });
    }
  }
  return weeks;
}

/** From so many days on, `Days 1-30` is a month and not a week. */
const monthOfDays = 15;

/** `Days 8-14` above its days is a week of them, or a month where all such spans of the plan are long. */
function kindOfSpans(units: NamedUnit[]): 'week' | 'month' {
  const spans = units.filter((unit) => isSpan({ unit }));
  return spans.every(({ number, last }) => (last ?? 0) - (number ?? 0) + 1 >= monthOfDays) ? 'month' : 'week';
}

export function isSpan({ unit }: { unit: NamedUnit }): boolean {
  return unit.kind === 'day' && unit.last !== null;
}

/** The mentions of a file that could be weeks, with the days that each holds up to the next. */
function candidatesIn(file: ParsedFile, days: DayChoice, isMeant: (mention: Mention) => boolean): Candidate[] {
  const found: Candidate[] = [];
  if (days.files.has(file)) return found;
  let open: Candidate | null = null;
  let scope = '';
  let day: Mention | null = null;
  const seen = new Map<string, Mention>();
  for (const mention of file.mentions) {
    if (days.mentions.has(mention)) {
      if (open && holds(open.mention, mention)) open.days += 1;
      day = mention;
    } else if (isMonthAbove(mention, open?.mention ?? null) && !isInside(mention, day)) {
      scope = mention.unit.label;
      open = null;
    } else if ((mention.unit.kind === 'week' || isSpan(mention)) && isMeant(mention)) {
      const known = seen.get(scope + mention.unit.label);
      if (isInside(mention, day) && !runsOn(mention, found)) continue;
      if (isRest(mention) && !goesOn(mention, found.at(-1))) continue;
      if (mention.unit.loose && (known || sectionOf(mention.text) !== 'other')) continue;
      if (open && open.days === 0 && mention.depth > open.mention.depth && mention.depth < boldDepth) {
        // `Week 1 Checkpoint` below `Week 1` is a part of it, `Week 1` below `Module 1` is not.
        if (isSameWeek(mention.unit, open.mention.unit)) continue;
        open.isOuter = true;
      }
      seen.set(scope + mention.unit.label, mention);
      open = { mention, scope, days: 0, isOuter: false };
      found.push(open);
    }
  }
  return found;
}

/** `The last 4 days`. */
function isRest({ unit }: Mention): boolean {
  return unit.named === 'number';
}

/** It is the last unit of a plan of weeks without days, not a heading of another plan. */
function goesOn({ depth }: Mention, before: Candidate | undefined): boolean {
  return before?.mention.depth === depth && before.days === 0 && before.mention.unit.named === 'word';
}

/** A week that is a row holds the rows in it, or those after it in its table or paragraph. */
function holds(week: Mention, day: Mention): boolean {
  return !isRow(week) || (isRow(day) && (day.at < week.until || day.form === week.form));
}

function isSameWeek(one: NamedUnit, other: NamedUnit): boolean {
  return one.number === other.number && one.last === other.last && one.label === other.label;
}

/** `Part 2` below a week is none that begins anew. */
function isMonthAbove(mention: Mention, week: Mention | null): boolean {
  const { kind, word, loose } = mention.unit;
  return kind === 'month' && !isRow(mention) && !loose && (word === 'month' || !week || mention.depth <= week.depth);
}

/** A heading below that of a day speaks of the day. */
export function isInside({ depth, at }: Mention, day: Mention | null): boolean {
  return day !== null && !isRow(day) && depth > day.depth && at < day.until;
}

/** `**Week 2**` between days goes on where the week before ended. */
function runsOn({ form, unit }: Mention, found: Candidate[]): boolean {
  const before = found.at(-1)?.mention.unit.number ?? 0;
  return form === 'bold' && !unit.loose && unit.number === before + 1;
}

/** Weeks that hold fewer days than these are no overview above all days. */
const daysOfWeek = 7;

/** Those of all candidates that are units; `alone` are those without days. */
export function chosenOf(candidates: Candidate[], hasDays: boolean): Chosen {
  const same = [...grouped(candidates, ({ mention, scope }) => `${scope}/${mention.unit.label}`).values()];
  const best = areTracks(same) ? candidates : same.flatMap(bestOf);
  // Beside weeks that are called so, `The last two days (Days 29-30)` is a heading like any other.
  const hasWeeks = best.some(({ mention, days }) => days > 0 && !isSpan(mention));
  const holding = best.filter(({ mention, days, isOuter }) => days > 0 && !(hasWeeks && !isOuter && isSpan(mention)));
  const spans = best.filter((one) => isSpan(one.mention) && one.days === 0);
  const rest = best.filter((one) => one.days === 0 && !isSpan(one.mention));
  const isOverview =
    hasDays &&
    (holding.length === 0 || (holding.length === 1 && (holding[0]?.days ?? 0) > daysOfWeek && rest.length > 1));
  if (isOverview || spans.length === best.length) {
    return {
      mentions: new Set(rest.filter(({ isOuter }) => isOuter && holding.length > 0).map(({ mention }) => mention)),
      alone: new Set(),
      outer: new Set(),
    };
  }
  const alone = rest.filter(
    ({ mention, isOuter }) => !isOuter && (!isRow(mention) || !hasDays) && contentOf([mention]) > 0,
  );
  return {
    mentions: new Set([...holding, ...rest, ...spans.filter(({ isOuter }) => isOuter)].map(({ mention }) => mention)),
    alone: new Set(
      alone.filter(({ mention }) => !hasDays || mention.until > mention.end).map(({ mention }) => mention),
    ),
    outer: new Set(best.filter(({ isOuter }) => isOuter).map(({ mention }) => mention)),
  };
}

/** Whether weeks come again with as much of other content, as in a plan for beginners and one for others below it. */
function areTracks(same: Candidate[][]): boolean {
  const repeated = same.filter((weeks) => weeks.length > 1);
  return (
    repeated.length > 1 &&
    repeated.every((weeks) => {
      const contents = weeks.map(({ mention }) => contentOf([mention]));
      const titles = new Set(
        weeks.map(({ mention }) => mention.unit.title.toLowerCase()).filter((title) => title !== ''),
      );
      const isMixed = weeks.some(({ mention }) => isRow(mention)) || weeks.some(({ days }) => days > 0);
      const isTitled = titles.size === 0 || titles.size === weeks.length;
      return !isMixed && isTitled && Math.min(...contents) * 2 >= Math.max(...contents);
    })
  );
}

/** Of mentions of one week those that hold days, or else the one with the most content. */
function bestOf(same: Candidate[]): Candidate[] {
  const holding = same.filter(({ days }) => days > 0);
  if (holding.length > 0) return holding;
  const [first, ...others] = same;
  if (!first) return [];
  return [others.reduce((best, one) => (contentOf([one.mention]) > contentOf([best.mention]) ? one : best), first)];
}

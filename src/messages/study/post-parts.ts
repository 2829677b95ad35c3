import { keepNewest } from '../../core/kept.ts';
import type { Day, Month } from '../../curriculum/model.ts';
import { isUnit, monthOf, type PlaceInPlan, type Plan, placeOf } from '../../curriculum/plan.ts';
import { monthHarvest } from '../goals/month.ts';
import { shorten } from '../kit/format.ts';
import { phoneLines } from '../kit/phone.ts';
import type { Words } from '../words/words.ts';
import { dayHeadline, daySections, earlierDays, nameInLine, shortSections } from './day.ts';

/** What a day's post says to every group that follows the same plan in the same language. */
export type PostParts = {
  place: PlaceInPlan;
  headline: string;
  /** The month that the day is the last of. */
  ending: Month | null;
  /** The day's own text. */
  text: Readonly<Record<'whole' | 'short', readonly string[]>>;
  /** What stands before the text and behind it; of several forms the first that fits. */
  opening: string[][];
  nudge: string[];
  harvest: string[][];
  /** About the lines that a phone needs for each of these texts. */
  lines: ReadonlyMap<string, number>;
};

/** So many days are kept, in the languages in which they were asked for: what all groups of a minute read is made once. */
const daysKept = 200;
// In the order in which they were last asked for. A plan never changes, so neither does what is made of its days.
const kept = new Map<Day, Map<Words, PostParts>>();

/** The parts of a day's post that its groups have in common. */
export function postParts(words: Words, plan: Plan, day: Day): PostParts {
  const known = kept.get(day) ?? new Map<Words, PostParts>();
  const parts = known.get(words) ?? made(words, plan, day);
  keepNewest(kept, day, known.set(words, parts), daysKept);
  return parts;
}

function made(words: Words, plan: Plan, day: Day): PostParts {
  const place = placeOf(plan, day);
  const ending = monthEndedBy(plan, day);
  const parts = {
    ...{ place, ending, headline: dayHeadline(words, day) },
    text: { whole: daySections(words, day), short: shortSections(words, day) },
    opening: weekOpening(words, place),
    nudge: reviewNudge(words, place),
    harvest: monthEnding(words, ending),
  };
  const texts = [parts.text.whole, parts.text.short, ...parts.opening, parts.nudge, ...parts.harvest].flat();
  return { ...parts, lines: new Map(texts.map((text) => [text, phoneLines(text)])) };
}

function monthEndedBy(plan: Plan, { key }: Day): Month | null {
  const month = monthOf(plan, key);
  return month?.weeks.flatMap(({ days }) => days).at(-1)?.key === key ? month : null;
}

/** Whole, and short. */
function weekOpening({ study: { post } }: Words, { day, week, inWeek }: PlaceInPlan): string[][] {
  if (week !== null && isUnit(week, day)) return week.goal === null ? [] : [[week.goal]];
  if (week === null || inWeek?.position !== 1) return [];
  const starts = post.weekStarts(nameInLine(week));
  if (week.goal === null) return [[starts]];
  const short = phoneLines(week.goal) <= 3 ? week.goal : post.goalElsewhere;
  return [[`${starts} ${week.goal}`], [`${starts} ${short}`]];
}

function reviewNudge(words: Words, place: PlaceInPlan): string[] {
  if (!place.day.review || place.week === null) return [];
  const earlier = earlierDays(place).map(({ label }) => words.study.day.short(label));
  return [words.study.post.review(place.week.label, earlier)];
}

/** Whole, and short. */
function monthEnding(words: Words, ending: Month | null): string[][] {
  if (ending === null) return [];
  const { post } = words.study;
  const ends = post.monthEnds(shorten(ending.label, 100));
  const harvest = monthHarvest(words, ending);
  return harvest.length === 0 ? [[ends]] : [[ends, ...harvest], [`${ends} ${post.harvestElsewhere}`]];
}

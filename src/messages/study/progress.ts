import type { LocalDate } from '../../core/calendar.ts';
import type { Milestone } from '../../core/milestones.ts';
import type { DateState } from '../../core/streak/date-state.ts';
import type { DateWeek } from '../../core/streak/date-weeks.ts';
import type { Streak } from '../../core/streak/streak.ts';
import type { Week } from '../../curriculum/model.ts';
import type { Card } from '../../pictures/card.ts';
import { drawable } from '../../pictures/glyphs.ts';
import { button, customId, named, pictured, rows, say, shorten } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** What is told of somebody's progress in a plan; `streak` is null where it is not to be told. */
export type ProgressFacts = {
  title: string;
  planDone: number;
  planTotal: number;
  streak: Streak | null;
  /** Calendar weeks, oldest first. */
  dates: DateWeek[];
  /** Weeks of the plan. */
  weeks: { week: Pick<Week, 'label' | 'number'>; milestone: Milestone }[];
};

const titleLimit = 80;

export function progressCard({ progress: said }: Words, facts: ProgressFacts): Card {
  const { picture } = said;
  const { streak, dates, weeks } = facts;
  const numbers =
    streak === null
      ? []
      : ([
          [streak.current, picture.streak],
          [streak.longest, picture.best],
        ] as const);
  return {
    title: drawable(shorten(facts.title, titleLimit)),
    subtitle: null,
    figures: [
      { value: `${facts.planDone}/${facts.planTotal}`, label: picture.days },
      ...numbers.map(([value, label]) => ({ value: String(value), label })),
    ],
    dates: dateMap(said, dates),
    barsTitle: picture.weeks,
    // A single week is the plan, whose number stands above.
    bars: (weeks.length > 1 ? weeks : []).map(({ week, milestone: { done, total } }, index) => ({
      label: drawable(String(week.number ?? week.label)) ?? String(index + 1),
      value: `${done}/${total}`,
      part: total === 0 ? 0 : done / total,
    })),
  };
}

/** The map of dates in a picture; null while there are none. */
export function dateMap(said: Words['progress'], dates: DateWeek[]): Card['dates'] {
  if (dates.length === 0) return null;
  return {
    weekdays: said.picture.weekdays,
    weeks: dates.map((week) => week.map((date) => date?.state ?? null)),
    months: monthsAt(dates).map(({ week, on }) => ({ week, label: said.picture.month(on) })),
    legend: statesIn(said, dates),
  };
}

/** The first week of each month there is, with a date in it. */
function monthsAt(dates: DateWeek[]): { week: number; on: LocalDate }[] {
  const first = dates.flatMap((days, week) => {
    const on = days.find((date) => date !== null)?.on;
    return on === undefined ? [] : [{ week, on }];
  });
  return first.filter(({ on }, index) => on.slice(0, 7) !== first[index - 1]?.on.slice(0, 7));
}

/** The states there are that need an explanation, with how many dates have each. */
function statesIn(said: Words['progress'], dates: DateWeek[]): { state: DateState; label: string; dates: number }[] {
  const all = dates.flat();
  return (Object.keys(said.states) as DateState[]).flatMap((state) => {
    const label = said.states[state];
    const number = all.filter((date) => date?.state === state).length;
    return label === null || number === 0 ? [] : [{ state, label, dates: number }];
  });
}

/** How the dates went, in words: a sentence, or none. */
export function datesInWords(said: Words['progress'], dates: DateWeek[]): string[] {
  const known = dates.flatMap((week) => week.filter((date) => date !== null));
  const [first, last] = [known[0], known.at(-1)];
  const states = statesIn(said, dates);
  return first === undefined || last === undefined || states.length === 0
    ? []
    : [said.dates(first.on, last.on, states)];
}

/** The picture in words, a sentence each: how the dates went, and the weeks of the plan. */
function sentences({ progress: said }: Words, { dates, weeks }: ProgressFacts): string[] {
  const done = weeks.map(({ week, milestone }) => said.week(shorten(week.label, 30), milestone.done, milestone.total));
  return [...datesInWords(said, dates), ...(done.length === 0 ? [] : [said.weeks(done)])];
}

/** One's own progress; `shares`: it can be shared where this is shown. */
export function ownProgress(
  words: Words,
  facts: ProgressFacts,
  png: Uint8Array | null,
  { cohortId, shares, hidden, isThrough }: { cohortId: number; shares: boolean; hidden: boolean; isThrough: boolean },
): Message {
  const { progress: said } = words;
  const share = button(said.share, customId('progress-share', { cohort: cohortId }), { emoji: '📣' });
  const card = button(words.finish.card, customId('finish', { cohort: cohortId }), { emoji: '🎓' });
  return shown(words, [], facts, png, {
    notes: [...(hidden ? [said.hidden] : []), ...(png === null ? [said.noPicture] : [])],
    components: rows(...(shares ? [share] : []), ...(isThrough ? [card] : [])),
  });
}

/** The progress of somebody by name, as they are shown to others. */
export function progressOf(words: Words, name: string, facts: ProgressFacts, png: Uint8Array | null): Message {
  return shown(words, [`👤 **${name}** · ${named(facts.title)}`], facts, png, {});
}

function shown(
  words: Words,
  head: string[],
  facts: ProgressFacts,
  png: Uint8Array | null,
  { notes = [], components = [] }: { notes?: string[]; components?: Message['components'] },
): Message {
  const { progress: said } = words;
  const headline = said.headline(facts.planDone, facts.planTotal, facts.streak);
  const inWords = sentences(words, facts);
  const lines = [...head, headline, ...(png === null ? inWords.map((sentence) => named(sentence, 900)) : []), ...notes];
  const undrawn = drawable(shorten(facts.title, titleLimit)) === null ? [said.noGlyphs] : [];
  const alt = [`${headline.replaceAll(/\*\*|📊 /gu, '')}.`, ...inWords, ...undrawn].join(' ');
  return say(lines.join('\n'), {
    ...(components.length === 0 ? {} : { components }),
    ...pictured('progress', png, alt),
  });
}

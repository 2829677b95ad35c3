import type { LocalDate, WallTime } from '../../core/calendar.ts';
import type { SetupSettings } from '../../core/cohort-settings.ts';
import type { Slot } from '../../core/schedule.ts';
import { named, timestamp } from '../kit/format.ts';
import { ownNameOf } from './intl.ts';

// How settings of a group are shown whose language decides nothing but their words.

/** What is settled for a group, with what comes of it. `clock`: what a clock in its zone shows now. */
type Settled = SetupSettings & {
  title: string;
  clock: WallTime;
  next: Slot | null;
  /** As long as it has not begun. */
  beginning: { days: number; language: string | null; firstDay: string; last: LocalDate } | null;
};

/** One setting: its name, how it stands, what it can be where that is a short list, and how a form asks for it. */
export type Setting = {
  label: string;
  shown: (settled: Settled) => string;
  choices?: Readonly<Record<string, string>>;
  form?: string;
};

/** What needs no words to be shown. */
export const wordless = {
  from: ({ beginning }: Settled) => beginning?.firstDay ?? '',
  channel: ({ channelId }: Settled) => `<#${channelId}>`,
  time: ({ time }: Settled) => `**${time}**`,
};

/** How much of a plan there is, and in which language: `29 days · English`. */
type PlanFacts = (days: number, language: string | null) => string;

export function planFacts(inDays: (days: number) => string, languageName: (code: string) => string): PlanFacts {
  return (days, language) => [inDays(days), ...(language === null ? [] : [languageName(language)])].join(' · ');
}

/** The plan by its name, before it has begun with what it is. */
export function planShown(facts: PlanFacts): Setting['shown'] {
  return ({ title, beginning }) =>
    `**${named(title)}**${beginning === null ? '' : ` · ${facts(beginning.days, beginning.language)}`}`;
}

/** When the first post comes, before the plan has begun with when the last one does; `lastOn` takes dates of the zone. */
export function firstPostShown(lastOn: (last: LocalDate, first: LocalDate) => string): Setting['shown'] {
  return ({ next, beginning }) =>
    next === null
      ? ''
      : `${timestamp(next.at, 'F')}${beginning === null ? '' : `; ${lastOn(beginning.last, next.on)}`}`;
}

/** What is one of few: its label, and the words for each. */
export const oneOf = {
  publish: by(({ publishes }) => `${publishes}`),
  'take-role': by(({ takesRole }) => `${takesRole}`),
  celebrate: by(({ celebrations }) => celebrations),
  threads: by(({ threads }) => threads),
  days: by(({ wholeDays }) => (wholeDays ? 'whole' : 'short')),
  'work-ahead': by(({ worksAhead }) => `${worksAhead}`),
};

function by<Choice extends string>(choiceIn: (settled: Settled) => Choice) {
  return (label: string, choices: Readonly<Record<Choice, string>>): Setting => ({
    label,
    shown: (settled) => choices[choiceIn(settled)],
    choices,
  });
}

/** The language that is spoken to a group, as it calls itself; `plans`: the words for the plan's. */
export function spoken(label: string, plans: string): Setting {
  return {
    label,
    shown: ({ language }) => (language === null ? plans : ownNameOf(language)),
    choices: { plan: plans },
  };
}

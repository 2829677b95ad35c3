import type { LocalDate, WallTime } from '../../core/calendar.ts';
import type { SetupSettings } from '../../core/cohort-settings.ts';
import type { Slot } from '../../core/schedule.ts';
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

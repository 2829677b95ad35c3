import type { LocalDate } from '../../core/calendar.ts';
import type { DateState, Streak, StreakDate } from '../../core/streak/streak.ts';
import { dateName, embed, say, timestamp } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { streakWords } from './progress.ts';

type StreakView = {
  planDone: number;
  planTotal: number;
  streak: Streak;
  /** Oldest first, one for each calendar date. */
  dates: StreakDate[];
  today: LocalDate;
  hidden: boolean;
};

const rule =
  'A date counts once you finish any day of the plan on it. Seven in a row earn a freeze (two at most), which covers one missed date. Dates without a post, rest days and pauses never break a streak.';

/** The headline, the reason for each of the last dates, and the rule. */
export function streakView(view: StreakView): Message {
  const lines = dateLines(view);
  const lost = lostLine(view);
  const parts = [...(lost === null ? [] : [lost]), lines.join('\n'), `-# ${rule}`];
  if (view.hidden) parts.push('-# Your streak is hidden: only you see it, here. /privacy changes that.');
  return say(`🔥 **${view.planDone} of ${view.planTotal} days of the plan** · ${streakWords(view.streak)}`, {
    embeds: [embed({ description: parts.join('\n\n') })],
  });
}

/** A streak that ended is said once, kindly, beside the best one. */
function lostLine({ streak, dates }: StreakView): string | null {
  if (streak.current > 0 || streak.longest === 0) return null;
  const lastKept = dates.findLastIndex(({ run }) => run > 0);
  const missed = dates.find(({ state }, index) => index > lastKept && state === 'missed');
  // Where it lies further back than the dates shown, nobody needs to hear of it again.
  if (missed === undefined || lastKept === -1) return null;
  return `Your last run ended on ${dateName(missed.on)}; your best, ${streak.longest}, stays. The next day you finish begins a new one.`;
}

const signs: Record<Exclude<DateState, 'open'>, string> = {
  kept: '✅ kept',
  'kept-late': '🌙 kept, logged late',
  frozen: '❄️ missed, freeze used',
  paused: '⏸️ paused',
  rest: '▫️ rest day',
  'no-post': '▫️ no post that day',
  'not-due': '▫️ before you joined',
  missed: '❌ missed',
};

/** One line a date; the dates before joining share one. */
function dateLines({ dates, today }: StreakView): string[] {
  const joined = dates.findIndex(({ state }) => state !== 'not-due' && state !== 'no-post');
  const quiet = dates.slice(0, Math.max(joined, 0)).findLastIndex(({ state }) => state === 'not-due');
  const last = dates[quiet];
  const lines = dates.slice(quiet + 1).map((date) => dateLine(date, today));
  return last === undefined || quiet === 0
    ? dates.map((date) => dateLine(date, today))
    : [`▫️ up to ${dateName(last.on)} · before you joined`, ...lines];
}

function dateLine(date: StreakDate, today: LocalDate): string {
  const reason =
    date.state === 'open'
      ? `▶️ open${date.closesAt === null ? '' : ` until ${timestamp(date.closesAt, 'f')}`}`
      : signs[date.state];
  const [sign = '', ...words] = reason.split(' ');
  const name = date.on === today ? `${dateName(date.on)} (today)` : dateName(date.on);
  return `${sign} ${name} · ${words.join(' ')}`;
}

/** They have not joined, so there is nothing to fold. */
export function noStreakYet(): Message {
  return say('You have not joined this plan yet, so there is no streak. Finish a day with /done, or start with /join.');
}

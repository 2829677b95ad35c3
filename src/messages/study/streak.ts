import type { LocalDate } from '../../core/calendar.ts';
import type { StreakDate } from '../../core/streak/fold.ts';
import type { Streak } from '../../core/streak/streak.ts';
import { correctionLines } from '../cohort/correction.ts';
import { embed, say } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

type StreakView = {
  planDone: number;
  planTotal: number;
  streak: Streak;
  /** Oldest first, one for each calendar date. */
  dates: StreakDate[];
  today: LocalDate;
  hidden: boolean;
  /** The last ones, newest first. */
  corrections: Parameters<typeof correctionLines>[1];
};

/** The headline, the reason for each of the last dates, and the rule. */
export function streakView(words: Words, view: StreakView): Message {
  const said = words.study.streakView;
  const parts = [
    ...endedLine(words, view),
    dateLines(words, view).join('\n'),
    ...(view.corrections.length === 0 ? [] : [correctionLines(words, view.corrections).join('\n')]),
    `-# ${said.rule}`,
    ...(view.hidden ? [`-# ${said.hidden}`] : []),
  ];
  return say(said.headline(view.planDone, view.planTotal, view.streak), {
    embeds: [embed({ description: parts.join('\n\n') })],
  });
}

function endedLine({ study }: Words, { streak, dates }: StreakView): string[] {
  if (streak.current > 0 || streak.longest === 0) return [];
  const lastKept = dates.findLastIndex(({ run }) => run > 0);
  const missed = dates.find(({ state }, index) => index > lastKept && state === 'missed');
  // Where it lies further back than the dates shown, nobody needs to hear of it again.
  if (missed === undefined || lastKept === -1) return [];
  return [`${study.streakView.ended(missed.on, streak.longest)} ${study.streakView.startsNext}`];
}

/** One line a date; the dates before joining share one. */
function dateLines({ study: { streakView: said } }: Words, { dates, today }: StreakView): string[] {
  const line = ({ on, state, closesAt }: StreakDate) => {
    const [sign, reason] = said.states[state];
    const until = state === 'open' && closesAt !== null ? said.openUntil(closesAt) : reason;
    return `${sign} ${said.date(on, on === today)} · ${until}`;
  };
  const joined = dates.findIndex(({ state }) => state !== 'not-due' && state !== 'no-post');
  const quiet = dates.slice(0, Math.max(joined, 0)).findLastIndex(({ state }) => state === 'not-due');
  const last = dates[quiet];
  if (last === undefined || quiet === 0) return dates.map(line);
  const [sign, reason] = said.states['not-due'];
  return [`${sign} ${said.upTo(last.on)} · ${reason}`, ...dates.slice(quiet + 1).map(line)];
}

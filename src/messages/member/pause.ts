import type { LocalDate } from '../../core/calendar.ts';
import { button, customId, named, offer, say } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

type Dates = { from: LocalDate; until: LocalDate | null };

export type Away = {
  /** What holds or is planned as it was before; null: that was changed. */
  was: 'away' | 'planned' | null;
  spans: readonly Dates[];
  /** What was planned and is not any more. */
  calledOff: readonly Dates[];
  today: LocalDate;
  titles: readonly string[];
};

/** What was ended, with what is still planned then. */
export type Back = { was: 'away' | 'planned' | null; ahead?: Dates & { today: LocalDate } };

/** Somebody is away or will be; one tap brings them back. */
export function awayReply(all: Words, { was, spans, calledOff, today, titles }: Away): Message {
  const words = all.member.pause;
  const lines = spans.map(({ from, until }, i) => {
    if (i > 0 || was === null) return words.away(from, until, today);
    return was === 'away' ? words.isAway(until, today) : words.planned(from, until, today);
  });
  const gone = calledOff.map(({ from }) => words.instead(from, today));
  const plans = [...new Set(titles)].map((title) => `**${named(title)}**`);
  return offer(
    [...lines, ...gone, words.means, ...(plans.length > 1 ? [words.plans(plans)] : [])].join('\n'),
    ...(was === 'planned' ? [button(words.awayNow, customId('pause', { from: 'today' }), { emoji: '🏖️' })] : []),
    backButton(
      all,
      spans.every(({ from }) => from > today),
    ),
  );
}

/** One tap ends the time away, or calls off what is planned. */
export function backButton({ member: { pause } }: Words, isPlanned: boolean): Button {
  return button(isPlanned ? pause.callOff : pause.comeBack, customId('pause-end'), { emoji: '👋' });
}

/** Somebody is back, has called off what they had planned, or was not away at all. */
export function backReply(all: Words, { was, ahead }: Back): Message {
  const words = all.member.pause;
  const line = was === null ? words.notAway : was === 'away' ? words.back : words.calledOff;
  if (ahead === undefined) return say(line);
  return offer(`${line}\n${words.away(ahead.from, ahead.until, ahead.today)}`, backButton(all, true));
}

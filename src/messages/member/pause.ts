import type { LocalDate } from '../../core/calendar.ts';
import { button, customId, named, offer, say } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** Up to which date somebody is away, from which, and from what. */
export type Away = {
  /** What holds or is planned as it was before; null: that was changed. */
  was: 'away' | 'planned' | null;
  from: LocalDate;
  until: LocalDate | null;
  today: LocalDate;
  titles: readonly string[];
};

/** Somebody is away or will be; one tap brings them back. */
export function awayReply(all: Words, { was, from, until, today, titles }: Away): Message {
  const words = all.member.pause;
  const first = was === 'away' ? words.isAway(until, today) : words[was ?? 'away'](from, until, today);
  const plans = [...new Set(titles)].map((title) => `**${named(title)}**`);
  return offer(
    [first, words.means, ...(plans.length > 1 ? [words.plans(plans)] : [])].join('\n'),
    ...(was === 'planned' ? [button(words.awayNow, customId('pause', { from: 'today' }), { emoji: '🏖️' })] : []),
    backButton(all, from > today),
  );
}

/** One tap ends the time away, or calls off what is planned. */
export function backButton({ member: { pause } }: Words, isPlanned: boolean): Button {
  return button(isPlanned ? pause.callOff : pause.comeBack, customId('pause-end'), { emoji: '👋' });
}

/** Somebody is back, has called off what they had planned, or was not away at all. */
export function backReply({ member: { pause: words } }: Words, was: 'away' | 'planned' | null): Message {
  const line = was === null ? words.notAway : was === 'away' ? words.back : words.calledOff;
  return say(line, { components: [] });
}

import type { LocalDate } from '../../core/calendar.ts';
import { button, customId, named, offer, say } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** Up to which date somebody is away, from which, and from what. */
export type Away = {
  /** Null: they had been away already, and nothing changed. */
  from: LocalDate | null;
  until: LocalDate | null;
  today: LocalDate;
  titles: readonly string[];
};

/** Somebody is away; one tap brings them back. */
export function awayReply(all: Words, { from, until, today, titles }: Away): Message {
  const words = all.member.pause;
  const first = from === null ? words.isAway(until, today) : words.away(from, until, today);
  const plans = [...new Set(titles)].map((title) => `**${named(title)}**`);
  return offer([first, words.means, ...(plans.length > 1 ? [words.plans(plans)] : [])].join('\n'), backButton(all));
}

/** One tap ends the time away, or calls off what is planned. */
export function backButton({ member: { pause } }: Words): Button {
  return button(pause.comeBack, customId('pause-end'), { emoji: '👋' });
}

/** Somebody is back, has called off what they had planned, or was not away at all. */
export function backReply({ member: { pause: words } }: Words, was: 'away' | 'planned' | null): Message {
  const line = was === null ? words.notAway : was === 'away' ? words.back : words.calledOff;
  return say(line, { components: [] });
}

import type { Schedule } from '../../core/schedule.ts';
import type { Day } from '../../curriculum/model.ts';
import { button, customId, named, offer, shorten, timestamp } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { nameInLine } from '../study/day.ts';
import { doneButton } from '../study/done.ts';
import type { Words } from '../words/words.ts';
import { keptNames } from './privacy.ts';

type PlanInChannel = { id: number; title: string; channelId: string };

export type Joined = {
  joined: 'now' | 'again' | 'before';
  cohort: PlanInChannel & Schedule & { state: string; nextPostAt: Date | null };
  /** Days of the plan. */
  total: number;
  /** The latest posted day, null before the first. */
  latest: Day | null;
  isDone: boolean;
  /** While the latest day's date still counts for this learner. */
  openUntil: Date | null;
  /** The day that is posted next, null after the last. */
  next: Day | null;
  /** The zone this learner's dates follow. */
  zone: string;
  /** Running cohorts of this server that the caller is not in. */
  others: PlanInChannel[];
};

/** Somebody studies along from now on, again, or has done so before. */
export function joinReply({ member: { join: words } }: Words, join: Joined): Message {
  const { cohort, latest, isDone, openUntil } = join;
  const lines = [words[join.joined](words.plan(named(cohort.title), cohort.channelId))];
  if (join.joined === 'again') lines.push(words.asYouLeft);
  if (latest !== null) {
    const still = openUntil === null ? words.isClosed : words.openUntil(timestamp(openUntil, 'f'));
    lines.push(`${words.latest(nameInLine(latest))}${isDone ? words.isDone : still}`);
  }
  lines.push(...upcoming(words, join));
  lines.push(join.zone === cohort.zone ? words.groupsClock : words.ownClock(join.zone));
  if (join.others.length > 0) lines.push(words.another);
  return offer(lines.join('\n'), ...buttonsOf(words, join));
}

type JoinWords = Words['member']['join'];

function upcoming(words: JoinWords, { cohort, next, latest, total }: Joined): string[] {
  if (cohort.state !== 'running') return [words.finished(total)];
  const clock = words.posted(cohort);
  if (cohort.nextPostAt === null) return [words.paused, clock];
  const at = [timestamp(cohort.nextPostAt, 'F'), timestamp(cohort.nextPostAt, 'R')] as const;
  if (next === null) return [words.closing(...at)];
  return [words[latest === null ? 'first' : 'next'](nameInLine(next), ...at), clock];
}

function buttonsOf(words: JoinWords, { cohort, latest, isDone, joined, others }: Joined) {
  const done = latest === null || isDone ? [] : [latest];
  return [
    ...done.map(({ key, label }) => doneButton(words.done(shorten(label, 28)), cohort.id, key)),
    ...(joined === 'before' ? others.slice(0, 10) : []).map(({ id, title }) =>
      button(words.joinOther(shorten(title, 29)), customId('join', { cohort: id })),
    ),
  ];
}

/** Somebody left; nothing is deleted. */
export function leftReply(all: Words, { id, title }: PlanInChannel, kept: Parameters<typeof keptNames>[1]): Message {
  const { leave: words } = all.member;
  const older = keptNames(all, kept);
  return offer(
    [words.left(named(title)), words.comeBackHow, words.privacyHow, ...(older === null ? [] : [older])].join('\n'),
    button(words.comeBack, customId('join', { cohort: id }), { emoji: '↩️' }),
    button(words.privacy, customId('privacy'), { emoji: '🔒' }),
  );
}

/** There is nothing to leave; `leftAt` for those who left before. */
export function notInCohort(
  { member: { leave: words } }: Words,
  { id, title }: PlanInChannel,
  leftAt: Date | null,
): Message {
  const why = leftAt === null ? words.notIn(named(title)) : words.leftBefore(named(title), timestamp(leftAt, 'R'));
  return offer(why, button(leftAt === null ? words.join : words.comeBack, customId('join', { cohort: id })));
}

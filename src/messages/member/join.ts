import { refOf } from '../../core/reference.ts';
import type { Schedule } from '../../core/schedule.ts';
import type { Day } from '../../curriculum/model.ts';
import { scheduleWords } from '../cohort/schedule.ts';
import { customId } from '../kit/custom-id.ts';
import { button, count, named, rows, say, shorten, timestamp } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { dayName } from '../study/day.ts';

type Named = { id: number; title: string; channelId: string };

export type Joined = {
  joined: 'now' | 'again' | 'before';
  cohort: Named & Schedule & { state: string; nextPostAt: Date | null };
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
  others: Named[];
};

/** Somebody studies along from now on, again, or has done so before. */
export function joinReply(join: Joined): Message {
  const { cohort, latest } = join;
  const name = `**${named(cohort.title)}** in <#${cohort.channelId}>`;
  const lines = [
    {
      now: `👋 You are in: ${name}.`,
      again: `👋 Welcome back to ${name}.`,
      before: `You are in ${name} already. Nothing changed.`,
    }[join.joined],
  ];
  if (join.joined === 'again') {
    lines.push('Everything is as you left it, and your time away counts as a pause: you missed nothing.');
  }
  if (latest !== null) lines.push(`📘 Now: **${shorten(dayName(latest), 200)}**${latestState(join)}`);
  lines.push(...upcoming(join));
  lines.push(
    join.zone === cohort.zone
      ? 'Your dates follow that clock; /zone sets your own.'
      : `Your own dates follow ${join.zone}; /zone changes that.`,
  );
  if (join.others.length > 0) lines.push('Did you mean another plan of this server? Its button takes you in.');
  return say(lines.join('\n'), { components: rows(...offers(join)) });
}

function latestState({ isDone, openUntil }: Joined): string {
  if (isDone) return ', and you have done it.';
  return openUntil === null
    ? '. Its date has closed, yet the day can still be done.'
    : `, open until ${timestamp(openUntil, 'f')}.`;
}

function upcoming({ cohort, next, latest, total }: Joined): string[] {
  if (cohort.state !== 'running') {
    return [`🏁 All ${count(total, 'day')} are posted. Open ones can still be done; see /week.`];
  }
  const clock = `🕗 A day is posted ${scheduleWords(cohort)}.`;
  if (cohort.nextPostAt === null) return [`⏸️ Posting is paused at present. Nobody’s streak is touched.`, clock];
  const at = `${timestamp(cohort.nextPostAt, 'F')} (${timestamp(cohort.nextPostAt, 'R')})`;
  if (next === null) return [`🏁 That was the last day; a closing message follows ${at}.`];
  return [`⏭️ ${latest === null ? 'First' : 'Next'}: **${shorten(dayName(next), 200)}**, ${at}.`, clock];
}

function offers({ cohort, latest, isDone, joined, others }: Joined) {
  const place = { cohort: cohort.id };
  return [
    ...(latest === null || isDone
      ? []
      : [
          button(`${shorten(latest.label, 28)} done`, customId('done', { ...place, day: refOf(latest.key) }), {
            style: 'success' as const,
            emoji: '✅',
          }),
        ]),
    ...(joined === 'before' ? others.slice(0, 10) : []).map((other) =>
      button(`Join ${shorten(other.title, 29)}`, customId('join', { cohort: other.id })),
    ),
  ];
}

/** Somebody left; nothing is deleted. */
export function leftReply(cohort: Named): Message {
  return say(
    [
      `👋 You have left **${named(cohort.title)}**. Nothing is deleted: your days, notes and milestones stay, and the time away counts as a pause, so your streak waits for you.`,
      'Come back any time with /join, or by marking a day done.',
      'To see, export or delete what is stored about you: /privacy.',
    ].join('\n'),
    {
      components: rows(
        button('Come back', customId('join', { cohort: cohort.id }), { emoji: '↩️' }),
        button('Privacy', customId('privacy'), { emoji: '🔒' }),
      ),
    },
  );
}

/** There is nothing to leave; `leftAt` for those who left before. */
export function notInCohort(cohort: Named, leftAt: Date | null): Message {
  const why =
    leftAt === null
      ? `You are not in **${named(cohort.title)}**, so there is nothing to leave.`
      : `You left **${named(cohort.title)}** already (${timestamp(leftAt, 'R')}). What you did is still kept.`;
  return say(`${why} Nothing changed.`, {
    components: rows(button(leftAt === null ? 'Join' : 'Come back', customId('join', { cohort: cohort.id }))),
  });
}

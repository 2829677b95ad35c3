import type { BlockReason, RoleFault, SkipReason } from '../../core/block-reasons.ts';
import type { LocalDate } from '../../core/calendar.ts';
import type { Activity } from '../../core/learner/activity.ts';
import { refOf } from '../../core/reference.ts';
import type { Schedule } from '../../core/schedule.ts';
import { button, customId, embed, offer, rows, say } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import { personName } from '../kit/people.ts';
import type { Words } from '../words/words.ts';
import { actionEmoji, actionsRow } from './actions.ts';
import { allowButtons, type OffersTrouble, troubleLines } from './offers.ts';
import { changeButton } from './setup.ts';

/** What a finished plan that has grown would go on with, and when. */
export type Continuation = { cohortId: number; channelId: string; dayName: string; at: Date };

type CohortStatus = {
  cohortId: number;
  channelId: string;
  title: string;
  schedule: Schedule;
  state: 'running' | 'finished' | 'ended';
  roleId: string | null;
  /** What naming the role comes to as things stand; `gone`: it was deleted. */
  role: 'pinged' | 'silent' | 'gone';
  activity: Activity;
  /** Null where the plan cannot be read. */
  posted: { days: number; total: number } | null;
  next: { at: Date; day: string } | null;
  pause: { until: Date | null } | null;
  /** The plan that follows, null where none was named. */
  follows: string | null;
  /** Those still to begin, by their dates. */
  holidays: { from: LocalDate; until: LocalDate | null }[];
  blocked: { block: BlockReason; since: Date; isMended: boolean } | null;
  /** What a finished plan that has grown would go on with. */
  goOn: Continuation | null;
  /** What is in the way of what it offers beside posts. */
  offers: OffersTrouble;
  /** Names of permissions that the next post needs, and that are missing now. */
  missing: string[];
  recent: {
    on: LocalDate;
    state: 'claimed' | 'sent' | 'skipped';
    label: string;
    late: boolean;
    bare: boolean;
    skipped: SkipReason | null;
  }[];
};

const holidaysAtMost = 3;

export function cohortStatus(words: Words, status: CohortStatus): Message {
  const { status: text } = words.cohort;
  const { cohortId, channelId, posted, blocked, goOn, recent, holidays } = status;
  const running = status.state === 'running';
  const told = blocked?.block.code;
  const isWaiting = recent.some(({ state }) => state === 'claimed');
  const willWait = running && status.missing.length > 0 && told !== 'missing-permission' && told !== 'missing-access';
  const facts = [
    text.posts(status.schedule),
    ...(posted === null ? [] : [text.posted(posted.days, posted.total)]),
    ...activityLines(words, status.activity),
    pingLine(words, status),
  ];
  const parts = [
    text.plan(status.title, channelId),
    stateLine(words, status),
    ...(running && status.follows !== null ? [text.follows(status.follows)] : []),
    ...(running && holidays.length > 0
      ? [text.holidays(holidays.slice(0, holidaysAtMost), holidays.length > holidaysAtMost)]
      : []),
    ...(goOn === null ? [] : [words.cohort.goOn.offer(goOn)]),
    ...(blocked === null ? [] : [text[blocked.isMended ? 'mended' : 'stuck'](blocked.since, blocked.block, isWaiting)]),
    ...(willWait ? [text.willWait(status.missing, channelId)] : []),
    ...troubleLines(words, channelId, status.offers),
    facts.join('\n'),
    ...silentLines(words, status.activity),
    ...(recent.length === 0 ? [] : [[text.recent, ...recent.map((post) => recentLine(words, post))].join('\n')]),
  ];
  const buttons = running
    ? [
        changeButton(words, cohortId),
        status.pause === null
          ? button(text.buttons.pause, customId('cohort-pause', { cohort: cohortId }), { emoji: '⏸️' })
          : resumeButton(text.buttons.resume, cohortId),
        button(text.buttons.end, customId('cohort-end', { cohort: cohortId }), { style: 'danger' }),
        ...skipButtons(words, cohortId, blocked?.block ?? null),
        ...allowButtons(words, status.offers),
      ]
    : [
        ...(goOn === null ? [] : [continueButton(words, goOn)]),
        ...(status.state === 'finished' ? afterEndButtons(words, cohortId) : []),
      ];
  return say(text.title, {
    embeds: [embed({ description: parts.join('\n\n') })],
    components: [...rows(...buttons), ...(running ? [actionsRow(words, cohortId)] : [])],
  });
}

function activityLines({ cohort: { status: text } }: Words, activity: Activity): string[] {
  const { learners, doneToday, activeThisWeek, percentDone, gone } = activity;
  return [
    text.learners(learners, doneToday, activeThisWeek),
    ...(percentDone === null ? [] : [text.percentDone(percentDone)]),
    ...(gone === 0 ? [] : [text.gone(gone)]),
  ];
}

function silentLines({ cohort: { status: text } }: Words, { silent, longestSilent }: Activity): string[] {
  if (longestSilent.length === 0) return [];
  const lines = longestSilent.map(({ lastAt, joinedAt, ...who }) =>
    text.silentSince(personName(who), lastAt, joinedAt),
  );
  const more = silent - longestSilent.length;
  return [[text.silent, ...lines, ...(more > 0 ? [text.moreSilent(more)] : [])].join('\n')];
}

function stateLine({ cohort: { status: text, paused } }: Words, { state, pause, next }: CohortStatus): string {
  if (state !== 'running') return text[state];
  if (pause !== null) return paused(pause.until);
  return next === null ? text.running : text.next(next.day, next.at);
}

function pingLine({ cohort: { status: text } }: Words, { roleId, role }: CohortStatus): string {
  if (roleId === null) return text.pingsNobody;
  if (role === 'gone') return text.roleGone;
  return role === 'pinged' ? text.pings(roleId) : text.roleSilent(roleId);
}

function recentLine({ cohort: { status: text } }: Words, post: CohortStatus['recent'][number]): string {
  if (post.state === 'skipped') return text.skippedOn(post.on, post.skipped);
  return post.state === 'claimed'
    ? text.onItsWay(post.on, post.label)
    : text.sent(post.on, post.label, post.late, post.bare);
}

function resumeButton(label: string, cohortId: number): Button {
  return button(label, customId('cohort-resume', { cohort: cohortId }), { emoji: '▶️' });
}

function afterEndButtons({ cohort: { actions } }: Words, cohortId: number): Button[] {
  const id = { cohort: cohortId };
  return [
    button(actions.each.follow[0], customId('cohort-follow', id), { emoji: actionEmoji.follow }),
    button(actions.each.restart[0], customId('cohort-restart', id), { emoji: actionEmoji.restart }),
  ];
}

/** The button by which a finished plan that has grown goes on. */
export function continueButton({ cohort: { goOn } }: Words, { cohortId, dayName }: Continuation): Button {
  const look = { style: 'success', emoji: '▶️' } as const;
  return button(goOn.button(dayName), customId('cohort-continue', { cohort: cohortId }), look);
}

/** Posting stops; `next` is the first post after the pause, null where its end is open. */
export function cohortPaused(
  { cohort, member }: Words,
  { cohortId, was, until, next }: { cohortId: number; was: boolean; until: Date | null; next: Date | null },
): Message {
  const before = was ? `${member.zone.already}\n` : '';
  const after = next === null ? '' : ` ${cohort.nextPost(next)}`;
  return offer(`${before}${cohort.paused(until)}${after}`, resumeButton(cohort.resumeNow, cohortId));
}

export function confirmEnd(
  words: Words,
  cohort: { id: number; title: string; channelId: string; learners: number },
): Message {
  const { end } = words.cohort;
  return offer(
    end.ask(cohort.title, cohort.channelId, cohort.learners),
    button(end.sure, customId('cohort-end-sure', { cohort: cohort.id }), { style: 'danger' }),
    keepButton(words, cohort.id),
  );
}

/** What leads back to the group's status, and changes nothing. */
export function keepButton({ cohort }: Words, cohortId: number): Button {
  return button(cohort.keep, customId('cohort-status', { cohort: cohortId }));
}

/** What admins have to be told about a cohort's posts. */
type Notice = {
  kind: 'blocked' | 'textless' | 'silent-role' | 'ending' | 'reread' | 'threads' | 'role' | 'unpublished';
  block: BlockReason | RoleFault | null;
};
type Told = { id: number; channelId: string; roleId: string | null };

/** The whole notice, as it goes to a person or a channel; it pings nobody. A button works in a server only. */
export function noticeMessage(words: Words, notice: Notice, cohort: Told, where: 'server' | 'direct'): Message {
  const buttons = where === 'server' ? skipButtons(words, cohort.id, notice.block) : [];
  return say(noticeText(words, notice, cohort), buttons.length === 0 ? {} : { components: rows(...buttons) });
}

export function noticeText({ cohort: { notice } }: Words, { kind, block }: Notice, cohort: Told): string {
  // What a notice is about goes with its kind.
  return kind === 'role'
    ? notice.role(cohort, block as RoleFault)
    : notice[kind](cohort, (block ?? { code: 'broken' }) as BlockReason);
}

/** Leaves a refused day out; none where no day is refused. */
function skipButtons({ cohort: { skip } }: Words, cohortId: number, block: Notice['block']): Button[] {
  if (block?.code !== 'refused' || block.dayKey === null) return [];
  const input = { cohort: cohortId, day: refOf(block.dayKey) };
  return [button(skip.button, customId('cohort-skip', input), { emoji: '⏭️' })];
}

import type { BlockReason, SkipReason } from '../../core/block-reasons.ts';
import type { LocalDate } from '../../core/calendar.ts';
import type { Schedule } from '../../core/schedule.ts';
import { customId } from '../kit/custom-id.ts';
import { button, count, dateName, embed, list, named, rows, say, timestamp } from '../kit/format.ts';
import type { Message, Modal } from '../kit/message.ts';
import { blockWords, skipWords } from './blocked.ts';
import { type Continuation, continueButton, continueLine } from './continue.ts';
import { skipButtons } from './notice.ts';
import { scheduleWords, weekdayNames } from './schedule.ts';

type CohortLine = { cohortId: number; channelId: string; title: string; schedule: Schedule };

type CohortStatus = CohortLine & {
  state: 'running' | 'finished' | 'ended';
  roleId: string | null;
  /** What naming the role comes to as things stand; `gone`: it was deleted. */
  role: 'pinged' | 'silent' | 'gone';
  learners: number;
  /** Null where the plan cannot be read. */
  posted: { days: number; total: number } | null;
  next: { at: Date; dayName: string } | null;
  pause: { until: Date | null } | null;
  blocked: { block: BlockReason; since: Date } | null;
  /** What a finished plan that has grown would go on with. */
  goOn: Continuation | null;
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

/** How a cohort is doing, and what is in the way. */
export function cohortStatus(status: CohortStatus): Message {
  const parts = [`📚 **${named(status.title)}** in <#${status.channelId}>`, stateLine(status)];
  if (status.goOn !== null) parts.push(continueLine(status.goOn));
  if (status.blocked !== null) {
    parts.push(
      `⚠️ **Posts are stuck** since ${timestamp(status.blocked.since, 'R')}: ${blockWords(status.blocked.block)}. I keep trying and go on by myself once that is mended.`,
    );
  }
  const told = status.blocked?.block.code;
  if (
    status.state === 'running' &&
    status.missing.length > 0 &&
    told !== 'missing-permission' &&
    told !== 'missing-access'
  )
    parts.push(
      `⚠️ As things are the next post will wait: I’m missing ${list(status.missing.map((name) => `**${name}**`))} in <#${status.channelId}>.`,
    );
  parts.push(
    [
      `🕗 Posts ${scheduleWords(status.schedule)}`,
      ...(status.posted === null ? [] : [`📖 ${status.posted.days} of ${count(status.posted.total, 'day')} posted`]),
      `👥 ${count(status.learners, 'learner')}`,
      pingLine(status),
    ].join('\n'),
  );
  if (status.recent.length > 0) parts.push(`**Last posts**\n${status.recent.map(recentLine).join('\n')}`);
  const running = status.state === 'running';
  return say('📋 Cohort status', {
    embeds: [embed({ description: parts.join('\n\n') })],
    components: running
      ? rows(
          button('Change its clock', customId('cohort-edit', { cohort: status.cohortId }), { emoji: '✏️' }),
          status.pause === null
            ? button('Pause', customId('cohort-pause', { cohort: status.cohortId }), { emoji: '⏸️' })
            : button('Resume', customId('cohort-resume', { cohort: status.cohortId }), { emoji: '▶️' }),
          button('End', customId('cohort-end', { cohort: status.cohortId }), { style: 'danger' }),
          ...skipButtons(status.cohortId, status.blocked?.block ?? null),
        )
      : rows(...(status.goOn === null ? [] : [continueButton(status.goOn)])),
  });
}

function pingLine({ roleId, role }: CohortStatus): string {
  if (roleId === null) return '🔕 Pings nobody';
  if (role === 'gone') return '⚠️ The role it pinged is gone; set another with /cohort edit';
  return role === 'pinged'
    ? `🔔 Pings <@&${roleId}>`
    : `⚠️ Names <@&${roleId}>, but nobody is notified: make the role mentionable, or allow me **Mention @everyone, @here, and All Roles**`;
}

function stateLine(status: CohortStatus): string {
  if (status.state === 'ended') return '⏹️ Ended.';
  if (status.state === 'finished') return '🏁 Finished: every day has been posted. Open days still count.';
  if (status.pause !== null) return pausedLine(status.pause.until);
  if (status.next === null) return '▶️ Running.';
  return `▶️ Next: **${status.next.dayName}** on ${timestamp(status.next.at, 'F')} (${timestamp(status.next.at, 'R')})`;
}

function pausedLine(until: Date | null): string {
  return until === null
    ? '⏸️ Paused until somebody resumes it. Nobody’s streak is touched.'
    : `⏸️ Posting is paused until ${timestamp(until, 'F')}. Nobody’s streak is touched.`;
}

function recentLine(post: CohortStatus['recent'][number]): string {
  const date = dateName(post.on);
  if (post.state === 'skipped') return `▫️ ${date} · skipped: ${skipWords(post.skipped)}`;
  if (post.state === 'claimed') return `⏳ ${date} · ${post.label} · on its way`;
  return `✅ ${date} · ${post.label}${post.late ? ' (late)' : ''}${post.bare ? ' (without its text)' : ''}`;
}

/** Posting stops. */
export function cohortPaused(cohort: { cohortId: number; until: Date | null; next: Date | null }): Message {
  const resume =
    cohort.next === null
      ? 'It goes on when somebody runs /cohort resume.'
      : `The next post comes ${timestamp(cohort.next, 'F')}.`;
  return say(`${pausedLine(cohort.until)} ${resume}`, {
    components: rows(button('Resume now', customId('cohort-resume', { cohort: cohort.cohortId }), { emoji: '▶️' })),
  });
}

/** Posting goes on; nothing is caught up. */
export function cohortResumed(next: Date): Message {
  return say(
    `▶️ Resumed. The next post comes ${timestamp(next, 'F')}; days missed in between are not caught up, the plan simply goes on.`,
    { components: [] },
  );
}

/** There was no pause to end. */
export function notPaused(): Message {
  return say('It isn’t paused, so nothing was changed. /cohort status shows the next post.');
}

/** The form behind “Change its clock”. */
export function cohortModal(cohortId: number, schedule: Schedule): Modal {
  const field = (id: string, label: string, value: string, description: string) =>
    ({ kind: 'text', id, label, description, style: 'short', required: true, max: 60, value }) as const;
  return {
    modal: {
      id: customId('cohort-edited', { cohort: cohortId }),
      title: 'Change the plan’s clock',
      inputs: [
        field('time', 'Time of day', schedule.time, 'Like 08:00 or 7:30 pm'),
        field('timezone', 'Time zone', schedule.zone, 'A city, like Europe/Kyiv, or UTC'),
        field('weekdays', 'Weekdays', weekdayNames(schedule.weekdays), 'Like Mon-Fri, or every day'),
      ],
    },
  };
}

/** What holds from now on. Nothing that was posted or logged changes. */
export function cohortEdited(
  edited: CohortLine & { roleId: string | null; next: Date | null; roleSilent: boolean; wasBlocked: boolean },
): Message {
  const next = edited.next === null ? '' : ` The next post comes ${timestamp(edited.next, 'F')}.`;
  const stuck = edited.wasBlocked ? ' The post that was stuck follows within a minute.' : '';
  const ping =
    edited.roleId === null
      ? ''
      : ` It pings <@&${edited.roleId}>${edited.roleSilent ? ', who will not be notified until that role is mentionable' : ''}.`;
  return say(
    `✏️ **${named(edited.title)}** now posts in <#${edited.channelId}>, ${scheduleWords(edited.schedule)}.${stuck}${next}${ping} Dates already posted or logged stay as they are.`,
    { components: [] },
  );
}

/** /cohort edit without any option. */
export function nothingToEdit(cohortId: number): Message {
  return say(
    'Say what should change: **channel**, **time**, **timezone**, **weekdays** or **role**. Nothing was changed.',
    {
      components: rows(button('Change its clock', customId('cohort-edit', { cohort: cohortId }), { emoji: '✏️' })),
    },
  );
}

/** Asked before a cohort ends for good. */
export function confirmEnd(cohort: { cohortId: number; title: string; channelId: string; learners: number }): Message {
  return say(
    `End **${named(cohort.title)}** in <#${cohort.channelId}> for ${count(cohort.learners, 'learner')}? Posting stops for good. What they finished and wrote stays stored and in their export; the channel is free for a new /setup.`,
    {
      components: rows(
        button('End it', customId('cohort-end-sure', { cohort: cohort.cohortId }), { style: 'danger' }),
        button('Keep it', customId('cohort-status', { cohort: cohort.cohortId })),
      ),
    },
  );
}

export function cohortEnded(title: string): Message {
  return say(`⏹️ **${named(title)}** has ended. Nothing was deleted. /setup starts a new plan here.`, {
    components: [],
  });
}

/** The cohort does not run any more, so it cannot be steered. */
export function cohortOver(): Message {
  return say('That plan no longer runs: it is finished or was ended. Nothing was changed. /setup starts a new one.');
}

/** A day of the plan was left out; nothing of it is due. */
export function dayLeftOut(left: { label: string; next: string | null; at: Date | null }): Message {
  const next = left.next === null ? 'The closing message' : `**${left.next}**`;
  const when = left.at === null ? ' comes next.' : ` comes ${timestamp(left.at, 'F')}.`;
  return say(
    `⏭️ **${left.label}** is left out: it is due for nobody, and whoever likes can still do it with /day and /done. ${next}${when}`,
    { components: [] },
  );
}

/** The day is not stuck (any more). */
export function nothingToLeaveOut(label: string | null): Message {
  return say(
    `${label === null ? 'That day' : `**${label}**`} is not waiting to be posted, so it was not left out. Nothing was changed; see /cohort status.`,
    { components: [] },
  );
}

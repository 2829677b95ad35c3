import type { InputProblem, SetupSettings } from '../../core/cohort-settings.ts';
import type { Slot } from '../../core/schedule.ts';
import type { Day } from '../../curriculum/model.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { customId } from '../kit/custom-id.ts';
import { button, count, dateName, list, named, rows, say, shorten, timestamp } from '../kit/format.ts';
import type { Message, Modal } from '../kit/message.ts';
import { dayName } from '../study/day.ts';
import { type PostFacts, shownPreview } from '../study/post.ts';
import { problemWords, scheduleWords, weekdayNames } from './schedule.ts';

/** What will be started, with everything an admin should see before pressing Start. */
type SetupView = {
  draftId: number;
  settings: SetupSettings;
  title: string;
  firstDay: string;
  days: number;
  first: Slot;
  last: Slot;
  /** Names of permissions that are missing but not necessary. */
  missingOptional: string[];
  /** The chosen role cannot be pinged as things are. */
  roleSilent: boolean;
  zoneGuessed: boolean;
};

/** The plan in one look, before anything is written. */
export function setupPreview(view: SetupView): Message {
  const { settings } = view;
  const lines = [
    '**Ready to start?**',
    `📚 **${named(view.title)}** · ${count(view.days, 'day')} from ${view.firstDay}`,
    `✅ I can see, write, embed and read history in <#${settings.channelId}>`,
    ...view.missingOptional.map(
      (name) =>
        `⚠️ I’m missing **${name}** there: ${name === 'Attach Files' ? 'pictures and files will be missing' : 'some things will not work'}`,
    ),
    `📅 ${view.firstDay} on ${timestamp(view.first.at, 'F')}, then ${scheduleWords(settings)} · last day ${dateName(view.last.on, view.first.on)}`,
  ];
  if (settings.roleId !== null) {
    lines.push(
      view.roleSilent
        ? `⚠️ <@&${settings.roleId}> will be named but not notified: make the role mentionable, or allow me **Mention All Roles**`
        : `🔔 Each post pings <@&${settings.roleId}>`,
    );
  }
  if (view.zoneGuessed) lines.push('⚠️ You gave no time zone, so I took UTC. Press **Change** to set yours.');
  return say(lines.join('\n'), {
    components: rows(
      button('Start', customId('setup-start', { draft: view.draftId }), { style: 'success' }),
      button('Preview first day', customId('setup-preview', { draft: view.draftId })),
      button('Change', customId('setup-change', { draft: view.draftId })),
      button('Cancel', customId('setup-cancel', { draft: view.draftId })),
    ),
  });
}

/** The first post as it will be sent, without pings and buttons. */
export function setupFirstDay(plan: Plan, day: Day, facts: PostFacts): Message {
  return shownPreview(`**Preview of ${shorten(dayName(day), 200)}**`, plan, day, facts);
}

/** The form behind Change: everything that people type. */
export function setupModal(draftId: number, settings: SetupSettings): Modal {
  const field = (id: string, label: string, value: string, description: string) =>
    ({ kind: 'text', id, label, description, style: 'short', required: true, max: 60, value }) as const;
  return {
    modal: {
      id: customId('setup-changed', { draft: draftId }),
      title: 'Change the plan’s clock',
      inputs: [
        field('time', 'Time of day', settings.time, 'Like 08:00 or 7:30 pm'),
        field('timezone', 'Time zone', settings.zone, 'A city, like Europe/Kyiv, or UTC'),
        field('weekdays', 'Weekdays', weekdayNames(settings.weekdays), 'Like Mon-Fri, or every day'),
        field('start', 'Start date', settings.startsOn, 'Like 2026-03-09'),
        field('from', 'First day', settings.firstDayKey, 'The day of the plan to begin with'),
      ],
    },
  };
}

/** The cohort exists now. */
export function setupStarted(started: { channelId: string; title: string; firstDay: string; first: Slot }): Message {
  return say(
    [
      `✅ **${named(started.title)}** runs in <#${started.channelId}> now. ${started.firstDay} comes on ${timestamp(started.first.at, 'F')} (${timestamp(started.first.at, 'R')}).`,
      'People take part with /join, or simply by finishing a day with /done. You steer with /cohort: status, edit, pause, resume, end.',
    ].join('\n'),
    { components: [] },
  );
}

/** The admin thought better of it. */
export function setupCancelled(): Message {
  return say('Cancelled. Nothing was set up. /setup begins again.', { components: [] });
}

/** The draft was used, cancelled or is older than a day. */
export function setupForgotten(): Message {
  return say('That preview is no longer valid, and nothing was changed by pressing it. Run /setup again.', {
    components: [],
  });
}

/** Every option that cannot be used, at once. */
export function setupProblems(problems: InputProblem[]): Message {
  return say(
    shorten(
      `${problems.map((problem) => `• ${problemWords(problem)}`).join('\n')}\nNothing was changed. Run the command again with ${problems.length === 1 ? 'that' : 'these'} put right.`,
      2_000,
    ),
  );
}

/** The bot lacks permissions it cannot do without. */
export function cannotPostIn(channelId: string, names: string[]): Message {
  return say(
    `I can’t post in <#${channelId}>: I’m missing ${list(names.map((name) => `**${name}**`))}. Ask someone who manages roles to allow it there, then run /setup again. Nothing was changed.`,
  );
}

/** The channel is of a kind that cannot hold daily posts, or not to be seen at all. */
export function unsuitableChannel(channelId: string): Message {
  return say(
    `I can’t post the plan in <#${channelId}>: choose a text or announcement channel that you and I can both see. Nothing was changed.`,
  );
}

/** The channel has a running plan: offer to change that one. */
export function occupied(running: { cohortId: number; channelId: string; title: string; schedule: string }): Message {
  return say(
    `<#${running.channelId}> already follows **${named(running.title)}** (${running.schedule}), and a channel holds one running plan. Nothing was changed. Change that one here or with /cohort edit, end it with /cohort end, or choose another channel.`,
    {
      components: rows(
        button('Change its clock', customId('cohort-edit', { cohort: running.cohortId }), { emoji: '✏️' }),
        button('Its status', customId('cohort-status', { cohort: running.cohortId }), { emoji: '📋' }),
      ),
    },
  );
}

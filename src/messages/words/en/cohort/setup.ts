import type { InputProblem, Proposal, SettingName } from '../../../../core/cohort-settings.ts';
import { moment, named, timestamp } from '../../../kit/format.ts';
import { firstPostShown, oneOf, planFacts, planShown, type Setting, spoken, wordless } from '../../group-settings.ts';
import { groupChoices } from '../commands.ts';
import { count, date, languageName, weekdays } from '../language.ts';
import { problem } from '../reasons.ts';

const facts = planFacts((number) => count(number, 'day'), languageName);

const settings: Record<SettingName, Setting> = {
  curriculum: {
    label: 'Plan',
    shown: planShown(facts),
  },
  from: {
    label: 'First day',
    shown: wordless.from,
    form: 'Its number, or words of its title',
  },
  channel: { label: 'Channel', shown: wordless.channel },
  publish: oneOf.publish('Other servers', {
    false: 'Posts stay in the channel',
    true: 'Published to the servers that follow the channel',
  }),
  timezone: {
    label: 'Time zone',
    shown: ({ zone, clock }) => `**${zone}**, where it is ${clock} now`,
    form: 'A city, like Europe/Kyiv, or UTC',
  },
  time: { label: 'Time of day', shown: wordless.time, form: 'Like 08:00 or 7:30 pm' },
  weekdays: { label: 'Weekdays', shown: (settled) => weekdays(settled.weekdays) },
  start: {
    label: 'First post',
    shown: firstPostShown((last, first) => `the last one on ${date(last, first)}`),
    form: 'A date, like 2026-03-09, today or tomorrow',
  },
  role: {
    label: 'Ping',
    shown: ({ roleId }) => (roleId === null ? 'Nobody' : `<@&${roleId}>, with each post`),
  },
  'take-role': oneOf['take-role']('That role', {
    false: 'Given out by you',
    true: 'Members take it themselves, by a button',
  }),
  'milestone-role': {
    label: 'Milestone role',
    shown: ({ milestoneRoleId }) =>
      milestoneRoleId === null ? 'None' : `<@&${milestoneRoleId}>, to be taken after a month or the whole plan`,
  },
  celebrate: oneOf.celebrate('Celebrated', groupChoices.celebrate),
  threads: oneOf.threads('Threads', groupChoices.threads),
  days: oneOf.days('Long days', groupChoices.days),
  language: spoken('Language', 'The plan’s, where I speak it; else your server’s'),
  'work-ahead': oneOf['work-ahead']('Working ahead', {
    false: 'No; a day opens with its post',
    true: 'Yes; days may be done before they are posted',
  }),
};

const proposals: Record<Exclude<Proposal, 'usual'>, string> = {
  'own-plan': 'your server’s own',
  yours: 'your own',
  here: 'where you are',
  'own-zone': 'the clock you study by',
  'group-zone': 'as your other group',
  'server-language': 'guessed from your server’s language',
  'own-language': 'guessed from your Discord’s language',
};

/** What makes pinging a role notify its people. */
export const toNotify = 'make the role mentionable, or allow me **Mention @everyone, @here, and All Roles**';

/** Settling everything for a group: before it starts, and while it runs. */
export const setup = {
  settings,
  proposals,
  notStarted: 'No plan was started.',
  ready:
    '**Ready to start?** Nothing is set up yet. This is what I propose, with a ✏️ beside what you chose: change what you like, then press **Start**.',
  notReady: '**Almost ready.** Nothing is set up yet; a ✏️ marks what you chose. This is in the way:',
  problems: (wrong: readonly InputProblem[]) => wrong.map((one) => `⚠️ ${problem(one)}`).join('\n'),
  mayPost: (channelId: string) => `👍 I can see, write, embed and read history in <#${channelId}>`,
  missing: (permission: string, isFiles: boolean) =>
    `⚠️ I’m missing **${permission}** there: ${isFiles ? 'pictures and files will be missing' : 'some things will not work'}`,
  pingsNobody: (roleId: string) => `⚠️ <@&${roleId}> will be named but not notified: ${toNotify}`,
  change: 'Change…',
  choose: (label: string) => `${label}: choose`,
  choosing: 'Choose below; everything else stays as it is.',
  outline: (days: number, language: string | null, firstDay: string) =>
    `${facts(days, language)} · begins with ${firstDay}`,
  buttons: {
    start: 'Start',
    preview: 'Preview first day',
    cancel: 'Cancel',
    checkAgain: 'Check again',
    changeRunning: 'Change that one',
    type: 'Type it',
    nobody: 'Nobody',
    previous: 'Earlier',
    status: 'Show its status',
  },
  previewOf: (day: string) => `**Preview of ${day}**`,
  started: (title: string, channelId: string, firstDay: string, at: Date) =>
    `📚 **${named(title)}** now runs in <#${channelId}>. ${named(firstDay)} comes on ${moment(at)}.\n` +
    'People take part with /join, or simply by finishing a day with /done. You run it with /cohort: status, edit, pause, resume, end.',
  draftStays: 'The draft is still there.',
  cancelled: 'Cancelled. Nothing was set up. /setup starts again.',
  forgotten: 'That preview is no longer valid, and nothing was changed by pressing it. Run /setup again.',
  running: (title: string, next: Date | null) =>
    `⚙️ **${named(title)}**: changes take effect at once.${next === null ? '' : ` The next post comes ${timestamp(next, 'F')}.`}`,
  edited: (changed: readonly string[], next: Date | null, wasStuck: boolean) =>
    [
      ...(changed.length === 0 ? [] : [`✏️ Changed: ${changed.map((label) => `**${label}**`).join(', ')}.`]),
      ...(wasStuck ? ['The post that was stuck follows within a minute.'] : []),
      ...(next === null ? [] : [`The next post comes ${timestamp(next, 'F')}.`]),
      'Dates already posted or logged stay as they are.',
    ].join(' '),
  unchanged: 'It’s already set that way; nothing was changed.',
  notEdited: 'Nothing was changed.',
};

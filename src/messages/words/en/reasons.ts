import { zonesMeant } from '../../../core/cohort-settings.ts';
import { named, plain, shorten } from '../../kit/format.ts';
import { reasonWords } from '../reasons.ts';
import { list, quoted, schedule } from './language.ts';

const beforeCodes = 'an earlier version of me noted why';
const didYouMean = (near: readonly string[]) => (near[0] === undefined ? '' : ` Did you mean **${near[0]}**?`);
/** What Discord said, quoted, on one line and without anything that it would read as Markdown. */
const discordsWords = (said: string) => `“${plain(shorten(said, 300))}”`;

const permissions = '**View Channel**, **Send Messages**, **Embed Links** and **Read Message History**';
const allow = `allow me ${permissions} there. I carry on by myself as soon as I’m allowed to.`;
const tell = 'please tell whoever runs this bot; the log has the details.';

export const { block, nextStep, roleFault, skipped, problem } = reasonWords({
  blocks: {
    'unknown-channel': 'the channel is gone',
    'missing-access': 'I can no longer see the channel',
    closed: 'my messages do not reach their reader',
    'missing-permission': (reason) =>
      `I’m missing ${reason.missing.length === 0 ? 'a permission' : list(reason.missing.map((name) => `**${name}**`))} there`,
    refused: ({ dayKey, label, bareToo, said }) => {
      const what = dayKey === null ? 'the message' : `the text of ${named(label ?? `day ${dayKey}`)}`;
      const line = bareToo === true ? ', and the bare line in its place' : '';
      return `Discord refuses ${what}${line}${said === null ? '' : ` (its words: ${discordsWords(said)})`}`;
    },
    unexplained: (reason) => `Discord refuses it, in its words: ${discordsWords(reason.said)}`,
    zone: (reason) => `I don’t know the time zone ${named(reason.zone, 60)}`,
    plan: 'the stored plan cannot be read',
    broken: 'something fails on my side each time I try',
    other: beforeCodes,
  },
  nextStep: 'Next step: ',
  steps: {
    'unknown-channel': 'choose another one with **/cohort edit channel**, or end the plan with **/cohort end**.',
    'missing-access': allow,
    closed: 'none is needed here: its reader is told with their next command.',
    'missing-permission': allow,
    refused: 'change its text with **/curriculum update**, or skip the day: **/cohort status** has **Skip this day**.',
    unexplained: 'see what these words mean for that channel; **/cohort edit channel** chooses another one.',
    zone: 'choose a time zone with **/cohort edit timezone**.',
    plan: tell,
    broken: tell,
    other: allow,
  },
  bareNext: ' After three refusals I post a bare line without the author’s words.',
  roles: {
    'role-unmanaged': 'I’m missing **Manage Roles**',
    'role-gone': 'the role is gone',
    'role-managed': 'the role belongs to a bot, an integration or to boosting, so nobody can be given it',
    'role-grants': 'the role can do more than @everyone, in the server or in one of its channels',
    'role-above': 'the role stands above my own, which has to be higher in the list',
  },
  skips: {
    away: 'the bot was away',
    waited: 'an earlier post was stuck until then',
    closed: 'its date closed before it could be sent',
    ended: 'the plan was ended',
    paused: 'the plan was paused',
    'no-such-day': 'the plan has no such day',
    undelivered: 'it did not reach its reader',
    'by-person': 'an admin skipped the day',
    other: beforeCodes,
  },
  unrecorded: 'no reason was recorded',
  problems: {
    time: (wrong) => `${quoted(wrong.text)} is not a time of day. Write it like **08:00** or **7:30 pm**.`,
    zone: (wrong) => {
      const { such, isShort } = zonesMeant(wrong);
      return isShort
        ? `${quoted(wrong.text)} can mean several zones. Pick a city, such as ${such}, or UTC.`
        : `I don’t know the zone ${quoted(wrong.text)}. Pick a city, such as ${such === '' ? 'Europe/Kyiv' : such}, or UTC.`;
    },
    weekdays: (wrong) =>
      `I can’t read ${quoted(wrong.text)} as weekdays. Write them like **Mon-Fri**, **Mon, Wed, Fri** or **every day**.`,
    date: (wrong) => `${quoted(wrong.text)} is not a date. Write it like **2026-03-09**, **today** or **tomorrow**.`,
    past: (wrong) => `${quoted(wrong.text)} is already over. Choose today or a later date.`,
    far: (wrong) => `${quoted(wrong.text)} is more than a year away. Choose an earlier date.`,
    day: (wrong) =>
      `The plan has no day ${quoted(wrong.text)}; it goes from ${wrong.first} to ${wrong.last}.${didYouMean(wrong.near)}`,
    curriculum: (wrong) => `There is no plan called ${quoted(wrong.text)}.${didYouMean(wrong.near)}`,
    everyone: 'I never ping @everyone. Choose a role that people pick themselves, or none.',
    language: (wrong) => `I don’t speak ${quoted(wrong.text)} yet. Choose a language from the list.`,
    unpublished:
      'Only what stands in an announcement channel can be published to other servers. Choose one, or leave that out.',
    unsuitable: (wrong) =>
      `I can’t post the plan in <#${wrong.channelId}>: choose a text or announcement channel that you and I can both see.`,
    'cannot-post': (wrong) =>
      `I can’t post in <#${wrong.channelId}>: I’m missing ${list(wrong.missing.map((name) => `**${name}**`))}. Ask someone who manages roles to allow it there, or choose another channel.`,
    occupied: (wrong) =>
      `<#${wrong.channelId}> already follows **${named(wrong.title)}** (${schedule(wrong.posts)}), and a channel has room for one running plan. Change that one, or choose another channel.`,
    'no-plan':
      'There is no plan to follow yet. Add one with **/curriculum add**; whoever runs this bot can also put one under `curriculum/`.',
  },
});

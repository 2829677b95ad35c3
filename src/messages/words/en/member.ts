import type { LocalDate, Weekday } from '../../../core/calendar.ts';
import type { Holdings } from '../../../core/ledger.ts';
import type { Schedule } from '../../../core/schedule.ts';
import { role } from './cohort/roles.ts';
import { count, date, list, schedule, weekdays } from './language.ts';
import { problem } from './reasons.ts';
import { settings } from './settings.ts';

/** Taking part, one's own clock, what is stored about somebody, and help. Names are harmless in a line, instants Discord’s. */
export const member = {
  welcome:
    '👋 Hello! I’m Daymark. I post one day of a study plan at a time, at the hour you choose; people tick it off with one tap, write notes, and keep a streak that forgives a missed day.\n' +
    'Next step: someone with **Manage Server** runs **/setup** in the channel where the plan should run. **/help** lists everything else. Nothing is posted until then.',

  join: {
    plan: (title: string, channelId: string | null) =>
      `**${title}**${channelId === null ? ', a plan of your own' : ` in <#${channelId}>`}`,
    now: (plan: string) => `👋 You’re in: ${plan}.`,
    again: (plan: string) => `👋 Welcome back to ${plan}.`,
    before: (plan: string) => `You’re already in ${plan}. Nothing changed.`,
    asYouLeft: 'Everything is as you left it, and your time away counts as a pause: you missed nothing.',
    latest: (day: string) => `📘 Now: **${day}**`,
    isDone: ', and you’ve done it.',
    isClosed: '. Its date has closed, but you can still do the day.',
    openUntil: (until: string) => `, open until ${until}.`,
    finished: (days: number) => `🏁 All ${count(days, 'day')} are posted. Open ones can still be done; see /week.`,
    posted: (posts: Schedule) => `🕗 A post comes ${schedule(posts)}.`,
    paused: '⏸️ Posting is paused at the moment. Nobody’s streak is touched.',
    closing: (at: string, fromNow: string) => `🏁 That was the last day; a closing message follows ${at} (${fromNow}).`,
    first: (day: string, at: string, fromNow: string) => `📅 First: **${day}**, ${at} (${fromNow}).`,
    next: (day: string, at: string, fromNow: string) => `📅 Next: **${day}**, ${at} (${fromNow}).`,
    groupsClock: 'Your dates follow that clock; /zone sets your own.',
    whereToBegin: '🚪 Some days came before you joined; none of them counts as missed. Where would you like to begin?',
    fromFirst: (label: string) => `Start at ${label}`,
    withGroup: 'Go with the group',
    beginsFirst: (day: string) => `🚪 You start at **${day}**: the days so far are open for you, one after the other.`,
    beginsGroup: '🚪 You go with the group from here. Earlier days are not missed, and /day still opens them.',
    whichZone: '🕗 Which clock do you live by? A study day ends at 04:00 there.',
    groupsZone: (zone: string) => `${zone} (the group’s)`,
    anotherZone: 'Another…',
    myClock: 'My clock…',
    ownClock: (zone: string) => `Your own dates follow ${zone}; /zone changes that.`,
    another: 'Did you mean another plan of this server? Press its button to join.',
    joinOther: (title: string) => `Join ${title}`,
    unsaved: 'You have **not** joined.',
  },
  leave: {
    left: (title: string) =>
      `👋 You have left **${title}**. Nothing is deleted: your days, notes and milestones stay, and the time away counts as a pause, so your streak waits for you.`,
    comeBackHow: 'Come back any time with /join, or by marking a day done.',
    privacyHow: 'To see, export or delete what is stored about you: /privacy.',
    notIn: (title: string) => `You are not in **${title}**, so there is nothing to leave. Nothing changed.`,
    leftBefore: (title: string, when: string) =>
      `You already left **${title}** (${when}). What you did is still kept. Nothing changed.`,
    since: (when: string) => `You left this plan ${when}; what you did is kept.`,
    comeBack: 'Come back',
    join: 'Join',
    unsaved: 'You have **not** left.',
  },
  settings,
  role,
  pause: {
    /** `until`: the last date away. */
    away: (from: LocalDate, until: LocalDate | null, today: LocalDate) =>
      `🏖️ You are away${from < today ? '' : from === today ? ' from now on' : ` from ${date(from, today)} on`}, ${
        until === null ? 'until you come back' : `up to and including ${date(until, today)}`
      }.`,
    isAway: (until: LocalDate | null, today: LocalDate) =>
      `🏖️ You are already away, ${until === null ? 'until you come back' : `up to and including ${date(until, today)}`}. Nothing changed.`,
    planned: (from: LocalDate, until: LocalDate | null, today: LocalDate) =>
      `🏖️ You plan to be away from ${date(from, today)} on, ${
        until === null ? 'until you come back' : `up to and including ${date(until, today)}`
      }. Nothing changed.`,
    instead: (from: LocalDate, today: LocalDate) => `The time away planned from ${date(from, today)} on is called off.`,
    means:
      'While you are away nothing is due for you, I send you nothing, and your streak waits as it is. If you do a day anyway, it still counts.',
    plans: (titles: readonly string[]) => `This applies to everything you study: ${list(titles)}.`,
    whileAway: '/pause brings you back; if you do a day anyway, it counts.',
    comeBack: 'I’m back',
    awayNow: 'Away from now on',
    callOff: 'Call it off',
    back: '👋 Welcome back. Posts from the next date on are due for you again; you missed nothing.',
    calledOff: '👋 You’re staying, then: the time away you had planned is called off.',
    notAway: 'You are not away, so there is nothing to end. Nothing changed.',
    backwards: 'That ends before it begins. Nothing was changed; **until** is the last date on which you are away.',
    studyFirst:
      'You are not studying any plan, so there is nothing to pause. Nothing was changed. To take part: /join.',
    unsaved: 'You are **not** away.',
  },
  zone: {
    joinToSet:
      'You are not in this plan. Once you are, you set your clock and rest days here, reminders, language and what others see of you.',
    already: 'It’s already like that. Nothing changed.',
    kept: 'What you logged before stays as it is.',
    groups: (zone: string) => `the group’s, **${zone}**`,
    clock: (zone: string, since: string, time: string) =>
      `🕗 Your clock is ${zone}${since}. It is ${time} there, and a study day ends at 04:00.`,
    post: (posts: Schedule, forYou: string, next: string) =>
      `📘 The post comes ${schedule(posts)}${forYou}; next ${next}.`,
    forYou: {
      same: (time: string) => `, that is ${time} for you`,
      before: (time: string) => `, that is ${time} on the day before for you`,
      after: (time: string) => `, that is ${time} on the day after for you`,
    },
    noRest: (since: string) => `🌙 You have no rest days of your own${since}: every post is due.`,
    rest: (days: readonly Weekday[], since: string) =>
      `🌙 Your rest days: **${weekdays(days)}**${since}. Posts on those dates are not due for you; doing one still counts.`,
    restDay: (day: Weekday) => weekdays([day]),
    fromToday: ' from today on',
    fromTomorrow: ' from tomorrow on',
    from: (on: LocalDate, today: LocalDate) => ` from ${date(on, today)} on`,
    unknown: (text: string, suggestions: string[]) =>
      `${problem({ kind: 'zone', text, suggestions })} Nothing was changed.`,
    restUnclear: (text: string) =>
      `${problem({ kind: 'weekdays', text })} To have none: **none**. Nothing was changed.`,
    restIsAll: (posts: Schedule) =>
      `The posts come ${schedule(posts)}, so those rest days would leave no day to study. Nothing was changed. ` +
      'Leave at least one day to study, or take time off with /pause.',
    joinFirst: (title: string) =>
      `You are not in **${title}** yet, so there is nothing to set. Nothing was changed. Join, and your choice is set right away.`,
    joinAndSet: 'Join and set it',
    form: {
      title: 'My clock',
      zone: 'A city near you',
      about: 'Such as Lisbon, New York or Asia/Tokyo; UTC works, too',
    },
    groupChoice: 'group: the channel’s own clock',
    zoneChoice: (zone: string, time: string) => `${zone} · now ${time}`,
    unsaved: 'Your clock is as it was before.',
  },
  privacy: {
    here: 'in this server',
    allServers: 'in all servers',
    anyServer: 'in any server',
    inServer: (name: string) => `in ${name}`,
    inOwn: 'in what is your own alone',
    ownChoice: 'My own plans, in direct messages',
    formerServer: (id: string) => `a server I am no longer in (${id})`,
    formerServerChoice: (id: string) => `A server I am no longer in (${id})`,
    title: (where: string) => `🔒 **What I store about you ${where}**`,
    /** All that there can be, on a page of its own. */
    kinds: {
      title: '🔒 **All that I can store about you**',
      lines: [
        'your Discord id, and the name that the server shows for you',
        'when you joined or left a plan, or were no longer in the server',
        'which days you finished, when, and for which date; streak and milestones',
        'your notes with their links and files, who may read them, and whether an admin took one down',
        'what you ticked, with the words, links and addresses of files you added',
        'your zone, rest days, pace, pauses, the language you chose and that of your Discord, and what others may see of you',
        'what an admin corrected in your entries, with the reason, and which of others’ you corrected',
        'when you want to be reminded, and whether a message did not arrive',
        'that it was you who set a plan up, and plans that you sent for yourself alone',
      ],
      ends: [
        'All that stays until you delete it. For a day only: what your last commands came to, so that none counts twice, and drafts of plans. For 60 days: that a message was sent, so that none comes twice. A server that removes me is forgotten after 30 days.',
        'Never stored: messages you write (unless somebody saves one as their own note, without your name), e-mail addresses, who is online. Nothing goes to anybody but Discord and those who run me; nothing is used for advertising.',
      ],
      button: 'What there can be',
    },
    others: '👥 **What others can see**',
    nobodyElse: '👥 Nobody else sees any of it.',
    streakHidden:
      '• Your streak and its picture, /progress: nobody; your own answers leave it out, too, and only /streak still shows it to you',
    streakShown: '• Your streak and its picture, /progress: the people of that plan, and the admins of that server',
    ledger: '• Which days you did and when, and what was corrected: the admins of that server',
    notes: '• Your notes: those you shared, with your name; the people of that plan who see its channel',
    ticks: '• Ticked outcomes and deliverables: nobody',
    named:
      '• Your name: on the posts of days you have finished, in the group’s week wrap-up and when you reach a milestone',
    notNamed: '• Your name: on no post; you are counted with the others',
    onBoard: '• Your place on /board: the people of that plan',
    offBoard: '• Your place on /board: nobody, you are left out of it',
    nameMe: 'Name me on posts',
    joinBoard: 'Join the board',
    nameOn: (where: string) => `✅ Your name appears again on the posts of days you finish, ${where}.`,
    nameOff: (where: string) =>
      `✅ Your name stays off posts from now on, ${where}. It disappears from those of the last 14 days within a few minutes; you are counted with the others.`,
    keptNames: (number: number, links: string[]) =>
      `-# ${number === 1 ? 'One older post keeps it, as it was' : `${number} older posts keep it, as it was`}: ${links.join(' · ')}${number > links.length ? ' …' : ''}`,
    export: 'Export as a file',
    journal: 'Notes as a journal',
    delete: 'Delete all of it…',
    stored: (stored: Holdings): string => {
      const some = (number: number, ...words: [string, string?]) => (number === 0 ? [] : [count(number, ...words)]);
      const studies = [
        count(stored.completions, 'completed day'),
        count(stored.notes, 'note'),
        ...some(stored.files, 'file'),
        count(stored.milestones, 'milestone'),
        ...some(stored.ticks, 'ticked item'),
        ...some(stored.settings, 'zone or rest-day setting'),
        ...some(stored.paces, 'choice of pace', 'choices of pace'),
        ...some(stored.pauses, 'pause'),
        ...some(stored.corrections, 'correction'),
      ];
      const rest = [
        ...some(stored.reminders, 'reminder'),
        ...some(stored.plansStarted, 'plan you set up', 'plans you set up'),
        ...some(stored.ownPlans, 'plan of your own making', 'plans of your own making'),
        ...some(stored.drafts, 'draft'),
        ...some(stored.outcomes, 'command of the last day', 'commands of the last day'),
        ...some(stored.correctionsMade, 'entry of others that you corrected', 'entries of others that you corrected'),
      ];
      const parts = stored.cohorts === 0 ? [] : [`${list(studies)} in ${count(stored.cohorts, 'plan')}`];
      return [...parts, ...(rest.length === 0 ? [] : [list(rest)])].join('; ');
    },
    streakToo: ', and your streak',
    nothing: (where: string) =>
      `🔒 Nothing is stored about you ${where}. That begins with /join, with /start in a direct message, or with the first thing you mark done, note or tick.`,
    whichServer: (number: number) =>
      `🔒 Something is stored about you in ${count(number, 'place')}. Which one do you mean?`,
    chooseServer: 'Choose one, or all of them',
    everyServer: 'All of it',
    exported: (where: string, part: number, parts: number) =>
      `📎 Everything I store about you ${where}, as JSON${parts === 1 ? '' : `; this is file ${part} of ${parts}`}. Only you see this message, so save the file.`,
    nextFile: (part: number, parts: number) => `File ${part} of ${parts}`,
    confirm: (where: string, stored: string) =>
      `⚠️ This deletes for good, ${where}: ${stored}. It cannot be undone, so you may want the export first. ` +
      'To only stop for a while, /pause keeps everything.',
    deleteForGood: 'Delete for good',
    exportFirst: 'Export first',
    keep: 'Keep it',
    erased: (stored: string, where: string, plansGoOn: boolean) =>
      `🗑️ Deleted: ${stored}. Nothing about you is stored ${where} any more.` +
      `${plansGoOn ? ' Plans you set up go on for those who follow them, without your id.' : ''} ` +
      'Your name disappears from the posts of the last 14 days; older messages in a channel stay as they are. Should you ever want to start afresh: /join.',
    unsaved: 'Your settings are as they were before.',
    undeleted: 'Nothing was deleted.',
  },
};

import { planFiles, said } from '../said.ts';

const latest = 'Which day; the latest posted one if left out';
const files = planFiles(
  'file',
  'A Markdown file of the plan, up to 1 MB, or its whole folder as one .zip',
  'One more file',
);
const plan = { name: said('name', 'Which plan') };
const clock = {
  zone: said('zone', 'A city such as Europe/Kyiv, UTC, or “group” for the channel’s clock'),
  rest: said('rest', 'Weekdays you rest on, such as Sat Sun, or “none”'),
};
/** The short lists of a group’s settings, as the panel shows them, too. */
export const groupChoices = {
  celebrate: { milestones: 'Weeks, months and the whole plan', all: 'Those, and long streaks', off: 'Nothing' },
  threads: {
    off: 'None; shared notes are read with /notes',
    day: 'On each post, with the day’s shared notes',
    week: 'On each week’s first post, with its shared notes',
  },
  days: { short: 'Shortened, with a button that opens the rest', whole: 'In full, however long they are' },
};
const forGroup = {
  publish: said('publish', 'In an announcement channel: publish each post to the servers that follow it'),
  role: said('role', 'A role to ping with each post'),
  'take-role': said('take-role', 'Whether members take that role themselves, by a button'),
  'milestone-role': said('milestone-role', 'A role that can be taken after a month or the whole plan'),
  celebrate: said('celebrate', 'What is celebrated in the channel; milestones if left out', groupChoices.celebrate),
  threads: said('threads', 'Where shared notes appear beside /notes; nowhere if left out', groupChoices.threads),
  days: said('days', 'Whether long days are posted in full or shortened; shortened if left out', groupChoices.days),
  language: said('language', 'The language I speak in the channel; the plan’s if left out'),
  'work-ahead': said('work-ahead', 'Whether days may be done before they are posted'),
};

/**
 * The commands by their English names, which Discord sends whatever it shows. What people read of a command elsewhere
 * calls it as it is called here.
 */
export const commands = {
  today: said('today', 'What the group does today, and your own next day'),
  day: said('day', 'Read any day of the plan, past or to come', { day: said('day', latest) }),
  done: said('done', 'Mark a day of the plan as done', {
    day: said('day', latest),
    when: said('when', 'The date it counts for: today, yesterday, a weekday, or the date two days back'),
  }),
  undo: said('undo', 'Take back a day you marked done', {
    day: said('day', 'Which day; the last one you marked if left out'),
  }),
  note: said('note', 'Write a note about a day of the plan', {
    day: said('day', latest),
    text: said('text', 'The note, up to 2,000 characters; a form opens if left out'),
    share: said('share', 'Who can read it; as your /settings say if left out', { me: 'Only me', cohort: 'The group' }),
    link: said('link', 'A web address that belongs to it'),
    file: said('file', 'A file that belongs to it, up to 1 MB'),
  }),
  notes: said('notes', 'Read, search, change and delete your notes', {
    day: said('day', 'Only the notes about this day'),
    week: said('week', 'Only the notes about this week'),
    search: said('search', 'Only the notes with these words'),
  }),
  'Save as note': said('Save as note', ''),
  week: said('week', 'A week’s goal, its days and the milestone: yours and the group’s', {
    week: said('week', 'Which week; the current one if left out'),
  }),
  month: said('month', 'A month’s objective, outcomes to tick, weeks and milestones, and where it leads', {
    month: said('month', 'Which month; the current one if left out'),
  }),
  project: said('project', 'A project’s goals and deliverables: tick them, and keep what you have to show', {
    project: said('project', 'Which project; this month’s if left out'),
    deliverable: said('deliverable', 'A deliverable to tick'),
    file: said('file', 'What you have to show for that deliverable; only you see it'),
  }),
  resources: said('resources', 'Search the plan’s links, by topic or by words', {
    topic: said('topic', 'Links on one topic'),
    search: said('search', 'Words in a title, an address, a topic or a day'),
  }),
  streak: said('streak', 'Your progress and streak, with the reason for each of the last 14 dates'),
  progress: said('progress', 'A picture of your dates and weeks, with your streak, to keep or to share', {
    member: said('member', 'Whose progress; your own if left out'),
  }),
  board: said('board', 'Who has done how much: by days of the plan, this week, or streak', {
    by: said('by', 'What it goes by; days of the plan if left out', {
      days: 'Days of the plan',
      week: 'Days done this week',
      streak: 'Streak',
    }),
  }),
  join: said('join', 'Study along: the daily posts count for you from now on'),
  leave: said('leave', 'Stop studying along; everything you did is kept'),
  remind: said('remind', 'A direct message at your hour, while a day is open', {
    time: said('time', 'When I write to you, such as 18:30, or “off”'),
    'last-call': said('last-call', 'A last call for the day, such as 21:00, or “off”'),
  }),
  pause: said('pause', 'Time off: nothing is due or sent, your streak waits', {
    from: said('from', 'The first date, such as tomorrow or 2026-07-01; now if left out'),
    until: said('until', 'The last date on which you are away; until you come back if left out'),
  }),
  settings: said('settings', 'Zone, rest days, reminders, language, and what others see of you', clock),
  zone: said('zone', 'Your own time zone and rest days', clock),
  privacy: said('privacy', 'See, export or delete what is stored about you, and choose what others see'),
  help: said('help', 'What Daymark can do for you'),
  start: said('start', 'Begin a plan of your own in direct messages, or change the one that runs', {
    curriculum: said('curriculum', 'The plan to follow; with a proposal if left out'),
    from: said('from', 'The day of the plan to begin with; the first if left out'),
    timezone: said('timezone', 'Your time zone: a city, like Europe/Kyiv, or UTC'),
    time: said('time', 'When your day comes, like 08:00 (the default)'),
    weekdays: said('weekdays', 'On which days, like Mon-Fri; every day if left out'),
    start: said('start', 'The date of the first day, like 2026-03-09; the next possible one if left out'),
    days: said('days', 'Whether long days are sent in full or shortened; shortened if left out', groupChoices.days),
    'work-ahead': said('work-ahead', 'Whether days may be done before they are sent'),
  }),
  setup: said('setup', 'Start a study plan in a channel', {
    timezone: said('timezone', 'The group’s time zone: a city, like Europe/Kyiv, or UTC'),
    time: said('time', 'When the daily post comes, like 08:00 (the default)'),
    curriculum: said('curriculum', 'The plan to follow'),
    channel: said('channel', 'Where to post; this channel if left out'),
    weekdays: said('weekdays', 'On which days, like Mon-Fri; every day if left out'),
    start: said('start', 'The date of the first post, like 2026-03-09; the next possible one if left out'),
    from: said('from', 'The day of the plan to begin with; the first if left out'),
    ...forGroup,
  }),
  cohort: said('cohort', 'Manage the study plan of this channel', {
    status: said('status', 'How it is going: next post, learners, and what is in the way'),
    pause: said('pause', 'Stop posting for a while; nobody’s streak is touched', {
      until: said('until', 'The date on which posts go on; until /cohort resume if left out'),
    }),
    resume: said('resume', 'Go on posting'),
    holiday: said('holiday', 'Dates without posts, planned ahead; nobody’s streak is touched', {
      from: said('from', 'The first date without a post, like 2026-12-24 or monday; today if left out'),
      until: said('until', 'The last date without a post; only the first if left out'),
    }),
    jump: said('jump', 'Go on from another day, ahead or back, with the next post', {
      day: said('day', 'Which day of the plan comes next'),
    }),
    next: said('next', 'The plan that follows, for the same people, without joining again', {
      plan: said('plan', 'Which plan follows after the last day; shows what is planned if left out'),
    }),
    edit: said('edit', 'Change channel, time, zone, weekdays, role and everything else', {
      channel: said('channel', 'Where to post from now on'),
      time: said('time', 'When the daily post comes, like 08:00'),
      timezone: said('timezone', 'The group’s time zone: a city, or UTC'),
      weekdays: said('weekdays', 'On which days, like Mon-Fri'),
      'no-role': said('no-role', 'Ping nobody from now on'),
      ...forGroup,
    }),
    learner: said('learner', 'One learner’s days and dates, with the reason of each', {
      member: said('member', 'Whose entries'),
    }),
    remove: said('remove', 'Take somebody out of the plan; they keep everything that is theirs', {
      member: said('member', 'Whom'),
    }),
    correct: said('correct', 'Correct a learner’s entry, however old', {
      member: said('member', 'Whose entry'),
      day: said('day', 'Which day of the plan'),
      reason: said('reason', 'Why: the learner is told, and it stays with the entry'),
      date: said('date', 'Adds or moves the entry: the date it counts for'),
      remove: said('remove', 'Removes the entry'),
    }),
    end: said('end', 'End the plan for good; nothing is deleted'),
  }),
  curriculum: said('curriculum', 'Plans of this server, or of your own: add, change, download, remove', {
    add: said('add', 'Make a plan from up to ten Markdown files, or from a .zip', {
      name: said('name', 'What to call it, like sql-basics'),
      ...files,
    }),
    update: said('update', 'See what new files change, then decide; nobody’s progress is lost', { ...plan, ...files }),
    list: said('list', 'Which plans there are, and who follows them'),
    show: said('show', 'What a plan holds, and its versions', plan),
    download: said('download', 'The files of a plan', plan),
    remove: said('remove', 'Stop offering a plan', plan),
  }),
  preview: said('preview', 'A day’s post exactly as it will look, for your eyes only', {
    day: said('day', 'Which day; the next to be posted if left out'),
    curriculum: said('curriculum', 'A plan other than the one that runs here'),
  }),
};

/** What /help says: where to begin, and a few topics, each as long as a phone shows. */
export const help = {
  intro: [
    '**Daymark** posts one day of a study plan at a time, about half an hour each.',
    '',
    '1. Read the day’s post and do what it says.',
    '2. Press ✅ **Done** below it, or type /done. That also makes you part of the group.',
    '3. Missed one? /today shows how to go on, and nothing piles up.',
    '',
    '-# Answers like this one are for you alone. The group sees your name on the days you finish, your streak, your place on the board and what you share; /privacy switches the first three off.',
  ],
  more: (commands: string[]) => `-# Also: ${commands.join(' · ')}`,
  topics: {
    daily: [
      'Every day',
      '-# A date counts until 04:00 the next morning. Seven kept in a row earn a freeze, which covers one missed date; you can hold two.',
    ],
    behind: [
      'Catching up',
      'Days never expire. /today offers three ways: do your next open day, go with the group from today, or shift the plan to your own pace.',
      'Did it but forgot to say so? Two dates back can still be logged: **when: yesterday**.',
    ],
    rest: [
      'Reminders and rest',
      '-# Reminders come by direct message, only while a day is still open, and stop at the press of a button.',
    ],
    notes: [
      'Notes and goals',
      'Something worth keeping in the channel? Hold or right-click the message, then Apps, **Save as note**.',
      '-# A note is yours alone unless you share it with the group.',
    ],
    group: ['Your group', '-# Leaving deletes nothing; whoever comes back picks up where they left off.'],
    own: [
      'A plan of your own',
      'It comes to you by direct message, at your hour and on your weekdays, and nobody else sees it. All commands work there, too.',
      '-# In our direct messages a command means your own plan; while you have none, your groups.',
    ],
    privacy: [
      'Privacy',
      'I store your Discord id and your name, what you did and when, what you wrote, and your settings. No messages are read.',
      'A group sees: your name on finished days, your streak, your place on the board, what you share. The admins of its server also see which days you did. Each of the first three can be switched off.',
      'Export and deletion are complete, immediate, and one press away.',
    ],
    admins: ['For admins', '-# These need Manage Server, unless your server’s settings say otherwise.'],
    plans: [
      'Your own plans',
      '-# A plan is Markdown: a heading for each week, one for each day. Nobody’s progress is lost by an update.',
    ],
  },
};

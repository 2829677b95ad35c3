/** All that a learner sets for themselves, on or off, each as it is and with what changes it. */
export const settings = {
  /** What was changed, above how all stands now. */
  changed: (label: string) => `✏️ Changed: **${label}**.`,
  named: {
    label: 'Name on posts',
    on: 'Your name appears on the posts of days you have finished.',
    off: 'Your name is kept off the posts.',
    turnOn: 'Name me',
    turnOff: 'Keep my name off',
  },
  streak: {
    label: 'Streak',
    on: 'Your streak is shown in your answers and on the board.',
    off: 'Your streak is hidden; only /streak shows it to you.',
    turnOn: 'Show my streak',
    turnOff: 'Hide my streak',
  },
  /** Where there is no board. */
  streakAlone: 'Your streak is shown in your answers.',
  board: {
    label: 'Board',
    on: 'You are on the board.',
    off: 'You are not on the board.',
    turnOn: 'Join the board',
    turnOff: 'Leave the board',
  },
  notes: {
    label: 'New notes',
    on: 'New notes are for the group to read, unless you choose otherwise.',
    off: 'New notes are for you alone, unless you choose otherwise.',
    turnOn: 'Share new notes',
    turnOff: 'Keep new notes private',
  },
  long: {
    label: 'Long days',
    on: 'Long days come in full, however long they are.',
    off: 'Long days come shortened, with a button that opens the rest.',
    turnOn: 'Send them in full',
    turnOff: 'Send them shortened',
  },
  language: {
    choose: 'Language',
    as: (language: string) => `Language: ${language}`,
    discords: 'Same as my Discord',
  },
  plan: 'Hour, zone, weekdays',
  alone: '-# This plan is yours alone. /pause is for time off, /privacy for what is stored.',
  zone: 'Zone',
  reminders: 'Reminders',
  restDays: 'Rest days',
  whole:
    '-# What others see is set for all your plans of this server. /pause is for time off, /privacy for what is stored.',
  notIn: 'You are not in this plan, so there is nothing to set. Nothing was changed. To take part: /join.',
};

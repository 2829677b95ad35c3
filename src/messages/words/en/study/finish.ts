import { count, number } from '../language.ts';

/** The end of a plan: what it came to, and what may come next. */
export const finish = {
  /** `whole`: no day was left out; `plan`: as it is shown. */
  headline: (plan: string, whole: boolean) => `🎓 **${plan}**: ${whole ? 'finished' : 'you’ve reached the end'}`,
  of: (name: string, plan: string, whole: boolean) =>
    `🎓 **${name}** ${whole ? 'has finished' : 'has reached the end of'} **${plan}**`,
  days: (done: number, total: number) => `${done} of ${count(total, 'day')}`,
  before: (days: number) => `${count(days, 'day')} came before the start`,
  longest: (run: number) => `longest streak ${run}`,
  /** As the plan says how long its days take. */
  studied: {
    minutes: (minutes: number) => `about ${count(minutes, 'minute')} of study`,
    hours: (hours: number) => `about ${count(hours, 'hour')} of study`,
  },
  notes: (notes: number) => count(notes, 'note'),
  picture: {
    groupDays: 'days since the start',
    hours: { value: number, label: 'hours of study' },
    notes: (notes: number) => (notes === 1 ? 'note written' : 'notes written'),
  },
  card: 'My finish card',
  notYet: 'You have not come to the end of this plan yet. /progress shows how far you are.',
  next: '**What comes next**',
  follows: (plan: string) => `• The group goes on with **${plan}**, and you with it: there is nothing to do for that.`,
  leftOut: (days: number, first: string) =>
    `• ${count(days, 'day')} you left out: they stay open to you, from **${first}** on.`,
  others: '• Another plan of this server:',
  again: '• The plan once more for you alone, in our direct messages: at your hour, on your weekdays, at your pace.',
  alone: '• A plan for you alone, in our direct messages: at your hour, on your weekdays, at your pace.',
  beginAgain: 'Again on my own',
  reminders: '• Your reminders have nothing left to remind you of.',
};

import { say } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';

const forLearners = [
  ['/today', 'the day that is on now'],
  ['/done', 'mark a day as done (or press ✅ under the post)'],
  ['/undo', 'take that back'],
  ['/note · /notes', 'write about a day, and read, edit or delete what you wrote'],
  ['/week', 'goal, days and milestone of a week'],
  ['/month', 'a month’s aim, outcomes to tick, and where it leads'],
  ['/project', 'what to hand in; tick it and keep what you have to show'],
  ['/resources', 'search the plan’s links'],
  ['/streak', 'your progress, and why each date counts'],
  ['/day', 'read any day, also ahead'],
  ['/join · /leave · /zone', 'take part, step back, set your clock and rest days'],
  ['/privacy', 'what is stored, as a file; hide or delete it'],
] as const;

const forAdmins = [
  ['/setup', 'start a plan in a channel'],
  ['/cohort status', 'how it goes, and what is in the way'],
  ['/cohort pause · resume · edit · end', 'holidays, new times, another channel, the end'],
  ['/curriculum', 'plans of your own from Markdown files; change one while it runs'],
  ['/preview', 'a day’s post as it will look'],
] as const;

/** What there is to type, for everybody and for those who run the server. */
export function help(admin: boolean): Message {
  const parts = [
    '**Daymark** posts one day of a study plan at a time. About 30 minutes each; nothing you do here is public unless you share it.',
  ];
  parts.push(lines(forLearners));
  if (admin) parts.push(`**For admins**\n${lines(forAdmins)}`);
  parts.push(
    '-# A date counts until 04:00 the next morning. Missed one? Two dates back can still be logged with /done when: …',
  );
  return say(parts.join('\n\n'));
}

function lines(entries: readonly (readonly [string, string])[]): string {
  return entries.map(([name, what]) => `**${name}**  ${what}`).join('\n');
}

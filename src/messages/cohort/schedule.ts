import type { Weekday } from '../../core/calendar.ts';
import type { InputProblem } from '../../core/cohort-settings.ts';
import type { Schedule } from '../../core/schedule.ts';
import { quoted } from '../kit/format.ts';

const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** `Mon–Fri`, `Mon, Wed, Fri`, `every day`. */
export function weekdayNames(weekdays: readonly Weekday[]): string {
  if (weekdays.length === 7) return 'every day';
  const sorted = [...weekdays].sort((a, b) => a - b);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return 'no day';
  const unbroken = sorted.length > 2 && last - first === sorted.length - 1;
  const shown = unbroken ? [first, last] : sorted;
  return shown.map((weekday) => names[weekday - 1] ?? '').join(unbroken ? '–' : ', ');
}

/** `Mon–Fri at 08:00 Europe/Kyiv`. */
export function scheduleWords(schedule: Schedule): string {
  return `${weekdayNames(schedule.weekdays)} at ${schedule.time} ${schedule.zone}`;
}

/** One sentence on what is wrong with an option and what to give instead. */
export function problemWords(problem: InputProblem): string {
  switch (problem.kind) {
    case 'time':
      return `${quoted(problem.text)} is no time of day. Write it like **08:00** or **7:30 pm**.`;
    case 'zone': {
      const such = problem.suggestions.slice(0, 3).join(', ');
      const shape = /^[a-z]{2,5}$/i.test(problem.text.trim());
      return shape && problem.suggestions.length > 1
        ? `${quoted(problem.text)} can mean several zones. Pick a city, such as ${such}, or UTC.`
        : `I don’t know the zone ${quoted(problem.text)}. Pick a city${such === '' ? ', such as Europe/Kyiv' : `, such as ${such}`}, or UTC.`;
    }
    case 'weekdays':
      return `I can’t read ${quoted(problem.text)} as weekdays. Write them like **Mon-Fri**, **Mon, Wed, Fri** or **every day**.`;
    case 'date':
      return `${quoted(problem.text)} is no date. Write it like **2026-03-09**, **today** or **tomorrow**.`;
    case 'past':
      return `${quoted(problem.text)} is over already. Choose today or a later date.`;
    case 'far':
      return `${quoted(problem.text)} is more than a year away. Choose a nearer date.`;
    case 'day':
      return `The plan has no day ${quoted(problem.text)}; it goes from ${problem.first} to ${problem.last}.${problem.near.length === 0 ? '' : ` Did you mean **${problem.near[0]}**?`}`;
    case 'curriculum':
      return `There is no plan called ${quoted(problem.text)}.${problem.near.length === 0 ? '' : ` Did you mean **${problem.near[0]}**?`}`;
    case 'everyone':
      return 'I never ping @everyone. Choose a role that people pick themselves, or none.';
    case 'no-plan':
      return 'There is no plan to follow yet. Whoever runs this bot can add one under `curriculum/`.';
  }
}

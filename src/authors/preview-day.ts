import { findDay, suggestDays } from '../curriculum/look-up.ts';
import { type Plan, planOf } from '../curriculum/plan.ts';
import { readCurriculum } from '../curriculum/read/read.ts';
import { dayName } from '../messages/study/day.ts';
import { count, list } from '../messages/words/en/language.ts';
import type { Preview } from './arguments.ts';
import { plansAt } from './plan-paths.ts';
import { printedPost } from './printed-post.ts';
import { exit, printable, type Terminal } from './terminal.ts';

type Candidate = { path: string; plan: Plan; errors: number };

/** Prints the message that will be posted for a day. */
export async function previewDay({ day: words, form, plan: path }: Preview, terminal: Terminal): Promise<number> {
  const at = await plansAt(path ?? 'curriculum');
  if (at.kind === 'none') return refuse(terminal, at.reason);
  const candidates = at.plans.map(({ slug, path: shown, files, problems }): Candidate => {
    const reading = readCurriculum(slug, files);
    const errors = [...problems, ...reading.problems].filter(({ level }) => level === 'error').length;
    return { path: shown, plan: planOf(reading.curriculum), errors };
  });
  const found = candidates.flatMap((candidate) => {
    const day = findDay(candidate.plan, words);
    return day === undefined ? [] : [{ candidate, day }];
  });
  const [only] = found;
  if (only === undefined) return refuse(terminal, unknownDay(candidates, words));
  if (found.length > 1) {
    const paths = found.map(({ candidate }) => printable(candidate.path));
    return refuse(terminal, `Several plans have this day: ${list(paths)}. Add --plan and one of them.`);
  }
  const { plan, errors, path: shownPath } = only.candidate;
  terminal.say(printedPost(plan, only.day, form, terminal));
  if (errors === 0) return exit.well;
  const shown = printable(shownPath);
  terminal.complain(`The bot will not post it yet: ${shown} has ${count(errors, 'error')}. See: check ${shown}\n`);
  return exit.errors;
}

function unknownDay(candidates: Candidate[], words: string): string {
  const plans = list(candidates.map(({ path }) => printable(path)));
  const near = candidates.flatMap(({ plan }) => suggestDays(plan, words, 2)).slice(0, 3);
  const names = near.map((day) => `"${printable(dayName(day))}" (${printable(day.key)})`);
  const [first] = candidates.flatMap(({ plan }) => plan.days);
  const next =
    names.length > 0
      ? `Did you mean ${list(names, 'or')}?`
      : first === undefined
        ? 'No day could be read at all: run check first.'
        : `Give a number, a key or a title, such as ${printable(first.key)}.`;
  return `No day "${printable(words.slice(0, 60))}" stands in ${plans}. ${next}`;
}

function refuse(terminal: Terminal, reason: string): number {
  terminal.complain(`${reason}\n`);
  return exit.misuse;
}

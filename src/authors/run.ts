import { readArguments } from './arguments.ts';
import { checkPlans } from './check-plans.ts';
import { previewDay } from './preview-day.ts';
import { exit, type Terminal } from './terminal.ts';
import { usage } from './usage.ts';

/** Carries out `npm run curriculum -- …` and returns the exit code. */
export async function runCurriculum(words: string[], terminal: Terminal): Promise<number> {
  const given = readArguments(words);
  switch (given.command) {
    case 'check':
      return checkPlans(given, terminal);
    case 'preview':
      return previewDay(given, terminal);
    case 'help':
      terminal.say(usage);
      return exit.well;
    case 'unclear':
      terminal.complain(`${given.reason}\nnpm run curriculum -- --help shows what there is.\n`);
      return exit.misuse;
  }
}

import { readArguments } from './arguments.ts';
import { checkPlans } from './check-plans.ts';
import { previewDay } from './preview-day.ts';
import { exit, type Terminal } from './terminal.ts';

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

/** What `--help` prints. */
const usage = `npm run curriculum -- check PATH…    reads plans and says what is wrong with them, and where
npm run curriculum -- preview DAY    shows the message that will be posted for a day

check: PATH is one plan: a Markdown file, a folder or a .zip; or curriculum/ itself, where each folder is a plan
  Each problem is a line: file:line:column level code sentence. Errors come first; what holds at many places is said
  once, with all of them. Exit code 0 if no plan has an error (warnings and ignored text are no errors), 1 if one has,
  2 if the command was called wrongly.
  --json      prints one JSON object instead: files, months, weeks, days, projects, deliverables, resources
              (counts over all plans) and problems (file, line, column, level, code, facts, sentence).
              For pure JSON on stdout: npm run --silent curriculum -- check PATH --json
  --full      each problem on a line of its own; with --json: also "plans", a list of { slug, path, curriculum }
              with all that was read
  --fix       also mends what is plain: fences and comments that never end, "###Day 3", "-**Task**", spaces that nobody
              sees, bold type without its end, links without https://. Your files stay as they are: the mended copy of
              tea.md is tea.md.fixed beside it, and what differs is shown.
  --github    prints the problems as commands of GitHub workflows, which show them beside the changed lines

preview: DAY is a number (174), a key (python/3) or a title
  --text      for the terminal (this is what you get if you say nothing)
  --html      a page for the browser on stdout: npm run --silent curriculum -- preview 174 --html > day.html
  --plan PATH the plan; without it all plans in curriculum/ are searched

  --help      this
`;

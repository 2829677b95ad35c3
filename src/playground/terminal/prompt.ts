import { createInterface } from 'node:readline/promises';
import { nameIn } from '../discord/index.ts';
import { clockText, type Style } from '../seam.ts';
import { placeName } from './context.ts';
import { playLine } from './script/play-lines.ts';
import type { Session } from './session.ts';
import { wrap } from './wrap.ts';

type PromptOptions = {
  session: Session;
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  /** A person sits there: a prompt is shown, and nothing that fails is fatal. */
  interactive: boolean;
  style: Style;
  /** Cells in a line at present; undefined where lines may be of any length. */
  columns(): number | undefined;
  /** Ends the reading when it is called off. */
  signal: AbortSignal;
  /** Ctrl-C at the prompt. */
  interrupt(): void;
  /** Called after each line that did something. */
  kept(): Promise<void>;
};

/** Reads lines and carries them out until `quit` or the end; returns how many could not be carried out. */
export async function prompt(options: PromptOptions): Promise<number> {
  const { session, input, output, interactive, style, signal } = options;
  const lines = createInterface({
    input,
    ...(interactive ? { output, terminal: true, completer: (line: string) => complete(session, line) } : {}),
  });
  signal.addEventListener('abort', () => lines.close(), { once: true });
  lines.on('SIGINT', options.interrupt);
  const write = (text: string) => {
    const columns = options.columns();
    output.write(columns === undefined ? text : wrap(text, columns));
  };
  const ask = () => {
    if (!interactive) return;
    const { name, zone, channel } = session.speaker();
    const clock = clockText(session.reader().now, zone);
    lines.setPrompt(`${style.dim(clock)} ${style.bold(name)} ${style.dim(placeName(channel))}> `);
    lines.prompt();
  };
  let failed = 0;
  ask();
  for await (const line of lines) {
    if (signal.aborted) break;
    if (!interactive && line.trim() !== '') write(`${session.speaker().name}> ${line.trim()}\n`);
    const played = await playLine(session, line, write, style);
    if (played.kind === 'quit') break;
    if (played.kind === 'cannot') {
      failed += 1;
      write(`  ✗ ${played.reason}\n\n`);
    }
    if (played.kind === 'played') await options.kept();
    if (signal.aborted) break;
    ask();
  }
  lines.close();
  return failed;
}

const words = [
  'as ',
  'press ',
  'choose ',
  'fill ',
  'submit',
  'close',
  'suggest /',
  'read',
  'in #',
  'next day',
  'help',
  'quit',
];
const members = ['admin', 'learner1', 'learner2', 'learner3'];

function complete(session: Session, line: string): [string[], string] {
  const all = [
    ...session.commands().map((command) => `/${nameIn(session.reader().locale, command)}`),
    ...words,
    ...(line.startsWith('as ') ? members.map((name) => `as ${name}`) : []),
  ];
  return [all.filter((one) => one.startsWith(line)).sort(), line];
}

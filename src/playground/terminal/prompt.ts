import { createInterface } from 'node:readline';
import type { World } from '../world/world.ts';
import { createTerminal } from './terminal.ts';

type Prompt = {
  input: NodeJS.ReadableStream;
  /** A person types: what they type need not be repeated. */
  interactive: boolean;
  say(text: string): void;
  stop: AbortController;
};

/** Reads lines and carries them out until `quit` or the end; returns how many could not be. */
export async function playLines(world: World, { input, interactive, say, stop }: Prompt): Promise<number> {
  const terminal = createTerminal(world);
  const lines = createInterface({ input, ...(interactive ? { output: process.stdout } : {}) });
  stop.signal.addEventListener('abort', () => lines.close(), { once: true });
  lines.on('SIGINT', () => stop.abort());
  const ask = () => {
    lines.setPrompt(terminal.prompt());
    if (interactive) lines.prompt();
  };
  let failed = 0;
  ask();
  for await (const line of lines) {
    if (stop.signal.aborted || line.trim() === 'quit') break;
    if (!interactive && line.trim() !== '') say(`${line.startsWith('#') ? '' : terminal.prompt()}${line.trim()}\n`);
    const played = await terminal.play(line);
    if ('problem' in played) failed += 1;
    const text = 'problem' in played ? `  ✗ ${played.problem}` : played.text;
    if (text !== '') say(`${text}\n\n`);
    await world.save();
    ask();
  }
  lines.close();
  return failed;
}

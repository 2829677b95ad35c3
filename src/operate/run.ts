import { reasonOf } from '../log/error-form.ts';
import { backup, restore } from './backup.ts';
import type { Terminal } from './database.ts';
import { doctor } from './doctor.ts';
import { forget } from './forget.ts';
import { status } from './status.ts';

type Command = (terminal: Terminal, args: readonly string[]) => Promise<boolean>;

const commands: Record<string, Command> = { doctor, status, backup, restore, forget };

const usage = `Usage, in the folder of the bot:
  npm run doctor                        what is right, what is wrong, and what to do about it
  npm run status                        how each group is getting on
  npm run backup -- FILE                copy all that is kept into a file
  npm run restore -- FILE [--replace]   bring such a file back
  npm run forget -- user|server ID      say what is stored about one; with --yes, delete it`;

/** Carries out one command of the operator's. Returns the exit code: 0 well, 1 something is wrong, 2 not understood. */
export async function run(terminal: Terminal, [name = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined || args.includes('--help')) {
    terminal.say(usage);
    return command === undefined && name !== '--help' ? 2 : 0;
  }
  try {
    return (await command(terminal, args)) ? 0 : 1;
  } catch (error) {
    // What the database or the disk says is a sentence too; a stack helps nobody at a prompt.
    terminal.say(reasonOf(error));
    return 1;
  }
}

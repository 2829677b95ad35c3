import { commands } from '../commands/index.ts';
import { readConfig } from '../config.ts';
import { databaseChecks } from './check-database.ts';
import { discordChecks } from './check-discord.ts';
import { machineChecks } from './check-machine.ts';
import { plansChecks } from './check-plans.ts';
import type { Desk } from './database.ts';

/** One thing that was looked at. `wrong`: the bot cannot work so; `note`: it can, yet somebody should know. */
export type Check = { state: 'right' | 'note' | 'wrong'; what: string; next?: string };

const signs = { right: '✓', note: '!', wrong: '✗' } as const;

/** `doctor`: looks at everything the bot depends on, changes nothing, and says what to do. False when something is wrong. */
export async function doctor(desk: Desk): Promise<boolean> {
  let wrong = 0;
  const show = (checks: readonly Check[]) => {
    for (const { state, what, next } of checks) {
      if (state === 'wrong') wrong += 1;
      desk.say(`${signs[state]} ${what}${next === undefined ? '' : `\n    → ${next}`}`);
    }
  };
  const reading = readConfig(desk.env);
  if (reading.kind === 'problems') {
    show(
      reading.problems.map((what) => ({
        state: 'wrong',
        what,
        next: 'Set it in .env or the environment; .env.example shows every setting.',
      })),
    );
    show(await machineChecks(desk, undefined));
    return false;
  }
  show([{ state: 'right', what: 'The settings can be read.' }]);
  const { config } = reading;
  show(await machineChecks(desk, config));
  const { checks, groups } = await databaseChecks(desk, config);
  show(checks);
  show(await plansChecks(config));
  show(
    await discordChecks(
      desk,
      config,
      commands.map(({ data }) => data),
      groups,
    ),
  );
  desk.say(
    wrong === 0
      ? 'All that the bot needs is there.'
      : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong; see the arrows.`,
  );
  return wrong === 0;
}

import { readConfig } from '../config.ts';
import { databaseChecks } from './check-database.ts';
import { discordChecks } from './check-discord.ts';
import { machineChecks, plansChecks } from './check-machine.ts';
import { type Check, right, wrong } from './checks.ts';
import type { Terminal } from './database.ts';

const signs = { right: '✓', note: '!', wrong: '✗' } as const;

/** `doctor`: looks at everything the bot depends on, changes nothing, and says what to do. False when something is wrong. */
export async function doctor(terminal: Terminal): Promise<boolean> {
  let bad = 0;
  const show = (checks: readonly Check[]) => {
    for (const { state, what, next } of checks) {
      if (state === 'wrong') bad += 1;
      terminal.say(`${signs[state]} ${what}${next === undefined ? '' : `\n    → ${next}`}`);
    }
  };
  const reading = readConfig(terminal.env);
  if (reading.kind === 'problems') {
    const next = 'Set it in .env or the environment; .env.example shows every setting.';
    show(reading.problems.map((what) => wrong(what, next)));
    show(await machineChecks(terminal, undefined));
    return false;
  }
  show([right('The settings can be read.')]);
  const { config } = reading;
  show(await machineChecks(terminal, config));
  const { checks, groups } = await databaseChecks(terminal, config);
  show(checks);
  show(await plansChecks(config));
  show(await discordChecks(terminal, config, groups));
  const summary = `${bad} ${bad === 1 ? 'thing is' : 'things are'} wrong; see the arrows.`;
  terminal.say(bad === 0 ? 'All that the bot needs is there.' : summary);
  return bad === 0;
}

import type { Logger } from 'pino';
import { commands } from '../commands/index.ts';
import type { DiscordClient } from '../discord/client.ts';
import { reconcileCommands } from '../discord/register.ts';
import { reasonOf } from '../log/error-form.ts';
import type { CommandIds } from '../messages/kit/command-links.ts';
import { outcomeWithin, realTimers } from '../timers.ts';

/** Longer nobody waits for the list of commands: it changes with a new version only, and all else works without it. */
const waitMs = 2_000;

/** Makes Discord's list of commands ours, beside the work: where Discord does not let it, the next call tries again. */
export function registration(connection: Pick<DiscordClient, 'rest' | 'applicationId' | 'forPeople'>, log: Logger) {
  const stopping = new AbortController();
  let settled = false;
  let ids: CommandIds = new Map();
  let trying: Promise<void> | undefined;

  async function attempt(): Promise<void> {
    try {
      const wanted = commands.map(({ data }) => data);
      const { rest, applicationId, forPeople } = connection;
      const registered = await reconcileCommands(rest, applicationId, wanted, forPeople, stopping.signal);
      settled = true;
      ids = registered.ids;
      log.info(registered.written ? 'commands registered' : 'commands are up to date');
    } catch (error) {
      if (stopping.signal.aborted) return;
      log.error(
        { reason: reasonOf(error) },
        'commands could not be compared with Discord’s; the next tick tries again',
      );
    } finally {
      trying = undefined;
    }
  }

  return {
    /** Tries once more unless it has succeeded or is under way; waits for the outcome a moment, but not for long. */
    async tried(): Promise<void> {
      if (settled || stopping.signal.aborted) return;
      trying ??= attempt();
      const begun = trying;
      await outcomeWithin(realTimers, waitMs, () => begun);
    },
    /** What Discord calls our commands; nothing before that is known. */
    ids: (): CommandIds => ids,
    stop: () => stopping.abort(),
  };
}

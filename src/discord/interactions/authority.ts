import { type REST, Routes } from 'discord.js';
import type {
  RESTGetAPIApplicationCommandsResult,
  RESTGetAPIGuildApplicationCommandsPermissionsResult,
} from 'discord-api-types/v10';
import type { Command } from '../../commands/command.ts';
import { keepNewest } from '../../core/kept.ts';
import { outcomeWithin, realTimers } from '../../timers.ts';
import { type Asking, mayUse } from './command-permissions.ts';

export type Authority = ReturnType<typeof createAuthority>;

/** A form must be open within 3 s, so nobody waits longer for what the server has set. */
const readLimitMs = 700;
/** So many servers' settings are kept. */
const keptAtMost = 1000;

type Rules = RESTGetAPIGuildApplicationCommandsPermissionsResult;

/** Reads what servers have set for our commands when it is first asked for, and keeps it until Discord tells of a change. */
export function createAuthority(rest: REST, applicationId: string) {
  const known = new Map<string, Promise<Rules>>();
  let commands: Promise<RESTGetAPIApplicationCommandsResult> | undefined;

  function rulesOf(guildId: string): Promise<Rules> {
    const before = known.get(guildId);
    if (before !== undefined) return before;
    const read = rest.get(Routes.guildApplicationCommandsPermissions(applicationId, guildId)) as Promise<Rules>;
    keepNewest(known, guildId, read, keptAtMost);
    // A failure is nothing to keep.
    read.catch(() => known.get(guildId) === read && known.delete(guildId));
    return read;
  }

  async function idOf(name: string): Promise<string | undefined> {
    commands ??= rest.get(Routes.applicationCommands(applicationId)) as Promise<RESTGetAPIApplicationCommandsResult>;
    const all = await commands.catch(() => undefined);
    const id = all?.find((command) => command.name === name)?.id;
    if (id === undefined) commands = undefined;
    return id;
  }

  async function rulesFor(name: string, guildId: string) {
    const rules = await rulesOf(guildId);
    const of = (id: string | undefined) => rules.find((one) => one.id === id)?.permissions ?? [];
    // Most servers have set nothing for a single command, and then its id does not matter.
    const single = rules.some(({ id }) => id !== applicationId);
    return { app: of(applicationId), command: single ? of(await idOf(name)) : [] };
  }

  return {
    /** Whether somebody may use a command at this moment. `unknown`: Discord did not say in time, and nothing else does. */
    async ask(command: Command['data'], asking: Asking): Promise<'yes' | 'no' | 'unknown'> {
      const { name, default_member_permissions: asked } = command;
      const needed = BigInt(asked ?? 0);
      const read = await outcomeWithin(realTimers, readLimitMs, () => rulesFor(name, asking.guildId));
      if (read.kind === 'done') return mayUse(read.value, asking, needed) ? 'yes' : 'no';
      // Then what Discord wrote into the interaction decides, as where a server has set nothing.
      return mayUse({ app: [], command: [] }, asking, needed) ? 'yes' : 'unknown';
    },
    /** What a server has set was changed, or changes of all servers may have been missed. */
    forget(guildId?: string): void {
      if (guildId === undefined) known.clear();
      else known.delete(guildId);
    },
  };
}

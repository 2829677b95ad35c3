import { type REST, Routes } from 'discord.js';
import type { APIGuildMember } from 'discord-api-types/v10';
import type { Member } from '../../context.ts';
import { repeatable } from './refusal.ts';

/** A role that was given or taken is seen after so long. */
const freshMs = 5 * 60_000;
const keptAtMost = 1_000;

/** Asks who somebody is in a server where no interaction says so. Discord's no is kept, too: refused requests count towards a ban of the address. */
export function createMemberLookUp(rest: REST, monotonicMs: () => number) {
  const known = new Map<string, { member: Member | undefined; untilMs: number }>();
  return async (guildId: string, userId: string): Promise<Member | undefined> => {
    const key = `${guildId} ${userId}`;
    const before = known.get(key);
    if (before !== undefined && monotonicMs() < before.untilMs) return before.member;
    const asked = await repeatable((signal) => rest.get(Routes.guildMember(guildId, userId), { signal }));
    if (asked.kind !== 'ok' && asked.kind !== 'refused') return undefined;
    const member = asked.kind === 'ok' ? memberFrom(asked.value as APIGuildMember) : undefined;
    known.delete(key);
    const [oldest] = known.keys();
    if (known.size >= keptAtMost && oldest !== undefined) known.delete(oldest);
    known.set(key, { member, untilMs: monotonicMs() + freshMs });
    return member;
  };
}

function memberFrom({ roles, nick, user }: APIGuildMember): Member {
  return { roles, displayName: nick ?? user.global_name ?? user.username };
}

import { type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { APIGuildMember } from 'discord-api-types/v10';
import type { Member, Servers } from '../../context.ts';
import { keepNewest } from '../../core/kept.ts';
import { repeatable } from './refusal.ts';

/** A role that was given or taken is seen after so long. */
const freshMs = 5 * 60_000;
const keptAtMost = 1_000;
/** Nobody waits for it but a message that a clock sends, and among many of those it waits for its turn. */
const once = { tries: 1, beginMs: 10_000, allMs: 10_000 };
const noneCodes: readonly number[] = [RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownUser];

type Known = { member: Member | 'none' | undefined; untilMs: number };

/**
 * Asks for a member by id, which takes no intent: https://discord.com/developers/docs/resources/guild#get-guild-member
 * Discord's no is kept, too: refused requests count towards a ban of the address.
 */
export function createMemberLookUp(rest: REST, monotonicMs: () => number): Servers['memberOf'] {
  const known = new Map<string, Known>();
  return async (guildId, userId) => {
    const key = `${guildId} ${userId}`;
    const before = known.get(key);
    if (before !== undefined && monotonicMs() < before.untilMs) return before.member;
    const route = Routes.guildMember(guildId, userId);
    const asked = await repeatable((signal) => rest.get(route, { signal }), once);
    if (asked.kind !== 'ok' && asked.kind !== 'refused') return undefined;
    const none = asked.kind === 'refused' && noneCodes.includes(asked.code) ? 'none' : undefined;
    const member = asked.kind === 'ok' ? memberFrom(asked.value as APIGuildMember) : none;
    keepNewest(known, key, { member, untilMs: monotonicMs() + freshMs }, keptAtMost);
    return member;
  };
}

function memberFrom({ roles, nick, user }: APIGuildMember): Member {
  return { roles, displayName: nick ?? user.global_name ?? user.username };
}

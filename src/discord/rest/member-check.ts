import { type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Servers } from '../../context.ts';
import { repeatable } from './refusal.ts';

const onceWithinASecond = { tries: 1, beginMs: 1_000, allMs: 1_000 };

/** Asks for a member by id, which takes no intent: https://discord.com/developers/docs/resources/guild#get-guild-member */
export function createMemberCheck(rest: REST): Servers['hasMember'] {
  return async (guildId, userId) => {
    const route = Routes.guildMember(guildId, userId);
    const asked = await repeatable((signal) => rest.get(route, { signal }), onceWithinASecond);
    if (asked.kind === 'ok') return true;
    const { UnknownMember, UnknownUser } = RESTJSONErrorCodes;
    const isGone = asked.kind === 'refused' && [UnknownMember, UnknownUser].includes(asked.code);
    return isGone ? false : undefined;
  };
}

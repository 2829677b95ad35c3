import { type REST, Routes } from 'discord.js';
import type { Servers } from '../../context.ts';
import { type Limits, ordinaryLimits, type Refusal, repeatable } from './refusal.ts';

/** Somebody's conversation with the bot, opened if need be: Discord returns the one that there is. */
export async function openDirect(
  rest: REST,
  userId: string,
  limits: Limits = ordinaryLimits,
): Promise<{ kind: 'ok'; value: string } | Refusal> {
  const body = { recipient_id: userId };
  const opened = await repeatable((signal) => rest.post(Routes.userChannels(), { signal, body }), limits);
  return opened.kind === 'ok' ? { kind: 'ok', value: (opened.value as { id: string }).id } : opened;
}

/** The same for somebody who waits for an answer. Never throws. */
export function createDirectLookUp(rest: REST): Servers['directChannel'] {
  return async (userId) => {
    const opened = await openDirect(rest, userId, { tries: 2, beginMs: 2_000, allMs: 5_000 });
    return opened.kind === 'ok' ? opened.value : undefined;
  };
}

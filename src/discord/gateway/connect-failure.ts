import { GatewayCloseCodes } from 'discord-api-types/v10';
import { type Refusal, refusalOf } from '../rest/refusal.ts';

/** Why there is no connection, in a sentence for whoever runs the bot. Never contains the token. */
export type ConnectFailure = {
  kind: 'wrong-token' | 'disallowed-intents' | 'too-many-servers' | 'unreachable' | 'refused';
  reason: string;
  /** Discord wants to be asked nothing for so long. */
  afterMs?: number;
};

/** What a final close code of the gateway means; undefined for those after which discord.js reconnects by itself. */
export function failureOfClose(code: number): ConnectFailure | undefined {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return wrongToken;
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return {
        kind: 'disallowed-intents',
        reason: `Discord refused the gateway intents (${code}). Only “Guilds” is asked for, which needs no switch in the developer portal: is this the newest version?`,
      };
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidShard:
      return {
        kind: 'too-many-servers',
        reason: `Discord does not take this bot's servers over as many connections as it recommends itself (${code}).`,
      };
    case GatewayCloseCodes.InvalidAPIVersion:
      return { kind: 'refused', reason: 'Discord no longer speaks the gateway version this bot uses: update the bot.' };
    default:
      return undefined;
  }
}

/** What a failed login means. */
export function failureOfLogin(error: unknown, apiUrl: string): ConnectFailure {
  if (error instanceof Error && 'code' in error && error.code === 'TokenInvalid') return wrongToken;
  return failureOfRefusal(refusalOf(error), apiUrl);
}

/** What it means that Discord did not say who the bot is. */
export function failureOfRefusal(refusal: Refusal, apiUrl: string): ConnectFailure {
  if (refusal.kind === 'refused') {
    return refusal.status === 401
      ? wrongToken
      : { kind: 'refused', reason: `Discord at ${apiUrl} refused the login: ${refusal.reason}` };
  }
  if (refusal.kind === 'limited') {
    const seconds = Math.ceil(refusal.afterMs / 1000);
    return {
      kind: 'unreachable',
      afterMs: refusal.afterMs,
      reason: `Discord at ${apiUrl} wants to be asked nothing for ${seconds} s: ${refusal.reason}.`,
    };
  }
  return { kind: 'unreachable', reason: `Discord at ${apiUrl} is out of reach: ${refusal.reason}. Is the network up?` };
}

/** What to do about a token that Discord does not accept. */
export const newToken =
  'Make a new one on your application’s Bot page at https://discord.com/developers/applications (“Reset Token”) and set it.';

export const wrongToken: ConnectFailure = {
  kind: 'wrong-token',
  reason: `Discord does not accept DISCORD_TOKEN. ${newToken}`,
};

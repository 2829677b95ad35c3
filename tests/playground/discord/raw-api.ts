import type { LocalDiscord } from '../../../src/playground/discord/index.ts';

type Json = { readonly [key: string]: unknown };
export type RawAnswer = {
  readonly status: number;
  readonly json: Json;
  readonly list: readonly Json[];
  readonly headers: Headers;
};
export type RawApi = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<RawAnswer>;

/** Requests without a library between: what is sent and what comes back stays visible. */
export function rawApi(discord: LocalDiscord): RawApi {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(`${discord.url}/v10${path}`, {
      method,
      headers: {
        Authorization: `Bot ${discord.token}`,
        ...(body === undefined || body instanceof FormData ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: body instanceof FormData || typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const value: unknown = text === '' ? {} : JSON.parse(text);
    return { status: response.status, json: value as Json, list: value as Json[], headers: response.headers };
  };
}

/** Resolves with the next interactions, as the gateway sends them. */
export function interactionsOf(discord: LocalDiscord): { readonly seen: Json[]; next(): Promise<Json> } {
  const seen: Json[] = [];
  const waiting: ((interaction: Json) => void)[] = [];
  discord.subscribe((event) => {
    if (event.kind !== 'gateway' || event.event !== 'INTERACTION_CREATE') return;
    const interaction = event.data as Json;
    const wake = waiting.shift();
    if (wake === undefined) seen.push(interaction);
    else wake(interaction);
  });
  return {
    seen,
    next: () =>
      new Promise((resolve) => {
        const ready = seen.shift();
        if (ready === undefined) waiting.push(resolve);
        else resolve(ready);
      }),
  };
}

export const channelId = (discord: LocalDiscord, name = 'study'): string =>
  discord.world.channels().find((channel) => 'name' in channel && channel.name === name)?.id ?? '';

export const guildId = (discord: LocalDiscord): string => discord.world.guilds()[0]?.id ?? '';

export const userId = (discord: LocalDiscord, name: string): string =>
  discord.world.users().find(({ username }) => username === name)?.id ?? '';

/** A multipart body with one file and its description. */
export function form(): FormData {
  const data = new FormData();
  data.append('payload_json', JSON.stringify({ content: 'x', attachments: [{ id: 0, description: 'A picture' }] }));
  data.append('files[0]', new Blob(['bytes'], { type: 'text/plain' }), 'my notes.txt');
  return data;
}

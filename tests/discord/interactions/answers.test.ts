import { DiscordAPIError, type REST } from 'discord.js';
import { InteractionResponseType } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { restAnswers } from '../../../src/discord/interactions/answers.ts';

type Asked = { verb: string; route: string; options: { auth?: boolean; body?: unknown; files?: unknown[] } };

/** Answers through a Discord that refuses with this code, or takes all; an interaction came in so long ago. */
function bench(code?: number, waitedMs = 0) {
  const asked: Asked[] = [];
  const ask = (verb: string) => async (route: string, options: Asked['options']) => {
    asked.push({ verb, route, options });
    if (code === -1) throw Object.assign(new Error('x'), { code: 'ECONNRESET' });
    if (code !== undefined) throw new DiscordAPIError({ code, message: 'No' }, code, 400, verb, route, {} as never);
  };
  const rest = { post: ask('post'), patch: ask('patch'), delete: ask('delete') } as unknown as REST;
  return { answers: restAnswers(rest, 'app', () => waitedMs), asked };
}

const ticket = { id: '7', token: 't' };
const data = { body: { content: 'x' }, files: [{ name: 'a.md', data: Buffer.from('a') }] };
const { ChannelMessageWithSource: message } = InteractionResponseType;

test('each way of answering has its address, and none carries the bot’s token', async () => {
  const { answers, asked } = bench();
  await answers.respond(ticket, message, data);
  await answers.edit(ticket, data);
  await answers.followUp(ticket, { body: data.body });
  await answers.remove(ticket);
  expect(asked.map(({ verb, route }) => `${verb} ${route}`)).toEqual([
    'post /interactions/7/t/callback',
    'patch /webhooks/app/t/messages/%40original',
    'post /webhooks/app/t',
    'delete /webhooks/app/t/messages/%40original',
  ]);
  expect(asked.every(({ options }) => options.auth === false)).toBe(true);
  expect(asked.map(({ options }) => options.files?.length)).toEqual([1, 1, undefined, undefined]);
  expect(asked[0]?.options.body).toEqual({ type: 4, data: { content: 'x' } });
});

test.each<[number | undefined, string]>([
  [undefined, 'delivered'],
  [10062, 'gone'],
  [50027, 'gone'],
  [40060, 'answered-before'],
  [50035, 'refused'],
  [-1, 'lost'],
])('what Discord says (%s) makes it %s', async (code, kind) => {
  const { answers } = bench(code);
  expect((await answers.edit(ticket, data)).kind).toBe(kind);
});

test('a first answer is not begun anew once nobody can wait for it', async () => {
  const { answers, asked } = bench(-1, 3_000);
  await answers.respond(ticket, message);
  expect(asked).toHaveLength(1);
});

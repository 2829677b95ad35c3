import { DiscordAPIError, HTTPError, type REST } from 'discord.js';
import { expect, test } from 'vitest';
import type { Servers } from '../../../src/context.ts';
import { createMemberLookUp } from '../../../src/discord/rest/member-look-up.ts';

const request = { files: [], json: {} } as never;
const no = (code: number, status = 404) =>
  new DiscordAPIError({ code, message: 'No' }, code, status, 'GET', '/', request);
const member = (roles: string[], nick: string | null = null) => ({
  roles,
  nick,
  user: { id: '2', username: 'ann', global_name: 'Ann' },
});

/** A look-up over answers in order, with a clock; what it asked for. */
function lookUpOver(...answers: unknown[]) {
  const world = { ms: 0, asked: [] as string[] };
  const get = async (route: string) => {
    world.asked.push(route);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const memberOf = createMemberLookUp({ get } as unknown as REST, () => world.ms);
  return { world, of: () => memberOf('1', '2') };
}

type Answer = Awaited<ReturnType<Servers['memberOf']>>;

test.each<[string, unknown, Answer]>([
  ['a member', member(['r1']), { roles: ['r1'], displayName: 'Ann' }],
  ['a member by another name', member([], 'Annie'), { roles: [], displayName: 'Annie' }],
  ['Unknown Member', no(10007), 'none'],
  ['Unknown User', no(10013), 'none'],
  ['a server that is not seen', no(50001, 403), undefined],
  ['Unknown Guild', no(10004), undefined],
  ['no code of Discord’s', no(0), undefined],
  ['trouble of Discord’s', new HTTPError(503, 'Unavailable', 'GET', '/', request), undefined],
])('%s, asked once', async (_, answer, expected) => {
  const { world, of } = lookUpOver(answer);
  expect([await of(), world.asked]).toEqual([expected, ['/guilds/1/members/2']]);
});

test.each<[string, unknown, Answer]>([
  ['a member', member(['r1']), { roles: ['r1'], displayName: 'Ann' }],
  ['that there is none', no(10007), 'none'],
])('%s is known for five minutes', async (_, answer, first) => {
  const { world, of } = lookUpOver(answer, member(['r2']));
  const answers = [await of()];
  for (const ms of [5 * 60_000 - 1, 5 * 60_000]) {
    world.ms = ms;
    answers.push(await of());
  }
  expect([answers, world.asked.length]).toEqual([[first, first, { roles: ['r2'], displayName: 'Ann' }], 2]);
});

test('silence is not kept', async () => {
  const { of } = lookUpOver(new HTTPError(503, 'Unavailable', 'GET', '/', request), member([]));
  expect([await of(), await of()]).toEqual([undefined, { roles: [], displayName: 'Ann' }]);
});

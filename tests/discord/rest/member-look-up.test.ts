import { DiscordAPIError, type REST } from 'discord.js';
import { expect, test } from 'vitest';
import { createMemberLookUp } from '../../../src/discord/rest/member-look-up.ts';

const member = { roles: ['r1'], nick: null, user: { username: 'ann', global_name: 'Ann' } };
const unknown = () =>
  new DiscordAPIError({ message: 'Unknown Member', code: 10_007 }, 10_007, 404, 'GET', 'members', {});
const minute = 60_000;

test.each<[string, (() => unknown)[], [ms: number, expected: unknown][], asked: number]>([
  [
    'is known for five minutes',
    [() => member, () => ({ ...member, roles: [], nick: 'Annie' })],
    [
      [0, { roles: ['r1'], displayName: 'Ann' }],
      [5 * minute - 1, { roles: ['r1'], displayName: 'Ann' }],
      [5 * minute, { roles: [], displayName: 'Annie' }],
    ],
    2,
  ],
  [
    'is not there, which is not asked again at once',
    [
      () => {
        throw unknown();
      },
      () => member,
    ],
    [
      [0, undefined],
      [minute, undefined],
      [5 * minute, { roles: ['r1'], displayName: 'Ann' }],
    ],
    2,
  ],
])('somebody in a server: %s', async (_, answers, steps, asked) => {
  let [now, calls] = [0, 0];
  const get = async () => {
    calls += 1;
    return answers.shift()?.();
  };
  const memberOf = createMemberLookUp({ get } as unknown as REST, () => now);
  for (const [ms, expected] of steps) {
    now = ms;
    expect(await memberOf('g1', 'ann')).toEqual(expected);
  }
  expect(calls).toBe(asked);
});

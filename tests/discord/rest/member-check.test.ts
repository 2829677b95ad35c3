import { DiscordAPIError, HTTPError, type REST } from 'discord.js';
import { expect, test } from 'vitest';
import { createMemberCheck } from '../../../src/discord/rest/member-check.ts';

const request = { files: [], json: {} } as never;
const no = (code: number, status = 404) =>
  new DiscordAPIError({ code, message: 'No' }, code, status, 'GET', '/', request);

/** What is said of somebody where Discord answers so. */
async function said(answer: unknown) {
  const asked: string[] = [];
  const get = async (route: string) => {
    asked.push(route);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return [await createMemberCheck({ get } as unknown as REST)('1', '2'), asked];
}

test.each<[string, unknown, boolean | undefined]>([
  ['a member', { user: { id: '2' } }, true],
  ['Unknown Member', no(10007), false],
  ['Unknown User', no(10013), false],
  ['a server that is not seen', no(50001, 403), undefined],
  ['Unknown Guild', no(10004), undefined],
  ['no code of Discord’s', no(0), undefined],
  ['trouble of Discord’s', new HTTPError(503, 'Unavailable', 'GET', '/', request), undefined],
])('%s, asked once', async (_, answer, isMember) => {
  expect(await said(answer)).toEqual([isMember, ['/guilds/1/members/2']]);
});

import { expect, test } from 'vitest';
import { type Fixture, fixture } from '../fixture.ts';

const everywhere = { name: 'today', description: 'x', contexts: [0, 1, 2], integration_types: [0, 1] };
const commands = [
  everywhere,
  { name: 'setup', description: 'x', contexts: [0], integration_types: [0] },
  { name: 'mine', description: 'x', contexts: [0, 1, 2], integration_types: [1] },
];

/** A server without the bot, and a conversation without it, with a person in both who shares no server with it. */
async function world(): Promise<Fixture & { id: string; group: string }> {
  const f = await fixture();
  await f.api('PUT', `/applications/${f.discord.applicationId}/commands`, commands);
  const { world } = f.discord;
  const id = world.addUser({ name: 'solo' });
  world.addGuild({ name: 'Elsewhere', owner: 'solo' });
  world.addChannel('Elsewhere', { name: 'far-away' });
  return { ...f, id, group: world.addPrivateChannel('solo', 'learner1') };
}

test.each([
  { channel: 'dm', installed: false, offered: ['today'] },
  { channel: 'dm', installed: true, offered: ['today', 'mine'] },
  { channel: 'far-away', installed: false, offered: [] },
  { channel: 'far-away', installed: true, offered: ['today', 'mine'] },
  { channel: 'group', installed: false, offered: [] },
  { channel: 'group', installed: true, offered: ['today', 'mine'] },
])('in $channel, app in the account: $installed, there are $offered', async ({ channel, installed, offered }) => {
  const { discord, group } = await world();
  discord.world.installApp('solo', installed);
  const actor = discord.as('solo', { channel: channel === 'group' ? group : channel });
  expect(actor.commands().map(({ name }) => name)).toEqual(offered);
});

test.each([
  { channel: 'dm', context: 1, owners: (id: string) => ({ 0: '0', 1: id }) },
  { channel: 'far-away', context: 0, owners: (id: string) => ({ 1: id }) },
  { channel: 'group', context: 2, owners: (id: string) => ({ 1: id }) },
])('an interaction in $channel says by whom the app is there', async ({ channel, context, owners }) => {
  const f = await world();
  f.discord.world.installApp('solo');
  const outcome = f.discord.as('solo', { channel: channel === 'group' ? f.group : channel }).command('today');
  const interaction = await f.interactions.next();
  expect(interaction).toMatchObject({ context });
  expect(interaction['authorizing_integration_owners']).toEqual(owners(f.id));
  f.stopwatch.advance(3000);
  await outcome;
});

test('the bot writes to nobody who shares no server with it and has not added it, and into no conversation of others', async () => {
  const f = await world();
  const opened = await f.api('POST', '/users/@me/channels', { recipient_id: f.id });
  const write = (channel: string) => f.api('POST', `/channels/${channel}/messages`, { content: 'Hello' });
  const dm = String((opened.json as { id: string }).id);
  expect(await write(dm)).toMatchObject({ status: 403, json: { code: 50278 } });
  f.discord.world.installApp('solo');
  expect(await write(dm)).toMatchObject({ status: 200 });
  f.discord.world.setDirectMessages('solo', false);
  expect(await write(dm)).toMatchObject({ status: 403, json: { code: 50007 } });
  expect(await write(f.group)).toMatchObject({ status: 403, json: { code: 50001 } });
});

test('an application that is for servers only takes no command for accounts', async () => {
  const f = await fixture({ serversOnly: true });
  const path = `/applications/${f.discord.applicationId}/commands`;
  expect(await f.api('PUT', path, [everywhere])).toMatchObject({ status: 400, json: { code: 50035 } });
  expect(await f.api('PUT', path, [{ ...everywhere, integration_types: [0] }])).toMatchObject({ status: 200 });
});

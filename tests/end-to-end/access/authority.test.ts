import { expect, test } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import type { CommandRule } from '../../../src/playground/discord/contract.ts';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';
import type { TestServer } from '../../support/test-server.ts';

const notAllowed = (command: string) =>
  `You can’t use /${command} here right now, nor its buttons and forms. Nothing was changed. You need **Manage Server**, or permission from someone who runs this server: Server Settings → Integrations.`;

async function serverWithPlan() {
  const server = await openServer();
  const { world } = server.discord;
  world.addRole('Study Hall', { name: 'Steward', permissions: 1n << 5n });
  world.giveRole('Study Hall', 'learner3', 'Steward');
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  return { server, steward: server.member('learner3'), world };
}

async function stateOf({ database }: TestServer): Promise<unknown> {
  const [row] = await database.db.execute(`select
    (select json_agg(c order by id) from cohorts c) as cohorts,
    (select json_agg(d order by id) from setup_drafts d) as drafts,
    (select json_agg(d order by id) from curriculum_drafts d) as plans,
    (select json_agg(v.id order by id) from curriculum_versions v) as versions`);
  return row;
}

test('a button keeps working only as long as its presser may use the command', async () => {
  const { server, steward, world } = await serverWithPlan();
  const asked = await (await steward.run('cohort status')).press('End');
  world.takeRole('Study Hall', 'learner3', 'Steward');
  reads(await asked.press('End it'), 'updated', notAllowed('cohort'));
  expect(await server.database.db.execute("select id from cohorts where state = 'running'")).toHaveLength(1);
  expect((await steward.run('cohort status')).outcome.kind).toBe('refused');
});

const adminCommands = commands.filter(({ data }) => data.default_member_permissions != null);
const everything =
  'how=skip&begins=now&cohort=1&draft=1&version=1&correction=1&to=all&all=yes&day=174&member=1&until=friday&curriculum=month-07&from=0&on=2026-03-02&field=time&text=09:00&reason=x&name=month-07';

test('no button, list or form of an admin command works for a learner', async () => {
  const { server, steward } = await serverWithPlan();
  await steward.run('setup', { channel: 'general', timezone: 'UTC' });
  const before = await stateOf(server);
  for (const command of adminCommands) {
    for (const name of Object.keys(command.components ?? {})) {
      const pressed = await server.leo.forge(`${name}?${everything}`, { values: ['1'] });
      // What takes a file is nothing that a button could ask for: it is not even understood.
      const takesFile = name === 'curriculum-add' || name === 'curriculum-update';
      const refusal = takesFile ? expect.stringContaining('Nothing was changed') : notAllowed(command.data.name);
      expect([name, pressed.lines.at(-1)]).toEqual([name, refusal]);
    }
    for (const name of Object.keys(command.modals ?? {})) {
      const fields = { text: '09:00', reason: 'x' };
      const sent = await server.leo.forge(`${name}?${everything}`, { fields });
      expect([name, sent.lines.at(-1)]).toEqual([name, notAllowed(command.data.name)]);
    }
  }
  expect(await stateOf(server)).toEqual(before);
});

test('nor on a public message that everybody can press', async () => {
  const { server } = await serverWithPlan();
  await server.sayAsBot('study', 'cohort-end-sure?cohort=1');
  reads(await server.leo.pressPost('cohort-end-sure?cohort=1'), 'only you', notAllowed('cohort'));
});

const set: [string, string | undefined, CommandRule[], string, boolean][] = [
  ['the server lets learners use the command', 'cohort', [{ target: 'Learners', allow: true }], 'learner2', true],
  ['the server lets one member use it', 'cohort', [{ target: 'learner2', allow: true }], 'learner2', true],
  ['another command is meant', 'setup', [{ target: 'learner2', allow: true }], 'learner2', false],
  ['the whole app is meant, which asks for more', undefined, [{ target: 'learner2', allow: true }], 'learner2', false],
  ['the server takes it from those who manage it', 'cohort', [{ target: 'Steward', allow: false }], 'learner3', false],
  ['it is off in this channel', 'cohort', [{ target: '#study', allow: false }], 'learner3', false],
  ['it is off in another channel', 'cohort', [{ target: '#general', allow: false }], 'learner3', true],
  ['it is off everywhere', undefined, [{ target: 'all channels', allow: false }], 'learner3', false],
];

test.each(set)('%s', async (_, command, rules, who, may) => {
  const { server, world } = await serverWithPlan();
  const member = server.member(who);
  world.giveRole('Study Hall', 'learner2', 'Learners');
  // What was read before the change must not be what counts after it.
  await member.forge('cohort-status?cohort=1');
  world.setCommandPermissions('Study Hall', command, rules);
  await server.heard();
  const pressed = await member.forge('cohort-status?cohort=1');
  expect(pressed.lines[1]).toBe(may ? '📋 Group status' : notAllowed('cohort'));
  expect(member.actor.commands().some(({ name }) => name === 'cohort')).toBe(may);
  const reading = server.discord.requests.filter(({ path }) => path.endsWith('/commands/permissions'));
  expect(reading).toHaveLength(2);

  world.setCommandPermissions('Study Hall', command, []);
  await server.heard();
  const usual = await member.forge('cohort-status?cohort=1');
  expect(usual.lines[1]).toBe(who === 'learner3' ? '📋 Group status' : notAllowed('cohort'));
});

test('while Discord does not say what the server has set, Manage Server decides', async () => {
  const { server, steward, world } = await serverWithPlan();
  // What was read before counts no more.
  world.setCommandPermissions('Study Hall', undefined, []);
  await server.heard();
  server.trouble({ kind: 'status', status: 500 }, { path: /commands\/permissions/ });
  expect((await steward.forge('cohort-status?cohort=1')).lines[1]).toBe('📋 Group status');
  expect((await server.leo.forge('cohort-status?cohort=1')).lines[1]).toBe(
    'I couldn’t check with Discord whether you can use /cohort now. Nothing was changed. Please try again in a minute.',
  );
});

test('a draft is its maker’s, in the server where it was made', async () => {
  const { server, steward, world } = await serverWithPlan();
  const draft = await steward.run('setup', { channel: 'general', timezone: 'UTC' });
  await server.admin.forge('setup-cancel?draft=2');
  world.addGuild({ name: 'Elsewhere', owner: 'learner3' });
  world.addChannel('Elsewhere', { name: 'far-away' });
  world.inviteBot('Elsewhere', 1n << 10n);
  await server.heard();
  await server.member('learner3', 'far-away').forge('setup-cancel?draft=2');
  expect((await draft.press('Start')).lines[1]).toContain('runs in');
});

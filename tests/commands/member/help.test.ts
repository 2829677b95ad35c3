import { ApplicationCommandType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { ownPlace } from '../../../src/commands/command.ts';
import { commands } from '../../../src/commands/index.ts';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { withCommandLinks } from '../../../src/messages/kit/command-links.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { manageServer } from '../../../src/messages/kit/permissions.ts';
import { type Topic, topics } from '../../../src/messages/member/help.ts';
import { allWords } from '../../../src/messages/words/words.ts';
import { type Caller, customIdsOf, somebody, testWorld } from '../../support/context.ts';

const { ctx } = await testWorld('2026-03-09T10:00:00Z');
const admin = { permissions: manageServer };
const all = Object.keys(topics) as Topic[];
const help = commands.find(({ data }) => data.name === 'help');

async function shown(topic?: Topic, by: Caller = admin): Promise<Message> {
  const handler = topic === undefined ? help?.runs[''] : help?.components?.['help'];
  const answer = await handler?.run({ ...somebody, ...by, input: { topic } }, ctx);
  if (answer === undefined || 'modal' in answer) throw new Error('no answer');
  assertMessage(answer);
  return answer;
}
const typed = ({ content = '' }: Message) => [...content.matchAll(/\/([a-z]+(?: [a-z]+)?)/g)].map(([, path]) => path);

test('it begins with how to begin, and offers topics', async () => {
  const first = await shown();
  expect(first.content).toContain('Press ✅ **Done** below it, or type /done.');
  expect(customIdsOf(first)).toEqual(all.map((topic) => `help?topic=${topic}`));
});

test('what is for admins is offered to them alone', async () => {
  const forAdmins = ['help?topic=admins', 'help?topic=plans'];
  const member = { permissions: 0n };
  expect(customIdsOf(await shown(undefined, member))).toEqual(
    customIdsOf(await shown()).filter((id) => !forAdmins.includes(id)),
  );
  expect(typed(await shown('admins', member))).toEqual([]);
});

test('where the plan is one’s own, catching up is not a group’s', async () => {
  const tip = (by: Caller) =>
    shown('behind', by).then(({ content }) => content?.split('\n').find((line) => line.startsWith('Days')));
  expect(await tip({ guildId: ownPlace('u1') })).toBe(
    'Days never expire. /today offers two ways: do your next open day, or go on from the last day you were sent.',
  );
  expect(await tip(admin)).toContain('go with the group');
});

test('every command and subcommand stands in a topic', async () => {
  const said = new Set((await Promise.all(all.map((topic) => shown(topic)))).flatMap(typed));
  const typedOnes = commands.filter(({ data }) => data.type !== ApplicationCommandType.Message);
  const paths = typedOnes.flatMap(({ data, runs }) =>
    Object.keys(runs).map((sub) => (sub === '' ? data.name : `${data.name} ${sub}`)),
  );
  expect(paths.filter((path) => !said.has(path))).toEqual([]);
});

describe.each(Object.entries(allWords))('in %s', (_, words) => {
  test.each(all)('%s is a phone’s screen, and has room for its links', async (topic) => {
    const message = await shown(topic, { ...admin, words });
    expect(message.content?.length).toBeLessThan(1_100);
    const ids = new Map(
      commands.flatMap(({ data, runs }) =>
        Object.keys(runs).map((sub) => [`${data.name} ${sub}`.trim(), '1234567890123456789']),
      ),
    );
    const linked = withCommandLinks(words, ids, message);
    expect(linked.content).toMatch(/<\/[^>]+:1234567890123456789>/);
    assertMessage(linked);
  });
});

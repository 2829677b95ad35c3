import { InteractionResponseType as Callback } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import type { AnswerPort, Delivery } from '../../../src/discord/interactions/answers.ts';
import { startReply, writeGate } from '../../../src/discord/interactions/reply.ts';
import type { Payload } from '../../../src/discord/sending/payload.ts';
import { text } from './dispatch-bench.ts';

type Way = Parameters<typeof startReply>[2];

const delivered: Delivery = { kind: 'delivered' };

/** A reply, and what it sent: the verb, the callback type, whether only the caller sees it. */
function bench(way: Way, deferral: Delivery = delivered) {
  const sent: string[] = [];
  const record = async (line: string, delivery: Delivery = delivered): Promise<Delivery> => {
    sent.push(line);
    return delivery;
  };
  const seenBy = (data?: Payload) => (data?.body['flags'] === 64 ? ' privately' : '');
  const port: AnswerPort = {
    respond: (_, type, data) => record(`respond ${Callback[type]}${seenBy(data)}`, deferral),
    edit: () => record('edit'),
    followUp: (_, data) => record(`follow up${seenBy(data)}`),
    remove: () => record('remove'),
  };
  return { reply: startReply(port, { id: '1', token: 't' }, way), sent };
}

test.each<[Way, string]>([
  ['private', 'respond ChannelMessageWithSource privately'],
  ['public', 'respond ChannelMessageWithSource'],
  ['update', 'respond UpdateMessage'],
])('a quick %s answer is the first word', async (way, want) => {
  const { reply, sent } = bench(way);
  await reply.give({ ...text('x'), shared: true });
  expect(sent).toEqual([want]);
});

test.each<[string, boolean, string[]]>([
  ['at once', false, ['respond ChannelMessageWithSource privately']],
  ['after deferring', true, ['respond DeferredChannelMessageWithSource', 'remove', 'follow up privately']],
])('a public answer without anything to share is for the caller alone, %s', async (_, isSlow, want) => {
  const { reply, sent } = bench('public');
  if (isSlow) reply.defer();
  await reply.give(text('x'));
  expect(sent).toEqual(want);
});

test.each<[Way, string[]]>([
  ['private', ['respond DeferredChannelMessageWithSource privately', 'edit']],
  ['public', ['respond DeferredChannelMessageWithSource', 'edit']],
  ['update', ['respond DeferredMessageUpdate', 'edit']],
])('a slow %s answer fills what was deferred, once', async (way, want) => {
  const { reply, sent } = bench(way);
  reply.defer();
  reply.defer();
  await reply.give({ ...text('x'), shared: true });
  expect(sent).toEqual(want);
});

test.each<[Way, string[]]>([
  ['private', ['edit']],
  ['public', ['remove', 'follow up privately']],
  ['update', ['follow up privately']],
])('a failure after a %s deferral is told to the caller alone', async (way, want) => {
  const { reply, sent } = bench(way);
  reply.defer();
  await reply.tellPrivately(text('x'));
  expect(sent.slice(1)).toEqual(want);
});

test('where Discord does not hold the answer open nothing more is sent', async () => {
  const { reply, sent } = bench('private', { kind: 'gone', reason: 'r' });
  reply.defer();
  expect(await reply.give(text('x'))).toEqual({ kind: 'gone', reason: 'r' });
  expect(sent).toHaveLength(1);
});

test('a form must be the first answer', async () => {
  const form = {
    modal: {
      id: 'm',
      title: 'M',
      inputs: [{ kind: 'text', id: 'a', label: 'A', style: 'short', required: true, max: 10 }],
    },
  } as const;
  const { reply, sent } = bench('private');
  await reply.give({ modal: { ...form.modal, inputs: [...form.modal.inputs] } });
  expect(sent).toEqual(['respond Modal']);
  const late = bench('private');
  late.reply.defer();
  await expect(late.reply.give({ modal: { ...form.modal, inputs: [...form.modal.inputs] } })).rejects.toThrow(
    'first answer',
  );
});

const gate = (delivery: Delivery) => writeGate({ acknowledge: async () => delivery });
const nobody: Delivery = { kind: 'gone', reason: 'unknown interaction' };

test.each<[string, Delivery]>([
  ['has taken the acknowledgment', { kind: 'delivered' }],
  ['had one already', { kind: 'answered-before', reason: 'r' }],
])('opens where Discord %s, and knows how far the write has come', async (_, delivery) => {
  const write = gate(delivery);
  expect(write.passage()).toBe('before');
  await write.open();
  expect(write.passage()).toBe('under-way');
  write.passed();
  expect([write.passage(), write.refused()]).toEqual(['passed', undefined]);
});

test('stays shut where nobody waits for the answer', async () => {
  const write = gate(nobody);
  await expect(write.open()).rejects.toThrow('nobody waits');
  expect([write.passage(), write.refused()]).toEqual(['before', nobody]);
});

test('stays shut once the answer has been given', async () => {
  const write = gate({ kind: 'delivered' });
  write.shut();
  await expect(write.open()).rejects.toThrow('given already');
  expect(write.passage()).toBe('before');
});

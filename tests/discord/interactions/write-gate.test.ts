import { expect, test } from 'vitest';
import type { Delivery } from '../../../src/discord/interactions/answers.ts';
import { writeGate } from '../../../src/discord/interactions/write-gate.ts';

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

import { describe, expect, test } from 'vitest';
import { type Choice, chooseCohort } from '../../src/commands/choose-cohort.ts';

type Row = {
  id: number;
  channelId: string;
  state: 'running' | 'finished' | 'ended';
  learns: boolean;
  earlier: number[];
};

const row = (id: number, channelId: string, more: Partial<Row> = {}): Row => ({
  id,
  channelId,
  state: 'running',
  learns: false,
  earlier: [],
  ...more,
});
const one = (cohort: Row): Choice<Row> => ({ kind: 'one', cohort });

const a = row(1, 'a');
const b = row(2, 'b');
const mineInB = row(3, 'b', { learns: true });
const overInA = row(4, 'a', { state: 'finished' });
const follower = row(6, 'a', { state: 'ended', earlier: [4] });
const overInB = row(5, 'b', { state: 'finished', learns: true });

describe('which cohort a request means', () => {
  test.each<[string, Row[], { channelId: string; parentId?: string; cohort?: number }, Choice<Row>]>([
    ['nothing is set up', [], { channelId: 'x' }, { kind: 'none' }],
    ['this channel’s', [b, a], { channelId: 'a' }, one(a)],
    ['a thread’s parent’s', [b, a], { channelId: 'thread', parentId: 'a' }, one(a)],
    ['this channel’s, though I learn elsewhere', [mineInB, a], { channelId: 'a' }, one(a)],
    ['my only one', [mineInB, a], { channelId: 'x' }, one(mineInB)],
    ['the server’s only one', [a], { channelId: 'x' }, one(a)],
    ['the server’s only running one', [overInB, a], { channelId: 'x' }, one(a)],
    ['the running one of a channel that had one before', [overInA, a], { channelId: 'a' }, one(a)],
    ['a finished one in its channel', [overInA, b], { channelId: 'a' }, one(overInA)],
    ['a finished one when there is no other', [overInA], { channelId: 'x' }, one(overInA)],
    ['of a row of plans the last, though it was ended', [follower, overInA], { channelId: 'a' }, one(follower)],
    ['of a row of plans the last, from elsewhere too', [follower, overInA], { channelId: 'x' }, one(follower)],
    [
      'one that another goes on from, where it is named',
      [follower, overInA],
      { channelId: 'a', cohort: 4 },
      one(overInA),
    ],
    ['several and none meant', [b, a], { channelId: 'x' }, { kind: 'several', cohorts: [b, a] }],
    [
      'several that are mine',
      [mineInB, row(6, 'c', { learns: true }), a],
      { channelId: 'x' },
      { kind: 'several', cohorts: [mineInB, row(6, 'c', { learns: true })] },
    ],
    ['the one chosen before', [b, a], { channelId: 'a', cohort: 2 }, one(b)],
    [
      'a chosen one of another server is not found',
      [b, a],
      { channelId: 'x', cohort: 99 },
      { kind: 'several', cohorts: [b, a] },
    ],
  ])('%s', (_, all, { channelId, parentId = null, cohort }, expected) => {
    expect(chooseCohort(all, { channelId, parentId, input: { cohort } })).toEqual(expected);
  });
});

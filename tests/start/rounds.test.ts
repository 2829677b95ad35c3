import { expect, test } from 'vitest';
import { openRounds } from '../../src/start/rounds.ts';
import { pending, settle } from '../discord/interactions/dispatch-bench.ts';

/** Rounds whose work is taken up and settled by hand. */
function bench() {
  const works: { taken: ReturnType<typeof pending<void>>; settled: ReturnType<typeof pending<boolean>> }[] = [];
  const events: string[] = [];
  const rounds = openRounds({
    clock: { now: () => new Date(0), monotonicMs: () => 0 },
    before: async () => void events.push('before'),
    async work() {
      const work = { taken: pending<void>(), settled: pending<boolean>() };
      works.push(work);
      await work.taken.promise;
      return { settled: work.settled.promise };
    },
    beside: async () => void events.push('beside'),
    onTaken: () => events.push('taken'),
    onWell: async () => void events.push('well'),
  });
  return { rounds, works, events };
}

test('a round asks what must be known, takes up what is due, and tells when all went well', async () => {
  const { rounds, works, events } = bench();
  const tick = rounds.tick();
  await settle();
  works[0]?.taken.resolve();
  works[0]?.settled.resolve(true);
  await tick;
  expect(events).toEqual(['before', 'beside', 'taken', 'well']);
  expect(rounds.lastAt()).toEqual(new Date(0));
});

test('after a failure nobody is told that all is well', async () => {
  const { rounds, works, events } = bench();
  const tick = rounds.tick();
  await settle();
  works[0]?.taken.resolve();
  works[0]?.settled.resolve(false);
  await tick;
  expect(events).not.toContain('well');
});

test('one takes up at a time; the next need not wait until what was taken up is settled', async () => {
  const { rounds, works } = bench();
  const ticks = [rounds.tick(), rounds.tick(), rounds.tick()];
  await settle();
  expect(works).toHaveLength(1);
  works[0]?.taken.resolve();
  await settle();
  ticks.push(rounds.tick());
  await settle();
  expect(works).toHaveLength(2);
  for (const work of works) {
    work.taken.resolve();
    work.settled.resolve(true);
  }
  await Promise.all(ticks);
});

test('ended takes up nothing more, and waits for what was taken up', async () => {
  const { rounds, works } = bench();
  const tick = rounds.tick();
  await settle();
  const ended = rounds.ended();
  void rounds.tick();
  works[0]?.taken.resolve();
  works[0]?.settled.resolve(true);
  await Promise.all([tick, ended]);
  await settle();
  expect(works).toHaveLength(1);
});

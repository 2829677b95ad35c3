import { pino } from 'pino';
import { expect, test } from 'vitest';
import { heartbeat } from '../../src/start/heartbeat.ts';

/** Beats as often as there are answers; a number is a status, null a broken line. */
async function beats(url: string | null, answers: (number | null)[]) {
  const asked: string[] = [];
  const lines: string[] = [];
  const log = pino(
    { base: null, timestamp: false },
    { write: (line: string) => void lines.push(JSON.parse(line).reason) },
  );
  const beat = heartbeat(url, log, async (to) => {
    asked.push(String(to));
    const status = answers[asked.length - 1];
    if (status == null) throw new Error('nobody answers');
    return new Response(null, { status });
  });
  for (const _ of answers) await beat();
  return { asked, lines };
}

test('asks the address after each round', async () => {
  expect(await beats('http://ping/1', [200, 204])).toEqual({ asked: ['http://ping/1', 'http://ping/1'], lines: [] });
});

test('without an address nobody is asked', async () => {
  expect((await beats(null, [200])).asked).toEqual([]);
});

test('what cannot be told is said once, until it can again', async () => {
  const { lines } = await beats('http://ping/1', [500, null, null, 200, 404]);
  expect(lines).toEqual(['it answered 500', 'it answered 404']);
});

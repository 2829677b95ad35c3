import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { timekeeping } from '../../src/start/timekeeping.ts';

const hourMs = 3_600_000;

test('asks for the time where it is not known, and says once that the machine’s is wrong and once that it is right', async () => {
  const machine = { at: Date.parse('2026-03-02T09:00:00Z'), monotonicMs: 0 };
  const clock = createClock({ now: () => new Date(machine.at), monotonicMs: () => machine.monotonicMs });
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line).msg) });
  let asked = 0;
  const keep = timekeeping(
    {
      async askTime() {
        asked += 1;
        const discord = Date.parse('2026-03-02T08:00:00Z') + machine.monotonicMs;
        clock.observe(new Date(discord).toUTCString(), machine.monotonicMs, machine.monotonicMs);
      },
    },
    clock,
    log,
  );
  await keep();
  await keep();
  expect([asked, lines]).toEqual([1, ['this machine’s clock is wrong; going by Discord’s']]);
  machine.at -= hourMs;
  await keep();
  expect(asked).toBe(2);
  expect(lines.at(-1)).toBe('this machine’s clock agrees with Discord’s again');
});

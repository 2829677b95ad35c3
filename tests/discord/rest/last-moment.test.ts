import { expect, test } from 'vitest';
import { askedInTime, onlyWhile } from '../../../src/discord/rest/last-moment.ts';

/** What becomes of a request that waits in a line for a moment before it goes out. */
async function sent(may: (() => boolean) | undefined): Promise<string> {
  const ask = askedInTime(async () => 'sent' as never);
  try {
    return await onlyWhile(may, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return (await ask('https://discord.com/api', {})) as unknown as string;
    });
  } catch (error) {
    return String((error as { heldMs?: number }).heldMs);
  }
}

test.each([
  ['that may go', () => true, 'sent'],
  ['whose time is over', () => false, '0'],
  ['that nobody limits', undefined, 'sent'],
])('a request %s', async (_, may, want) => {
  expect(await sent(may)).toBe(want);
});

test('it is asked when the request goes out, not before', async () => {
  let may = true;
  const work = sent(() => may);
  may = false;
  expect(await work).toBe('0');
});

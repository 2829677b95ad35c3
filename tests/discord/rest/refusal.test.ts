import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { expect, test } from 'vitest';
import { refusalOf, repeatable, thrownRefusal } from '../../../src/discord/rest/refusal.ts';

const request = { files: [], json: {} } as never;
const noAnswer = Object.assign(new Error('aborted'), { name: 'AbortError' });
const held = thrownRefusal({ kind: 'limited', afterMs: 5, reason: 'quiet' });
const limits = { tries: 3, beginMs: 1_000, allMs: 1_000 };

test.each<[string, unknown, object]>([
  [
    'Discord’s no',
    new DiscordAPIError({ code: 50013, message: 'No' }, 50013, 403, 'GET', '/', request),
    { kind: 'refused', status: 403, code: 50013 },
  ],
  [
    'trouble of Discord’s',
    new HTTPError(503, 'Unavailable', 'GET', '/', request),
    { kind: 'away', atOnce: true, reason: 'Discord answered 503' },
  ],
  [
    'a limit',
    new RateLimitError({ retryAfter: 1_500, sublimitTimeout: 9_000 } as ConstructorParameters<
      typeof RateLimitError
    >[0]),
    { kind: 'limited', afterMs: 9_000, reason: 'rate limited for 9 s' },
  ],
  ['silence', noAnswer, { kind: 'away', atOnce: true, reason: 'Discord did not answer in time' }],
  [
    'a broken line',
    Object.assign(new Error('x'), { code: 'ECONNRESET' }),
    { kind: 'away', reason: 'Discord could not be reached (ECONNRESET)' },
  ],
  ['no error at all', 'x', { kind: 'away', reason: 'Discord could not be reached' }],
  ['being held', held, { kind: 'limited', afterMs: 5, reason: 'quiet' }],
  ['a wall before Discord', thrownRefusal({ kind: 'away', reason: 'wall', atOnce: false }), { atOnce: false }],
])('%s', (_, error, want) => {
  expect(refusalOf(error)).toMatchObject(want);
});

/** Asks a Discord that answers with these, one after the other, the last for ever; an error is thrown. */
async function asked(answers: unknown[], given = limits) {
  let tries = 0;
  const outcome = await repeatable(async () => {
    const answer = answers[Math.min(tries, answers.length - 1)];
    tries += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  }, given);
  return { tries, kind: outcome.kind };
}

const broken = Object.assign(new Error('x'), { code: 'ECONNRESET' });

test.each<[string, unknown[], object, number, string]>([
  ['an answer', ['in'], {}, 1, 'ok'],
  ['a broken line, then an answer', [broken, 'in'], {}, 2, 'ok'],
  ['a line that stays broken', [broken], {}, 3, 'away'],
  ['a line that stays broken, with no time to begin anew', [broken], { beginMs: 0 }, 1, 'away'],
  ['a limit', [held, 'in'], {}, 1, 'limited'],
])('%s is asked for as often as helps', async (_, answers, change, tries, kind) => {
  expect(await asked(answers, { ...limits, ...change })).toEqual({ tries, kind });
});

test('what gives no word at all is given up, whatever it waits for', async () => {
  const outcome = await repeatable(() => new Promise(() => undefined), { ...limits, allMs: 20 });
  expect(outcome).toMatchObject({ kind: 'away' });
});

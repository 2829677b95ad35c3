import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { command } from '../../src/commands/command.ts';
import { inCohort } from '../../src/commands/in-cohort.ts';
import { choice, file, flag, text, writing } from '../../src/commands/options.ts';
import { say } from '../../src/messages/kit/format.ts';
import type { Message, Modal } from '../../src/messages/kit/message.ts';
import { customIdsOf, testWorld } from '../support/context.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const first = await world.cohort();
const second = await world.cohort({ channelId: 'c2' });
const elsewhere = { channelId: 'c9', userId: 'ann' };

const echo = inCohort({
  input: {
    words: text({ long: true }),
    loud: flag().optional(),
    whom: choice(['me', 'all']).optional(),
    page: z.coerce.number().default(0),
    written: writing.optional(),
    sent: file().optional(),
  },
  answers: ({ input }) => (input.words === undefined ? 'modal' : 'private'),
  written: ({ input }) => input.written,
  run: async ({ input }, _, { cohort, dayKey }) =>
    say(JSON.stringify({ ...input, cohort: cohort.id, dayKey, given: input.cohort })),
});
const toy = command({
  name: 'toy',
  subcommands: { echo },
});

const said = (reply: Message | Modal) => JSON.parse('modal' in reply ? '{}' : (reply.content ?? '{}'));
const typed = (input: Record<string, unknown>, by = elsewhere) => world.slash(toy, input, by, 'echo');

test('the slash options are those of the input that have words of their own', () => {
  expect(toy.data.options).toEqual([
    {
      type: 1,
      name: 'echo',
      description: '',
      options: [
        { type: 3, name: 'words', description: '', max_length: 6_000, required: true },
        { type: 5, name: 'loud', description: '' },
        {
          type: 3,
          name: 'whom',
          description: '',
          choices: [
            { name: 'me', value: 'me' },
            { name: 'all', value: 'all' },
          ],
        },
        { type: 11, name: 'sent', description: '' },
      ],
    },
  ]);
});

test('in a cohort’s channel nothing is asked', async () => {
  expect(said(await typed({ words: 'hi', loud: true }, { ...elsewhere, channelId: 'c2' }))).toEqual({
    words: 'hi',
    loud: true,
    page: 0,
    cohort: second.id,
    dayKey: null,
  });
});

describe('where several are meant, a press repeats the whole request', () => {
  test.each<[string, Record<string, unknown>]>([
    ['one word', { words: 'hi' }],
    ['everything', { words: 'a & b = 100 %', loud: false, whom: 'all', page: 3 }],
    ['a text of many lines', { words: 'x\n'.repeat(400), loud: true }],
    ['a file', { words: 'hi', sent: { url: 'https://a.example/x', filename: 'x.md', size: 3 } }],
    ['a text of another script', { words: 'й'.repeat(90), whom: 'me' }],
  ])('%s', async (_, input) => {
    const question = await typed(input);
    expect('modal' in question ? '' : question.content).toMatch(/^More than one study plan runs here/);
    const ids = customIdsOf(question);
    expect(ids).toHaveLength(2);
    expect(ids.every((id) => id.length <= 100 && id.startsWith('/toy echo?'))).toBe(true);
    const answers = await Promise.all(ids.map((id) => world.press(toy, id, elsewhere)));
    expect(answers.map(said)).toEqual(
      [second, first].map(({ id }) => ({ page: 0, ...input, cohort: id, given: id, dayKey: null })),
    );
  });

  test('a long text where nothing has to be said', async () => {
    const run = inCohort({
      input: { words: text({ long: true }).optional() },
      answers: 'private',
      run: async ({ input }) => say(input.words ?? 'nothing'),
    });
    const lax = command({ name: 'lax', run });
    const [id = ''] = customIdsOf(await world.slash(lax, { words: 'w'.repeat(200) }, elsewhere));
    expect(await world.press(lax, id, elsewhere)).toEqual(say('w'.repeat(200)));
  });

  test('what was kept is nobody else’s', async () => {
    const [id = ''] = customIdsOf(await typed({ words: 'y'.repeat(200) }));
    const reply = await world.press(toy, id, { ...elsewhere, userId: 'eve' });
    expect(reply).toEqual(
      say('I no longer have what you asked for there. Nothing was changed: please type the command again.'),
    );
  });

  test('it is answered in the question’s place, and never by a form', async () => {
    const [id = ''] = customIdsOf(await typed({ words: 'z'.repeat(200) }));
    const kept = echo.input.parse({ kept: id.match(/kept=(\w+)/)?.[1], cohort: '1' });
    expect(typeof echo.answers === 'function' ? echo.answers({ input: kept } as never) : echo.answers).toBe('update');
  });
});

test('where none is there, what was written is given back', async () => {
  expect(await typed({ words: 'hi', written: 'my note' }, { ...elsewhere, guildId: 'g2' } as never)).toMatchObject({
    content: expect.stringMatching(/^No study plan runs here yet\..*What you wrote is attached/),
    files: [{ name: 'note.md', data: 'my note' }],
  });
});

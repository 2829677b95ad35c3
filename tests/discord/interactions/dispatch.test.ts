import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createClock } from '../../../src/clock.ts';
import type { Answers } from '../../../src/commands/command.ts';
import { handler } from '../../../src/commands/command.ts';
import { handlerTable } from '../../../src/discord/interactions/handler-table.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import { bench, click, elsewhere, loose, pending, settle, slash, submit, text, typing } from './dispatch-bench.ts';

const inDirect = { guild_id: undefined, member: undefined, user: { id: '30', username: 'ana' } };

const form: Modal = {
  modal: {
    id: 'note?day=174',
    title: 'Day 174 note',
    inputs: [{ kind: 'text', id: 'text', label: 'Note', style: 'paragraph', required: true, max: 2000 }],
  },
};

function body(content: string) {
  return { content, allowed_mentions: { parse: [] } };
}

function whole(content: string) {
  return { ...body(content), embeds: [], components: [], attachments: [] };
}

const shared = { ...text('ok'), shared: true } as const;

/** A button `b` and a command that answer this way as soon as `work` is settled. */
function answering(answers: Answers, work: () => Promise<Message | Modal>, deliveries?: Parameters<typeof bench>[1]) {
  const part = loose({ answers, run: work });
  return bench({ runs: { '': part }, components: { b: part }, modals: { m: part } }, deliveries);
}

describe('a quick handler', () => {
  test.each([
    { answers: 'private', use: slash('done'), type: 4, data: { ...body('ok'), flags: 64 } },
    { answers: 'public', use: slash('done'), type: 4, data: body('ok') },
    { answers: 'update', use: click('b', { flags: 64 }), type: 7, data: whole('ok') },
    // A button that repeats a command, in the place of the question that it answers.
    { answers: 'private', use: click('/done?day=1', { flags: 64 }), type: 7, data: whole('ok') },
    { answers: 'update', use: click('b'), type: 4, data: { ...body('ok'), flags: 64 } },
    { answers: 'update', use: slash('done'), type: 4, data: { ...body('ok'), flags: 64 } },
    { answers: 'update', use: submit('m', [], 64), type: 7, data: whole('ok') },
    { answers: 'update', use: submit('m', []), type: 4, data: { ...body('ok'), flags: 64 } },
    { answers: 'modal', use: click('b', { flags: 64 }), type: 4, data: { ...body('ok'), flags: 64 } },
  ] as const)(
    '$answers by interaction type $use.type answers with callback $type',
    async ({ answers, use, type, data }) => {
      const { dispatch, sent, stopwatch } = answering(answers, async () => shared);
      await dispatch(use);
      expect(sent).toEqual([{ verb: 'respond', type, body: data }]);
      stopwatch.advance(60_000);
      await settle();
      expect(sent).toHaveLength(1);
    },
  );

  test.each(['modal', 'private'] as const)('%s may answer with a form', async (answers) => {
    const { dispatch, sent } = answering(answers, async () => form);
    await dispatch(click('b'));
    expect(sent).toMatchObject([{ verb: 'respond', type: 9, body: { custom_id: 'note?day=174' } }]);
  });

  test('files travel beside the message', async () => {
    const { dispatch, sent } = answering('private', async () => ({
      ...text('ok'),
      files: [{ name: 'n.md', data: 'é' }],
    }));
    await dispatch(slash('done'));
    expect(sent).toMatchObject([{ body: { attachments: [{ id: '0', filename: 'n.md' }] }, files: ['n.md'] }]);
    expect(sent[0]?.body).not.toHaveProperty('files');
  });

  test('gets its input decoded and in the right place', async () => {
    const inputs: unknown[] = [];
    const done = handler({
      input: z.object({ post: z.coerce.number().optional(), day: z.string().optional() }),
      answers: 'private',
      run: async ({ input, userId }) => {
        inputs.push(input, userId);
        return text('ok');
      },
    });
    const { dispatch } = bench({ runs: { 'a/b': done }, components: { done } });
    await dispatch(
      slash('done', [
        { name: 'a', type: 2, options: [{ name: 'b', type: 1, options: [{ name: 'day', type: 3, value: '7' }] }] },
      ]),
    );
    await dispatch(click('done?post=88'));
    expect(inputs).toEqual([{ day: '7' }, '30', { post: 88 }, '30']);
  });
});

describe('a slow handler', () => {
  test.each([
    { answers: 'private', use: slash('done'), first: { type: 5, body: { flags: 64 } } },
    { answers: 'public', use: slash('done'), first: { type: 5 } },
    { answers: 'update', use: click('b', { flags: 64 }), first: { type: 6 } },
    { answers: 'update', use: click('b'), first: { type: 5, body: { flags: 64 } } },
  ] as const)('$answers by interaction type $use.type is deferred, then edited', async ({ answers, use, first }) => {
    const work = pending<Message>();
    const { dispatch, sent, stopwatch } = answering(answers, () => work.promise);
    const dispatched = dispatch(use);
    stopwatch.advance(1499);
    await settle();
    expect(sent).toEqual([]);
    stopwatch.advance(1);
    await settle();
    expect(sent).toEqual([{ verb: 'respond', ...first }]);
    work.resolve(shared);
    await dispatched;
    expect(sent.slice(1)).toEqual([{ verb: 'edit', body: whole('ok') }]);
  });

  test('that fails after deferring an update tells so beside the message', async () => {
    const work = pending<Message>();
    const { dispatch, sent, stopwatch } = answering('update', () => work.promise);
    const dispatched = dispatch(click('b', { flags: 64 }));
    stopwatch.advance(1500);
    work.reject(new Error('bug'));
    await dispatched;
    expect(sent).toMatchObject([{ type: 6 }, { verb: 'followUp', body: { flags: 64 } }]);
  });

  test('that fails after deferring publicly tells so privately', async () => {
    const work = pending<Message>();
    const { dispatch, sent, stopwatch } = answering('public', () => work.promise);
    const dispatched = dispatch(slash('done'));
    stopwatch.advance(1500);
    work.reject(new Error('bug'));
    await dispatched;
    expect(sent).toMatchObject([{ type: 5 }, { verb: 'remove' }, { verb: 'followUp', body: { flags: 64 } }]);
  });

  test('whose public “thinking…” cannot be removed ends it all the same', async () => {
    const work = pending<Message>();
    const { dispatch, sent, stopwatch } = answering('public', () => work.promise, [
      { kind: 'delivered' },
      { kind: 'lost', reason: 'reset' },
    ]);
    const dispatched = dispatch(slash('done'));
    stopwatch.advance(1500);
    work.reject(new Error('bug'));
    await dispatched;
    expect(sent).toMatchObject([{ type: 5 }, { verb: 'remove' }, { verb: 'edit' }]);
  });

  test('that returns a form too late apologises and logs', async () => {
    const work = pending<Modal>();
    const { dispatch, sent, stopwatch, lines } = answering('private', () => work.promise);
    const dispatched = dispatch(slash('done'));
    stopwatch.advance(1500);
    work.resolve(form);
    await dispatched;
    expect(sent).toMatchObject([{ type: 5 }, { verb: 'edit', body: { content: expect.stringContaining('7F3K') } }]);
    expect(lines).toMatchObject([{ level: 50, reference: '7F3K' }]);
  });

  test('goes on after 40060, for it was our own first try that arrived', async () => {
    const work = pending<Message>();
    const { dispatch, sent, stopwatch } = answering('private', () => work.promise, [
      { kind: 'answered-before', reason: '40060' },
    ]);
    const dispatched = dispatch(slash('done'));
    stopwatch.advance(1500);
    work.resolve(text('ok'));
    await dispatched;
    expect(sent).toMatchObject([{ type: 5 }, { verb: 'edit' }]);
  });

  test('stays silent after 10062, and warns', async () => {
    const work = pending<Message>();
    const { dispatch, sent, stopwatch, lines } = answering('private', () => work.promise, [
      { kind: 'gone', reason: '10062' },
    ]);
    const dispatched = dispatch(slash('done'));
    stopwatch.advance(1500);
    work.resolve(text('ok'));
    await dispatched;
    expect(sent).toHaveLength(1);
    expect(lines).toMatchObject([{ level: 40, delivery: 'gone' }]);
  });

  test('is given up after 20 s, and what it does later is only logged', async () => {
    const work = pending<Message>();
    const { dispatch, sent, stopwatch, lines } = answering('private', () => work.promise);
    const dispatched = dispatch(slash('done'));
    stopwatch.advance(20_000);
    await dispatched;
    expect(sent).toMatchObject([{ type: 5 }, { verb: 'edit', body: { content: expect.stringContaining('longer') } }]);
    work.reject(new Error('at last'));
    await settle();
    expect(sent).toHaveLength(2);
    expect(lines.map(({ msg }) => msg)).toEqual(['handler took too long', 'handler failed afterwards']);
  });

  test('of a form is given up after 2.5 s and never deferred', async () => {
    const { dispatch, sent, stopwatch } = answering('modal', () => pending<Message>().promise);
    const dispatched = dispatch(click('b'));
    stopwatch.advance(2500);
    await dispatched;
    stopwatch.advance(20_000);
    await settle();
    expect(sent).toMatchObject([{ type: 4, body: { flags: 64, content: expect.stringContaining('form') } }]);
    expect(sent).toHaveLength(1);
  });
});

describe('a handler that fails', () => {
  test('a bug is logged under the reference the member reads', async () => {
    const { dispatch, sent, lines } = answering('public', async () => {
      throw new Error('secret detail');
    });
    await dispatch(slash('done'));
    expect(sent).toMatchObject([{ type: 4, body: { flags: 64, content: expect.stringContaining('7F3K') } }]);
    expect(JSON.stringify(sent)).not.toContain('secret');
    expect(lines).toMatchObject([{ level: 50, reference: '7F3K', name: 'done', err: { message: 'secret detail' } }]);
  });

  test('a throw before the first await counts too', async () => {
    const { dispatch, sent } = answering('private', () => {
      throw new Error('at once');
    });
    await dispatch(slash('done'));
    expect(sent).toMatchObject([{ type: 4, body: { content: expect.stringContaining('7F3K') } }]);
  });

  test('a form’s failing read is a private message', async () => {
    const { dispatch, sent } = answering('modal', async () => Promise.reject(new Error('database away')));
    await dispatch(click('b'));
    expect(sent).toMatchObject([{ type: 4, body: { flags: 64 } }]);
  });

  test('an unreachable database says what was not saved', async () => {
    const part = loose({
      answers: 'private',
      run: () => Promise.reject(new Error('database away')),
      unsaved: ({ input }) => `Day ${String(input['day'])} is **not** marked done.`,
    });
    const { dispatch, sent } = bench({ runs: { '': part } });
    await dispatch(slash('done', [{ name: 'day', type: 4, value: 178 }]));
    expect(sent[0]?.body?.['content']).toBe(
      'I couldn’t save that: day 178 is **not** marked done. Please try again in a minute. Reference 7F3K.',
    );
  });

  test('what somebody wrote comes back with the answer that it was not saved', async () => {
    const part = loose({
      answers: 'private',
      run: () => Promise.reject(new Error('database away')),
      unsaved: () => 'The note is **not** saved.',
      written: ({ input }) => String(input['text']),
    });
    const { dispatch, sent } = bench({ modals: { m: part } });
    await dispatch(submit('m', [{ type: 18, component: { type: 4, custom_id: 'text', value: 'slow loop' } }]));
    expect(sent).toMatchObject([
      {
        body: {
          content:
            'I couldn’t save that: the note is **not** saved. Please try again in a minute. Reference 7F3K. What you wrote is attached, so nothing is lost.',
        },
        files: ['note.md'],
      },
    ]);
  });

  test.each([
    { given: {}, deferred: false },
    { given: { text: 'x' }, deferred: true },
  ])('a command that opens a form unless all is said is deferred only then: $given', async ({ given, deferred }) => {
    const slow = pending<Message>();
    const part = loose({
      answers: ({ input }) => (input['text'] === undefined ? 'modal' : 'private'),
      run: () => slow.promise,
    });
    const { dispatch, sent, stopwatch } = bench({ runs: { '': part } });
    const answered = dispatch(
      slash(
        'done',
        Object.entries(given).map(([name, value]) => ({ name, type: 3, value })),
      ),
    );
    stopwatch.advance(1500);
    await settle();
    expect(sent.map(({ type }) => type)).toEqual(deferred ? [5] : []);
    slow.resolve(text('ok'));
    await answered;
    expect(sent.map(({ verb }) => verb)).toEqual(deferred ? ['respond', 'edit'] : ['respond']);
  });

  test('an unreachable database on a read', async () => {
    const { dispatch, sent } = answering('private', () => Promise.reject(new Error('database away')));
    await dispatch(slash('done'));
    expect(sent[0]?.body?.['content']).toMatch(
      /nothing was changed\. Please try again in a minute\. Reference 7F3K\.$/,
    );
  });

  test.each([
    { name: 'a message over the limits', value: text('x'.repeat(2001)) },
    { name: 'an empty message', value: text(' ') },
    { name: 'a form over the limits', value: { modal: { ...form.modal, title: 'x'.repeat(46) } } },
  ])('$name is never sent', async ({ value }) => {
    const { dispatch, sent, lines } = answering('private', async () => value);
    await dispatch(slash('done'));
    expect(sent).toMatchObject([{ type: 4, body: { flags: 64, content: expect.stringContaining('7F3K') } }]);
    expect(lines).toMatchObject([{ level: 50, reference: '7F3K' }]);
  });

  test('a form after a form is never sent', async () => {
    const { dispatch, sent } = answering('modal', async () => form);
    await dispatch(submit('m', []));
    expect(sent).toMatchObject([{ type: 4, body: { content: expect.stringContaining('from an older message') } }]);
  });

  test('an answer whose words Discord refuses comes as a file', async () => {
    const refused = { kind: 'refused', reason: 'Message blocked by harmful links filter' } as const;
    const { dispatch, sent } = answering('private', async () => text('see https://bad.example'), [refused]);
    await dispatch(slash('done'));
    const file = 'Discord does not take this text as a message, so here it is as a file.';
    expect(sent).toMatchObject([
      { body: { content: 'see https://bad.example' } },
      { type: 4, body: { content: file, flags: 64 }, files: ['answer.md'] },
    ]);
  });

  test('one that Discord refuses in either form is followed by an apology', async () => {
    const refused = { kind: 'refused', reason: '50035' } as const;
    const { dispatch, sent } = answering('private', async () => text('ok'), [refused, refused]);
    await dispatch(slash('done'));
    expect(sent.at(-1)).toMatchObject({ type: 4, body: { content: expect.stringContaining('7F3K') } });
    expect(sent).toHaveLength(3);
  });

  test.each([
    { what: 'an answer that arrived is noted', deliveries: [], noted: ['noted'] },
    { what: 'one that did not is not', deliveries: [{ kind: 'lost', reason: 'r' } as const], noted: [] },
    { what: 'an apology is not', deliveries: Array(2).fill({ kind: 'refused', reason: 'r' }), noted: [] },
  ])('$what', async ({ deliveries, noted }) => {
    const seen: string[] = [];
    const part = {
      ...loose({ answers: 'private', run: async () => text('ok') }),
      delivered: async () => void seen.push('noted'),
    };
    const { dispatch } = bench({ runs: { '': part } }, deliveries);
    await dispatch(slash('done'));
    expect(seen).toEqual(noted);
  });

  test.each(['gone', 'answered-before', 'lost'] as const)(
    'an answer that is %s is a warning, nothing more',
    async (kind) => {
      const { dispatch, sent, lines } = answering('private', async () => text('ok'), [{ kind, reason: 'r' }]);
      await dispatch(slash('done'));
      expect(sent).toHaveLength(1);
      expect(lines).toMatchObject([{ level: 40, delivery: kind }]);
    },
  );
});

describe('what is not understood', () => {
  const strict = handler({
    input: z.object({ post: z.coerce.number() }),
    answers: 'public',
    run: async () => text('ok'),
  });
  const parts = { runs: { '': strict, pause: strict }, components: { done: strict }, modals: { note: strict } };

  test.each([
    { name: 'an unknown command', use: slash('gone'), says: '/gone' },
    { name: 'an unknown subcommand', use: slash('done', [{ name: 'stop', type: 1 }]), says: '/done' },
    {
      name: 'a subcommand named like a property of all objects',
      use: slash('done', [{ name: 'toString', type: 1 }]),
      says: '/done',
    },
    { name: 'options that do not fit', use: slash('done', [{ name: 'post', type: 3, value: 'x' }]), says: '/done' },
    { name: 'an unknown button', use: click('old?x=1'), says: 'older message' },
    { name: 'a button whose input does not fit', use: click('done?post=x'), says: 'older message' },
    { name: 'an unknown form', use: submit('old', []), says: 'older message' },
    { name: 'a form whose input does not fit', use: submit('note', []), says: 'older message' },
    { name: 'a context menu', use: slash('Report', [], { type: 2 }), says: 'older message' },
    {
      name: 'a command in direct messages',
      use: elsewhere(slash('done'), inDirect),
      says: 'belongs to a server',
    },
  ])('$name gets a private sentence', async ({ use, says }) => {
    const { dispatch, sent } = bench(parts);
    await dispatch(use);
    expect(sent).toMatchObject([{ type: 4, body: { flags: 64, content: expect.stringContaining(says) } }]);
    expect(sent[0]?.body?.['content']).toContain('Nothing was changed');
  });
});

test('a command that is offered in direct messages is carried out there', async () => {
  const run = async ({ guildId, userId }: { guildId: string; userId: string }) => text(`${userId} in “${guildId}”`);
  const direct = { name: 'done', description: 'Anywhere', contexts: [0, 1] };
  const { dispatch, sent } = bench({ data: direct, runs: { '': loose({ answers: 'private', run }) } });
  await dispatch(elsewhere(slash('done'), inDirect));
  expect(sent).toMatchObject([{ type: 4, body: { flags: 64, content: '30 in “@30”' } }]);
});

describe('suggestions', () => {
  const focus = [{ name: 'day', type: 3, value: '17', focused: true }];

  test('are given as asked for', async () => {
    const { dispatch, sent } = bench({
      autocomplete: async ({ input }) => [{ name: `Day ${input.text}`, value: input.text }],
    });
    await dispatch(typing('done', focus));
    expect(sent).toEqual([{ verb: 'respond', type: 8, body: { choices: [{ name: 'Day 17', value: '17' }] } }]);
  });

  test('are empty on failure', async () => {
    const { dispatch, sent, lines } = bench({ autocomplete: () => Promise.reject(new Error('away')) });
    await dispatch(typing('done', focus));
    expect(sent).toMatchObject([{ type: 8, body: { choices: [] } }]);
    expect(lines).toMatchObject([{ level: 40 }]);
  });

  test('are empty when slow', async () => {
    const work = pending<never>();
    const { dispatch, sent, stopwatch } = bench({ autocomplete: () => work.promise });
    const dispatched = dispatch(typing('done', focus));
    stopwatch.advance(2500);
    await dispatched;
    work.reject(new Error('late'));
    await settle();
    expect(sent).toMatchObject([{ type: 8, body: { choices: [] } }]);
  });

  test.each([{ use: typing('other', focus) }, { use: elsewhere(typing('done', focus), inDirect) }])(
    'are empty where there is nothing to suggest',
    async ({ use }) => {
      const { dispatch, sent } = bench({ autocomplete: async () => [{ name: 'Day 17', value: '17' }] });
      await dispatch(use);
      expect(sent).toMatchObject([{ type: 8, body: { choices: [] } }]);
    },
  );
});

test('an interaction that Discord delivers twice runs once', async () => {
  let runs = 0;
  const { dispatch, sent } = answering('private', async () => {
    runs += 1;
    return text('ok');
  });
  const use = slash('done');
  await Promise.all([dispatch(use), dispatch(use)]);
  expect([runs, sent.length]).toEqual([1, 1]);
});

test('two commands that claim one name are refused at once', () => {
  const part = loose({ answers: 'private', run: async () => text('ok') });
  const command = (name: string) => ({ data: { name, description: name }, runs: {}, components: { b: part } });
  expect(() => handlerTable([command('a'), command('b')])).toThrow('two handlers for the component b');
  expect(() => handlerTable([command('a'), { ...command('a'), components: {} }])).toThrow('the command a');
});

describe('the age of an interaction, on Discord’s clock', () => {
  test('one that nobody waits for any more is not begun, whatever it is', async () => {
    let runs = 0;
    const part = loose({
      answers: 'private',
      run: async () => {
        runs += 1;
        return text('ok');
      },
    });
    const parts = { runs: { '': part }, components: { b: part }, modals: { m: part }, autocomplete: async () => [] };
    const { dispatch, sent, lines } = bench(parts, [], 4001);
    for (const late of [slash('done'), click('b'), submit('m', []), typing('done', [])]) await dispatch(late);
    expect({ runs, sent }).toEqual({ runs: 0, sent: [] });
    expect(lines.map(({ msg, ageMs }) => [msg, ageMs])).toEqual(
      Array.from({ length: 4 }, () => ['came too late to be answered, so not done', 4001]),
    );
  });

  test('one that has waited already is deferred so much earlier', async () => {
    const part = loose({ answers: 'private', run: () => pending<Message>().promise });
    const { dispatch, sent, stopwatch } = bench({ runs: { '': part } }, [], 1400);
    void dispatch(slash('done'));
    stopwatch.advance(100);
    await settle();
    expect(sent).toMatchObject([{ type: 5 }]);
  });

  test.each([-10, 0, 10])('a host that is %i minutes ahead answers 1,000 of 1,000', async (minutes) => {
    let discordMs = Date.parse('2026-03-02T06:00:00Z');
    let monotonicMs = 0;
    const clock = createClock({
      now: () => new Date(discordMs + minutes * 60_000),
      monotonicMs: () => monotonicMs,
    });
    const pass = (ms: number) => {
      discordMs += ms;
      monotonicMs += ms;
    };
    clock.observe(new Date(discordMs).toUTCString(), monotonicMs, monotonicMs);
    const part = loose({ answers: 'private', run: async () => text('ok') });
    const { dispatch, sent } = bench({ runs: { '': part } }, [], clock.ageMsOf);
    for (let n = 0; n < 1000; n += 1) {
      const id = String(((BigInt(discordMs) - 1_420_070_400_000n) << 22n) + BigInt(n));
      pass(n % 1900);
      await dispatch(elsewhere(slash('done'), { id }));
    }
    expect(sent).toHaveLength(1000);
  });
});

describe('a handler that writes', () => {
  const writing = (fails?: Error) =>
    loose({
      answers: 'private',
      look: '/notes',
      unsaved: () => 'The note is **not** saved.',
      async run({ write }) {
        await write.open();
        if (fails?.message === 'afterwards') write.passed();
        if (fails !== undefined) throw fails;
        return text('ok');
      },
    });

  test('is acknowledged before it writes', async () => {
    const { dispatch, sent } = bench({ runs: { '': writing() } });
    await dispatch(slash('done'));
    expect(sent).toMatchObject([{ verb: 'respond', type: 5 }, { verb: 'edit' }]);
  });

  test.each(['gone', 'lost', 'refused'] as const)('writes nothing and says nothing where that is %s', async (kind) => {
    let written = false;
    const part = loose({
      answers: 'private',
      async run({ write }) {
        await write.open();
        written = true;
        return text('ok');
      },
    });
    const { dispatch, sent, lines } = bench({ runs: { '': part } }, [{ kind, reason: 'no' }]);
    await dispatch(slash('done'));
    expect({ written, verbs: sent.map(({ verb }) => verb) }).toEqual({ written: false, verbs: ['respond'] });
    expect(lines).toMatchObject([{ delivery: kind }]);
  });

  test.each([
    [
      'commit unknown',
      'I couldn’t check whether that was saved. Check with /notes before you try again; pressing the same button again is safe. Reference 7F3K.',
    ],
    ['database away', 'I couldn’t save that: the note is **not** saved. Please try again in a minute. Reference 7F3K.'],
    [
      'afterwards',
      'I did that, but couldn’t put the answer together. Check with /notes before you try again. Reference 7F3K.',
    ],
  ])('and fails: %s', async (message, words) => {
    const { dispatch, sent } = bench({ runs: { '': writing(new Error(message)) } });
    await dispatch(slash('done'));
    expect(sent[1]?.body?.['content']).toBe(words);
  });

  test('whose answer breaks Discord’s limits after it has written says that it has', async () => {
    const part = loose({
      answers: 'private',
      async run({ write }) {
        await write.open();
        write.passed();
        return text('x'.repeat(2001));
      },
    });
    const { dispatch, sent } = bench({ runs: { '': part } });
    await dispatch(slash('done'));
    expect(sent[1]?.body?.['content']).toMatch(/^I did that, but/);
  });

  test('does not write once its caller was told that it takes too long', async () => {
    const slow = pending<void>();
    let written = false;
    const part = loose({
      answers: 'private',
      async run({ write }) {
        await slow.promise;
        await write.open();
        written = true;
        return text('ok');
      },
    });
    const { dispatch, sent, stopwatch } = bench({ runs: { '': part } });
    const dispatched = dispatch(slash('done'));
    stopwatch.advance(20_000);
    await dispatched;
    slow.resolve();
    await settle();
    expect(written).toBe(false);
    expect(sent.at(-1)?.body?.['content']).toMatch(/so I stopped\. Nothing was changed/);
  });
});

import { describe, expect, test } from 'vitest';
import { type Bot, buttons, messageOf, modal, ready } from './fixture.ts';

describe('a button', () => {
  const posted = async (f: Bot, flags = 0) =>
    messageOf(
      await (
        await f.ask(() => f.actor.command('note'), {
          type: 4,
          data: { content: 'a', flags, components: buttons('go') },
        })
      ).outcome,
    ).id;

  test('updates its message', async () => {
    const f = await ready();
    const id = await posted(f);
    const { outcome, interaction } = await f.ask(() => f.actor.press(id, 'go'), {
      type: 7,
      data: { content: 'b', components: [] },
    });
    expect(interaction).toMatchObject({ type: 3, data: { custom_id: 'go', component_type: 2 }, message: { id } });
    expect(await outcome).toMatchObject({ kind: 'updated', message: { id, content: 'b', components: [] } });
  });

  test('defers an update, then edits', async () => {
    const f = await ready();
    const id = await posted(f);
    const { outcome, token } = await f.ask(() => f.actor.press(id, 'go'), { type: 6 });
    await f.api('PATCH', f.webhook(token, '/messages/@original'), { content: 'b' });
    expect(await outcome).toMatchObject({ kind: 'updated', message: { id, content: 'b' } });
  });

  test('defers an update, then says something privately', async () => {
    const f = await ready();
    const id = await posted(f);
    const { outcome, token } = await f.ask(() => f.actor.press(id, 'go'), { type: 6 });
    await f.api('POST', f.webhook(token), { content: 'sorry', flags: 64 });
    expect(await outcome).toMatchObject({ kind: 'message', ephemeral: true, message: { content: 'sorry' } });
  });

  test('fails in other words than a command', async () => {
    const f = await ready();
    const id = await posted(f);
    const outcome = f.actor.press(id, 'go');
    f.stopwatch.advance(3000);
    expect(await outcome).toEqual({ kind: 'failed', reason: 'This interaction failed' });
  });

  test('in an ephemeral message is for one member only', async () => {
    const f = await ready();
    const id = await posted(f, 64);
    expect(await f.discord.as('learner2', { channel: 'study' }).press(id, 'go')).toMatchObject({ kind: 'refused' });
    f.actor.dismiss(id);
    expect(await f.actor.press(id, 'go')).toMatchObject({ kind: 'refused' });
    expect(f.actor.read()).toEqual([]);
  });
});

describe('a modal', () => {
  test('is offered, filled in and answered', async () => {
    const f = await ready();
    const { outcome } = await f.ask(() => f.actor.command('note'), { type: 9, data: modal });
    const offered = await outcome;
    if (offered.kind !== 'modal') throw new Error(offered.kind);
    expect(await f.actor.submitModal(offered.modal, {})).toMatchObject({
      kind: 'refused',
      reason: 'the field "text" is required',
    });
    expect(await f.discord.as('learner2').submitModal(offered.modal, { text: 'x' })).toMatchObject({ kind: 'refused' });
    const sent = await f.ask(() => f.actor.submitModal(offered.modal, { text: 'learnt' }), { type: 9, data: modal });
    expect(sent.interaction).toMatchObject({
      type: 5,
      data: {
        custom_id: 'note',
        components: [{ type: 18, component: { type: 4, custom_id: 'text', value: 'learnt' } }],
      },
    });
    expect(sent.answer.json['code'], 'no modal after a modal').toBe(50035);
    await f.answerTo(sent.interaction, { type: 4, data: { content: 'kept' } });
    expect(messageOf(await sent.outcome).content).toBe('kept');
  });

  test('with boxes and a file takes what was offered, and no more', async () => {
    const f = await ready();
    const label = (component: object) => ({ type: 18, label: 'A', component });
    const options = ['done', 'share'].map((value) => ({ label: value, value, default: value === 'share' }));
    const components = [
      { type: 10, content: 'What did you see?' },
      label({ type: 22, custom_id: 'also', required: false, min_values: 0, options }),
      label({ type: 19, custom_id: 'file', required: false, min_values: 0 }),
    ];
    const data = { title: 'Form', custom_id: 'form', components };
    const offered = await (await f.ask(() => f.actor.command('note'), { type: 9, data })).outcome;
    if (offered.kind !== 'modal') throw new Error(offered.kind);
    const { modal: form } = offered;
    const file = { name: 'a.txt', data: 'A', contentType: 'text/plain' };
    for (const [values, reason] of [
      [{ also: ['all'] }, '"all" was not offered'],
      [{ also: ['done', 'done'] }, 'a value of "also" was chosen twice'],
      [{ file: [file, file] }, 'the field "file" takes from 0 to 1 files, not 2'],
      [{ file: 'a.txt' }, 'the field "file" takes files'],
    ] as const) {
      expect(await f.actor.submitModal(form, values)).toEqual({ kind: 'refused', reason });
    }
    const sent = await f.ask(() => f.actor.submitModal(form, { also: ['done'], file: [file] }), {
      type: 4,
      data: { content: 'kept' },
    });
    const parts = (sent.interaction['data'] as { components: { component?: object }[]; resolved: object }).components;
    expect(parts.flatMap(({ component }) => component ?? [])).toMatchObject([
      { type: 22, custom_id: 'also', values: ['done'] },
      { type: 19, custom_id: 'file', values: [expect.stringMatching(/^\d+$/)] },
    ]);
    expect(JSON.stringify(sent.interaction['data'])).toContain('"filename":"a.txt"');
    await sent.outcome;
  });

  test('from a button may update the message, from a command not', async () => {
    const f = await ready();
    const shown = await f.ask(() => f.actor.command('note'), {
      type: 4,
      data: { content: 'a', components: buttons('go') },
    });
    const { id } = messageOf(await shown.outcome);
    const fromButton = await (await f.ask(() => f.actor.press(id, 'go'), { type: 9, data: modal })).outcome;
    const fromCommand = await (await f.ask(() => f.actor.command('note'), { type: 9, data: modal })).outcome;
    if (fromButton.kind !== 'modal' || fromCommand.kind !== 'modal') throw new Error('no modal');
    const update = { type: 7, data: { content: 'b' } };
    const first = await f.ask(() => f.actor.submitModal(fromButton.modal, { text: 'x' }), update);
    expect(await first.outcome).toMatchObject({ kind: 'updated', message: { id, content: 'b' } });
    const second = await f.ask(() => f.actor.submitModal(fromCommand.modal, { text: 'x' }), update);
    expect(second.answer.json['code']).toBe(50035);
    f.stopwatch.advance(3000);
    await second.outcome;
  });
});

describe('autocomplete', () => {
  test('brings suggestions', async () => {
    const f = await ready();
    const choices = [{ name: 'Day 174', value: '174' }];
    const { outcome, interaction } = await f.ask(() => f.actor.autocomplete('done', 'day', '17'), {
      type: 8,
      data: { choices },
    });
    expect(interaction).toMatchObject({ type: 4, data: { options: [{ name: 'day', value: '17', focused: true }] } });
    expect(await outcome).toEqual({ kind: 'autocomplete', choices });
  });

  test.each<[string, object]>([
    [
      '26 suggestions',
      { type: 8, data: { choices: Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` })) } },
    ],
    ['a suggestion over 100', { type: 8, data: { choices: [{ name: 'x'.repeat(101), value: 'x' }] } }],
    ['a message', { type: 4, data: { content: 'x' } }],
  ])('refuses %s', async (_, body) => {
    const f = await ready();
    const { answer, outcome } = await f.ask(() => f.actor.autocomplete('done', 'day', ''), body);
    expect(answer.json['code']).toBe(50035);
    f.stopwatch.advance(3000);
    await outcome;
  });
});

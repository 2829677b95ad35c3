import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { note } from '../../../src/commands/notes/note.ts';
import { saveAsNote } from '../../../src/commands/notes/save.ts';
import { ownPlace } from '../../../src/core/own-place.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-10T10:00:00Z');
const { ctx, slash, submit } = world;
const cohort = await world.cohort();
const link = 'https://discord.com/channels/g1/c1/77';
const message = { text: 'Try an index.', link };
const fields = (answer: Message | Modal) =>
  'modal' in answer
    ? answer.modal.inputs.flatMap((one) => (one.kind === 'text' ? [[one.id, one.value, one.description]] : []))
    : answer.content;

test('before the first post there is no day to keep it with', async () => {
  expect(fields(await slash(saveAsNote, { message }))).toMatch(/^Day 174 opens/);
});

test('the form of the latest day opens with the words of the message and a link to it, and keeps both', async () => {
  await world.post(cohort, '174', '2026-03-09');
  const form = await slash(saveAsNote, { message });
  expect(form).toMatchObject({ modal: { id: `note?cohort=${cohort.id}&day=174`, title: 'Day 174 note' } });
  expect(fields(form)).toEqual([
    ['text', 'Try an index.', undefined],
    ['link', link, 'Of the message that you save; who wrote it is not kept'],
  ]);
  await submit(note, `note?cohort=${cohort.id}&day=174`, { text: 'Try an index.', link });
  expect(await ctx.db.execute(sql`select text, link from notes`)).toEqual([{ text: 'Try an index.', link }]);
});

test('whom the message called is no part of what is saved', async () => {
  const calling = { text: '<@&12> Thanks <@34>, try an index.', link };
  expect(fields(await slash(saveAsNote, { message: calling }))).toContainEqual([
    'text',
    'Thanks, try an index.',
    undefined,
  ]);
});

test('who goes at their own pace keeps it, and what they note, with their next day', async () => {
  await world.post(cohort, '175', '2026-03-10');
  const by = { userId: 'own' };
  await slash(note, { day: '174', text: 'joins' }, by);
  const titles = async () => {
    const forms = [await slash(saveAsNote, { message }, by), await slash(note, {}, by)];
    return forms.map((form) => 'modal' in form && form.modal.title);
  };
  expect(await titles()).toEqual(['Day 175 note', 'Day 175 note']);
  await ctx.db.execute(sql`insert into paces (learner_id, from_on, kind, day_key, weekdays)
    select id, '2026-03-09', 'own', '174', '{1,2,3,4,5}' from learners where user_id = 'own'`);
  expect(await titles()).toEqual(['Day 174 note', 'Day 174 note']);
});

test('in a plan of one’s own there is no group to share it with', async () => {
  const alone = { guildId: ownPlace('solo'), channelId: 'dm', userId: 'solo' };
  const own = await world.cohort(alone);
  await world.post(own, '174', '2026-03-09');
  for (const form of [await slash(saveAsNote, { message }, alone), await slash(note, {}, alone)]) {
    const checks = 'modal' in form ? form.modal.inputs.find(({ kind }) => kind === 'checks') : undefined;
    expect(checks).toMatchObject({ options: [{ value: 'done' }] });
  }
});

test.each([
  ['nothing', '', undefined],
  ['more than a note holds', 'x'.repeat(3000), `${'x'.repeat(1999)}…`],
])('a message that says %s', async (_, text, value) => {
  const [[, shown]] = fields(await slash(saveAsNote, { message: { text, link } })) as [string[]];
  expect(shown || undefined).toBe(value);
});

test('where several plans run, a choice leads to the form, which must be the first answer', async () => {
  const other = await world.cohort({ channelId: 'c2' });
  const asked = await slash(
    saveAsNote,
    { message },
    { channelId: 'elsewhere', userId: 'bob', interactionId: 'asked1' },
  );
  const ids = [other, cohort].map(({ id }) => `/Save as note?kept=asked1&cohort=${id}&form=yes`);
  expect(customIdsOf(asked)).toEqual(ids);
  const { answers, input } = saveAsNote.runs['']!;
  const call = { input: input.parse({ kept: 'asked1', cohort: other.id, form: 'yes' }) };
  expect(typeof answers === 'function' && answers(call as never)).toBe('modal');
});

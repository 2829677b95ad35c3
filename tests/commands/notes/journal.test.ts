import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { privacy } from '../../../src/commands/member/privacy.ts';
import { zone } from '../../../src/commands/member/zone.ts';
import { byDay } from '../../../src/commands/notes/journal.ts';
import { note } from '../../../src/commands/notes/note.ts';
import { notes } from '../../../src/commands/notes/notes.ts';
import { done } from '../../../src/commands/study/done.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-10T10:00:00Z');
const { ctx, slash, press } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');
await world.post(cohort, '175', '2026-03-10');
const id = `notes-journal?cohort=${cohort.id}`;

const files = (answer: Message | Modal) => ('modal' in answer ? [] : (answer.files ?? []));
const headings = (answer: Message | Modal) =>
  String(files(answer)[0]?.data)
    .split('\n')
    .filter((line) => /^#|^\*/.test(line));

test('without notes there is none', async () => {
  expect(await press(notes, id)).toMatchObject({ content: 'You have written no notes yet, so there is no journal.' });
});

test('notes stand by day in the plan’s order, in the writer’s own time, and days of no plan at the end', async () => {
  await slash(done, { day: '174' });
  await slash(zone, { zone: 'America/New_York' });
  for (const [day, text] of [
    ['175', 'second'],
    ['174', 'first'],
    ['175', 'third'],
  ]) {
    await slash(note, { day, text });
  }
  await ctx.db.execute(sql`insert into notes (learner_id, day_key, text, interaction_id, created_at)
    select id, '99', 'lost', 'x', '2026-03-10T10:00:00Z' from learners`);
  await slash(note, { day: '174', text: 'somebody else’s' }, { userId: 'bob' });
  const given = await press(notes, id);
  expect(headings(given)).toEqual([
    '# Month 7',
    '## Day 174: Topic 174',
    '*Done on Tuesday 10 March 2026*',
    '**Tuesday 10 March 2026, 06:00**',
    '## Day 175: Topic 175',
    '**Tuesday 10 March 2026, 06:00**',
    '**Tuesday 10 March 2026, 06:00**',
    '## Day 99',
    '**Tuesday 10 March 2026, 06:00**',
  ]);
  const [, table] = files(given);
  expect(String(table?.data).match(/"(first|second|third|lost)"/g)).toEqual([
    '"first"',
    '"second"',
    '"third"',
    '"lost"',
  ]);
  expect(files(given).map(({ name }) => name)).toEqual(['journal.md', 'notes.csv']);
});

test('/privacy offers the notes of all plans, and names no day where the channel is hidden', async () => {
  const other = await world.cohort({ channelId: 'c2' });
  await world.post(other, '174', '2026-03-09');
  await slash(note, { text: 'elsewhere' }, { channelId: 'c2' });
  const shown = await slash(privacy);
  expect(customIdsOf(shown)).toContain('privacy-journal');
  ctx.servers.canView = ({ channelId }) => (channelId === 'c2' ? 'no' : 'yes');
  const given = await press(privacy, 'privacy-journal');
  ctx.servers.canView = () => 'yes';
  expect(headings(given).filter((line) => line.startsWith('#'))).toEqual([
    '# Month 7',
    '## Day 174: Topic 174',
    '## Day 175: Topic 175',
    '## Day 99',
    '# Month 7',
    '## Day 174',
  ]);
});

test('what is too much for one message follows in the next', async () => {
  await ctx.db.execute(sql`insert into notes (learner_id, day_key, text, interaction_id, created_at)
    select id, '176', repeat('ж', 2000), 'many-' || n, now() from learners, generate_series(1, 600) n
    where user_id = 'ann' and cohort_id = ${cohort.id}`);
  const first = await press(notes, id);
  expect(first).toMatchObject({ content: expect.stringContaining('part 1 of 2') });
  expect(customIdsOf(first)).toEqual([`${id}&part=2`]);
  const second = await press(notes, customIdsOf(first)[0] ?? '');
  const count = (answer: Message | Modal, what: RegExp) => String(files(answer)[0]?.data).match(what)?.length ?? 0;
  expect(count(first, /ж{2000}/g) + count(second, /ж{2000}/g)).toBe(600);
  expect(files(second).map(({ name }) => name)).toEqual(['journal-2.md', 'notes-2.csv']);
  expect(await press(notes, `${id}&part=9`)).toEqual(second);
});

test('years of notes are put in order without holding others up, each looked up once', async () => {
  const kept = Array.from({ length: 250 }, (_, id) => ({ id, dayKey: String(id % 125) }));
  let lookedUp = 0;
  const turns: number[] = [];
  const turn = () => {
    turns.push(lookedUp);
    if (lookedUp < kept.length) setImmediate(turn);
  };
  setImmediate(turn);
  const days = await byDay(
    kept,
    (key) => ({ day: { label: key, title: '' }, doneOn: null }),
    (id) => {
      lookedUp += 1;
      return { text: String(id), on: '2026-03-10', time: '10:00', link: null, file: null, audience: 'me' };
    },
  );
  expect(days.map(({ day, notes }) => [day.label, notes.map(({ text }) => text)]).slice(0, 2)).toEqual([
    ['0', ['0', '125']],
    ['1', ['1', '126']],
  ]);
  expect(days).toHaveLength(125);
  expect(lookedUp).toBe(250);
  expect(turns.slice(0, 2)).toEqual([100, 200]);
});

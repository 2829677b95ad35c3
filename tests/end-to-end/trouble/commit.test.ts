import { count, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { completions, notes } from '../../../src/db/schema.ts';
import type { Answer } from '../../support/member.ts';
import { openServer, testServerDatabase } from '../../support/open-server.ts';
import type { TestServer } from '../../support/test-server.ts';
import type { Fate } from '../../support/wire.ts';

const week = (...days: string[]) =>
  ['# Week 1: Birds', ...days.map((day) => `#### Day ${day} (30 min)\n- **Task**: Look.`)].join('\n');
const file = (data: string) => ({ name: 'week-1.md', data, contentType: 'text/markdown' });

async function serverWithPost() {
  const server = await openServer();
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  /** Does something while every commit meets this fate. */
  const under = async (fate: Fate, act: () => Promise<Answer>): Promise<Answer> => {
    server.wire.commits(fate);
    const answer = await act();
    server.wire.commits('answered');
    return answer;
  };
  return { server, under };
}

const outcome = 'You can find the slow part of a program or query and prove that your fix helped';

const benchmark = 'A benchmark with times before and after, and proof that the results agree';

const said = ({ lines }: Answer) => lines.join('\n').replace(/(?<=Reference )[3-9A-Y]{4}/, 'XXXX');

async function stored() {
  const [row] = await testServerDatabase.db.select({ completions: count() }).from(completions);
  const [other] = await testServerDatabase.db.select({ notes: count() }).from(notes);
  return { ...row, ...other };
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Every way of writing there is, one after the other, each by a step that says what its answer must say. */
async function story(
  server: TestServer,
  step: (act: () => Promise<Answer>, words: RegExp) => Promise<Answer>,
): Promise<void> {
  const { admin, lena } = server;

  const draft = await step(() => admin.run('setup', { timezone: 'Europe/Kyiv' }), /\[Start\]/);
  const opened = await draft.choose('Change…', 'weekdays');
  const changed = await step(() => opened.choose('Weekdays: choose', ...weekdays), /\[Start\]/);
  await step(() => changed.press('Start'), /now runs in #study/);
  await server.postUntil('2026-03-02');

  await step(() => lena.run('join'), /👋 You’re in/);
  await step(() => lena.pressPost('Done'), /✅ \*\*Day 174 done/);
  await step(() => lena.run('undo'), /Day 174 is no longer marked done/);
  const note = await step(() => lena.run('note', { text: 'Mine.' }), /Note on \*\*Day 174\*\* saved/);
  const written = await lena.pressPost('Note');
  await step(() => written.fill({ text: 'Mine, too.', also: ['done'] }), /saved[\s\S]*Day 174 done/);
  expect(await stored()).toEqual({ completions: 1, notes: 2 });
  const shown = await note.press('See or edit');
  const editing = await shown.press('Edit');
  const edited = await step(() => editing.fill({ text: 'Changed.' }), /Changed\./);
  const asked = await edited.press('Delete');
  await step(() => asked.press('Delete it'), /deleted/);
  expect(await stored()).toEqual({ completions: 1, notes: 1 });
  await step(() => lena.run('zone', { zone: 'Asia/Tokyo' }), /Asia\/Tokyo/);
  const month = await lena.run('month');
  await step(() => month.choose('What can you do by now? Tick it…', outcome), /Ticked/);
  const projects = await lena.run('project');
  await step(() => projects.choose('What have you handed in? Tick it…', benchmark), /Ticked/);
  const evidence = await projects.choose('Add a link or a few words to one…', benchmark);
  await step(() => evidence.fill({ text: 'It runs.' }), /It runs\./);
  await step(
    () => admin.run('cohort correct', { member: 'learner1', day: '174', reason: 'Told me', date: '2026-03-01' }),
    /Day 174/,
  );
  await step(() => lena.run('leave'), /You have left/);
  const privacy = await lena.run('privacy');
  await step(() => privacy.press('Hide my streak'), /Show my streak/);
  const sure = await privacy.press('Delete all of it…');
  await step(() => sure.press('Delete for good'), /deleted/i);

  await step(() => admin.run('cohort pause'), /paused/i);
  await step(() => admin.run('cohort resume'), /resume|again/i);
  await step(() => admin.run('cohort edit', { time: '09:00' }), /09:00/);
  const end = await admin.run('cohort end');
  await step(() => end.press('End it'), /ended/i);

  const added = await step(
    () => admin.run('curriculum add', { name: 'birds', file1: file(week('1: Robins')) }),
    /Save/,
  );
  await step(() => added.press('Save'), /is stored as \*\*birds\*\*/);
  const files = { name: 'birds', file1: file(week('1: Robins', '2: Wrens')) };
  const update = await step(() => admin.run('curriculum update', files), /What changes in birds/);
  await step(() => update.press('Apply'), /version 2/);
  const remove = await admin.run('curriculum remove', { name: 'birds' });
  await step(() => remove.press('Remove it'), /no longer offered/);
}

test('whatever is written, its answer is the usual one when the answer to its commit is lost', async () => {
  const server = await openServer();
  await story(server, async (act, words) => {
    server.wire.commits('lost');
    const answer = await act();
    server.wire.commits('answered');
    expect(said(answer)).toMatch(words);
    return answer;
  });
}, 60_000);

test('whatever Discord no longer knows leaves no trace, and can be done afterwards', async () => {
  const server = await openServer();
  const unheard: Promise<Answer>[] = [];
  const refused = () => server.logged.filter(({ delivery }) => delivery === 'gone').length;
  await story(server, async (act, words) => {
    const before = await everyRow();
    const count = refused();
    const mend = server.trouble({ kind: 'status', status: 404, code: 10062 }, { path: /\/callback$/ });
    unheard.push(act());
    await expect.poll(refused).toBe(count + 1);
    mend();
    expect(await everyRow()).toEqual(before);
    const answer = await act();
    expect(said(answer)).toMatch(words);
    return answer;
  });
  for (const { lines } of await Promise.all(unheard)) expect(lines).toEqual([expect.stringMatching(/^failed: /)]);
}, 60_000);

/** All that is stored, by table. */
async function everyRow(): Promise<Record<string, unknown>> {
  const tables = await testServerDatabase.db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'public'
      and table_name not in ('gateway_leases', 'processes') order by 1`);
  const all: Record<string, unknown> = {};
  for (const { name } of tables) {
    // The welcome of a server that has just been joined is stored by itself, whenever that is.
    const rows = name === 'owed' ? sql`owed t where kind <> 'welcome'` : sql`${sql.identifier(name)} t`;
    const [row] = await testServerDatabase.db.execute(
      sql`select count(*)::int as n, md5(string_agg(t::text, '|' order by t::text)) as hash from ${rows}`,
    );
    all[name] = row;
  }
  return all;
}

test.each<[Fate, RegExp, { completions: number; notes: number }]>([
  ['silent', /Day 174 done/, { completions: 1, notes: 0 }],
  ['undone', /I couldn’t save that: the day is \*\*not\*\* marked done\./, { completions: 0, notes: 0 }],
])('a commit that is %s', async (fate, words, rows) => {
  const { server, under } = await serverWithPost();
  expect(said(await under(fate, () => server.lena.pressPost('Done')))).toMatch(words);
  expect(await stored()).toEqual(rows);
});

test('a commit of which nothing can be known is told as that, whatever becomes of it', async () => {
  const { server, under } = await serverWithPost();
  expect(said(await under('held', () => server.lena.pressPost('Done')))).toBe(
    'only you\nI couldn’t check whether that was saved. Check with /today before you try again; pressing the same button again is safe. Reference XXXX.',
  );
  expect(await stored()).toEqual({ completions: 0, notes: 0 });
  server.wire.release();
  await expect.poll(stored).toEqual({ completions: 1, notes: 0 });
  expect(said(await server.lena.pressPost('Done'))).toContain('Day 174 is already done');
  const note = await under('held', () => server.lena.run('note', { text: 'Mine.' }));
  expect(said(note)).toContain('Check with /notes before you try again');
  expect(await note.file('note.md')).toBe('Mine.');
  // Without its session it is undone, and the same text can be sent again.
  await testServerDatabase.db.execute(sql`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and state = 'idle in transaction'`);
  expect(await stored()).toEqual({ completions: 1, notes: 0 });
});

import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { serverOn, testServerDatabase } from '../../support/open-server.ts';

const { db } = testServerDatabase;
const tables = ['notes', 'note_files', 'ticks', 'curriculum_drafts', 'curriculum_versions'];

/** Lets the database refuse whatever is written to these tables, in words that repeat it where a code allows that. */
async function refuse(code: string): Promise<void> {
  await db.execute(
    sql.raw(`create or replace function refuse() returns trigger language plpgsql as $$ begin
      raise exception 'invalid value: "%"', new using errcode = '${code}', detail = new; end $$`),
  );
  for (const table of tables) {
    await db.execute(
      sql.raw(`create trigger refuse before insert or update on ${table} for each row execute function refuse()`),
    );
  }
}

afterEach(async () => {
  for (const table of tables) await db.execute(sql.raw(`drop trigger if exists refuse on ${table}`));
});

test.each(['53100', '22P02', '23514', '57014', 'P0001'])(
  'what people wrote is in no line of the log when the database refuses it with %s',
  async (code) => {
    const server = await serverOn('2026-03-02');
    await server.lena.run('join');
    const form = await server.lena.pressPost('Note');
    await server.leo.run('note', { day: '174', text: 'SECRET-shared', share: 'cohort' });
    const taking = await (await (await server.admin.run('notes', { day: '174' })).press('From the group')).press(
      'Take down note 1',
    );
    await server.lena.run('notes', { search: 'SECRET-search' });
    const ticking = await (await server.lena.run('project')).choose(
      'Add a link or a few words to one…',
      'A benchmark with times before and after, and proof that the results agree',
    );
    await refuse(code);
    const before = server.errors().length;
    const answers = [
      await server.lena.run('note', { day: '174', text: 'SECRET-note I am thinking of quitting' }),
      await form.fill({
        text: 'SECRET-form "in quotes"',
        link: 'https://example.org/SECRET-link',
        file: [{ name: 'SECRET-file.txt', data: 'SECRET-content' }],
      }),
      await taking.fill({ reason: 'SECRET-reason' }),
      await ticking.fill({ text: 'https://example.org/SECRET-proof' }),
      await server.admin.run('curriculum add', {
        name: 'secret plan',
        file1: {
          name: 'week-1.md',
          data: '# Month 1: SECRET-plan\n## Week 1: A\n#### Day 1: SECRET-day\n- **Task**: Read SECRET-task\n',
          contentType: 'text/markdown',
        },
      }),
    ];
    for (const { lines } of answers) expect(lines.join('\n')).toMatch(/reference \w{4}/i);
    expect(server.errors().length - before).toBeGreaterThanOrEqual(5);
    const log = server.logged.map((line) => JSON.stringify(line));
    expect(log.filter((line) => line.includes('SECRET'))).toEqual([]);
    expect(Math.max(...log.map(({ length }) => length))).toBeLessThan(5_000);
  },
);

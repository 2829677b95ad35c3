import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTerminal, type Terminal } from '../../../src/playground/terminal/terminal.ts';
import { startFirstCohort } from '../../../src/playground/world/first-cohort.ts';
import { watchDatabase } from '../../../src/playground/world/own-database.ts';
import { openWorld, type World } from '../../../src/playground/world/world.ts';
import { testDatabase } from '../../support/database.ts';

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'daymark-terminal-'));

let world: World;
let terminal: Terminal;

async function open(): Promise<void> {
  const opened = await openWorld({
    dataDir: folder,
    database: async () => watchDatabase(database.url),
    curriculumDir: fileURLToPath(new URL('../../../curriculum', import.meta.url)),
    fresh: false,
    startAt: new Date('2026-03-02T05:30:00Z'),
    log: pino({ level: 'silent' }),
    signal: new AbortController().signal,
  });
  if (opened.kind === 'failed') throw new Error(opened.reason);
  world = opened.world;
  terminal = createTerminal(world);
}

beforeAll(open);
afterAll(async () => {
  await world.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Plays lines, all of which must succeed; returns what was shown by the last. */
async function play(...lines: string[]): Promise<string> {
  let text = '';
  for (const line of lines) {
    const played = await terminal.play(line);
    if ('problem' in played) throw new Error(`${line}: ${played.problem}`);
    text = played.text;
  }
  return text;
}

async function refusal(line: string): Promise<string> {
  const played = await terminal.play(line);
  return 'problem' in played ? played.problem : 'none';
}

test('before a plan runs the bot’s refusal is an answer', async () => {
  expect(await play('/done', 'expect No study plan runs here yet', '# a remark', '')).toBe('');
  expect(await refusal('next day')).toMatch(/^no post is planned/);
  expect(await startFirstCohort(world)).toBeUndefined();
});

test('a public post is shown once, on the clock of whoever looks', async () => {
  const post = await play('next day');
  expect(post).toContain('── Mon 2 Mar 2026, 08:00 (Europe/Kyiv) ──');
  expect(post).toMatch(
    /^ {2}Daymark 08:00\n {2}📘 Day 174: Performance Analysis[\s\S]*\n {2}│ [\s\S]*\n {2}\[✅ Done\]/m,
  );
  expect(await play('as learner2')).toBe('── Sun 1 Mar 2026, 22:00 (America/Los_Angeles) ──');
  expect(await play('read 1')).toMatch(/^ {2}Daymark 22:00\n {2}📘 Day 174/);
  expect(await play('as learner1', 'in #general', 'read')).toMatch(/^ {2}Daymark 07:30\n {2}👋 Hello!/);
  expect(terminal.prompt()).toBe('Mon 2 Mar 2026, 08:00 learner1 #general> ');
  await play('in #study');
});

test('a German client has commands and times in German', async () => {
  expect(await play('as learner2', '/heute')).toContain('Noch rechtzeitig bis 2. März 2026 um 18:00.');
  expect(await play('/notizen suche:nichts davon', 'as learner1', 'in dm', '/help')).toContain('/done');
  await play('in #study');
});

test('what is for one pair of eyes stays there', async () => {
  expect(await play('press done')).toContain('only you can see this');
  expect(await play('as learner3', 'read')).not.toContain('Streak 1');
  await play('as learner1', 'expect Streak 1', 'expect-not streak 2');
  expect(await refusal('expect banana')).toMatch(/^expected “banana”, but learner1 was last shown:\n[\s\S]*Streak 1/);
});

test('a form is filled by label and sent', async () => {
  expect(await play('/note')).toContain('│ Your note *');
  expect(await refusal('submit')).toMatch(/^Discord does not let learner1 do that: the field "text" is required/);
  expect(await refusal('fill Mood: fine')).toMatch(/^the form has no field “Mood”\. It has: “Your note”, “And…”, /);
  expect(await refusal('fill And…: nobody')).toMatch(/“nobody” is not offered\. There are: “The group may read it”$/);
  expect(await refusal('fill a file: x')).toBe('“A file that belongs to it” takes a file: attach FILE');
  expect(await play('choose The group')).toContain('│   [x] The group may read it');
  expect(await play('choose The group')).toContain('│   [ ] The group may read it');
  expect(await play('fill your note: one\\ntwo')).toContain('│   one\n  │   two');
  expect(await play(`attach ${fileURLToPath(import.meta.url)}`)).toContain('│   📎 terminal.test.ts');
  expect(await play('submit')).toContain('📎 terminal.test.ts is kept with it.');
  expect(await refusal('submit')).toBe('no form is open');
});

test('buttons and choices are found by what they say', async () => {
  await play('as learner3', 'press Done', '/week');
  expect(await play('choose day 175')).toContain('📘 Day 175: Query Optimization');
  expect(await refusal('press Launch')).toBe('learner3 sees no button “Launch”');
  expect(await refusal('choose Day 999')).toBe('learner3 sees no choice “Day 999”');
  await play('as admin', 'in #general', '/setup', 'choose Channel');
  expect(await play('choose #study')).toContain('already follows');
  await play('choose Ping');
  expect(await play('choose @Learners')).toContain('@Learners, with each post');
  await play('press Cancel', 'in #study');
});

test.each([
  ['/setup time:09:00', /^Discord does not let learner3 do that: you may not use \/setup here/],
  ['attach nowhere.md', 'nowhere.md cannot be read'],
  ['in #nowhere', 'there is no place “#nowhere”. There are: general, study, dm'],
  ['hello there', '“hello there” is no step; help lists them'],
  ['+3 bananas', 'Write +30m, +3h, +2d or +1d 2h'],
  ['at noonish', 'Write at 18:00, or at 2026-03-02 07:30'],
  ['at 2026-03-01 08:00', 'the clock only moves forward; --fresh begins anew'],
  ['as maria in Nowhere', /^“Nowhere” is no time zone\. Write a city/],
])('%s is refused with the reason', async (line, reason) => {
  await play('as learner3');
  expect(await refusal(line)).toMatch(reason);
});

test('the clock moves on everybody’s wall', async () => {
  expect(await play('as learner1', '+30m')).toContain('Mon 2 Mar 2026, 08:30');
  expect(await play('at 08:31')).toContain('08:31');
  expect(await play('as learner2', 'at 08:00')).toContain('Mon 2 Mar 2026, 08:00 (America/Los_Angeles)');
});

// A month of posts, on a machine that may have other things to do.
test('a jump posts every day at its own time', { timeout: 60_000 }, async () => {
  const shown = await play('as learner1', '+4w 2d');
  expect(shown.match(/📘 Day \d+/g)).toHaveLength(28);
  expect(shown.match(/Posted late/g) ?? []).toHaveLength(0);
  expect(await refusal('next day')).toMatch(/^no post is planned/);
});

test('everything is there again after a restart', async () => {
  await play('as maria in Europe/Madrid', '/join');
  const before = world.now();
  await world.stop();
  await open();
  expect([world.fresh, world.now(), world.speaker]).toEqual([false, before, 'maria']);
  expect(await play('read 1')).toContain('You’re in');
  expect(await play('as learner1', 'press Done')).toContain('Day 202 done');
});

test('what is due between two posts comes at its own minute', async () => {
  await play('as learner2', '/start', 'press Starten', '/remind time:18:30');
  // Half past six in Berlin, on a wall in Los Angeles.
  expect(await play('+2d')).toContain('Daymark 09:30 · direct message');
});

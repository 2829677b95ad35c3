import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playLine, playScript } from '../../../src/playground/terminal/script/play-lines.ts';
import { createSession, type Session } from '../../../src/playground/terminal/session.ts';
import { startFirstCohort } from '../../../src/playground/world/first-cohort.ts';
import { watchDatabase } from '../../../src/playground/world/own-database.ts';
import { openWorld, type World } from '../../../src/playground/world/world.ts';
import { testDatabase } from '../../support/database.ts';

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'daymark-session-'));
const stopper = new AbortController();

let world: World;
let session: Session;

async function open(): Promise<World> {
  const opened = await openWorld({
    dataDir: folder,
    database: async () => watchDatabase(database.url),
    curriculumDir: fileURLToPath(new URL('../../../curriculum', import.meta.url)),
    fresh: false,
    startAt: new Date('2026-03-02T05:30:00Z'),
    log: pino({ level: 'silent' }),
    signal: stopper.signal,
  });
  if (opened.kind === 'failed') throw new Error(opened.reason);
  return opened.world;
}

beforeAll(async () => {
  world = await open();
  session = createSession(world);
});

afterAll(async () => {
  await world.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Plays lines, all of which must succeed; returns what was shown by the last. */
async function play(...lines: string[]): Promise<string> {
  let shown = '';
  for (const line of lines) {
    shown = '';
    const played = await playLine(session, line, (text) => {
      shown += text;
    });
    if (played.kind === 'cannot') throw new Error(`${line}: ${played.reason}`);
  }
  return shown;
}

async function refusal(line: string): Promise<string> {
  const played = await playLine(session, line, () => {});
  return played.kind === 'cannot' ? played.reason : played.kind;
}

test('before a plan runs the bot’s refusal is an answer', async () => {
  expect(world.fresh).toBe(true);
  expect(await play('/done', 'expect No study plan runs here yet')).toBe('');
  expect(await refusal('next day')).toMatch(/^no post is planned: no plan runs, or it is paused or finished/);
  expect(await startFirstCohort(world)).toBeUndefined();
});

test('a public post is shown once, on the clock of whoever looks', async () => {
  const post = await play('next day');
  expect(post).toContain('── Mon 2 Mar 2026, 08:00 (Europe/Kyiv) ──');
  expect(post).toContain('📘 Day 174: Performance Analysis');
  expect(await play('as learner2')).toBe('── learner2 in #study · Sun 1 Mar 2026, 22:00 (America/Los_Angeles) ──\n\n');
  expect(await play('read 1')).toMatch(/^ {2}Daymark 22:00\n {2}📘 Day 174/);
  expect(await play('as learner1', 'in #general', 'read')).toMatch(/^ {2}Daymark 07:30\n {2}👋 Hello!/);
  await play('in #study');
});

test('a German client has commands and times in German', async () => {
  expect(await play('as learner2', '/heute')).toContain('Noch rechtzeitig bis 2. März 2026 um 18:00.');
  expect(await play('/today')).toContain('Noch rechtzeitig bis 2. März 2026 um 18:00.');
  expect(await play('/notizen suche:nichts davon')).toContain('nichts davon');
  await play('as learner1');
});

test('in direct messages commands are typed and buttons pressed as in any channel', async () => {
  expect(await play('in dm')).toContain('you look at direct messages now');
  expect(await play('/help')).toContain('/done');
  expect(await refusal('press Nothing of the kind')).toContain('in direct messages');
  await play('in #study');
});

test('what is for one pair of eyes stays there', async () => {
  expect(await play('press done')).toContain('only you can see this');
  expect(await play('as learner3', 'read')).not.toContain('Streak 1');
  await play('as learner1', 'expect Streak 1', 'expect-not streak 2');
});

test('a form is filled by label and sent', async () => {
  expect(await play('/note')).toContain('│ Your note *');
  expect(await refusal('/done')).toBe('the form “Day 174 note” is open. Fill and submit it, or close it first');
  expect(await refusal('submit')).toMatch(/^Discord does not let learner1 do that: the field "text" is required/);
  expect(await refusal('fill Mood: fine')).toBe(
    'the form has no field “Mood”. It has: “Your note”, “And…”, “A link that belongs to it”, “A file that belongs to it”',
  );
  expect(await refusal('fill And…: nobody')).toMatch(/does not offer “nobody”\. It offers: “The group may read it”$/);
  expect(await refusal('fill a file: x')).toBe('“A file that belongs to it” takes a file: attach FILE');
  expect(await play('choose The group')).toContain('│   [x] The group may read it');
  expect(await play('choose The group')).toContain('│   [ ] The group may read it');
  await play('fill your note: one\\ntwo');
  expect(await play(`attach ${fileURLToPath(import.meta.url)}`)).toContain('│   > 📎 session.test.ts');
  expect(await play('press Submit')).toContain('📎 session.test.ts is kept with it.');
  expect(await refusal('submit')).toMatch(/^no form is open/);
  await play('/note');
  expect(await play('close')).toContain('The form is closed');
});

test('buttons and choices are found by what they say', async () => {
  await play('as learner3', 'press Done on Day 174', '/week');
  expect(await play('choose day 175')).toContain('📘 Day 175: Query Optimization');
  expect(await refusal('press Launch')).toMatch(
    /^learner3 sees no button “Launch” in #study\. There are: \[.*\[✅ Done\]/,
  );
  await play('/week');
  expect(await refusal('choose Day 999')).toMatch(
    /^learner3 sees no choice “Day 999” in #study\. There are: \[Day 174/,
  );
});

test('so are channels and roles in lists of Discord’s own', async () => {
  await play('as admin', 'in #general', '/setup', 'choose Channel');
  expect(await play('choose #study')).toContain('already follows');
  await play('choose Ping');
  expect(await play('choose @Learners')).toContain('@Learners, with each post');
  await play('press Cancel', 'in #study', 'as learner3');
});

test('suggestions appear as Discord would list them', async () => {
  expect(await play('suggest /day day:17')).toContain('  Day 174: Performance Analysis → 174\n');
  expect(await refusal('suggest /note text:abc')).toMatch(/has no suggestions$/);
});

test('a member sees which commands are not theirs', async () => {
  expect(await refusal('/setup time:09:00')).toBe('Discord does not let learner3 do that: you may not use /setup here');
});

test('a file needs a command that takes one', async () => {
  writeFileSync(join(folder, 'plan.md'), '# Plan');
  expect(await refusal('attach nowhere.md')).toMatch(/^nowhere\.md cannot be read: ENOENT/);
  expect(await play(`attach ${join(folder, 'plan.md')}`)).toContain('📎 plan.md goes along');
  expect(await refusal('/done')).toBe('/done takes no file. Attach plan.md to a command that does');
});

test('the clock moves on everybody’s wall, forward only', async () => {
  await play('as learner1');
  expect(await play('+30m')).toContain('Mon 2 Mar 2026, 08:30');
  expect(await play('at 08:31 in Europe/Kyiv')).toContain('08:31');
  expect(await play('as learner2', 'at 08:00')).toContain('Mon 2 Mar 2026, 08:00 (America/Los_Angeles)');
  expect(await refusal('at 2026-03-01 08:00')).toBe(
    'the clock only moves forward, and it shows Mon 2 Mar 2026, 08:00 already. --fresh begins anew',
  );
});

test('a direct message waits until its reader is there', async () => {
  await play('fail 403', 'as learner1', 'next day');
  const told = await play('as admin');
  expect(told).toContain('direct message');
  expect(told).toContain('I can’t post the study plan in #study');
  await play('fail off');
});

// A month of posts, on a machine that may have other things to do.
test('a jump posts every day at its own time', { timeout: 60_000 }, async () => {
  await play('as learner1');
  const shown = await play('+30d');
  expect(shown.match(/📘 Day \d+/g)).toHaveLength(28);
  expect(shown.match(/Posted late/g) ?? []).toHaveLength(0);
  expect(await refusal('next day')).toMatch(/^no post is planned/);
});

test('a script ends at the line that does not hold', async () => {
  const written: string[] = [];
  const options = { signal: stopper.signal, kept: async () => {} };
  const end = await playScript(
    session,
    'x.txt',
    '# hi\n\n/streak\nexpect banana\n/done',
    (text) => written.push(text),
    options,
  );
  expect(end).toMatchObject({
    kind: 'broken',
    where: 'x.txt:4',
    reason: expect.stringMatching(/^expected “banana”, but learner1/),
  });
  expect(written.join('')).toMatch(/^# hi\nlearner1> \/streak\n {2}Daymark [\s\S]*learner1> expect banana\n$/);
});

test('everything is there again after a restart', async () => {
  await play('as maria in Europe/Madrid', '/join');
  const before = world.now();
  await world.stop();
  world = await open();
  session = createSession(world);
  expect(world.fresh).toBe(false);
  expect(world.now()).toEqual(before);
  expect(session.speaker()).toEqual({ name: 'maria', zone: 'Europe/Madrid', channel: 'study' });
  expect(await play('read 1')).toContain('You’re in');
  expect(await play('as learner1', 'press Done on Day 202')).toContain('Day 202 done');
});

test('somebody without a server follows a plan of their own in direct messages', async () => {
  await play('alone jule de in Europe/Berlin');
  await play('/start', 'expect Dein eigener Plan', 'press Starten', 'expect ist deiner');
  expect(await play('next day')).toContain('Day 174');
  await play('press Erledigt', 'expect Serie 1', 'as learner1', 'in dm');
  expect(await play('read 5')).not.toContain('Dein');
  await play('in #study');
});

test('what is due between two posts comes at its own minute', async () => {
  await play('as learner2', '/start', 'press Starten', '/remind time:18:30');
  // Half past six in Berlin, on a wall in Los Angeles.
  expect(await play('+2d')).toContain('Daymark 09:30');
});

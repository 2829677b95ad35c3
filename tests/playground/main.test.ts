import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../dist/playground/main.js', import.meta.url));
const tenDays = fileURLToPath(new URL('ten-days.txt', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'daymark-playground-'));
const ownFolder = join(folder, 'data', 'playground-script');

afterAll(() => {
  for (const place of [ownFolder, join(folder, 'kept')]) {
    // As root the server keeps its data elsewhere, and the log says where.
    const log = existsSync(join(place, 'bot.log')) ? readFileSync(join(place, 'bot.log'), 'utf8') : '';
    const elsewhere = /with its data in ([^"]+)"/.exec(log)?.[1];
    if (elsewhere !== undefined && dirname(elsewhere).endsWith('daymark/data')) rmSync(elsewhere, { recursive: true });
  }
  rmSync(folder, { recursive: true, force: true });
});

type Run = { code: number | null; out: string; err: string };

/** Runs the built program as a person would, with lines piped in; `during` keeps the pipe open. */
function run(args: string[], input = '', during?: (child: ChildProcess, out: string) => void): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: 'pipe' });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      during?.(child, out);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.write(input);
    if (during === undefined) child.stdin.end();
  });
}

test('ten days of a cohort hold to every expectation', { timeout: 90_000 }, async () => {
  const { code, out, err } = await run(['--script', tenDays]);
  expect(err).toBe('');
  expect(out).toContain('learner1 #study> expect Streak 9\n');
  expect(code).toBe(0);
  // The bot's own log is no part of what members see.
  expect(out).not.toContain('"level"');
  expect(readFileSync(join(ownFolder, 'bot.log'), 'utf8')).toContain('cohort started');
  expect(statSync(join(ownFolder, 'bot.log')).mode & 0o777, 'what members write is for its owner’s eyes').toBe(0o600);
});

test('a script begins anew on the same morning; what fails in it is an exit code', { timeout: 60_000 }, async () => {
  const file = join(folder, 'script.txt');
  writeFileSync(file, '# first\n\nhello there\nnext day\n/done\nexpect Streak 1\nexpect Streak 5\n');
  const { code, out, err } = await run(['--script', file]);
  expect(out).toMatch(/^# first\nMon 2 Mar 2026, 07:30 learner1 #study> hello there\n {2}✗ “hello there” is no step/);
  expect(out).toContain('── Mon 2 Mar 2026, 08:00 (Europe/Kyiv) ──');
  expect(out).toContain('✅ Day 174 done. 1 of 29 in the plan.');
  expect(out).toMatch(/✗ expected “Streak 5”, but learner1 was last shown:\n[\s\S]*Streak 1/);
  expect([err, code]).toEqual(['2 lines could not be carried out\n', 1]);
});

test('piped lines end in order at a signal and go on after it', { timeout: 90_000 }, async () => {
  const data = ['--terminal', '--data', join(folder, 'kept')];
  let asked = false;
  const stopped = await run(data, 'as maria in Europe/Madrid\nnext day\n/done\n', (child, out) => {
    if (asked || !out.includes('Day 174 done')) return;
    asked = true;
    child.kill('SIGTERM');
  });
  expect(stopped).toMatchObject({ code: 0, err: '' });
  const later = await run(data, 'read 1\nbanana\n/done\n');
  expect(later.out).toContain('✅ Day 174 done');
  expect(later.out).toContain('✗ “banana” is no step; help lists them');
  expect(later.out).toContain(
    'maria #study> /done\n  Daymark 07:00 · only you can see this\n  Day 174 is already done',
  );
  expect(later.code).toBe(1);
});

test.each([
  [['--bogus'], "Unknown option '--bogus'"],
  [['--at', 'noon'], '--at takes a moment such as "2026-03-02 07:30"'],
  [['--script', 'nowhere.txt'], 'There is no script nowhere.txt'],
])('%j is refused', { timeout: 30_000 }, async (args, complaint) => {
  const { code, err } = await run(args);
  expect(err).toContain(complaint);
  expect(code).toBe(1);
});

test('--help says what there is', { timeout: 30_000 }, async () => {
  const { code, out } = await run(['--help']);
  for (const option of ['--script', '--data', '--fresh', '--empty', '--terminal']) expect(out).toContain(option);
  expect(code).toBe(0);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const program = (name: string) => fileURLToPath(new URL(`../../dist/${name}/main.js`, import.meta.url));

function planOf(days: number, more: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'closed-pipe-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'plan.md');
  writeFileSync(file, Array.from({ length: days }, (_, day) => `## Day ${day + 1}: A\n\n${more}\n`).join('\n'));
  return file;
}

// More than a pipe holds, so that the program is still printing when its reader goes.
const long = () => planOf(1500, '- **Task**: Do it.');
test.each([
  ['check', 'authors', () => ['check', '--github', long()], 0],
  ['check of a plan with an error', 'authors', () => ['check', '--github', planOf(2001, 'Do it.')], 1],
  ['check as JSON', 'authors', () => ['check', '--json', '--full', long()], 0],
  ['the help of operating', 'operate', () => ['--help'], 0],
  ['the help of the playground', 'playground', () => ['--help'], 0],
] as const)('%s ends quietly when nobody reads on', async (_, name, args, exitCode) => {
  const child = spawn(process.execPath, [program(name), ...args()], { stdio: 'pipe' });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  child.stdout.destroy();
  const [code] = await once(child, 'close');
  expect({ code, complaints }).toEqual({ code: exitCode, complaints: '' });
});

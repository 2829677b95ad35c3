import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withEnvFile } from '../../src/process/env-file.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daymark-env-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each<[string, Uint8Array | string, object, object]>([
  ['what only the file sets', 'A=1\n# note\nB="two words"', {}, { A: '1', B: 'two words' }],
  ['what the environment sets as well', 'A=1', { A: '2' }, { A: '2' }],
  ['what the environment leaves empty', 'A=1', { A: ' ' }, { A: '1' }],
  ['a file that begins with a mark', '\uFEFFA=1', {}, { A: '1' }],
])('%s', async (_, content, variables, want) => {
  const path = join(folder, '.env');
  await writeFile(path, content);
  expect(withEnvFile({ ...variables }, path)).toEqual({ kind: 'read', variables: want });
});

test('it need not be there, but must be readable text', async () => {
  expect(withEnvFile({ A: '1' }, join(folder, 'none'))).toEqual({ kind: 'read', variables: { A: '1' } });
  expect(withEnvFile({}, folder)).toEqual({ kind: 'problem', problem: `${folder} cannot be read (EISDIR)` });
  const path = join(folder, 'utf16');
  await writeFile(path, Buffer.from('A=1', 'utf16le'));
  expect(withEnvFile({}, path)).toMatchObject({
    kind: 'problem',
    problem: expect.stringContaining('not saved as UTF-8'),
  });
});

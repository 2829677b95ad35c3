import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));

const markdown = [
  'mdast',
  'mdast-util-from-markdown',
  'mdast-util-frontmatter',
  'mdast-util-gfm-table',
  'micromark-extension-frontmatter',
  'micromark-extension-gfm-table',
  'yaml',
];

/**
 * Who may import whom. `own`: parts of src, or single files of them; `packages`: what from npm. A part may always import
 * itself. `node`: whether the platform's modules may be used.
 */
const table: Record<string, { own: string[]; packages: string[]; node: boolean; except?: Record<string, string[]> }> = {
  core: { own: [], packages: ['zod', 'temporal-polyfill'], node: false },
  curriculum: {
    own: ['core'],
    packages: markdown,
    node: false,
    // These are the ones that touch the disk and start the worker; all else is pure.
    except: {
      'curriculum/import/folder.ts': ['node:fs', 'node:fs/promises', 'node:path'],
      'curriculum/import/import.ts': ['node:crypto', 'node:worker_threads'],
      'curriculum/import/worker.ts': ['node:worker_threads'],
    },
  },
  messages: { own: ['core', 'curriculum/model.ts'], packages: ['discord-api-types/v10'], node: false },
  db: { own: ['core', 'curriculum/model.ts'], packages: ['drizzle-orm', 'postgres', 'zod'], node: true },
  commands: {
    own: ['core', 'curriculum', 'messages', 'db', 'context.ts'],
    packages: ['discord-api-types/v10', 'zod'],
    node: false,
  },
  jobs: { own: ['core', 'curriculum', 'messages', 'db', 'context.ts'], packages: ['pino'], node: false },
  discord: {
    own: ['commands', 'messages', 'clock.ts', 'context.ts', 'jobs/sender.ts'],
    packages: ['discord.js', 'discord-api-types/v10', 'pino'],
    node: true,
  },
  operate: {
    own: ['core', 'curriculum', 'messages', 'db', 'discord', 'commands/index.ts', 'config.ts', 'clock.ts', 'log'],
    packages: ['discord-api-types/v10', 'drizzle-orm', 'pino'],
    node: true,
  },
  // What an author runs on plans in files: it needs neither a database nor Discord.
  authors: {
    own: ['core', 'curriculum', 'messages', 'playground/text', 'playground/terminal/show'],
    packages: ['discord-api-types/v10'],
    node: true,
  },
  // In the browser: of the house it knows only the types of what its server sends.
  'playground/page': {
    own: ['playground/server/contract.ts'],
    packages: ['preact', 'discord-api-types/v10'],
    node: false,
  },
  'playground/discord': { own: [], packages: ['discord-api-types', 'ws'], node: true },
};

type Import = { file: string; to: string };

function filesOf(folder: string): string[] {
  return readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => (folder === '' ? name : `${folder}/${name}`));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const found = text.matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^']+)';|^import '([^']+)';|\bimport\('([^']+)'\)/gm);
  return [...found].map((match) => {
    const to = match[1] ?? match[2] ?? match[3] ?? '';
    return { file, to: to.startsWith('.') ? relative(src, join(src, dirname(file), to)) : to };
  });
}

const isOwn = (to: string) => /\.tsx?$/.test(to);
const isNode = (to: string) => to.startsWith('node:');
const under = (to: string, part: string) => to === part || to.startsWith(`${part}/`);

describe.each(Object.entries(table))('%s', (part, allowed) => {
  const all = filesOf(part).flatMap(importsOf);

  test('imports only what the table allows', () => {
    const wrong = all.filter(({ file, to }) => {
      if (allowed.except?.[file]?.includes(to)) return false;
      if (isOwn(to)) return ![part, ...allowed.own].some((one) => under(to, one));
      if (isNode(to)) return !allowed.node;
      return !allowed.packages.some((one) => under(to, one));
    });
    expect(wrong).toEqual([]);
  });
});

const everything = filesOf('').flatMap(importsOf);

test('imports are found at all', () => {
  expect(everything.length).toBeGreaterThan(500);
});

test('discord.js is imported at the edge only', () => {
  expect(everything.filter(({ file, to }) => to === 'discord.js' && !under(file, 'discord'))).toEqual([]);
});

test('the calendar library is imported in one place', () => {
  expect(everything.filter(({ to }) => to === 'temporal-polyfill').map(({ file }) => file)).toEqual([
    'core/calendar.ts',
  ]);
});

test('only what starts the bot reads the environment', () => {
  const readers = filesOf('').filter((file) => /\bprocess\.env\b/.test(readFileSync(join(src, file), 'utf8')));
  // The last one reads no setting: it keeps all but the path from the programs it starts.
  const starters = ['main.ts', 'operate/main.ts'];
  const allowed = (file: string) =>
    starters.includes(file) ||
    ['authors', 'playground'].some((folder) => under(file, folder)) ||
    file === 'db/embedded/processes.ts';
  expect(readers.filter((file) => !allowed(file))).toEqual([]);
});

test('an error is logged beside words of our own, which pino would take from its message unread', () => {
  const wordless = filesOf('').filter((file) =>
    /\blog(?:\.\w+|\[\w+\])\((?:error|err|\{ err(?:: [\w.]+)? \})\)/.test(readFileSync(join(src, file), 'utf8')),
  );
  expect(wordless).toEqual([]);
});

test.each(['core', 'curriculum', 'messages'])('%s asks no clock', (part) => {
  const asking = filesOf(part).filter((file) =>
    /new Date\(\)|Date\.now\(|performance\.now\(|Temporal\.Now/.test(readFileSync(join(src, file), 'utf8')),
  );
  expect(asking).toEqual([]);
});

test('handlers write by one way only', () => {
  const writes =
    /\bctx\.db\.transaction\(|\b(?!pauseOf)(?:add|change|confirm|create|delete|drop|edit|end|leave|lock|make|move|pause|remove|resume|save|set)[A-Z]\w*\(\s*ctx\.db\b/;
  const writers = filesOf('commands').filter((file) => writes.test(readFileSync(join(src, file), 'utf8')));
  // The export reads all it gives out in one transaction.
  expect(writers.toSorted()).toEqual(['commands/member/privacy-export.ts', 'commands/once.ts']);
});

test.each([
  ['classes', /^\s*(?:export\s+)?(?:abstract\s+)?class\s/m],
  ['enums', /^\s*(?:export\s+)?(?:const\s+)?enum\s/m],
  ['default exports', /^export default/m],
])('the house has no %s', (_, pattern) => {
  expect(filesOf('').filter((file) => pattern.test(readFileSync(join(src, file), 'utf8')))).toEqual([]);
});

test('files are named by nouns, not by “utils”', () => {
  expect(filesOf('').filter((file) => /util|helper|manager|common|misc/.test(file))).toEqual([]);
});

test('no file is longer than 250 lines', () => {
  const long = filesOf('').filter((file) => readFileSync(join(src, file), 'utf8').split('\n').length > 251);
  expect(long).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

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

type Row = {
  /** Parts of src: folders, or single files. */
  from: string[];
  own: string[];
  packages: string[];
  node: boolean;
  /** What single files may import beside that. */
  except?: Record<string, string[]>;
};

/** Who may import whom. What stands in one row may always import itself; the row that names a file most exactly holds for it. */
const table: Row[] = [
  { from: ['core'], own: [], packages: ['zod', 'temporal-polyfill'], node: false },
  {
    from: ['curriculum'],
    // Texts are kept in Discord's dialect, and one place knows its signs.
    own: ['core', 'messages/kit/markdown'],
    packages: markdown,
    node: false,
    // These are the ones that touch the disk, start the worker and unpack; all else is pure.
    except: {
      'curriculum/import/folder.ts': ['node:fs', 'node:fs/promises', 'node:path'],
      'curriculum/import/import.ts': ['node:crypto', 'node:worker_threads'],
      'curriculum/import/worker.ts': ['node:worker_threads'],
      'curriculum/import/zip.ts': ['node:zlib', 'yauzl'],
    },
  },
  // `plan.ts` is pure and imports no more than the types: where a day stands is asked there.
  {
    from: ['messages'],
    // What a picture takes, and which words it can write, is asked of the room that draws it.
    own: [
      ...['core', 'curriculum/model.ts', 'curriculum/facts.ts', 'curriculum/plan.ts'],
      ...['messages/kit/markdown', 'pictures/card.ts', 'pictures/glyphs.ts'],
    ],
    packages: ['discord-api-types/v10'],
    node: false,
  },
  {
    from: ['pictures'],
    own: ['core', 'curriculum/model.ts'],
    packages: ['@napi-rs/canvas'],
    node: false,
    // The thread that draws, and the only file that loads the canvas.
    except: {
      'pictures/thread.ts': ['node:worker_threads'],
      'pictures/worker.ts': ['node:module', 'node:worker_threads'],
    },
  },
  // The one room that knows Discord's Markdown, which the playground's page takes into the browser.
  { from: ['messages/kit/markdown'], own: [], packages: [], node: false },
  { from: ['db'], own: ['core', 'curriculum/model.ts'], packages: ['drizzle-orm', 'postgres', 'zod'], node: true },
  {
    from: ['commands'],
    own: ['core', 'curriculum', 'messages', 'db', 'context.ts'],
    packages: ['discord-api-types/v10', 'zod'],
    node: false,
  },
  {
    from: ['jobs'],
    own: ['core', 'curriculum', 'messages', 'db', 'context.ts', 'timers.ts'],
    packages: ['pino'],
    node: false,
  },
  {
    from: ['discord'],
    own: ['core', 'commands', 'messages', 'clock.ts', 'timers.ts', 'context.ts', 'jobs/sender.ts'],
    packages: ['discord.js', 'discord-api-types/v10', 'pino'],
    node: true,
  },
  // What an author runs on plans in files: it needs neither a database nor Discord.
  {
    from: ['authors'],
    own: ['core', 'curriculum', 'messages', 'process/closed-pipe.ts'],
    packages: ['discord-api-types/v10'],
    node: true,
  },
  {
    from: ['operate'],
    own: [
      ...['core', 'curriculum', 'messages', 'db', 'discord', 'commands/index.ts'],
      ...['config.ts', 'clock.ts', 'log', 'process/closed-pipe.ts', 'process/process-name.ts'],
    ],
    packages: ['discord-api-types/v10', 'drizzle-orm', 'pino'],
    node: true,
  },
  // The playground has one door to the bot; behind it each room knows the playground only.
  {
    from: ['playground/seam.ts'],
    own: ['start.ts', 'db', 'curriculum', 'messages', 'core', 'process/parents.ts', 'process/closed-pipe.ts'],
    packages: [],
    node: false,
  },
  {
    from: ['playground'],
    own: ['playground/seam.ts', 'playground/discord', 'messages/kit/markdown'],
    packages: ['discord-api-types/v10', 'drizzle-orm', 'pino', 'zod'],
    node: true,
  },
  { from: ['playground/discord'], own: [], packages: ['discord-api-types', 'ws'], node: true },
  {
    from: ['playground/page'],
    own: ['playground/server/contract.ts', 'messages/kit/markdown'],
    packages: ['preact', 'discord-api-types/v10'],
    node: false,
  },
  // What starts and stops the bot knows all of it, and nothing of the playground.
  {
    from: [
      'main.ts',
      'start.ts',
      'start',
      'process',
      'config.ts',
      'context.ts',
      'clock.ts',
      'timers.ts',
      'health.ts',
      'log.ts',
      'log',
    ],
    own: ['core', 'curriculum', 'messages', 'pictures', 'db', 'commands', 'jobs', 'discord', 'operate'],
    packages: ['discord-api-types/v10', 'node-cron', 'pino', 'prom-client', 'zod'],
    node: true,
  },
];

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

const parts = table.flatMap(({ from }) => from);

/** The part that names a file most exactly. */
function partOf(file: string): string | undefined {
  return parts
    .filter((part) => under(file, part))
    .reduce<string | undefined>(
      (longest, part) => (longest !== undefined && longest.length > part.length ? longest : part),
      undefined,
    );
}

test('every file has its row', () => {
  expect(filesOf('').filter((file) => partOf(file) === undefined)).toEqual([]);
});

test.each(table.map((row) => [row.from.join(', '), row] as const))('%s imports only what its row allows', (_, row) => {
  const within = (file: string) => row.from.includes(partOf(file) ?? '');
  const wrong = filesOf('')
    .filter(within)
    .flatMap(importsOf)
    .filter(({ file, to }) => {
      if (row.except?.[file]?.includes(to)) return false;
      if (isOwn(to)) return !within(to) && !row.own.some((one) => under(to, one));
      if (isNode(to)) return !row.node;
      return !row.packages.some((one) => under(to, one));
    });
  expect(wrong).toEqual([]);
});

const everything = filesOf('').flatMap(importsOf);

test('imports are found at all', () => {
  expect(everything.length).toBeGreaterThan(500);
});

/** `file name` for each name that a folder's files take from src; `*` where they take all of a file. */
function takenBy(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const taken = files.flatMap((file) => {
    const from = (path = '') => relative(src, join(folder, dirname(file), path));
    const text = readFileSync(join(folder, file), 'utf8');
    const named = text.matchAll(/^(?:import|export)(?: type)? \{([^}]*)\} from '(\.[^']+)'/gm);
    const whole = text.matchAll(
      /^(?:import|export)(?: type)? \* (?:as \w+ )?from '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm,
    );
    return [
      ...[...named].flatMap(([, names = '', path]) =>
        [...names.matchAll(/(?:^|,)\s*(?:type )?(\w+)/g)].map(([, name]) => `${from(path)} ${name}`),
      ),
      ...[...whole].map(([, path, later]) => `${from(path ?? later)} *`),
    ];
  });
  return new Set(taken);
}

test('what a file exports another one takes; a type, which says what a function wants, perhaps a test alone', () => {
  const inSrc = takenBy(src);
  const inTests = takenBy(fileURLToPath(new URL('.//', import.meta.url)));
  // A journal of so many years that it is made in pieces is too long to be written first; a test of the playground brings
  // a database of its own.
  const forTests = ['commands/notes/journal.ts byDay', 'playground/world/own-database.ts watchDatabase'];
  const exported = /^export (?:async )?(function|const|type) (\w+)/gm;
  const alone = filesOf('').flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(exported)]
      .filter(([, kind, name]) => {
        const known = `${file} ${name}`;
        return !inSrc.has(known) && !inSrc.has(`${file} *`) && !(kind === 'type' && inTests.has(known));
      })
      .map(([, , name]) => `${file} ${name}`),
  );
  expect(alone).toEqual(forTests);
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

test.each(['core', 'curriculum', 'messages', 'pictures'])('%s asks no clock', (part) => {
  const asking = filesOf(part).filter((file) =>
    /new Date\(\)|Date\.now\(|performance\.now\(|Temporal\.Now/.test(readFileSync(join(src, file), 'utf8')),
  );
  expect(asking).toEqual([]);
});

test('handlers write by one way only', () => {
  const writes =
    /\bctx\.db\.transaction\(|\b(?:add|change|confirm|create|delete|drop|edit|end|leave|lock|make|move|pause|remove|resume|save|set)[A-Z]\w*\(\s*ctx\.db\b/;
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

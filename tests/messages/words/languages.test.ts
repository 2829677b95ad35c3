import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import type { Weekday } from '../../../src/core/calendar.ts';
import { parseWeekdays } from '../../../src/core/parse.ts';
import { allWords, languages, type Words, wordsFor } from '../../../src/messages/words/words.ts';
import { commandSetIssues } from '../../../src/playground/discord/validate/command.ts';
import { findings } from '../../support/problems.ts';

type Json = Record<string, unknown>;

/** Facts of every sort that sentences are made of, without a word that would be one of a language. */
const at = new Date('2026-03-09T08:00:00Z');
const dated = { from: '2026-03-09', until: '2026-03-11', on: '2026-03-09' };
const facts: Json = {
  ...dated,
  ...{
    kind: 'zone',
    code: 'zone',
    zone: 'UTC',
    text: 'Xx',
    suggestions: ['Qq/Zz'],
    near: ['Xx'],
    first: 'Xx',
    last: 'Yy',
  },
  ...{ weekdays: [1, 2, 3], time: '08:00', schedule: { weekdays: [1, 3], time: '08:00', zone: 'UTC' } },
  ...{ at, next: at, posts: { weekdays: [1], time: '08:00', zone: 'UTC' }, title: 'Xx', firstDay: 'Xx', slug: 'xx' },
  ...{
    channelId: '1',
    roleId: '2',
    dayName: 'Xx',
    day: 'Xx',
    reason: 'Xx',
    undoneAt: at,
    fromOn: '2026-03-09',
    toOn: '2026-03-10',
  },
  ...{
    version: 3,
    lost: 2,
    kept: 2,
    channels: ['1', '2'],
    days: 5,
    wasStuck: true,
    roleSilent: true,
    run: 4,
    topic: 'Xx',
    search: null,
  },
  ...{
    current: 4,
    longest: 6,
    freezes: 2,
    position: 2,
    total: 7,
    total_: 7,
    files: 2,
    months: 2,
    weeks: 2,
    projects: 2,
    distinctLinks: 2,
    people: 3,
    posted: 2,
  },
  ...{
    completions: 2,
    notes: 3,
    milestones: 2,
    ticks: 2,
    settings: 2,
    paces: 2,
    pauses: 2,
    corrections: 2,
    reminders: 2,
    ownPlans: 2,
  },
  ...{ plansStarted: 2, drafts: 2, outcomes: 2, correctionsMade: 2, cohorts: 2 },
};
const runs = [{ name: 'Xx', run: 3, label: 'Xx', dates: 2, ...dated }];
const samples: unknown[] = [
  2,
  'Xx',
  '2026-03-09',
  at,
  true,
  null,
  ['Xx', 'Yy'],
  ['2026-03-09', '2026-03-10'],
  runs,
  [1, 2, 3],
  facts,
];
const roleFault = { ...facts, code: 'role-gone' };
const acts = { ...facts, how: 'skip', was: 'Yy', passed: 1, again: true, until: at, instead: at, isDue: false };
const repeats = { ...acts, how: 'repeat' };
const settled = {
  ...facts,
  ...{ clock: '08:00', publishes: true, takesRole: true, milestoneRoleId: '3', celebrations: 'all', threads: 'day' },
  ...{ wholeDays: true, worksAhead: true, language: 'de', next: { at, on: '2026-03-09' } },
  beginning: { days: 3, language: 'de', firstDay: 'Xx', last: '2026-03-20' },
};

function* tuples(length: number): Generator<unknown[]> {
  if (length === 0) yield [];
  else
    for (const rest of tuples(length - 1))
      for (const one of [...samples, roleFault, acts, repeats, settled, [facts]]) yield [one, ...rest];
}

const spoilt = /undefined|NaN|\[object|Invalid|\(\) =>/;
type Said = (...args: unknown[]) => unknown;
const textsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsOf)
      : [];

/** What a sentence says of some facts; undefined where they are not such as it takes. */
function saying(sentence: Said, args: unknown[]): string[] | undefined {
  try {
    const texts = textsOf(sentence(...args));
    return texts.length > 0 && !texts.some((text) => spoilt.test(text)) ? texts : undefined;
  } catch {
    return undefined;
  }
}

/** Every sentence by its place, with several sets of facts for each that takes any. */
function sentencesOf(words: unknown, place: string[] = []): { place: string[]; args: unknown[][] }[] {
  if (typeof words === 'string') return [{ place, args: [] }];
  if (typeof words === 'object' && words !== null)
    return Object.entries(words).flatMap(([name, part]) => sentencesOf(part, [...place, name]));
  if (typeof words !== 'function') return [];
  // Each of these says of its own facts only.
  const own = findings.filter(({ code }) => place.join('.') === `problems.sentences.${code}`);
  if (own.length > 0) return [{ place, args: own.map((finding) => [finding.facts]) }];
  const fitting: unknown[][] = [];
  for (const args of tuples(Math.min(words.length, 4))) {
    if (fitting.length < 40 && saying(words as Said, args) !== undefined) fitting.push(args);
  }
  return [{ place, args: fitting }];
}

const english = sentencesOf(allWords.en);
const partAt = (words: Words, place: string[]) => place.reduce<unknown>((part, name) => (part as Json)[name], words);

/** All that a sentence says, of whatever facts it takes: a language may need a number where English would put anything. */
function textsAt(words: Words, { place, args }: (typeof english)[number]): string[] {
  const part = partAt(words, place);
  if (typeof part !== 'function') return [part as string];
  const texts = args.map((one) => saying(part as Said, one));
  return texts.some((text) => text !== undefined)
    ? texts.flatMap((text) => text ?? [''])
    : [`spoilt: ${place.join('.')}`];
}

test('every sentence of English is reached', () => {
  expect(english.length).toBeGreaterThan(600);
  expect(
    english
      .filter(({ place, args }) => typeof partAt(allWords.en, place) === 'function' && args.length === 0)
      .map(({ place }) => place.join('.')),
  ).toEqual([]);
});

/** A text without the facts in it. */
const bare = (text: string) =>
  text.replaceAll(String(at), '').replaceAll(/\b(?:Xx|Yy|Qx|Qy|Qz|true|null|UTC|Qq\/Zz|2026-03-\d\d)\b|<[^>]*>/g, '');

/** Words that sentences of English are held together by, and that none of the other languages has. */
const englishWords = /\b(?:the|and|your|you|of|with|nothing|is|are|have|it|this|that|for|to)\b/i;

describe.each(languages.filter((language) => language !== 'en'))('%s', (language) => {
  const words = allWords[language];

  test('says every sentence, of whatever facts, and nothing of English', () => {
    const all = english.flatMap((one) => textsAt(words, one).map((text) => `${one.place.join('.')}: ${text}`));
    expect(all.filter((text) => spoilt.test(text) || / spoilt: /.test(text))).toEqual([]);
    expect(
      all.filter((line) => englishWords.test(line.slice(line.indexOf(': ') + 2).replaceAll(/<[^>]*>|\S+\/\S+/g, ''))),
    ).toEqual([]);
  });

  test('says nothing as English says it but what is the same in both', () => {
    const same = english.filter(
      (one) =>
        one.place[0] !== 'commands' &&
        textsAt(words, one).some(
          (text, index) => text === textsAt(allWords.en, one)[index] && /\p{L}{3}/u.test(bare(text)),
        ),
    );
    expect(same.map(({ place }) => place.join('.')).filter((place) => !alike.test(place))).toEqual([]);
  });

  test('calls every command as it is called there', () => {
    const unknown = english.filter((one) => unknownIn(words, one) && !unknownIn(allWords.en, one));
    expect(unknown.map(({ place }) => place.join('.'))).toEqual([]);
  });
});

/** Whether a sentence calls a command, a subcommand or an option of one as nothing is called there. */
function unknownIn(words: Words, one: (typeof english)[number]): boolean {
  const called = new Map(Object.values(words.commands).map((command) => [command.name, command]));
  const grouped = [words.commands.cohort.name, words.commands.curriculum.name];
  return textsAt(words, one).some((text) =>
    [...bare(text).matchAll(/(?<![\p{L}\p{N}_/<\\.-])\/(\p{L}[-_\p{L}\p{N}]*)(?: (\p{L}[-_\p{L}\p{N}]*)(:?))?/gu)].some(
      ([, name = '', next, colon]) => {
        const command = called.get(name);
        if (command === undefined) return true;
        const parts = Object.values(command.parts).map((part) => (part as { name: string }).name);
        const isPart = grouped.includes(name) || colon === ':';
        return next !== undefined && isPart && !parts.includes(next);
      },
    ),
  );
}

/** The same word in English and another language, or no word at all. */
const alike =
  /^(?:plans\.resources\.days|study\.day\.headline|cohort\.status\.buttons\.pause|cohort\.setup\.settings\.(?:.*\.label|language\.shown)|problems\.levels\.error|notes\.journal\.columns\.\d)$/;

test.each([
  ['de', 'de'],
  ['uk', 'uk'],
  ['es-419', 'es'],
  ['es-ES', 'es'],
  ['en-GB', 'en'],
  ['fr', 'en'],
  [null, 'en'],
] as const)('Discord in %s is answered in %s', (locale, language) => {
  expect(wordsFor(locale)).toBe(allWords[language]);
});

test.each(languages)('the button that a proposal names in %s is the one below it', (language) => {
  const { ownPlan, cohort } = allWords[language];
  for (const { ready } of [ownPlan.start, cohort.setup]) expect(ready).toContain(`**${cohort.setup.buttons.start}**`);
});

test.each(languages)('weekdays as %s writes them are read as well', (language) => {
  for (const days of [[1, 2, 3, 4, 5], [1, 3, 5], [6, 7], [4], [1, 2, 3, 4, 5, 6, 7]] as Weekday[][])
    expect(parseWeekdays(allWords[language].kit.weekdays(days))).toEqual(days);
});

test('the first language that is known decides', () => {
  expect(wordsFor(null, 'ja', 'de', 'en')).toBe(allWords.de);
});

test.each([
  [1, '1 день'],
  [2, '2 дні'],
  [5, '5 днів'],
  [11, '11 днів'],
  [21, '21 день'],
  [24, '24 дні'],
  [112, '112 днів'],
])('Ukrainian counts %i days as %s', (days, said) => {
  expect(allWords.uk.study.board.scores.days(days)).toBe(said);
});

test('commands are inside Discord’s limits in every language', () => {
  expect(commandSetIssues(commands.map(({ data }) => data))).toEqual([]);
});

test.each([
  ['en', '“99”', '“pressed by mistake”'],
  ['de', '„99“', '„pressed by mistake“'],
  ['uk', '«99»', '«pressed by mistake»'],
  ['es', '«99»', '«pressed by mistake»'],
] as const)('%s quotes with its own marks', (language, number, reason) => {
  const words = allWords[language];
  expect(words.kit.quoted('99')).toBe(number);
  expect(words.notes.own.takenDown('<t:0:D>', 'pressed by mistake')).toContain(reason);
});

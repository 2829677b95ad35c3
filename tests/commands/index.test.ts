import { readFileSync } from 'node:fs';
import { ApplicationCommandType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';

// All that tells of commands is made of the one list in src/commands/index.ts, but for the README, which people write.
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const tables = ['for learners', 'for admins'].map((whose) => readme.split(`| ${whose}`)[1]?.split('\n\n')[0] ?? '');

describe.each(commands.map(({ data }) => [data.name, data] as const))('/%s', (name, data) => {
  const admins = data.default_member_permissions != null;

  test(`stands in the README, in the table ${admins ? 'for admins' : 'for learners'}; add a line there if it does not`, () => {
    // What stands in the menu of a message is not typed.
    const typed = data.type === ApplicationCommandType.Message ? name : `\`/${name}[ \`]`;
    expect(tables[admins ? 1 : 0]).toMatch(new RegExp(typed));
  });

  test('asks for what it must have before what it may have, as Discord demands', () => {
    const all = data.options?.flatMap((option) => ('options' in option ? [option.options ?? []] : [])) ?? [];
    for (const options of [data.options ?? [], ...all]) {
      const required = options.map((option) => option.required === true);
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    }
  });
});

test('no two commands have one name', () => {
  const names = commands.map(({ data }) => data.name);
  expect(new Set(names).size).toBe(names.length);
});

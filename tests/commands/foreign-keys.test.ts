import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { isRefused } from '../../src/curriculum/check.ts';
import { findDay, findWeek } from '../../src/curriculum/look-up.ts';
import type { SourceFile } from '../../src/curriculum/model.ts';
import { type Plan, planOf } from '../../src/curriculum/plan.ts';
import { readCurriculum } from '../../src/curriculum/read/read.ts';
import { addVersion } from '../../src/db/plans/versions.ts';
import { parseCustomId } from '../../src/messages/kit/format.ts';
import type { Message, Modal } from '../../src/messages/kit/message.ts';
import { somebody, testWorld } from '../support/context.ts';
import { idsIn, wordsIn } from '../support/shipped-cohort.ts';

const world = await testWorld('2026-03-11T10:00:00Z');

const file = (name: string, text: string): SourceFile => ({ name, content: new TextEncoder().encode(text) });
const days = (title: string, key = (_: number) => '') =>
  [1, 2]
    .map((n) => `#### Day ${n}: ${title} (5 min)${key(n)}\n- **Task**: ${title}\n- **Write down**: ${title}\n`)
    .join('');
const weeks = (title: string) =>
  [1, 2].map((n) => `## Week ${n}: ${title}\n#### Day ${n}: ${title}\n- **Task**: Do\n`).join('');

/** Plans whose keys of days, weeks and months take room: from names of files, from headings, from titles. */
const plans: Record<string, SourceFile[]> = {
  Cyrillic: [1, 2].map((n) =>
    file(`вступ до програмування-${n}.md`, `# Основи ${n}\n## Week ${n}: Т\n${days('Змінні')}`),
  ),
  Chinese: [1, 2].map((n) => file(`数据结构与算法基础-0${n}.md`, `# 数据结构\n## Week ${n}: 周\n${days('树')}`)),
  emoji: [1, 2].map((n) => file(`👨‍👩‍👧‍👦🇺🇦-${n}.md`, `# 🚀 ${n}\n${days('🎯 a 🎯')}`)),
  'marks and NFD': [1, 2].map((n) => file(`नमस्ते-${n}.md`.normalize('NFD'), `# हिन्दी\n${days('é'.normalize('NFD'))}`)),
  'names of files as long as they can be': [1, 2].map((n) =>
    file(`${'щ'.repeat(120)}-${n}.md`, `# Щ\n${days('Щ'.repeat(150))}`),
  ),
  'explicit keys of 200 letters': [
    file('a.md', `# A\n## Week 1: W\n${days('T', (n) => ` {#${'клюв'.repeat(49)}-${n}}`)}`),
  ],
  'explicit keys of 200 signs of two units': [
    file('a.md', `# A\n## Week 1: W\n${days('T', (n) => ` {#${'😀'.repeat(98)}-${n}}`)}`),
  ],
  'weeks that repeat under long months': [
    'Foundations of programming, and how to think about what machines do all day long',
    'Algorithms, data structures, complexity and how to reason about them in interviews',
  ].map((title, n) => file(`${n + 1}.md`, `# ${title}\n${weeks(title)}`)),
};

const message = { text: 'x', link: 'https://discord.com/channels/1/2/3' };
const shown = (answer: Message | Modal) => JSON.stringify(answer);

/** Days and weeks that a custom id or a list names. */
function named(plan: Plan, answer: Message | Modal) {
  const inputs = idsIn(answer).map((id) => parseCustomId(id).input);
  const values =
    'modal' in answer
      ? []
      : (answer.components ?? []).flatMap((row) =>
          row.components.flatMap((part) =>
            part.type === 3 && parseCustomId(part.custom_id).name === 'day'
              ? part.options.map(({ value }) => value)
              : [],
          ),
        );
  return {
    days: [...inputs.flatMap(({ day }) => day ?? []), ...values].map((ref) => findDay(plan, ref)?.key),
    weeks: inputs.flatMap(({ week }) => week ?? []).map((ref) => findWeek(plan, ref)?.key),
  };
}

describe.each(Object.entries(plans))('keys: %s', (kind, files) => {
  const reading = readCurriculum(kind, files);
  const plan = planOf(reading.curriculum);
  const by = { guildId: `g-${kind}`, channelId: `c-${kind}`, userId: 'lea' };

  test('every message of every command names its days and weeks', async () => {
    expect(reading.problems.filter(({ level }) => level === 'error')).toEqual([]);
    expect(isRefused(reading)).toBe(false);
    const version = await addVersion(
      world.ctx.db,
      { owner: by.guildId, slug: 'plan', hash: kind, model: reading.curriculum, source: [] },
      world.clock.at,
    );
    const first = plan.days[0]?.key ?? '';
    const cohort = await world.cohort({ ...by, versionId: version.id, firstDayKey: first });
    const dates = ['2026-03-09', '2026-03-10', '2026-03-11'] as const;
    for (const [n, on] of dates.entries()) if (plan.days[n]) await world.post(cohort, plan.days[n].key, on);

    const seen = new Set<string>();
    const open: (Message | Modal)[] = [];
    const look = (answer: Message | Modal) => {
      const { days: keys, weeks: weekKeys } = named(plan, answer);
      expect(keys, shown(answer)).not.toContain(undefined);
      expect(weekKeys, shown(answer)).not.toContain(undefined);
      expect(wordsIn(answer)).not.toMatch(/has no (?:day|week)/);
      expect(shown(answer).isWellFormed()).toBe(true);
      open.push(answer);
    };
    for (const command of commands.filter(({ data }) => data.default_member_permissions === undefined)) {
      for (const sub of Object.keys(command.runs)) look(await world.slash(command, { message }, by, sub));
    }
    for (const day of new Set(plan.days.map(({ key }) => key))) {
      for (const name of ['day', 'done', 'note', 'notes', 'undo', 'preview']) {
        const command = commands.find(({ data }) => data.name === name);
        if (command) look(await world.slash(command, { day }, by));
      }
    }
    for (const answer of open) {
      for (const id of idsIn(answer)) {
        const { name } = parseCustomId(id);
        // Lists need a choice, and what leaves or erases would end the walk.
        const command = commands.find(({ components }) => components?.[name] !== undefined);
        if (
          seen.has(id) ||
          seen.size > 150 ||
          command === undefined ||
          /leave|erase|privacy|tick|show|topic|join|board-by|settings-(rest|language)/.test(name)
        )
          continue;
        seen.add(id);
        look(await world.press(command, id, by));
      }
    }
    expect(seen.size).toBeGreaterThan(10);
  });

  test('suggestions lead to the same day', async () => {
    const suggest = commands.find(({ data }) => data.name === 'day')?.autocomplete;
    const call = { ...somebody, ...by, input: { option: 'day', text: 'day', others: {} } };
    const choices = (await suggest?.(call, world.ctx)) ?? [];
    expect(new Set(choices.map(({ value }) => findDay(plan, value)?.key))).toEqual(
      new Set(plan.days.map(({ key }) => key)),
    );
    expect(choices.filter(({ name, value }) => name.length > 100 || value.length > 100)).toEqual([]);
  });
});

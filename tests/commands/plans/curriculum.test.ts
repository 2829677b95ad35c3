import { asc, eq, ne, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { note } from '../../../src/commands/notes/note.ts';
import { curriculum } from '../../../src/commands/plans/curriculum.ts';
import { preview } from '../../../src/commands/plans/preview.ts';
import { done } from '../../../src/commands/study/done.ts';
import { addDays, type LocalDate } from '../../../src/core/calendar.ts';
import { nextSlot } from '../../../src/core/schedule.ts';
import type { Cohort } from '../../../src/db/cohorts.ts';
import { availablePlans, shipped } from '../../../src/db/plans/versions.ts';
import {
  cohorts,
  completions,
  curriculumDrafts,
  curriculumVersions,
  milestones,
  posts,
} from '../../../src/db/schema.ts';
import type { Sender } from '../../../src/jobs/sender.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import { somebody, testWorld } from '../../support/context.ts';
import { postDue } from '../../support/post-due.ts';

const world = await testWorld('2026-03-06T12:00:00Z');
const { ctx, clock } = world;
const { db } = ctx;
const texts = new Map<string, string>();
ctx.download = async (url) => {
  const text = texts.get(url);
  return text === undefined
    ? { kind: 'failed', reason: 'Discord answered 404' }
    : { kind: 'file', content: new TextEncoder().encode(text) };
};

beforeEach(async () => {
  await db.execute(sql`truncate cohorts, curriculum_versions, curricula, curriculum_drafts restart identity cascade`);
  clock.at = new Date('2026-03-06T12:00:00Z');
  texts.clear();
});

/** A plan of one week a line; a day is `number title`. */
const markdown = (...weeks: string[]) =>
  [
    '# Month 1: Basics',
    ...weeks.flatMap((week, index) => [
      `## Week ${index + 1}: Theme`,
      ...week.split(' | ').flatMap((day) => {
        const [number, ...title] = day.split(' ');
        return [`#### Day ${number}: ${title.join(' ')}`, `- **Task**: Study ${title.join(' ')}`];
      }),
    ]),
    '',
  ].join('\n');

async function send(sub: 'add' | 'update', name: string, files: Record<string, string>): Promise<Message> {
  const options = Object.entries(files).map(([filename, text], index) => {
    const url = `https://cdn.discordapp.com/${filename}`;
    texts.set(url, text);
    return [`file${index + 1}`, { id: '1', url, filename, size: text.length, contentType: 'text/markdown' }];
  });
  return message(await world.slash(curriculum, { name, ...Object.fromEntries(options) }, {}, sub));
}

function message(answer: Message | Modal): Message {
  if ('modal' in answer) throw new Error('a form');
  return answer;
}

const run = async (sub: string, input: Record<string, unknown> = {}) =>
  message(await world.slash(curriculum, input, {}, sub));

/** Presses what bears this label. */
async function press(on: Message, label: string, command = curriculum): Promise<Message> {
  const found = (on.components ?? [])
    .flatMap((row) => row.components)
    .find((one) => 'label' in one && one.label === label);
  if (found === undefined || !('custom_id' in found)) throw new Error(`no button ${label}`);
  return message(await world.press(command, found.custom_id));
}

/** A whole reply as lines: content, embeds, buttons, names of files. */
function lines(reply: Message): string[] {
  return [
    ...(reply.content ?? '').split('\n'),
    ...(reply.embeds ?? []).flatMap(({ description = '' }) => description.split('\n').map((line) => `│ ${line}`)),
    ...(reply.components ?? []).map((row) =>
      row.components
        .map((one) =>
          'label' in one
            ? `[${one.label}]`
            : 'options' in one
              ? one.options
                  .map(({ label, description, default: on }) => `${on ? '☑' : '☐'} ${label} (${description})`)
                  .join(', ')
              : '',
        )
        .join(' '),
    ),
    ...(reply.files ?? []).map(({ name }) => `📎 ${name}`),
  ];
}

async function stored(): Promise<string[]> {
  const own = ne(curriculumVersions.owner, shipped);
  const rows = await db.select().from(curriculumVersions).where(own).orderBy(asc(curriculumVersions.id));
  return rows.map(
    ({ owner, slug, version, model }) =>
      `${owner}/${slug} ${version}: ${model.months.flatMap(({ weeks }) => weeks.flatMap(({ days }) => days.map(({ key, title }) => `${key} ${title}`))).join(' | ')}`,
  );
}

const basics = markdown('1 Apples | 2 Bees', '3 Cats | 4 Dogs');

async function addBasics(text = basics): Promise<void> {
  await press(await send('add', 'Basics', { 'plan.md': text }), 'Save');
}

/** A cohort on the server’s plan, with days posted on the dates from Monday on, and Ann who has done some. */
async function follow(postedKeys: string[], doneKeys: string[]): Promise<Cohort> {
  const [plan] = await availablePlans(db, 'g1');
  if (plan === undefined) throw new Error('no plan');
  const begun = await world.cohort({ versionId: plan.id, firstDayKey: '1', zone: 'UTC' });
  let on: LocalDate = '2026-03-09';
  for (const key of postedKeys) {
    await world.post(begun, key, on);
    clock.at = new Date(`${on}T09:00:00Z`);
    if (doneKeys.includes(key)) await world.slash(done, { day: key });
    on = addDays(on, 1);
  }
  return begun;
}

async function cohortNow(): Promise<string> {
  const [row] = await db
    .select()
    .from(cohorts)
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId));
  return `version ${row?.curriculum_versions.version}, first ${row?.cohorts.firstDayKey}, last ${row?.cohorts.lastDayKey}`;
}

const kept = async () =>
  (await db.select().from(completions).orderBy(asc(completions.dayKey))).map(({ dayKey }) => dayKey);
const reached = async () =>
  (await db.select().from(milestones).orderBy(asc(milestones.key))).map(({ key, reachedOn }) => `${key} ${reachedOn}`);

const sent: string[] = [];
const sender: Sender = {
  send: async () => ({ kind: 'sent', messageId: `m${sent.push('')}` }),
  findPost: async () => ({ kind: 'none' }),
  ownPosts: async () => ({ kind: 'found', posts: [] }),
  direct: async () => ({ kind: 'sent', messageId: 'd' }),
};

/** Lets posts come until `n` more were sent; returns the keys of all that were. */
async function postMore(n: number): Promise<(string | null)[]> {
  for (let left = n; left > 0; left--) {
    const [cohort] = await db.select().from(cohorts);
    if (cohort?.nextPostAt == null) break;
    clock.at = cohort.nextPostAt;
    await postDue(ctx, sender);
  }
  const rows = await db.select().from(posts).orderBy(asc(posts.id));
  return rows.map(({ dayKey, kind }) => (kind === 'closing' ? 'closing' : dayKey));
}

describe('adding a plan', () => {
  test('a broken one is refused with its places, and nothing is stored', async () => {
    const refused = await send('add', 'SQL Basics', { 'plan.md': `${basics}#### Day 4: Again\n- **Task**: Read\n` });
    expect(lines(refused).filter((line) => !line.startsWith('│ ⚠️'))).toEqual([
      '❌ **sql-basics** can’t be stored yet: 1 error. Nothing was stored, and everything that runs goes on as it is.',
      'Mend it and send the files again with **/curriculum add**.',
      expect.stringMatching(/^│ ❌ `plan\.md:12:1` /),
      '📎 report.txt',
    ]);
    expect(String(refused.files?.[0]?.data)).toMatch(/^plan\.md:12:1 error /);
    expect(await stored()).toEqual([]);
    expect(await db.$count(curriculumDrafts)).toBe(0);
  });

  test('a good one is shown, previewed and stored', async () => {
    const shown = await send('add', 'Basics', { 'plan.md': basics });
    expect(lines(shown).filter((line) => !line.startsWith('│'))).toEqual([
      '**Ready to store basics?**',
      '📚 **Month 1: Basics**',
      '1 file · 1 month · 2 weeks · 4 days · 0 projects · 0 links',
      expect.stringMatching(/^✅ No problems|^⚠️ /),
      'Nothing is stored yet.',
      '[Save] [Preview first day] [Cancel]',
      ...(shown.files ?? []).map(({ name }) => `📎 ${name}`),
    ]);
    const first = await press(shown, 'Preview first day');
    expect(lines(first)[0]).toBe('**Preview of Day 1: Apples** (each link is followed by where it leads)');
    expect(first.components).toEqual([]);
    expect(await stored()).toEqual([]);
    expect(lines(await press(shown, 'Save'))).toEqual([
      '✅ **Month 1: Basics** is stored as **basics**, version 1, with 4 days.',
      'Start it in a channel with **/setup** curriculum:basics. /curriculum show, update, download or remove looks after it.',
    ]);
    expect(await stored()).toEqual(['g1/basics 1: 1 Apples | 2 Bees | 3 Cats | 4 Dogs']);
    expect(lines(await press(shown, 'Save'))[0]).toContain('no longer valid');
    expect((await availablePlans(db, 'g1')).map(({ slug }) => slug)).toEqual(['basics']);
    expect(await availablePlans(db, 'g2')).toEqual([]);
  });

  test('names, files and addresses that cannot be used', async () => {
    await addBasics();
    await world.cohort();
    const first = async (name: string, files: Record<string, string>) => lines(await send('add', name, files))[0];
    expect(await first('!!!', { 'a.md': basics })).toContain('can’t be a plan’s name');
    expect(await first('BASICS', { 'a.md': basics })).toContain('has a plan called **basics** already');
    expect(await first('Month 07', { 'a.md': basics })).toContain('is the name of a plan that came with me');
    expect(await first('new', { 'a.pdf': basics })).toContain('is no Markdown file');
    expect(await first('new', { 'a.md': 'x'.repeat(1024 * 1024 + 1) })).toContain('is larger than 1 MB');
    expect(
      lines(await run('add', { name: 'new', file1: { url: 'https://evil.example/a.md', filename: 'a.md', size: 1 } })),
    ).toEqual(['I couldn’t fetch **a.md**: Discord answered 404. Attach it again. Nothing was stored.']);
    expect(await stored()).toHaveLength(1);
  });

  test('whoever sends slowly holds up nobody but their own server', async () => {
    const slow = new Map<string, () => void>();
    const usual = ctx.download;
    ctx.download = (url, most) =>
      url.includes('slow')
        ? new Promise((resolve) => slow.set(url, () => resolve({ kind: 'failed', reason: 'it took too long' })))
        : usual(url, most);
    const adding = ['g7', 'g8', 'g9'].map((guildId) => {
      const file1 = { url: `https://cdn.discordapp.com/slow-${guildId}.md`, filename: 'a.md', size: 1 };
      return world.slash(curriculum, { name: 'slow', file1 }, { guildId }, 'add');
    });
    try {
      await vi.waitFor(() => expect(slow.size).toBe(3));
      const own = { name: 'other', file1: { url: 'https://cdn.discordapp.com/a.md', filename: 'a.md', size: 1 } };
      expect(lines(message(await world.slash(curriculum, own, { guildId: 'g7' }, 'add')))[0]).toContain(
        'I’m reading another plan just now',
      );
      expect(lines(await send('add', 'quick', { 'plan.md': basics }))[0]).toBe('**Ready to store quick?**');
    } finally {
      for (const end of slow.values()) end();
      await Promise.all(adding);
      ctx.download = usual;
    }
  });

  test('what somebody writes neither pings nor passes for another address', async () => {
    const text = `# @everyone <@&5>\n## Week 1: One\n#### Day 1: Hi @everyone\n- **Task**: See [discord.com](https://evil.example/x)\n`;
    const shown = await send('add', 'loud', { 'plan.md': text });
    expect(shown.allowed_mentions).toEqual({ parse: [] });
    expect(lines(shown)[1]).not.toContain('@everyone <@&5>');
    const first = await press(shown, 'Preview first day');
    expect(first.allowed_mentions).toEqual({ parse: [] });
    expect(lines(first).join('\n')).toContain('(https://evil.example/x) (evil.example)');
  });
});

describe('what hostile files come to', () => {
  const refusal = async (text: string) => lines(await send('add', 'odd', { 'plan.md': text }));

  test.each([
    ['deep nesting', `${'> '.repeat(5000)}deep`],
    ['a paragraph without end', `# Month 1: A\n${'[a](b '.repeat(150_000)}`],
    ['a hundred thousand lines', '\n'.repeat(100_000)],
    ['control characters', basics.replace('Apples', 'App\u202eles\u001b[2J')],
    ['nothing at all', ''],
  ])('%s: refused with a place', async (_, text) => {
    const [first] = await refusal(text);
    expect(first).toMatch(/^❌ \*\*odd\*\* can’t be stored yet: \d+ errors?\./);
    expect(await stored()).toEqual([]);
  });

  test('many problems with long titles still fit into one message', async () => {
    const days = Array.from({ length: 300 }, (_, n) => `#### Day 1: ${'*_`@|'.repeat(60)} ${n}\n- **Task**: x\n`);
    const refused = await send('add', 'odd', { 'plan.md': `# Month 1: A\n## Week 1: B\n${days.join('')}` });
    expect(lines(refused)[0]).toContain('can’t be stored yet');
    expect(refused.files).toHaveLength(1);
  });

  test('a plan of a thousand days under wild titles, changed in all of them, is still shown', async () => {
    const wild = (sign: string) =>
      markdown(Array.from({ length: 1000 }, (_, n) => `${n + 1} ${sign.repeat(100)}${n}`).join(' | '));
    await addBasics(wild('*'));
    await follow(['1'], []);
    const shown = await send('update', 'basics', { 'plan.md': wild('~') });
    expect(lines(shown)[0]).toContain('What changes in basics');
    expect(shown.files?.[0]?.name).toBe('changes.txt');
  });

  test('two admins who save one name at once make one plan', async () => {
    const one = await send('add', 'basics', { 'plan.md': basics });
    texts.set('https://cdn.discordapp.com/b.md', markdown('1 Pears'));
    const file1 = { url: 'https://cdn.discordapp.com/b.md', filename: 'b.md', size: 9 };
    const other = message(await world.slash(curriculum, { name: 'basics', file1 }, { userId: 'ben' }, 'add'));
    const save = (shown: Message, userId: string) => {
      const [button] = shown.components?.[0]?.components ?? [];
      if (button === undefined || !('custom_id' in button)) throw new Error('no button');
      return world.press(curriculum, button.custom_id, { userId });
    };
    const replies = await Promise.all([save(one, 'ann'), save(other, 'ben')]);
    expect(replies.map((reply) => lines(message(reply))[0]?.slice(0, 1)).toSorted()).toEqual(['T', '✅']);
    expect(await stored()).toHaveLength(1);
  });
});

describe('changing a plan under a running cohort', () => {
  test('shows what changes, keeps paired keys and all completions, and moves the pointer', async () => {
    await addBasics();
    await follow(['1', '2', '3'], ['1', '2', '3']);
    expect(await reached()).toEqual(['week:1 2026-03-10']);
    // Bees stay under another number, Cats are gone, Emus come in before the pointer.
    const changed = markdown('1 Apples | 9 Emus | 20 Bees', '4 Dogs | 5 Foxes');
    const shown = await send('update', 'basics', { 'plan.md': changed });
    expect(lines(shown)).toEqual([
      '**What changes in basics** (version 1 → the files you sent)',
      'Nothing has changed yet. What people finished and wrote stays theirs, whatever you choose.',
      '🔗 1 day keeps the progress of the day before.',
      '│ ➕ **2 days added:** Day 9: Emus · Day 5: Foxes',
      '│ ➖ **1 day removed:** Day 3: Cats',
      '│ ✏️ **1 day renamed:** Day 2: Bees → Day 20: Bees',
      '│ 🏁 **3 milestones concerned:** Week 1 (other days) · Week 2 (other days) · Month 1 (other days)',
      '│ <#c1>: next comes **Day 4: Dogs**, as before.',
      '│ ⏭️ 1 day will not be posted there, being before the place the cohort has reached: Day 9: Emus. /day shows it.',
      '│ 💾 1 completion of removed days is kept.',
      '│ 🏁 Week 1: reached by 1 now, by 0 then',
      '☑ Day 20: Bees (was Day 2: Bees)',
      '[None is the same]',
      '[Apply] [For new cohorts only] [Cancel]',
      '📎 changes.txt',
      ...(shown.files ?? []).slice(1).map(({ name }) => `📎 ${name}`),
    ]);
    const parted = await press(shown, 'None is the same');
    expect(lines(parted).filter((line) => /days? (?:added|removed|renamed)|next comes|⏭️|💾|☐|🔎/.test(line))).toEqual([
      '🔎 1 day looks like one of before under another number. Choose which are the same, and their progress stays with them; none is chosen.',
      '│ ➕ **3 days added:** Day 9: Emus · Day 20: Bees · Day 5: Foxes',
      '│ ➖ **2 days removed:** Day 2: Bees · Day 3: Cats',
      '│ <#c1>: next comes **Day 9: Emus** (until now: **Day 4: Dogs**).',
      '│ 💾 2 completions of removed days are kept.',
      '☐ Day 20: Bees (was Day 2: Bees)',
    ]);
    expect(lines(await press(parted, 'Apply'))[0]).toBe(
      '⚠️ **This would take 2 days of basics away:** Day 2: Bees · Day 3: Cats',
    );
    const paired = await press(parted, 'Same day');
    expect(await cohortNow()).toBe('version 1, first 1, last 3');
    const asked = await press(paired, 'Apply');
    expect(lines(asked)).toEqual([
      '⚠️ **This would take 1 day of basics away:** Day 3: Cats',
      '1 person has finished them or written about them. That is kept, but it would no longer count in the plan, and a day that only changed its name would be posted again.',
      'Nothing has changed yet. If one of them lives on under another number, keep them, send the files again and choose it as the same day.',
      '[Keep as they are] [Apply all the same]',
    ]);
    expect(await cohortNow()).toBe('version 1, first 1, last 3');
    expect(lines(await press(asked, 'Apply all the same'))).toEqual([
      '✅ **basics** is at version 2 now. <#c1> goes on with it from the next post; posts already sent stay as they are.',
      'Streaks and notes are as they were; what people finished of the 1 day that is gone is kept, but counts in the plan no more.',
    ]);
    expect(await stored()).toEqual([
      'g1/basics 1: 1 Apples | 2 Bees | 3 Cats | 4 Dogs',
      'g1/basics 2: 1 Apples | 9 Emus | 2 Bees | 4 Dogs | 5 Foxes',
    ]);
    expect(await cohortNow()).toBe('version 2, first 1, last 2');
    expect(await kept()).toEqual(['1', '2', '3']);
    expect(await reached()).toEqual([]);
    expect(await postMore(3)).toEqual(['1', '2', '3', '4', '5', 'closing']);
  });

  test('a day put in with all numbers moved on: pairing keeps progress with its day', async () => {
    await addBasics();
    await follow(['1', '2'], ['1', '2']);
    const shown = await send('update', 'basics', {
      'plan.md': markdown('1 Apples | 2 Newts', '3 Bees | 4 Cats | 5 Dogs'),
    });
    await press(shown, 'Apply');
    expect((await stored())[1]).toBe('g1/basics 2: 1 Apples | 2-new Newts | 2 Bees | 3 Cats | 4 Dogs');
    expect(await postMore(1)).toEqual(['1', '2', '3']);
    // The next files need no second confirmation.
    const again = await send('update', 'basics', {
      'plan.md': markdown('1 Apples | 2 Newts', '3 Bees | 4 Cats | 5 Dogs | 6 Emus'),
    });
    expect(lines(again).filter((line) => /➕|➖|✏️|🔎/.test(line))).toEqual(['│ ➕ **1 day added:** Day 6: Emus']);
    await press(again, 'Apply');
    expect((await stored())[2]).toBe('g1/basics 3: 1 Apples | 2-new Newts | 2 Bees | 3 Cats | 4 Dogs | 6 Emus');
  });

  test('days may be kept: nothing is stored then', async () => {
    await addBasics();
    await follow(['1', '2'], []);
    const asked = await press(await send('update', 'basics', { 'plan.md': markdown('3 Cats | 4 Dogs') }), 'Apply');
    expect(lines(asked).slice(0, 2)).toEqual([
      '⚠️ **This would take 2 days of basics away:** Day 1: Apples · Day 2: Bees',
      'They were posted already, and the buttons under those posts would lead nowhere.',
    ]);
    expect(lines(await press(asked, 'Keep as they are'))).toEqual(['Cancelled. Nothing was stored or changed.']);
    expect(lines(await press(asked, 'Apply all the same'))[0]).toContain('no longer valid');
    expect(await stored()).toHaveLength(1);
    expect(await cohortNow()).toBe('version 1, first 1, last 2');
  });

  test.each([
    ['its own name', 'tea-v2.md', basics.replace('Day 4: Dogs', 'Day 4: Ducks')],
    ['the name a browser gives', 'tea-v2 (2).md', basics],
    ['another name', 'tea.md', basics],
    ['another name and other words', 'tea.md', basics.replaceAll('Study', 'Look at')],
  ])('keys stored with the name of the only file in them stay when it comes under %s', async (_, name, text) => {
    await addBasics();
    const [row] = await db.select().from(curriculumVersions);
    if (row === undefined) throw new Error('nothing is stored');
    // As versions before kept it: the name of the file in every key.
    const model = JSON.parse(
      JSON.stringify(row.model)
        .replaceAll(/"key":"(\d+)","label":"Day/g, '"key":"tea-v2/$1","label":"Day')
        .replaceAll('plan.md', 'tea-v2.md'),
    );
    await db.update(curriculumVersions).set({ model, hash: 'old' });
    await follow(['tea-v2/1', 'tea-v2/2'], ['tea-v2/1']);
    const shown = await send('update', 'basics', { [name]: text });
    expect(lines(shown).filter((line) => /➕|➖|🔎|☐/.test(line))).toEqual([]);
    expect(lines(await press(shown, 'Apply'))[1]).toMatch(/^Nobody’s completions/);
    expect(await kept()).toEqual(['tea-v2/1']);
    expect((await stored())[1]).toMatch(/^g1\/basics 2: tea-v2\/1 Apples \| tea-v2\/2 Bees \| tea-v2\/3 Cats/);
    expect(await cohortNow()).toBe('version 2, first tea-v2/1, last tea-v2/2');
    expect((await postMore(1)).at(-1)).toBe('tea-v2/3');
  });

  test('a day moved behind the pointer is not posted a second time', async () => {
    await addBasics();
    await follow(['1', '2'], []);
    const shown = await send('update', 'basics', { 'plan.md': markdown('2 Bees | 3 Cats | 1 Apples | 4 Dogs') });
    expect(lines(shown)).toContain('│ <#c1>: next comes **Day 3: Cats**, as before.');
    await press(shown, 'Apply');
    expect(await cohortNow()).toBe('version 2, first 1, last 2');
    expect(await postMore(4)).toEqual(['1', '2', '3', '4', 'closing']);
  });

  test('the buttons of a day that was taken out touch no other day, whatever its number', async () => {
    await addBasics();
    await follow(['1', '2'], ['2']);
    const changed = markdown('1 Apples | 3 Cats | 4 Dogs').replace('Day 3: Cats', 'Day 2: Cats {#3}');
    const asked = await press(await send('update', 'basics', { 'plan.md': changed }), 'Apply');
    await press(asked, 'Apply all the same');
    expect((await stored())[1]).toBe('g1/basics 2: 1 Apples | 3 Cats | 4 Dogs');
    const [lost] = await db.select({ ref: posts.ref }).from(posts).where(eq(posts.dayKey, '2'));
    for (const [command, id] of [
      [done, `done?post=${lost?.ref}`],
      [note, `note?post=${lost?.ref}`],
    ] as const) {
      expect(lines(message(await world.press(command, id)))[0]).toContain('That day was taken out of the plan');
    }
    expect(await kept()).toEqual(['2']);
  });

  test('a post on its way when the plan changes does not end the plan', async () => {
    await addBasics();
    const cohort = await follow(['1', '2', '3'], []);
    await press(await send('update', 'basics', { 'plan.md': markdown('1 Apples | 2 Bees | 4 Dogs') }), 'Apply');
    await db.update(cohorts).set({ lastDayKey: '3' }).where(eq(cohorts.id, cohort.id));
    expect(await postMore(1)).toEqual(['1', '2', '3', '4']);
  });

  test('for new cohorts only: the running one keeps what it has, until it is brought along', async () => {
    await addBasics();
    await follow(['1'], []);
    const shown = await send('update', 'basics', { 'plan.md': markdown('1 Apples | 2 Bees') });
    expect(lines(await press(shown, 'For new cohorts only'))[0]).toBe(
      '✅ **basics** is at version 2 now. New cohorts start with it; 1 running cohort goes on with what they have. /curriculum show brings them up to date later.',
    );
    expect(await cohortNow()).toBe('version 1, first 1, last 1');
    const plan = await run('show', { name: 'basics' });
    expect(lines(plan).slice(-2)).toEqual([
      '│ ⚠️ 1 cohort has another version than the current one.',
      '[See what changes for them] [Download]',
    ]);
    const newer = await press(plan, 'See what changes for them');
    expect(lines(newer)[0]).toBe('**What changes in basics** (version 1 → version 2)');
    await press(newer, 'Apply');
    expect(await cohortNow()).toBe('version 2, first 1, last 1');
  });

  test('the same files change nothing; those of an older version offer to go back', async () => {
    await addBasics();
    await follow(['1'], []);
    expect(lines(await send('update', 'basics', { 'plan.md': basics }))).toEqual([
      'These files are what **basics** holds already, as version 1. Nothing was changed.',
    ]);
    await press(await send('update', 'basics', { 'plan.md': markdown('1 Apples | 2 Bees') }), 'Apply');
    const back = await send('update', 'basics', { 'plan.md': basics });
    expect(lines(back).slice(0, 2)).toEqual([
      '**What changes in basics** (version 2 → back to version 1)',
      'These files are stored already, as an older version.',
    ]);
    await press(back, 'Apply');
    expect(await cohortNow()).toBe('version 1, first 1, last 1');
    expect(await stored()).toHaveLength(2);
    expect((await availablePlans(db, 'g1')).map(({ slug, version }) => `${slug} ${version}`)).toEqual([
      'month-07 1',
      'basics 1',
    ]);
  });

  test('two admins at once: the second learns that what was shown no longer holds', async () => {
    await addBasics();
    const one = await send('update', 'basics', { 'plan.md': markdown('1 Apples') });
    const ben = { userId: 'ben' };
    texts.set('https://cdn.discordapp.com/b.md', markdown('1 Pears'));
    const file1 = { url: 'https://cdn.discordapp.com/b.md', filename: 'b.md', size: 9 };
    const other = message(await world.slash(curriculum, { name: 'basics', file1 }, ben, 'update'));
    await press(one, 'Apply');
    const button = (other.components ?? [])
      .flatMap((row) => row.components)
      .find((part) => 'label' in part && part.label === 'Apply');
    if (button === undefined || !('custom_id' in button)) throw new Error('no button');
    expect(lines(message(await world.press(curriculum, button.custom_id)))[0]).toContain('no longer valid');
    expect(lines(message(await world.press(curriculum, button.custom_id, ben)))[0]).toContain(
      'was changed or removed by somebody else',
    );
    expect(await stored()).toHaveLength(2);
  });

  test('a shipped plan is not a server’s to change', async () => {
    await world.cohort();
    expect(lines(await send('update', 'month-07', { 'plan.md': basics }))[0]).toContain('came with me');
    expect(lines(await run('remove', { name: 'month-07' }))[0]).toContain('can’t be removed here');
    expect(lines(await run('update', { name: 'month-07' }))).toEqual([
      'Every running cohort of **month-07** has its newest version, 1. Nothing was changed.',
    ]);
  });
});

describe('the catalogue', () => {
  test('list, show and download', async () => {
    await addBasics();
    await follow([], []);
    expect(lines(await run('list'))).toEqual([
      '📚 Plans',
      '│ **Of this server**',
      '│ • **basics** · Month 1: Basics · version 1 · runs in <#c1>',
      '│ ',
      '│ **Came with me**',
      '│ • **month-07** · Month 7 · version 1',
    ]);
    expect(lines(await run('show', { name: 'Basics' }))).toEqual([
      '📚 **Month 1: Basics** (basics)',
      '│ 1 file · 1 month · 2 weeks · 4 days · 0 projects · 0 links',
      '│ ',
      '│ Week 1: Theme · 2 days',
      '│ Week 2: Theme · 2 days',
      '│ ',
      '│ **Versions**',
      '│ version 1 (current) · <t:1772798400:D>',
      '│ ',
      '│ **Followed** · Runs in <#c1>',
      '[Download]',
    ]);
    const files = await run('download', { name: 'basics' });
    expect(files.files).toEqual([{ name: 'plan.md', data: basics }]);
    expect(lines(await run('show', { name: 'basix' }))[0]).toContain(
      'There is no plan called “basix”. Did you mean **basics**?',
    );
    expect(
      await curriculum.autocomplete?.({ ...somebody, input: { option: 'name', text: 'bas', others: {} } }, ctx),
    ).toEqual([{ name: 'Month 1: Basics (basics)', value: 'basics' }]);
  });

  test('removed: no longer offered, and whoever follows it goes on', async () => {
    await addBasics();
    await follow(['1'], ['1']);
    const asked = await run('remove', { name: 'basics' });
    expect(lines(asked)).toEqual([
      'Remove **Month 1: Basics** (basics)? It will no longer be offered in /setup. 1 running cohort keeps what they have and goes on to the end. Completions and notes stay.',
      '[Remove it] [Download first] [Keep it]',
    ]);
    expect(lines(await press(asked, 'Keep it'))[0]).toBe('**basics** stays. Nothing was changed.');
    expect(lines(await press(asked, 'Remove it'))[0]).toContain('is no longer offered');
    expect(lines(await press(asked, 'Remove it'))[0]).toContain('no longer here');
    expect((await availablePlans(db, 'g1')).map(({ slug }) => slug)).toEqual(['month-07']);
    expect(await postMore(1)).toEqual(['1', '2']);
    expect(await kept()).toEqual(['1']);
    expect(lines(await run('list'))[2]).toBe(
      '│ • **basics** · Month 1: Basics · removed; cohorts that follow it go on · runs in <#c1>',
    );
    await addBasics();
    expect((await availablePlans(db, 'g1')).map(({ slug, version }) => `${slug} ${version}`)).toEqual([
      'month-07 1',
      'basics 1',
    ]);
  });

  test('removed and followed by nobody: nothing is left of it', async () => {
    await addBasics();
    await press(await run('remove', { name: 'basics' }), 'Remove it');
    expect(await stored()).toEqual([]);
  });

  test('another server sees none of it', async () => {
    await addBasics();
    const elsewhere = { guildId: 'g2' };
    expect(lines(message(await world.slash(curriculum, { name: 'basics' }, elsewhere, 'download')))[0]).toContain(
      'There is no plan called',
    );
    expect(
      lines(message(await world.press(curriculum, 'curriculum-download?version=1&from=0', elsewhere)))[0],
    ).toContain('no longer here');
    expect(lines(message(await world.press(curriculum, 'curriculum-remove?version=1', elsewhere)))[0]).toContain(
      'no longer here',
    );
    expect(await stored()).toHaveLength(1);
  });
});

describe('/preview', () => {
  test('the next day as the cohort will get it, without pings and buttons', async () => {
    await addBasics();
    await follow(['1'], []);
    const shown = message(await world.slash(preview));
    const closes = nextSlot(
      { weekdays: [1, 2, 3, 4, 5], time: '08:00', zone: 'UTC' },
      new Date('2026-03-10T12:00:00Z'),
    ).on;
    expect(closes).toBe('2026-03-11');
    expect(lines(shown)).toEqual([
      '👁️ **A preview, for you only.** Nobody is pinged; the post itself has its buttons.',
      '📘 Day 2: Bees',
      '│ **Task**  Study Bees',
      '│ ',
      '│ 🕗 Counts for today until <t:1773201600:t> (<t:1773201600:R>).',
    ]);
    expect(shown.components).toEqual([]);
    expect(shown.allowed_mentions).toEqual({ parse: [] });
    expect(lines(message(await world.slash(preview, { day: '4', curriculum: 'basics' })))[1]).toContain('Day 4: Dogs');
    expect(lines(message(await world.slash(preview, { day: '99' })))[0]).toContain('This plan has no day “99”');
  });
});

import { expect, test } from 'vitest';
import { plain } from '../../src/messages/kit/format.ts';
import { allWords } from '../../src/messages/words/words.ts';
import { type Answer, reads } from '../support/member.ts';
import { openServer } from '../support/open-server.ts';
import { zipOf } from '../support/zip.ts';

const week = (number: number, ...days: string[]) =>
  [
    `# Week ${number}: Theme ${number}`,
    ...days.map((day) => `#### Day ${day} (30 min)\n- **Task**: Study [it](https://docs.example.org/${number}).`),
    '',
  ].join('\n');

const file = (name: string, data: string) => ({ name, data, contentType: 'text/markdown' });

test('from attachments to a plan that changes while it runs: added, started, studied, changed, downloaded, removed', async () => {
  const server = await openServer();
  const broken = await server.admin.run('curriculum add', {
    name: 'Bird Watching',
    file1: file('week-1.md', week(1, '1: Robins', '1: Wrens')),
  });
  expect(broken.lines.slice(0, 3)).toEqual([
    'only you',
    '❌ **bird-watching** can’t be stored yet: 1 error. Nothing was stored, and everything that runs goes on as it is.',
    'Fix it and send the files again with **/curriculum add**.',
  ]);
  expect(await broken.file('report.txt')).toMatch(/^week-1\.md:4:1 error: /);

  const shown = await server.admin.run('curriculum add', {
    name: 'Bird Watching',
    file1: file('week-1.md', week(1, '1: Robins', '2: Wrens')),
    file2: file('week-2.md', week(2, '3: Owls', '4: Herons')),
  });
  expect(shown.lines).toContain('2 files · 1 month · 2 weeks · 4 days · 0 projects · 0 links');
  expect(shown.lines.at(-1)).toBe('[Save] [Preview first day] [Cancel]');
  const first = await shown.press('Preview first day');
  expect(first.lines.join('\n')).toContain('[it](https://docs.example.org/1) (docs.example.org)');
  const saved = await shown.press('Save');
  expect(saved.lines[1]).toMatch(/is stored as \*\*bird-watching\*\*, version 1, with 4 days\.$/);

  expect(await server.admin.suggest('setup', 'curriculum', 'bird')).toHaveLength(2);
  await server.beginPlan({ curriculum: 'bird-watching' });
  await server.postUntil('2026-03-03');
  expect(server.channel().map(([line]) => line)).toEqual(['📘 Day 1: Robins · 30 min', '📘 Day 2: Wrens · 30 min']);
  await server.lena.pressPost('Done');

  // Wrens get another number, Eagles come in after them, Herons go.
  const changed = await server.admin.run('curriculum update', {
    name: 'bird-watching',
    file1: file('week-1.md', week(1, '1: Robins', '20: Wrens')),
    file2: file('week-2.md', week(2, '3: Owls', '30: Eagles', '31: Finches')),
  });
  expect(changed.lines[1]).toBe('**What changes in bird-watching** (version 1 → the files you sent)');
  const parted = await changed.press('None is the same');
  expect(parted.lines).toContain('│ 💾 1 completion of removed days is kept.');
  const paired = await parted.choose('Same day? Choose those that are', 'Day 20: Wrens');
  expect(paired.lines.filter((line) => /comes next|💾|renamed/.test(line))).toEqual([
    '│ 🏷️ **1 day renamed:** Day 2: Wrens → Day 20: Wrens',
    '│ #study: **Day 3: Owls** comes next, as before.',
  ]);
  reads(
    await paired.press('Apply'),
    'updated',
    '✏️ **bird-watching** is now at version 2. #study goes on with it from the next post; posts already sent stay as they are.',
    'Nobody’s finished days, notes or streaks were touched, and no day is posted twice.',
  );
  await server.postUntil('2026-03-06');
  expect(server.channel().map(([line]) => line)).toEqual([
    '📘 Day 1: Robins · 30 min',
    '📘 Day 2: Wrens · 30 min',
    '📘 Day 3: Owls · 30 min',
    '📘 Day 30: Eagles · 30 min',
    '📘 Day 31: Finches · 30 min',
  ]);
  expect((await server.lena.run('done', { day: '20' })).lines[1]).toContain('already done');

  const preview = await server.admin.run('preview', { day: '30' });
  expect(preview.lines.slice(0, 3)).toEqual([
    'only you',
    '🔒 **A preview, for you only.** Nobody is pinged; the post itself has its buttons.',
    '📘 Day 30: Eagles · 30 min',
  ]);

  const files = await server.admin.run('curriculum download', { name: 'bird-watching' });
  expect(await files.file('week-2.md')).toBe(week(2, '3: Owls', '30: Eagles', '31: Finches'));
  const asked = await server.admin.run('curriculum remove', { name: 'bird-watching' });
  expect((await asked.press('Remove it')).lines[1]).toContain('**bird-watching** is no longer offered.');
  expect(await server.admin.suggest('setup', 'curriculum', 'bird')).toEqual(['suggestions']);
  expect((await server.lena.run('curriculum list')).outcome.kind).toBe('refused');
  expect(server.errors()).toEqual([]);
});

/** Words that hold sentences of English together. */
const english = /\b(?:the|and|your|you|of|with|nothing|is|are|it|this|that|for|to)\b/i;

test.each([
  [
    'de',
    allWords.de,
    'Tag 1 steht schon bei week-1.md:2; gib ihm die Nummer 2, oder schreib einen Schlüssel wie {#1-b} dazu.',
    'Tag 2 hat keine Aufgabe; schreib eine Zeile wie `- **Aufgabe**: …` dazu.',
  ],
  [
    'uk',
    allWords.uk,
    'Tag 1 уже стоїть у week-1.md:2; постав номер 2 або додай ключ, як-от {#1-b}.',
    'Tag 2 не має завдання; додай рядок на зразок `- **Завдання**: …`.',
  ],
  [
    'es-ES',
    allWords.es,
    'Tag 1 está ya en week-1.md:2; ponle el número 2 o añade una clave como {#1-b}.',
    'Tag 2 no tiene tarea; añade una línea como `- **Tarea**: …`.',
  ],
])(
  'an admin whose Discord speaks %s hears in it what is wrong with a plan, and all that comes of it',
  async (locale, words, error, remark) => {
    const { add, update } = words.plans;
    const { levels } = words.problems;
    const server = await openServer();
    server.discord.world.setLocale('admin', locale);
    const days = (second: number, task: string, last = 'Star') =>
      `# Woche 1: Vögel\n#### Tag 1: Meise (30 min)\nVorab.\n- **Aufgabe**: Hör zu.\n#### Tag ${second}: Amsel (30 min)\n- **${task}**: Hör zu.\n#### Tag 3: ${last} (30 min)\n- **Aufgabe**: Hör zu.\n`;
    const send = async (command: 'add' | 'update', text: string) =>
      heard(await server.admin.run(`curriculum ${command}`, { name: 'vogel', file1: file('week-1.md', text) }));
    const heard = (answer: Answer) => {
      expect(answer.lines.slice(1).join('\n')).not.toMatch(english);
      return answer;
    };
    const broken = await send('add', days(1, 'Aufgabe'));
    expect(broken.lines.join('\n')).toContain(`❌ \`week-1.md:5:1\` ${plain(error)}`);
    expect(await broken.file('report.txt')).toBe(`week-1.md:5:1 ${levels.error}: ${error}\n`);

    const readable = await send('add', days(2, 'Vogel'));
    expect(readable.lines).toContain(add.remarks(1));
    expect(readable.lines.join('\n')).toContain(`⚠️ \`week-1.md:5:1\` ${plain(remark)}`);
    expect(await readable.file('report.txt')).toBe(`week-1.md:5:1 ${levels.warning}: ${remark}\n`);
    const first = heard(await readable.press(add.buttons.first));
    expect(first.lines.join('\n')).toContain(`**${words.study.day.fields.other}**  Vorab.`);
    heard(await readable.press(add.buttons.save));

    const changed = await send('update', days(2, 'Vogel', 'Kranich'));
    expect(await changed.file('report.txt')).toContain(remark);
    heard(await changed.press(update.apply(0)));
    expect(server.errors()).toEqual([]);
  },
);

test('a folder as one zip', async () => {
  const server = await openServer();
  const zip = zipOf([
    { name: 'birds/week-1/birds.md', content: week(1, '1: Robins', '2: Wrens') },
    { name: 'birds/week-2/birds.md', content: week(2, '3: Owls') },
  ]);
  const shown = await server.admin.run('curriculum add', {
    name: 'birds',
    file1: { name: 'birds.zip', data: zip, contentType: 'application/zip' },
  });
  expect(shown.lines).toContain('2 files · 1 month · 2 weeks · 3 days · 0 projects · 0 links');
  expect((await shown.press('Save')).lines[1]).toMatch(/is stored as \*\*birds\*\*, version 1, with 3 days\.$/);
});

test('files that are not text, too many of them, and addresses elsewhere', async () => {
  const server = await openServer();
  const binary = await server.admin.run('curriculum add', { name: 'odd', file1: file('a.md', 'a\u0000b') });
  expect(binary.lines[1]).toContain('can’t be stored yet: 1 error');
  const large = await server.admin.run('curriculum add', { name: 'odd', file1: file('a.md', 'x'.repeat(1_100_000)) });
  reads(
    large,
    'only you',
    '**a.md** is larger than 1 MB. Nothing was stored. Split it up: ten files can come at once, or a folder as one .zip.',
  );
  const twice = await server.admin.run('curriculum add', {
    name: 'odd',
    file1: file('a.md', '#'),
    file2: file('A.md', '#'),
  });
  reads(twice, 'only you', 'Two files are called **A.md**. Nothing was stored. Rename one and send them again.');
});

test('files under names of another script keep them and their order, and their days can be done', async () => {
  const server = await openServer();
  const shown = await server.admin.run('curriculum add', {
    name: 'Вступ до програмування',
    file1: file('Вступ до програмування 10.md', week(2, '1: Цикли', '2: Функції')),
    file2: file('Вступ до програмування 2.md', week(1, '1: Змінні', '2: Умови')),
  });
  expect(shown.lines.at(-1)).toBe('[Save] [Preview first day] [Cancel]');
  await shown.press('Save');
  await server.beginPlan({ curriculum: 'вступ-до-програмування' });
  await server.postUntil('2026-03-05');
  expect(server.channel().map(([line]) => line)).toEqual(
    ['1: Змінні', '2: Умови', '1: Цикли', '2: Функції'].map((day) => `📘 Day ${day} · 30 хв`),
  );
  // Its posts speak the plan's language, its answers that of whoever asks.
  const done = await server.lena.pressPost('Зроблено');
  expect(done.lines[1]).toContain('✅ **Day 2 done.** 1 of 4 in the plan');
  await done.press('Add a note');
  const today = await server.lena.run('today');
  expect((await today.press('Day 1')).lines.join('\n')).toContain('Цикли');
  expect((await server.lena.run('week')).lines.join('\n')).toContain('✅ 2 Функції');
  expect(server.errors()).toEqual([]);
});

test('a plan that was finished goes on with the days that were added, for the same people', async () => {
  const server = await openServer();
  const saved = await server.admin.run('curriculum add', {
    name: 'Tea',
    file1: file('tea.md', week(1, '1: Boil', '2: Pour')),
  });
  await saved.press('Save');
  await server.beginPlan({ curriculum: 'tea' });
  await server.postUntil('2026-03-03');
  await server.lena.pressPost('Done');
  await server.postUntil('2026-03-04');
  expect(server.channel().at(-1)?.[0]).toContain('🏁');

  const grown = await server.admin.run('curriculum update', {
    name: 'tea',
    file1: file('tea.md', week(1, '1: Boil', '2: Pour', '3: Sip', '4: Rinse')),
  });
  const applied = await grown.press('Apply');
  expect(applied.lines.find((line) => line.startsWith('🌱'))).toMatch(
    /^🌱 The plan in #study had finished and has grown: it can go on with \*\*Day 3: Sip\*\* on .*, with the same people and everything they have done\.$/,
  );
  expect((await server.admin.run('cohort status')).lines.at(-1)).toBe(
    '[▶️ Go on with Day 3: Sip] [➡️ Next plan] [🔄 Start over]',
  );
  const on = await applied.press('Go on with Day 3: Sip');
  expect(on.lines[1]).toMatch(/^▶️ The plan in #study goes on with \*\*Day 3: Sip\*\* on /);
  await server.postUntil('2026-03-05');
  expect(server.channel().at(-1)?.[0]).toBe('📘 Day 3: Sip · 30 min');
  expect((await server.lena.pressPost('Done')).lines.join('\n')).toContain('2 of 4');
});

test('where another plan runs by now, a finished one stays as it is', async () => {
  const server = await openServer();
  await (
    await server.admin.run('curriculum add', { name: 'Coffee', file1: file('coffee.md', week(1, '1: Boil')) })
  ).press('Save');
  await server.beginPlan({ curriculum: 'coffee' });
  await server.postUntil('2026-03-03');
  const grown = await server.admin.run('curriculum update', {
    name: 'coffee',
    file1: file('coffee.md', week(1, '1: Boil', '2: Pour')),
  });
  const applied = await grown.press('Apply');
  await server.beginPlan({ curriculum: 'month-07', start: 'tomorrow' });
  expect((await applied.press('Go on with Day 2: Pour')).lines[1]).toContain('Another plan runs in #study now');
});

import { expect, test } from 'vitest';
import { openServer } from '../../support/open-server.ts';

const repository = 'A repository that runs from start to dashboard with one command';
const benchmark = 'A benchmark with times before and after, and proof that the results agree';
const outcome = 'You can find the slow part of a program or query and prove that your fix helped';

test('outcomes ticked in the list of /month, and further pages', async () => {
  const server = await openServer();
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  const shown = await server.lena.run('month');
  expect(shown.lines.slice(0, 2)).toEqual(['only you', expect.stringMatching(/^🗓️ Month 7|^🗓️ \*\*Month 7/)]);
  const ticked = await shown.choose('What can you do by now? Tick it…', outcome);
  expect(ticked.lines[0]).toBe('updated');
  expect(ticked.lines).toContain(`│ ✅ ${outcome} · ‹2026-03-02 06:00 D›`);
  const unticked = await ticked.choose('What can you do by now? Tick it…');
  expect(unticked.lines).toContain(`│ ⬜ ${outcome}`);
  expect((await unticked.press('More…')).lines.join('\n')).toContain('**Salary target**');
});

test('deliverables of /project: ticked, shown in a form, with a file, and unticked', async () => {
  const server = await openServer();
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  const shown = await server.lena.run('project');
  const form = await shown.choose('Add a link or a few words to one…', benchmark);
  expect(form.lines[0]).toBe('form');
  const kept = await form.fill({ text: 'https://example.org/bench' });
  expect(kept.lines[0]).toBe('updated');
  expect(kept.lines).toContain('│ > https://example.org/bench');
  const [suggestion] = (await server.lena.suggest('project', 'deliverable', 'repository')).slice(1);
  expect(suggestion).toBe(repository);
  const filed = await server.lena.run('project', {
    deliverable: repository,
    file: { name: 'proof.txt', data: 'it runs' },
  });
  expect(filed.lines.join('\n')).toMatch(/│ > 📎 \[proof\.txt\]\(http/);
  const unticked = await filed.choose('What have you handed in? Tick it…', repository);
  expect(unticked.lines).toContain('📎 unticked.md');
  expect(await unticked.file('unticked.md')).toBe(`${benchmark}\n> https://example.org/bench`);
});

test('the library: a topic, a search, pages', async () => {
  const server = await openServer();
  await server.beginPlan();
  const topics = await server.lena.run('resources');
  const topic = await topics.choose('Open a topic…', 'Advanced Security Resources');
  expect(topic.lines).toContain(
    '│ • [Encryption](https://docs.databricks.com/security/encryption/index.html) · docs.databricks.com',
  );
  const found = await server.lena.run('resources', { search: 'databricks' });
  expect((await found.press('More ▶')).lines.join('\n')).toContain('Page 2 of');
});

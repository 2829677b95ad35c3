import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { zipOf } from '../support/zip.ts';
import { openedForAll } from './opened.ts';
import { goTo, messageWith, openAs, settled } from './visitor.ts';

const folder = mkdtempSync(join(tmpdir(), 'daymark-plan-'));
const here = openedForAll(['--empty']);

const broken = `# Month 1: Knots

## Week 1: First knots

### Day 1: Overhand knot
**Task**: Tie it ten times.

### Day 1: Figure eight
**Task**: Tie it ten times.\t\t
`;
const mended = broken.replace('### Day 1: Figure', '### Day 2: Figure');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The desk, just opened, with a file chosen there. */
async function choose(text: string | Uint8Array, name = 'knots.md'): Promise<Page> {
  const file = join(folder, name);
  writeFileSync(file, text);
  const page = await openAs(here.visitor, 'learner1');
  await goTo(page, 'Curriculum desk');
  await page.getByLabel('Markdown files').setInputFiles(file);
  return page;
}

test('an error is shown with its place, and nothing can be started', async () => {
  const page = await choose(broken);
  const report = page.getByRole('region', { name: 'Report' });
  await report.getByText('Not yet').waitFor();
  await report
    .getByText(/^knots\.md:\d+:1$/)
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: 'Start', exact: true }).count()).toBe(0);
});

test('mended, every day is shown as it will be posted', async () => {
  const page = await choose(mended);
  await page.getByText('Ready to be started').waitFor();
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.locator('.markdown', { hasText: 'Day 1: Overhand knot' }).waitFor();
  await preview.getByRole('button', { name: 'Next' }).click();
  await preview.locator('.markdown', { hasText: 'Day 2: Figure eight' }).waitFor();
  expect(await preview.locator('.embed').count()).toBe(1);
  expect(await preview.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
});

test('the files come back cleaned up', async () => {
  const page = await choose(mended);
  await page.getByText('Download the files cleaned up').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'knots.md' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString('utf8')).toBe(mended.replace('\t\t', ''));
});

test('it is started in a channel of its own and posted there', async () => {
  const page = await choose(mended);
  await page.getByRole('textbox', { name: 'Channel' }).fill('knots');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText('Welcome to #knots!').waitFor();
  await settled(page, () => page.getByRole('button', { name: 'Next post' }).click());
  await messageWith(page, 'Day 1: Overhand knot').getByRole('button', { name: 'Done' }).click();
  await messageWith(page, 'Day 1 done.').getByText('1 of 2').waitFor();
});

test('a zip is read as its folder is', async () => {
  const zip = zipOf([{ name: 'ropes/ropes.md', content: mended.replace('Month 1: Knots', 'Ropes') }]);
  const page = await choose(zip, 'ropes.zip');
  await page.getByRole('heading', { name: 'Ropes' }).waitFor();
  await page.getByText('Ready to be started').waitFor();
});

test('what is no Markdown is refused', async () => {
  const page = await choose('x', 'picture.png');
  await page.getByRole('alert').filter({ hasText: 'no Markdown file' }).waitFor();
  expect(here.visitor.troubles).toEqual([]);
});

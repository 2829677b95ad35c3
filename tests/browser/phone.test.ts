import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningPlayground, startPlayground } from './running-playground.ts';
import { messageWith, postOf, type Visitor, visit } from './visitor.ts';

/** What a phone shows of a channel beside its bars, in CSS pixels. */
const screen = 650;

let playground: RunningPlayground;
let visitor: Visitor;

beforeAll(async () => {
  playground = await startPlayground();
  visitor = await visit(playground.url, { width: 390, height: 844 });
});

afterAll(async () => {
  await visitor?.close();
  await playground?.stop();
});

test('four weeks of the shipped plan: a post fills no more than a phone’s screen', async () => {
  const { page } = visitor;
  await page.getByRole('button', { name: 'World' }).click();
  await page.getByRole('button', { name: /^Fill with four weeks/ }).click();
  await page.getByText('Four weeks of study go by').waitFor();
  await page.getByText('Four weeks of study go by').waitFor({ state: 'detached', timeout: 60_000 });
  const posts = messageWith(page, 'Counts for today until')
    .page()
    .locator('article', { hasText: 'Counts for today until' });
  const heights: number[] = [];
  for (const post of await posts.all()) heights.push((await post.boundingBox())?.height ?? 0);
  heights.sort((a, b) => a - b);
  expect(heights.length).toBeGreaterThan(20);
  expect(heights[Math.floor(heights.length / 2)]).toBeLessThan(screen);
});

test('the rest of a long day opens in private, page by page', async () => {
  const { page } = visitor;
  await postOf(page, 199).getByRole('button', { name: 'Steps' }).click();
  const opened = messageWith(page, 'Only you can see this');
  await opened.getByText('Practice').first().waitFor();
  await opened.getByText(/Page 1 of \d/).waitFor();
  await opened.getByRole('button', { name: 'More' }).click();
  await messageWith(page, /Page 2 of \d/).waitFor();
});

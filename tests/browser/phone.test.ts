import { beforeAll, expect, test } from 'vitest';
import { openedForAll } from './opened.ts';
import { fillWithHistory, goTo, lookAs, messageWith, openAs, postOf, run } from './visitor.ts';

/** What a phone shows of a channel beside its bars, in CSS pixels. */
const screen = 650;

const here = openedForAll([], { width: 390, height: 844 });

beforeAll(async () => fillWithHistory(await openAs(here.visitor, 'learner1')));

test('four weeks of the shipped plan: a post fills no more than a phone’s screen', async () => {
  const page = await openAs(here.visitor, 'learner1');
  await postOf(page, 201).waitFor();
  const posts = page.getByRole('article').filter({ hasText: 'Counts for today until' });
  const heights: number[] = [];
  for (const post of await posts.all()) heights.push((await post.boundingBox())?.height ?? 0);
  heights.sort((a, b) => a - b);
  expect(heights.length).toBeGreaterThan(20);
  expect(heights[Math.floor(heights.length / 2)]).toBeLessThan(screen);
});

test('the rest of a long day opens in private, page by page', async () => {
  const page = await openAs(here.visitor, 'learner1');
  await postOf(page, 199).getByRole('button', { name: 'Steps' }).click();
  const opened = messageWith(page, /Page 1 of \d/);
  await opened.getByText('Practice').first().waitFor();
  await opened.getByRole('button', { name: 'More' }).click();
  await messageWith(page, /Page 2 of \d/).waitFor();
});

test('a plan is set up by choosing alone; lists stay within the screen', async () => {
  const page = await openAs(here.visitor, 'learner1');
  const menu = page.getByRole('button', { name: 'Channels and members' });
  await menu.click();
  await lookAs(page, 'Ada Admin');
  await menu.click();
  await goTo(page, 'general');
  const panel = await run(page, 'setup');
  await panel.getByText('Ready to start?').waitFor();
  const choose = async (list: RegExp, option: string) => {
    await panel.getByRole('combobox', { name: list }).click();
    const listed = await page.getByRole('listbox', { name: list }).boundingBox();
    expect((listed?.y ?? 844) + (listed?.height ?? 0)).toBeLessThan(844 - 40);
    await page.getByRole('option', { name: option }).click();
  };
  await choose(/^Change/, 'First post');
  await panel.getByText('Choose below').waitFor();
  const field = await panel.getByRole('combobox').boundingBox();
  expect((field?.x ?? 0) + (field?.width ?? 390)).toBeLessThan(390);
  await panel.getByRole('button', { name: 'Back' }).click();
  await choose(/^Change/, 'Channel');
  await choose(/^Channel/, '#general');
  await panel.getByText('✏️').last().waitFor();
  await panel.getByRole('button', { name: 'Start' }).click();
  await panel.getByText('now runs in').waitFor();
});

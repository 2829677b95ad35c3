import { expect, test } from 'vitest';
import { openedForAll } from './opened.ts';
import { fillWithHistory, messageWith, postOf, run } from './visitor.ts';

/** What a phone shows of a channel beside its bars, in CSS pixels. */
const screen = 650;

const here = openedForAll([], { width: 390, height: 844 });

test('four weeks of the shipped plan: a post fills no more than a phone’s screen', async () => {
  const { page } = here.visitor;
  await fillWithHistory(page);
  const posts = page.getByRole('article').filter({ hasText: 'Counts for today until' });
  const heights: number[] = [];
  for (const post of await posts.all()) heights.push((await post.boundingBox())?.height ?? 0);
  heights.sort((a, b) => a - b);
  expect(heights.length).toBeGreaterThan(20);
  expect(heights[Math.floor(heights.length / 2)]).toBeLessThan(screen);
});

test('the rest of a long day opens in private, page by page', async () => {
  const { page } = here.visitor;
  await postOf(page, 199).getByRole('button', { name: 'Steps' }).click();
  const opened = messageWith(page, 'Only you can see this');
  await opened.getByText('Practice').first().waitFor();
  await opened.getByText(/Page 1 of \d/).waitFor();
  await opened.getByRole('button', { name: 'More' }).click();
  await messageWith(page, /Page 2 of \d/).waitFor();
});

test('a plan is set up by choosing alone; lists stay within the screen', async () => {
  const { page } = here.visitor;
  const menu = page.getByRole('button', { name: 'Channels and members' });
  await menu.click();
  await page.getByRole('region', { name: 'Who you are' }).getByRole('button', { name: 'Ada Admin' }).click();
  await menu.click();
  await page.getByRole('navigation', { name: 'Channels' }).getByRole('button', { name: 'general' }).click();
  // Who sits there, and where, changes with the next look at the server.
  await page.getByRole('textbox', { name: 'Message #general' }).waitFor();
  await page.getByRole('heading', { level: 1, name: /general/ }).waitFor();
  await run(page, 'setup');
  const panel = messageWith(page, 'Only you can see this');
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

import { expect, test } from 'vitest';
import { openedForAll } from './opened.ts';
import { lookAs, messageWith, postOf, run } from './visitor.ts';

const here = openedForAll();

const cards = () => here.visitor.page.getByRole('region', { name: 'Where to begin' });

test('the page opens with the first post and three ways to begin', async () => {
  const { page } = here.visitor;
  await postOf(page, 174).waitFor();
  expect(await cards().getByRole('button').allInnerTexts()).toEqual([
    expect.stringContaining('See a month'),
    expect.stringContaining('Be a learner'),
    expect.stringContaining('Set one up'),
    '×',
  ]);
});

test('the first stop of the keyboard leads past everything to where one writes', async () => {
  const { page } = here.visitor;
  const first = page.locator('button, a, input, textarea, [tabindex="0"]').first();
  await first.focus();
  expect(await first.innerText()).toBe('Skip to where you write');
  expect((await first.boundingBox())?.y, 'seen while it has the focus').toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
});

test('Set one up is the admin’s screen with the command picked; what was done keeps the cards away', async () => {
  const { page } = here.visitor;
  await cards()
    .getByRole('button', { name: /Set one up/ })
    .click();
  await page.getByRole('form', { name: 'Command /setup' }).getByRole('button', { name: 'Send' }).click();
  await messageWith(page, 'used /setup').waitFor();
  await page.reload();
  await page.getByRole('log').waitFor();
  expect(await cards().count()).toBe(0);
});

test('on a phone the page has its heading, and at 400 % messages keep half the screen', async () => {
  const { page } = here.visitor;
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  await page.setViewportSize({ width: 320, height: 256 });
  const box = await page.getByRole('log').boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(128);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('a language that is written from the right is shown from the right', async () => {
  const { page } = here.visitor;
  await page.getByRole('textbox', { name: /^Message/ }).fill('שלום Daymark');
  await page.keyboard.press('Enter');
  await messageWith(page, 'שלום').waitFor();
  const place = `[data-message="${await page.getByRole('article').last().getAttribute('data-message')}"] .markdown p`;
  expect(await page.evaluate(`getComputedStyle(document.querySelector('${place}')).direction`)).toBe('rtl');
});

test('a permission is taken from the bot in one channel, and it says so', async () => {
  const { page } = here.visitor;
  await page.getByRole('navigation').getByRole('button', { name: /study/ }).click();
  await postOf(page, 174).waitFor();
  await page.getByRole('button', { name: 'Under the hood' }).click();
  await page.getByRole('tab', { name: 'Faults' }).click();
  const may = page.getByRole('checkbox', { name: 'Embed Links' });
  await may.uncheck();
  await page.locator('fieldset input:not(:checked)').first().waitFor();
  await lookAs(page, 'Ada Admin');
  await run(page, 'cohort status');
  const status = messageWith(page, 'used /cohort status');
  await status.waitFor();
  await status
    .getByText(/Embed Links/)
    .first()
    .waitFor();
  await may.check();
});

test('where channels are shut off, the direct message with the reason still comes', async () => {
  const { page } = here.visitor;
  await page.getByRole('button', { name: /^No access to channels/ }).click();
  await page.getByRole('status').filter({ hasText: 'no access' }).waitFor();
  await page.getByRole('button', { name: 'Next post' }).click();
  await page.getByRole('button', { name: /^Daymark.*unread/ }).click();
  await messageWith(page, 'Day 175').waitFor();
  await page.getByRole('button', { name: 'Mend everything' }).click();
  await page.getByRole('navigation').getByRole('button', { name: /study/ }).click();
  await page.getByRole('button', { name: '+1 h' }).click();
  await postOf(page, 175).waitFor();
});

test('the focus stays at a select that has been used, and an answer quotes names and times as they read', async () => {
  const { page } = here.visitor;
  await lookAs(page, 'Lena');
  await run(page, 'week');
  const day = messageWith(page, 'used /week').getByRole('combobox');
  await day.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await messageWith(page, 'Only you can see this').waitFor();
  await page.getByText('is thinking').waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('combobox');
  await postOf(page, 175).getByRole('button', { name: 'Done' }).click();
  const quote = page.locator('.origin-words').last();
  await quote.waitFor();
  expect(await quote.innerText()).toMatch(/Day 175: \S.* min$/);
});

test('nothing broke in the page and nothing left the machine', () => {
  expect(here.visitor.troubles).toEqual([]);
});

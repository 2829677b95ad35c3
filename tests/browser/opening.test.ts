import { expect, test } from 'vitest';
import { openedForAll } from './opened.ts';
import { goTo, messageWith, openAs, postOf, run, settled, type } from './visitor.ts';

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
  const page = await openAs(here.visitor, 'learner1');
  const first = page.locator('button, a, input, textarea, [tabindex="0"]').first();
  await first.focus();
  expect(await first.innerText()).toBe('Skip to where you write');
  expect((await first.boundingBox())?.y, 'seen while it has the focus').toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
});

test('Set one up is the admin’s screen with the command picked; what was done keeps the cards away', async () => {
  const page = await openAs(here.visitor, 'learner1');
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
  const page = await openAs(here.visitor, 'learner1');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  await page.setViewportSize({ width: 320, height: 256 });
  const box = await page.getByRole('log').boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(128);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('a language that is written from the right is shown from the right', async () => {
  const page = await openAs(here.visitor, 'learner1');
  await type(page, 'שלום Daymark');
  const words = messageWith(page, 'שלום').locator('.markdown p');
  expect(await words.evaluate((place) => place.matches(':dir(rtl)'))).toBe(true);
});

test('a permission is taken from the bot in one channel, and it says so until it has it again', async () => {
  const page = await openAs(here.visitor, 'admin');
  await page.getByRole('button', { name: 'Under the hood' }).click();
  await page.getByRole('tab', { name: 'Faults' }).click();
  const may = page.getByRole('checkbox', { name: 'Embed Links' });
  await settled(page, () => may.click());
  const before = await run(page, 'cohort status');
  await before.getByText('I’m missing Embed Links').waitFor();
  await settled(page, () => may.click());
  const after = await run(page, 'cohort status');
  await after.getByText('Posts every day').waitFor();
  expect(await after.getByText(/Embed Links/).count()).toBe(0);
});

test('where channels are shut off, the direct message with the reason still comes', async () => {
  const page = await openAs(here.visitor, 'admin');
  await page.getByRole('button', { name: 'Under the hood' }).click();
  await page.getByRole('tab', { name: 'Faults' }).click();
  await settled(page, () => page.getByRole('button', { name: /^No access to channels/ }).click());
  await page.getByRole('status').filter({ hasText: 'no access' }).waitFor();
  await settled(page, () => page.getByRole('button', { name: 'Next post' }).click());
  await page.getByRole('button', { name: /^Daymark.*unread/ }).waitFor();
  await goTo(page, 'Daymark');
  await messageWith(page, 'I can’t post the study plan').getByText('I can no longer see the channel').waitFor();
  await settled(page, () => page.getByRole('button', { name: 'Mend everything' }).click());
  await goTo(page, 'study');
  expect(await postOf(page, 175).count()).toBe(0);
  await settled(page, () => page.getByRole('button', { name: '+1 h' }).click());
  await postOf(page, 175).waitFor();
});

test('the focus stays with a message whose list was used, and an answer quotes names and times as they read', async () => {
  const page = await openAs(here.visitor, 'learner1');
  const week = await run(page, 'week');
  await week.getByRole('combobox').focus();
  await page.keyboard.press('ArrowDown');
  await settled(page, () => page.keyboard.press('Enter'));
  await week.getByText('Practice').waitFor();
  expect(await week.locator('.controls :focus').count()).toBe(1);
  await postOf(page, 174).getByRole('button', { name: 'Done' }).click();
  const quote = messageWith(page, 'Day 174 done.').locator('.origin-words');
  expect(await quote.innerText()).toMatch(/Day 174: \S.* min$/);
});

test('nothing broke in the page and nothing left the machine', () => {
  expect(here.visitor.troubles).toEqual([]);
});

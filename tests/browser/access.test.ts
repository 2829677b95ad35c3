import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openedForAll } from './opened.ts';
import { messageWith, openAs, postOf, run, type } from './visitor.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const here = openedForAll();

type Finding = { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] };

async function seriousFindings(page: Page): Promise<string[]> {
  // The page's own rules keep foreign scripts out; what the debugger evaluates is no script of the page.
  await page.evaluate(`${axe};undefined`);
  const { violations } = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
    violations: Finding[];
  };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')} (${nodes[0]?.failureSummary})`);
}

const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

test.each(['dark', 'light'] as const)('axe finds nothing serious in %s', async (colours) => {
  const page = await openAs(here.visitor, 'learner1');
  await page.emulateMedia({ colorScheme: colours });
  await postOf(page, 174).waitFor();
  await (await run(page, 'week')).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('textbox', { name: /^Message/ }).fill('/');
  await page.getByRole('option').first().waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: /^Message/ }).fill('');
  await postOf(page, 174).getByRole('button', { name: 'Note' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Under the hood' }).click();
  for (const tab of ['Requests', 'Gateway', 'Faults']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tabpanel', { name: tab }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  }
  await page.getByRole('complementary', { name: 'Under the hood' }).getByRole('button', { name: 'Close' }).click();
});

test('a member whose Discord is German has its commands in German, and axe finds nothing serious', async () => {
  const page = await openAs(here.visitor, 'learner2');
  await page.getByRole('textbox', { name: /^Message/ }).fill('/noti');
  await page.getByRole('option', { name: '/notizen' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('textbox', { name: /^Message/ }).fill('');
  await type(page, '/notizen');
  const form = page.getByRole('form', { name: 'Command /notizen' });
  await form.getByRole('button', { name: /^Add option suche: Nur die Notizen/ }).click();
  await form.getByRole('textbox', { name: 'suche' }).fill('cache');
  expect(await seriousFindings(page)).toEqual([]);
  await form.getByRole('textbox', { name: 'suche' }).press('Enter');
  await messageWith(page, 'used /notizen').getByText('cache').waitFor();
});

test('a whole day is studied with the keyboard alone', async () => {
  const page = await openAs(here.visitor, 'learner1');
  /** The page moves the focus once it has drawn what takes it. */
  const focusIn = (place: Locator) => place.locator(':focus').waitFor();
  await page.getByRole('textbox', { name: /^Message/ }).focus();
  await page.keyboard.type('/do');
  await page.keyboard.press('Tab');
  await focusIn(page.getByRole('form', { name: 'Command /done' }));
  await page.keyboard.press('Enter');
  await messageWith(page, 'Day 174 done.').waitFor();
  await page.locator('#message-field:focus').waitFor();
  await page.keyboard.type('/note');
  await page.keyboard.press('Enter');
  await focusIn(page.getByRole('form', { name: 'Command /note' }));
  await page.keyboard.press('Enter');
  await focusIn(page.getByRole('dialog', { name: 'Day 174 note' }));
  await page.keyboard.type('By keys');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: /The group may read it/, checked: true }).waitFor();
  const submit = page.getByRole('button', { name: 'Submit' });
  for (let stop = 0; stop < 6 && !(await submit.evaluate((one) => one.matches(':focus'))); stop += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await messageWith(page, 'Note on Day 174 saved').getByText('can read it').waitFor();
});

test.each([360, 390, 768])('%d pixels are wide enough', async (width) => {
  await here.visitor.page.setViewportSize({ width, height: 780 });
  const page = await openAs(here.visitor, 'learner1');
  await postOf(page, 174).waitFor();
  expect(await page.evaluate(overflow)).toBe(0);
  if (width < 720) {
    await page.getByRole('button', { name: 'Channels and members' }).click();
    await page.getByRole('button', { name: 'Ada Admin' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('navigation').waitFor({ state: 'hidden' });
  }
  await page.getByRole('button', { name: 'Under the hood' }).click();
  await page.getByRole('tab', { name: 'Faults' }).click();
  await page.getByRole('tabpanel', { name: 'Faults' }).waitFor();
  expect(await page.evaluate(overflow)).toBe(0);
  await page.getByRole('complementary', { name: 'Under the hood' }).getByRole('button', { name: 'Close' }).click();
  await page.getByRole('textbox', { name: /^Message/ }).fill('/');
  await page.getByRole('option').first().waitFor();
  expect(await page.evaluate(overflow)).toBe(0);
  await page.getByRole('textbox', { name: /^Message/ }).fill('');
});

test('the page is small', async () => {
  const weights = await here.visitor.page.evaluate(
    'Promise.all(["/", "/page.js", "/page.css"].map((path) => fetch(path).then((answer) => answer.arrayBuffer()).then((body) => body.byteLength)))',
  );
  expect((weights as number[]).reduce((sum, weight) => sum + weight, 0)).toBeLessThan(500_000);
  expect(here.visitor.troubles).toEqual([]);
});

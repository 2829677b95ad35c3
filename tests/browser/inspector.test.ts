import { request } from 'node:http';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { View } from '../../src/playground/server/contract.ts';
import { openedForAll } from './opened.ts';
import { fillWithHistory, messageWith, openAs, postOf, run, settled, type } from './visitor.ts';

const here = openedForAll();

/** The page as Lena's, with the faults on order. */
async function openFaults(): Promise<Page> {
  const page = await openAs(here.visitor, 'learner1');
  await page.getByRole('button', { name: 'Under the hood' }).click();
  await page.getByRole('tab', { name: 'Faults' }).click();
  return page;
}

async function order(page: Page, fault: string | RegExp): Promise<void> {
  await settled(page, () => page.getByRole('tabpanel').getByRole('button', { name: fault }).click());
}

test('a post that Discord refuses comes later, once', async () => {
  const page = await openFaults();
  await order(page, /^Discord breaks on posts/);
  await page.getByRole('status').filter({ hasText: 'answers every message to a channel with 500' }).waitFor();
  await settled(page, () => page.getByRole('button', { name: 'Next post' }).click());
  await page.getByRole('tab', { name: 'Requests' }).click();
  await page.locator('.entry.failed', { hasText: '500' }).first().waitFor();
  expect(await postOf(page, 175).count()).toBe(0);
  await page.getByRole('tab', { name: 'Faults' }).click();
  await order(page, 'Mend everything');
  await page.getByRole('status').filter({ hasText: 'Nothing is broken' }).waitFor();
  await settled(page, () => page.getByRole('button', { name: '+1 h' }).click());
  await postOf(page, 175).waitFor();
  expect(await postOf(page, 175).count()).toBe(1);
});

test('a late answer fails as Discord shows it', async () => {
  const page = await openFaults();
  await order(page, /^Too slow to answer/);
  const post = postOf(page, 174);
  await post.getByRole('button', { name: 'Done' }).click();
  await post.getByText('This interaction failed').waitFor();
  const late = await run(page, 'week');
  await page.getByText('Sending /week').waitFor();
  await late.getByText('The application did not respond').waitFor();
  await late.getByRole('button', { name: 'Dismiss message' }).click();
  await late.waitFor({ state: 'detached' });
  await order(page, 'Mend everything');
  // What nobody would have heard of was not done.
  await type(page, '/done day:174');
  await messageWith(page, 'Day 174 done. 1 of 29').waitFor();
});

test('a slow network shows that the bot is thinking', async () => {
  const page = await openFaults();
  await order(page, /^Slow network/);
  const streak = await run(page, 'streak');
  await page
    .getByText(/is thinking…|Sending \/streak/)
    .first()
    .waitFor();
  await streak
    .getByText(/day.*of the plan/i)
    .first()
    .waitFor();
  await order(page, 'Mend everything');
});

test('with the database away nothing is lost and the bot says so', async () => {
  const page = await openFaults();
  await order(page, /^Database away/);
  const undo = await run(page, 'undo');
  await undo
    .getByText(/Reference|try again/i)
    .first()
    .waitFor();
  await order(page, 'Mend everything');
  await expect
    .poll(async () => (await run(page, 'streak')).innerText(), { timeout: 60_000, interval: 300 })
    .toMatch(/of the plan/);
});

test('the bot comes back after a cut socket, an end and a restart', async () => {
  const page = await openFaults();
  await order(page, /^Drop the socket/);
  await page.getByRole('tab', { name: 'Gateway' }).click();
  await page
    .locator('.entry', { hasText: /session (?:resumed|identified)/ })
    .first()
    .waitFor();
  await page.getByRole('tab', { name: 'Faults' }).click();
  await order(page, /^Switch the bot off/);
  await page.getByText('Daymark is switched off').waitFor();
  await (await run(page, 'week')).getByText('The application did not respond').waitFor();
  await page.getByRole('button', { name: 'World' }).click();
  await page.getByRole('button', { name: /^Restart bot/ }).click();
  await page.getByText('Daymark is switched off').waitFor({ state: 'detached' });
  await (await run(page, 'week')).getByText('Week 25').first().waitFor();
});

test('four weeks of history fill the channel', async () => {
  const page = await openAs(here.visitor, 'learner1');
  await fillWithHistory(page);
  await page.getByRole('button', { name: /Noah/ }).waitFor();
  await (await run(page, 'streak'))
    .getByText(/of 29 days/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Play' }).click();
  await messageWith(page, 'all 29 days have been posted').waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Play' }).waitFor();
});

type Answer = { status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: string };

function ask(path: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, here.playground.url), { method, headers }, (answer) => {
      let told = '';
      answer.setEncoding('utf8').on('data', (text: string) => {
        told += text;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: told }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const json = { 'content-type': 'application/json' };

test.each<[string, string, Record<string, string>, string, number]>([
  ['another name for this machine', 'api/view', { host: 'playground.example' }, 'GET', 403],
  ['another port', 'api/view', { host: '127.0.0.1:1' }, 'GET', 403],
  ['another page', 'api/view', { origin: 'http://evil.example' }, 'GET', 403],
  ['no page at all', 'api/clock', { ...json, origin: 'null' }, 'POST', 403],
  ['another page, by its fetch metadata', 'api/live', { 'sec-fetch-site': 'cross-site' }, 'GET', 403],
  ['a form', 'api/clock', { 'content-type': 'text/plain' }, 'POST', 403],
  ['nothing of that name', 'api/constructor', {}, 'GET', 404],
  ['a way out of the folder', '..%2f..%2fpackage.json', {}, 'GET', 404],
  ['the page itself', '', {}, 'GET', 200],
])('%s', async (_, path, headers, method, status) => {
  const answer = await ask(path, headers, method, method === 'POST' ? '{}' : '');
  expect(answer.status).toBe(status);
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('looking as somebody changes nothing for others', async () => {
  const me = async (query: string) => (JSON.parse((await ask(`api/view${query}`, {})).body) as View).me.name;
  const before = await me('');
  const other = before === 'learner2' ? 'learner3' : 'learner2';
  expect([await me(`?as=${other}`), await me('')]).toEqual([other, before]);
});

test('nothing broke in the page and nothing left the machine', () => {
  expect(here.visitor.troubles).toEqual([]);
});

import { request } from 'node:http';
import { expect, test } from 'vitest';
import type { View } from '../../src/playground/server/contract.ts';
import { openedForAll } from './opened.ts';
import { messageWith, run } from './visitor.ts';

const here = openedForAll();

async function order(fault: string | RegExp): Promise<void> {
  await here.visitor.page.getByRole('tabpanel').getByRole('button', { name: fault }).click();
}

test('a post that Discord refuses comes later, once', async () => {
  const { page } = here.visitor;
  await page.getByRole('button', { name: 'Under the hood' }).click();
  await page.getByRole('tab', { name: 'Faults' }).click();
  await order(/^Discord breaks on posts/);
  await page.getByRole('status').filter({ hasText: 'answers every message to a channel with 500' }).waitFor();
  await page.getByRole('button', { name: 'Next post' }).click();
  await page.getByRole('tab', { name: 'Requests' }).click();
  await page.locator('.entry.failed', { hasText: '500' }).first().waitFor();
  expect(await page.getByRole('article').filter({ hasText: 'Day 175' }).count()).toBe(0);
  await page.getByRole('tab', { name: 'Faults' }).click();
  await order('Mend everything');
  await page.getByRole('status').filter({ hasText: 'Nothing is broken' }).waitFor();
  await page.getByRole('button', { name: '+1 h' }).click();
  await messageWith(page, 'Day 175').waitFor();
  expect(await page.getByRole('article').filter({ hasText: 'Day 175' }).count()).toBe(1);
});

test('a late answer fails as Discord shows it', async () => {
  const { page } = here.visitor;
  await order(/^Too slow to answer/);
  await messageWith(page, 'Day 175').getByRole('button', { name: 'Done' }).click();
  await messageWith(page, 'Day 175').getByText('This interaction failed').waitFor();
  await run(page, 'week');
  await page.getByText('Sending /week').waitFor();
  await messageWith(page, 'The application did not respond').waitFor();
  await messageWith(page, 'The application did not respond').getByRole('button', { name: 'Dismiss message' }).click();
  await order('Mend everything');
  await run(page, 'done');
  // The button's work was done; only its answer came too late.
  await messageWith(page, /Day 175 (?:is already )?done/).waitFor();
});

test('a slow network shows that the bot is thinking', async () => {
  const { page } = here.visitor;
  await order(/^Slow network/);
  await run(page, 'streak');
  await page
    .getByText(/is thinking…|Sending \/streak/)
    .first()
    .waitFor();
  await messageWith(page, 'used /streak')
    .getByText(/day.*of the plan/i)
    .first()
    .waitFor();
  await order('Mend everything');
});

test('with the database away nothing is lost and the bot says so', async () => {
  const { page } = here.visitor;
  await order(/^Database away/);
  await run(page, 'undo');
  await messageWith(page, 'used /undo')
    .getByText(/Reference|try again/i)
    .first()
    .waitFor();
  await order('Mend everything');
  await expect
    .poll(
      async () => {
        await run(page, 'streak');
        return messageWith(page, 'used /streak').innerText();
      },
      { timeout: 20_000, interval: 300 },
    )
    .toMatch(/of the plan/);
});

test('the bot comes back after a cut socket, an end and a restart', async () => {
  const { page } = here.visitor;
  await order(/^Drop the socket/);
  await page.getByRole('tab', { name: 'Gateway' }).click();
  await page
    .locator('.entry', { hasText: /session (?:resumed|identified)/ })
    .first()
    .waitFor();
  await page.getByRole('tab', { name: 'Faults' }).click();
  await order(/^Switch the bot off/);
  await page.getByText('Daymark is switched off').waitFor();
  await run(page, 'week');
  await messageWith(page, 'The application did not respond').waitFor();
  await page.getByRole('button', { name: 'World' }).click();
  await page.getByRole('button', { name: /^Restart bot/ }).click();
  await page.getByText('Daymark is switched off').waitFor({ state: 'detached' });
  await run(page, 'week');
  await messageWith(page, 'used /week').getByText('Week 25').first().waitFor();
});

test('the rows behind it can be read', async () => {
  const { page } = here.visitor;
  await page.getByRole('tab', { name: 'Rows' }).click();
  for (const table of ['cohorts', 'posts', 'learners', 'streaks', 'curriculum_versions']) {
    await page.getByRole('combobox', { name: 'Table' }).selectOption(table);
    await page
      .getByRole('region', { name: `Rows of ${table}` })
      .locator('td')
      .first()
      .waitFor();
  }
  await page.getByRole('complementary', { name: 'Under the hood' }).getByRole('button', { name: 'Close' }).click();
});

test('four weeks of history fill the channel', async () => {
  const { page } = here.visitor;
  await page.getByRole('button', { name: 'World' }).click();
  await page.getByRole('button', { name: /^Fill with four weeks/ }).click();
  await page.getByText('Four weeks of study go by').waitFor();
  await page.getByText('Four weeks of study go by').waitFor({ state: 'detached', timeout: 40_000 });
  await page.getByRole('button', { name: /Noah/ }).waitFor();
  await run(page, 'streak');
  await messageWith(page, 'used /streak')
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

import { expect, test } from 'vitest';
import { openedForAll } from './opened.ts';
import { lookAs, messageWith, openAs, postOf, run, settled, type } from './visitor.ts';

const here = openedForAll(['--empty']);

test('an admin sets a plan up with suggestions, a list and a role', async () => {
  const page = await openAs(here.visitor, 'learner1');
  await page.getByRole('button', { name: 'Next post' }).click();
  await page.getByRole('alert').filter({ hasText: 'No post is planned' }).waitFor();
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();

  await page.getByRole('textbox', { name: /^Message/ }).fill('/');
  await page.getByRole('option', { name: '/done' }).waitFor();
  // Who may not use a command is not offered it.
  expect(await page.getByRole('option', { name: '/setup' }).count()).toBe(0);
  await lookAs(page, 'Ada Admin');
  await type(page, '/setup');
  const form = page.getByRole('form', { name: 'Command /setup' });
  await form.getByRole('button', { name: /^Add option timezone/ }).click();
  const zone = form.getByRole('combobox', { name: 'timezone' });
  await zone.fill('kyi');
  await form.getByRole('option', { name: /Europe\/Kyiv/ }).waitFor();
  await zone.press('Enter');
  expect(await zone.inputValue()).toContain('Kyiv');
  await form.getByRole('button', { name: /^Add option role/ }).click();
  await form.getByRole('combobox', { name: 'role' }).click();
  await form.getByRole('option', { name: '@Learners' }).click();
  await form.getByRole('button', { name: 'Send' }).click();
  const proposal = messageWith(page, 'Only you can see this');
  await proposal.getByText('Day 174').first().waitFor();
  await proposal.getByRole('button', { name: 'Start' }).click();
  await messageWith(page, 'now runs in').waitFor();
});

test('the post pings the role, on the clock of whoever looks', async () => {
  const page = await openAs(here.visitor, 'admin');
  await settled(page, () => page.getByRole('button', { name: 'Next post' }).click());
  const post = messageWith(page, 'Day 174: Performance Analysis').filter({ has: page.locator('.embed') });
  await post.waitFor();
  await post.locator('.mention', { hasText: '@Learners' }).waitFor();
  // The admin is no learner, so only the others are notified.
  expect(await post.getAttribute('class')).not.toContain('pinged');
  expect(await post.locator('.embed a').count()).toBeGreaterThan(2);
  expect(await post.locator('time.moment').first().innerText()).toBe('04:00');
  await lookAs(page, 'Leo');
  // Kyiv's four in the morning is six in the evening in Los Angeles, and German.
  await page.locator('time.moment', { hasText: '18:00' }).first().waitFor();
  await page.locator('.message.pinged').waitFor();
});

test('a day is done by button, by command and by a whole line', async () => {
  const page = await openAs(here.visitor, 'learner1');
  await postOf(page, 174).getByRole('button', { name: 'Done' }).click();
  await messageWith(page, 'Day 174 done.').getByText('Only you can see this').waitFor();
  await (await run(page, 'done')).getByText('Day 174 is already done').waitFor();
  await lookAs(page, 'Lesya');
  await page.getByRole('article').filter({ hasText: 'Only you can see this' }).waitFor({ state: 'detached' });
  // Her Discord is Ukrainian: she has its names, and may type the English ones.
  await page.getByRole('textbox', { name: /^Message/ }).fill('/го');
  await page.getByRole('option', { name: '/готово' }).waitFor();
  await type(page, '/готово день:174');
  const done = messageWith(page, 'Day 174: зроблено.');
  await done.getByRole('button', { name: 'Dismiss message' }).click();
  await done.waitFor({ state: 'detached' });
  await type(page, '/done banana:1');
  await page.getByRole('alert').filter({ hasText: '/готово has no option “banana”' }).waitFor();
  await type(page, 'Hello everybody, **nothing** <img src=x onerror=alert(1)> happens');
  const said = messageWith(page, 'Hello everybody');
  await said.locator('strong', { hasText: 'nothing' }).waitFor();
  expect(await said.locator('img').count()).toBe(0);
  expect(await said.innerText()).toContain('<img src=x onerror=alert(1)>');
});

test('a note is written in a form that counts and keeps the focus', async () => {
  const page = await openAs(here.visitor, 'learner1');
  await postOf(page, 174).getByRole('button', { name: 'Note' }).click();
  const form = page.getByRole('dialog', { name: 'Day 174 note' });
  const field = form.getByRole('textbox', { name: 'Your note' });
  await form.locator('textarea:focus').waitFor();
  await field.fill('Measured first.');
  await form.getByText('15/2000').waitFor();
  await form.getByText('Which three functions cost most').waitFor();
  await form.getByRole('checkbox', { name: /The group may read it/ }).check();
  await form.getByRole('textbox', { name: 'A link that belongs to it' }).fill('example.org/trace');
  const trace = { name: 'trace.txt', mimeType: 'text/plain', buffer: Buffer.from('load() 71 %') };
  await form.getByLabel('A file that belongs to it').setInputFiles(trace);
  await form.getByRole('button', { name: 'Submit' }).click();
  await form.waitFor({ state: 'detached' });
  const saved = messageWith(page, 'Note on Day 174 saved');
  await saved.getByText('The others in this plan can read it').waitFor();
  await saved.getByText('trace.txt is kept with it').waitFor();
});

test('a message is saved as a note from its menu', async () => {
  const page = await openAs(here.visitor, 'learner1');
  const post = postOf(page, 174);
  await post.hover();
  await post.getByLabel('Apps for this message').click();
  await post.getByRole('button', { name: 'Save as note' }).click();
  const form = page.getByRole('dialog', { name: 'Day 174 note' });
  await form.waitFor();
  expect(await form.getByRole('textbox', { name: 'Your note' }).inputValue()).toMatch(
    /^📘 Day 174: Performance Analysis/,
  );
  expect(await form.getByRole('textbox', { name: 'A link that belongs to it' }).inputValue()).toMatch(
    /^https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+$/,
  );
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
});

test('two weeks go by, with the week, the streak and a day chosen from a list', async () => {
  const page = await openAs(here.visitor, 'learner1');
  for (let day = 175; day <= 187; day += 1) {
    await settled(page, () => page.getByRole('button', { name: 'Next post' }).click());
    await postOf(page, day).getByRole('button', { name: 'Done' }).click();
    await messageWith(page, `Day ${day} done.`).waitFor();
  }
  await (await run(page, 'streak')).getByText('streak 14').waitFor();
  const week = await run(page, 'week');
  await week.getByText('Milestone').first().waitFor();
  await week.getByRole('combobox', { name: /Open a day/ }).click();
  await week.getByRole('option').first().click();
  await messageWith(page, 'You did this').waitFor();
});

test('what the bot suggests while one types is chosen with the keys', async () => {
  const page = await openAs(here.visitor, 'learner1');
  await type(page, '/day');
  const form = page.getByRole('form', { name: 'Command /day' });
  await form.getByRole('button', { name: /^Add option day/ }).click();
  const day = form.getByRole('combobox', { name: 'day' });
  await day.fill('memory');
  await form.locator('.suggestions[aria-busy="false"]').waitFor();
  await form
    .getByRole('option', { name: /Memory/ })
    .first()
    .waitFor();
  await day.press('Enter');
  expect(await day.inputValue()).toMatch(/Memory/);
  await day.press('Enter');
  await messageWith(page, 'used /day')
    .getByText(/Memory/)
    .first()
    .waitFor();
});

test('every other command is answered', async () => {
  const page = await openAs(here.visitor, 'learner1');
  for (const command of ['today', 'help', 'notes', 'zone', 'month', 'project', 'resources', 'privacy', 'undo'])
    await (await run(page, command)).getByText('Only you can see this').waitFor();
  await messageWith(page, 'used /privacy').getByRole('button', { name: 'Export as a file' }).click();
  const file = page.locator('a.file').last();
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
  expect(download.suggestedFilename()).toMatch(/\.(?:json|md|csv|zip)$/);
});

test('somebody new sees no private message of others; two tabs are two members', async () => {
  const page = await openAs(here.visitor, 'learner1');
  await page.getByRole('button', { name: '+ Somebody new' }).click();
  const dialog = page.getByRole('dialog', { name: 'Somebody new' });
  await dialog.getByLabel('Name').fill('Petra');
  await dialog.getByLabel('Time zone of their clock').fill('Nowhere');
  await dialog.getByRole('button', { name: 'Bring in' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'is no time zone' }).waitFor();
  await dialog.getByLabel('Time zone of their clock').fill('Europe/Prague');
  await dialog.getByRole('button', { name: 'Bring in' }).click();
  await page.locator('.member[aria-pressed="true"]', { hasText: 'Petra' }).waitFor();
  expect(await page.getByText('Only you can see this').count()).toBe(0);
  const other = await here.visitor.context.newPage();
  await other.goto(`${here.playground.url}#learner2/general`);
  await type(page, 'Hello from Prague');
  await other
    .getByRole('button', { name: /^#?study/ })
    .filter({ hasText: 'unread' })
    .waitFor();
  await other.close();
});

test('a thread belongs to the plan of its channel', async () => {
  const page = await openAs(here.visitor, 'learner1');
  await page.getByRole('button', { name: 'New channel or thread' }).click();
  const dialog = page.getByRole('dialog', { name: 'A new channel or thread' });
  await dialog.getByLabel('Name').fill('Questions here');
  await dialog.getByLabel('Where').selectOption({ label: 'A thread in #study' });
  await dialog.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('heading', { name: 'questions-here' }).first().waitFor();
  await (await run(page, 'today')).getByText('Day 187').first().waitFor();
});

test('nothing broke in the page and nothing left the machine', () => {
  expect(here.visitor.troubles).toEqual([]);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

export type Visitor = {
  page: Page;
  context: BrowserContext;
  /** What went wrong in the page, and what it asked of anybody but its own server; both stay empty. */
  troubles: string[];
  close(): Promise<void>;
};

export type Look = { width?: number; height?: number; colours?: 'dark' | 'light' };

/** Opens the machine's Chromium on the playground, with a profile of its own. */
export async function visit(
  url: string,
  { width = 1280, height = 800, colours = 'dark' }: Look = {},
): Promise<Visitor> {
  const profile = mkdtempSync(join(tmpdir(), 'daymark-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    headless: true,
    viewport: { width, height },
    colorScheme: colours,
    acceptDownloads: true,
    args: [
      '--no-sandbox',
      '--disable-lcd-text',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  // A busy machine is slow; whatever takes longer is stuck.
  context.setDefaultTimeout(30_000);
  const troubles: string[] = [];
  context.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !/^(?:data|blob|about):/.test(address))
      troubles.push(`left the machine: ${address}`);
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  await page.goto(url);
  await page.getByRole('log').waitFor();
  return {
    page,
    context,
    troubles,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Types into the line where messages are written, and sends it. */
export async function type(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: /^Message / });
  await field.fill(text);
  await field.press('Enter');
}

/** The page as if just opened by somebody in a channel: nothing is left of what was opened, chosen or written before. */
export async function openAs({ page }: Visitor, name: string, channel = 'study'): Promise<Page> {
  await page.goto(`${new URL(page.url()).origin}/#${name}/${channel}`);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: channel, exact: true }).waitFor();
  return page;
}

/** Goes to a channel or to somebody's messages, and waits until they are shown. */
export async function goTo(page: Page, name: string): Promise<void> {
  const entry = page
    .getByRole('navigation', { name: 'Channels' })
    .getByRole('button', { name: new RegExp(`^${name}`) });
  await entry.click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** Does something that the page tells its server, and waits until the server has done it. */
export async function settled(page: Page, act: () => Promise<void>): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await act();
  await (await answered).finished();
}

/** Chooses a command from the list and sends it without options; its answer, and none that stood there before. */
export async function run(page: Page, command: string): Promise<Locator> {
  const ids = await page
    .locator('article[data-message]')
    .evaluateAll((before) => before.map((message) => message.getAttribute('data-message')));
  await type(page, `/${command}`);
  await page
    .getByRole('form', { name: `Command /${command}` })
    .getByRole('button', { name: 'Send' })
    .click();
  return page
    .locator(`article${ids.map((id) => `:not([data-message="${id}"])`).join('')}`)
    .filter({ hasText: `used /${command}` })
    .last();
}

/** The newest message in which this stands. */
export function messageWith(page: Page, text: string | RegExp): Locator {
  return page.getByRole('article').filter({ hasText: text }).last();
}

/** The daily post of a day, which others may quote; no private view of it. */
export function postOf(page: Page, day: number): Locator {
  const done = page.getByRole('button', { name: 'Done', exact: true });
  return page
    .getByRole('article')
    .filter({ hasText: `Day ${day}:`, hasNotText: 'Only you can see this' })
    .filter({ has: done });
}

export async function lookAs(page: Page, name: string): Promise<void> {
  const member = page.getByRole('region', { name: 'Who you are' }).getByRole('button', { name });
  await member.click();
  // On a phone their list is hidden again.
  await page.locator('.member[aria-pressed="true"]', { hasText: name }).waitFor({ state: 'attached' });
}

/** Lets four weeks of study go by, and waits until they have. */
export async function fillWithHistory(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'World' }).click();
  await page.getByRole('button', { name: /^Fill with four weeks/ }).click();
  await page.getByText('Four weeks of study go by').waitFor();
  await page.getByText('Four weeks of study go by').waitFor({ state: 'detached', timeout: 150_000 });
}

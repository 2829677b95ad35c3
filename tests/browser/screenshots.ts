import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startPlayground } from './running-playground.ts';
import { smallerPng } from './smaller-png.ts';
import { fillWithHistory, lookAs, messageWith, run, visit } from './visitor.ts';

// Pictures of the page for the README: npm run screenshots.
const folder = join(process.cwd(), '.github', 'images');
mkdirSync(folder, { recursive: true });

async function shoot(page: Page, name: string): Promise<void> {
  // What points at nothing stands still.
  await page.mouse.move(0, 0);
  for (const colours of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: colours });
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    writeFileSync(join(folder, `${name}-desktop-${colours}.png`), smallerPng(await page.screenshot()));
  }
}

const playground = await startPlayground();
try {
  const visitor = await visit(playground.url, { width: 1000, height: 800 });
  const { page } = visitor;
  await fillWithHistory(page);
  await lookAs(page, 'Lena');
  await messageWith(page, 'Counts for today').waitFor();
  await shoot(page, 'post');
  await run(page, 'progress');
  await messageWith(page, 'used /progress').getByRole('img').last().waitFor();
  await shoot(page, 'progress');
  await visitor.close();
} finally {
  await playground.stop();
}

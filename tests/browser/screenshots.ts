import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startPlayground } from './running-playground.ts';
import { smallerPng } from './smaller-png.ts';
import { lookAs, messageWith, run, visit } from './visitor.ts';

// Pictures of the page for the README: npm run screenshots.
const folder = join(process.cwd(), '.github', 'images');
mkdirSync(folder, { recursive: true });

const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

type Size = keyof typeof sizes;

async function shoot(page: Page, name: string, shown: readonly Size[] = ['desktop', 'phone']): Promise<void> {
  // What points at nothing stands still.
  await page.mouse.move(0, 0);
  for (const colours of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: colours });
    for (const size of shown) {
      await page.setViewportSize(sizes[size]);
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      writeFileSync(join(folder, `${name}-${size}-${colours}.png`), smallerPng(await page.screenshot()));
    }
  }
  await page.setViewportSize(sizes.desktop);
}

const playground = await startPlayground();
try {
  const visitor = await visit(playground.url);
  const { page } = visitor;
  await page.getByRole('button', { name: 'World' }).click();
  await page.getByRole('button', { name: /^Fill with four weeks/ }).click();
  await page.getByText('Four weeks of study go by').waitFor();
  await page.getByText('Four weeks of study go by').waitFor({ state: 'detached', timeout: 60_000 });
  await lookAs(page, 'Leo');
  await run(page, 'week');
  await messageWith(page, 'used /week').waitFor();
  await shoot(page, 'week');
  await page.getByRole('textbox', { name: /^Message/ }).fill('/');
  await page.getByRole('option').first().waitFor();
  await shoot(page, 'commands', ['phone']);
  await page.getByRole('textbox', { name: /^Message/ }).fill('');
  await page.getByRole('button', { name: 'Note' }).last().click();
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'note', ['phone']);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Under the hood' }).click();
  await page.getByRole('tab', { name: 'Rows' }).click();
  await page.getByRole('combobox', { name: 'Table' }).selectOption('streaks');
  await page.getByRole('region', { name: 'Rows of streaks' }).waitFor();
  await shoot(page, 'rows', ['desktop']);
  await page.getByRole('complementary', { name: 'Under the hood' }).getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Curriculum desk' }).click();
  await page.getByLabel('Markdown files').setInputFiles({
    name: 'knots.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(
      '# Month 1: Knots\n\n## Week 1: First knots\n\n### Day 1: Overhand knot\n**Task**: Tie it *ten* times.\n\n' +
        '### Day 2: Figure eight\n**Task**: Tie it around a post.\n**Done when**: it holds your weight.\n',
    ),
  });
  await page.getByRole('region', { name: 'Preview' }).waitFor();
  await shoot(page, 'curriculum');
  await visitor.close();
} finally {
  await playground.stop();
}

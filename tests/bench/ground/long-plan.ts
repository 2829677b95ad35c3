import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const shippedMonth = 7;
const firstWeek = 25;
const firstDay = 174;
const weeksInMonth = 4;
export const daysInMonth = 29;

/** A folder of plans with one of so many months in it. */
export async function longPlan(
  { repository, folder }: { repository: string; folder: string },
  months: number,
): Promise<string> {
  const plans = join(folder, `plans-${months}`);
  await writeLongPlan(repository, plans, months);
  return plans;
}

/** Writes a plan of some months into a folder of plans: the shipped month again and again, renumbered. */
export async function writeLongPlan(repository: string, plans: string, months: number): Promise<void> {
  const text = await readFile(join(repository, 'curriculum/month-07/month-07.md'), 'utf8');
  const folder = join(plans, 'long');
  await mkdir(folder, { recursive: true });
  for (let month = 1; month <= months; month += 1) {
    await writeFile(join(folder, `month-${String(month).padStart(2, '0')}.md`), renumbered(text, month));
  }
}

function renumbered(text: string, month: number): string {
  const moved = (number: string, by: number) => String(Number(number) + by);
  return text
    .replaceAll(/\b(Month|MONTH) (\d+)\b/g, (_, word, n) => `${word} ${moved(n, month - shippedMonth)}`)
    .replaceAll(/\bProject 7\b/g, `Project ${month}`)
    .replaceAll(/\bWeek (2[5-8])\b/g, (_, n) => `Week ${moved(n, (month - 1) * weeksInMonth + 1 - firstWeek)}`)
    .replaceAll(/\bDay (1[7-9]\d|20[0-2])\b/g, (_, n) => `Day ${moved(n, (month - 1) * daysInMonth + 1 - firstDay)}`);
}

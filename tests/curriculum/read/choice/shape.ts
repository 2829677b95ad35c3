import type { Reading } from '../../../../src/curriculum/model.ts';
import { read, readAll } from '../../reading.ts';

/** A plan as `Week: key Title, key Title`, a line a week. */
export function shapeOf({ curriculum }: Reading): string[] {
  return curriculum.months.flatMap(({ weeks }) =>
    weeks.map(({ label, days }) => `${label}: ${days.map(({ key, title }) => `${key} ${title}`.trim()).join(', ')}`),
  );
}

export function shapeIn(plan: string | Record<string, string>): string[] {
  return shapeOf(typeof plan === 'string' ? read(plan) : readAll(plan));
}

/** Everything that stands in a day, as one line. */
export function textOf(reading: Reading, key: string): string {
  const days = reading.curriculum.months.flatMap(({ weeks }) => weeks.flatMap(({ days: own }) => own));
  const day = days.find((one) => one.key === key);
  const fields = (day?.fields ?? []).map(({ label, text }) => `${label}: ${text}`);
  return [...fields, ...(day?.resources ?? []).map(({ url }) => url)].join(' / ').replaceAll('\n', ' ');
}

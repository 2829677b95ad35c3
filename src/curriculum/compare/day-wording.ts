import { fingerprint } from '../../core/reference.ts';
import type { Day } from '../model.ts';

/** What a day says, short enough to be kept and compared: its title in plain words, and prints of the rest. */
export type DayWording = { title: string; body: string; links: string };

const made = new WeakMap<Day, DayWording>();

/** What a day says; made once for a day, for versions of a plan are compared several times while an admin decides. */
export function wordingOf(day: Day): DayWording {
  const known = made.get(day);
  if (known !== undefined) return known;
  const { title, minutes, review, fields, resources } = day;
  const wording = {
    title: simple(title),
    body: fingerprint(JSON.stringify([minutes, review, fields.map(({ kind, label, text }) => [kind, label, text])])),
    links: fingerprint(JSON.stringify(resources.map((link) => [link.title, link.url]))),
  };
  made.set(day, wording);
  return wording;
}

/** Letters and digits in lower case. */
export function simple(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

import type { ZoneName } from '../calendar.ts';
import { zoneHints } from './hints.ts';
import { popularZones, renamed, zoneNames } from './names.ts';

/** What a text means as a zone: one of the names a person may choose, spelled as the time zone database does, or none. */
export type ZoneOutcome = { kind: 'zone'; zone: ZoneName } | { kind: 'unknown'; suggestions: ZoneName[] };

/** No name of a zone or of what people call one is half as long. */
const longestName = 100;

type Entry = { zone: ZoneName; key: string; city: string };

const entries: readonly Entry[] = zoneNames.map((zone) => {
  const key = keyOf(zone);
  return { zone, key, city: key.slice(key.lastIndexOf('/') + 1) };
});
const hints = [...zoneHints].map(([word, zones]) => ({ word: keyOf(word), zones }));
const suggestionsAtMost = 5;

/** Reads a zone as people write it: `Europe/Kyiv`, `europe/kiev`, `new york`, `UTC`; `PST` is refused, with what it may mean. */
export function findZone(text: string): ZoneOutcome {
  const key = keyOf(text);
  const exact = entries.find((entry) => entry.key === key);
  if (exact) return { kind: 'zone', zone: exact.zone };
  const [zone, ...others] = new Set(entries.filter((entry) => entry.key.endsWith(`/${key}`)).map(modernName));
  if (zone !== undefined && others.length === 0) return { kind: 'zone', zone };
  return { kind: 'unknown', suggestions: [...new Set(meant(key))].slice(0, suggestionsAtMost) };
}

/** Zones to offer while somebody types, best first, replaced spellings under their new name; popular ones for an empty text. */
export function suggestZones(text: string, limit = 25): ZoneName[] {
  const key = keyOf(text);
  if (key === '') return popularZones.slice(0, limit);
  const ranked = [
    named((entry) => entry.key === key || entry.key.endsWith(`/${key}`)),
    hinted((word) => word === key),
    named((entry) => entry.city.startsWith(key)),
    named((entry) => entry.key.startsWith(key) || entry.key.split(/[/_]/).some((part) => part.startsWith(key))),
    hinted((word) => key.length > 2 && word.startsWith(key)),
    named((entry) => key.length > 3 && entry.key.includes(key)),
  ];
  return [...new Set(ranked.flat())].slice(0, limit);
}

function meant(key: string): ZoneName[] {
  const last = key.slice(key.lastIndexOf('/') + 1);
  if (last === '') return [];
  const known = hinted((word) => word === key || word === last);
  if (known.length > 0) return known;
  const begun = [...suggestZones(key), ...suggestZones(last)];
  return begun.length > 0 ? begun : misspelled(key);
}

function named(matches: (entry: Entry) => boolean): ZoneName[] {
  return entries
    .filter(matches)
    .map(modernName)
    .sort((a, b) => popularityOf(a) - popularityOf(b));
}

function hinted(matches: (word: string) => boolean): ZoneName[] {
  return hints.filter(({ word }) => matches(word)).flatMap(({ zones }) => zones);
}

function misspelled(key: string): ZoneName[] {
  const allowed = key.length < 5 ? 1 : 2;
  const near = entries
    .map((entry) => ({ entry, name: key.includes('/') ? entry.key : entry.city }))
    .filter(({ name }) => Math.abs(name.length - key.length) <= allowed)
    .map(({ entry, name }) => ({ entry, distance: editDistance(key, name) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance);
  return near.map(({ entry }) => modernName(entry));
}

/** How many letters must be added, dropped or changed to make `b` of `a`. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const letter of a) {
    const next = [(row[0] ?? 0) + 1];
    for (let i = 1; i <= b.length; i++) {
      const changed = (row[i - 1] ?? 0) + (b[i - 1] === letter ? 0 : 1);
      next.push(Math.min(changed, (row[i] ?? 0) + 1, (next[i - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function modernName({ zone }: Entry): ZoneName {
  return renamed.get(zone) ?? zone;
}

function popularityOf(zone: ZoneName): number {
  const place = popularZones.indexOf(zone);
  return place === -1 ? popularZones.length : place;
}

/** Case, accents, dots and the kind of gap between words do not matter. */
function keyOf(text: string): string {
  const plain = text
    .slice(0, longestName)
    .normalize('NFD')
    .replace(/[\u0300-\u036f.'’]/g, '')
    .trim()
    .toLowerCase();
  return plain.replace(/\s*\/\s*/g, '/').replace(/[\s_-]+/g, '_');
}

import type { ZoneName } from '../calendar.ts';
import { find, fold, indexOf, suggest } from '../look-up.ts';
import { zoneHints } from './hints.ts';
import { popularZones, renamed, zoneNames } from './names.ts';

/** What a text means as a zone: one of the names a person may choose, spelled as the time zone database does, or none. */
type ZoneOutcome = { kind: 'zone'; zone: ZoneName } | { kind: 'unknown'; suggestions: ZoneName[] };

const suggestionsAtMost = 5;

const spelled = new Map(zoneNames.map((zone) => [fold(zone), zone]));
const modernNames = new Set([...popularZones, ...zoneNames.map((zone) => renamed.get(zone) ?? zone)]);
const zones = indexOf([...modernNames], (zone) => {
  const spellings = zoneNames.filter((name) => name === zone || renamed.get(name) === zone);
  return { refs: spellings, names: spellings.flatMap(withinArea) };
});
const hintWords = [...zoneHints].map(([word, of]) => ({ word: fold(word), of }));
const hints = indexOf(hintWords, ({ word }) => ({ refs: [], names: [word] }));

/** `America/Indiana/Knox`, `Indiana/Knox` and `Knox`. */
function withinArea(zone: ZoneName): string[] {
  const parts = zone.split('/');
  return parts.map((_, from) => parts.slice(from).join('/'));
}

/** Reads a zone as people write it: `Europe/Kyiv`, `europe/kiev`, `new york`, `UTC`; `PST` is refused, with what it may mean. */
export function findZone(text: string): ZoneOutcome {
  const zone = spelled.get(fold(text)) ?? find(zones, text);
  return zone === undefined ? { kind: 'unknown', suggestions: meant(text) } : { kind: 'zone', zone };
}

/** Zones to offer while somebody types, best first, replaced spellings under their new name; popular ones for an empty text. */
export function suggestZones(text: string, limit = 25): ZoneName[] {
  const wanted = fold(text);
  if (wanted === '') return popularZones.slice(0, limit);
  const begun = hintWords.filter(({ word }) => wanted.length > 2 && word.startsWith(wanted)).flatMap(({ of }) => of);
  return [...new Set([...hintedBy(text), ...suggest(zones, text, limit), ...begun])].slice(0, limit);
}

/** The zones a city may mean that stands in no such area, those of the area first. */
function meant(text: string): ZoneName[] {
  const slash = text.lastIndexOf('/');
  const city = text.slice(slash + 1);
  if (fold(city) === '') return [];
  const known = [...new Set([...hintedBy(text), ...hintedBy(city)])];
  const area = fold(text.slice(0, Math.max(0, slash)));
  const isThere = (zone: ZoneName) => Number(fold(zone).startsWith(area));
  const near = () => suggestZones(city, zoneNames.length).sort((a, b) => isThere(b) - isThere(a));
  return (known.length > 0 ? known : near()).slice(0, suggestionsAtMost);
}

function hintedBy(text: string): readonly ZoneName[] {
  return find(hints, text)?.of ?? [];
}

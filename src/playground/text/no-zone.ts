import { zonesMeant } from '../seam.ts';

/** What somebody reads who has named no time zone; without a full stop, as others follow it. */
export function noZone(text: string, suggestions: string[]): string {
  const { such } = zonesMeant({ text, suggestions });
  return `“${text}” is no time zone. Write a city, such as ${such === '' ? 'Europe/Kyiv' : such}`;
}

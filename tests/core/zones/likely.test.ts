import { Locale } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { likelyZones } from '../../../src/core/zones/likely.ts';
import { findZone } from '../../../src/core/zones/zones.ts';

test.each([
  ['de', 'Europe/Kyiv', ['Europe/Berlin', 'Europe/Vienna', 'Europe/Zurich']],
  ['en-US', 'Europe/Kyiv', ['America/New_York', 'America/Chicago', 'America/Los_Angeles']],
  ['uk', 'Europe/Kyiv', ['Europe/Warsaw', 'Europe/Berlin']],
  ['xx', 'UTC', ['America/New_York', 'America/Chicago', 'America/Los_Angeles']],
])('in %s, besides %s', (locale, besides, zones) => {
  expect(likelyZones(locale, besides)).toEqual(zones);
});

test.each(Object.values(Locale))('every zone of %s is one that a person may choose', (locale) => {
  const zones = likelyZones(locale, 'UTC');
  expect(zones.length).toBeGreaterThan(0);
  expect(zones.map(findZone)).toEqual(zones.map((zone) => ({ kind: 'zone', zone })));
});

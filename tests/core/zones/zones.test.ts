import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { zoneHints } from '../../../src/core/zones/hints.ts';
import { popularZones, renamed, zoneNames } from '../../../src/core/zones/names.ts';
import { findZone, suggestZones } from '../../../src/core/zones/zones.ts';

describe('the list', () => {
  test('each name is one that Intl and Temporal accept, of the Area/City form or UTC', () => {
    const hinted = [...zoneHints.values()].flat();
    for (const name of [...zoneNames, ...renamed.keys(), ...renamed.values(), ...popularZones, ...hinted]) {
      expect(name).toMatch(/^UTC$|^[A-Z][a-z]+(\/[A-Za-z_-]+)+$/);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: name })).not.toThrow();
      expect(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)).not.toThrow();
      expect(zoneNames).toContain(name);
    }
  });

  test('it has all that Node lists, each once', () => {
    const listed = Intl.supportedValuesOf('timeZone').filter(
      (name) => /^(A|E|Indian|Pacific)[a-z]*\//.test(name) && !name.startsWith('Etc/'),
    );
    expect(zoneNames).toEqual(expect.arrayContaining(listed));
    expect(new Set(zoneNames).size).toBe(zoneNames.length);
  });

  test('a replaced spelling is the same zone as the one that replaced it', () => {
    const clock = (timeZone: string) => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
    for (const [before, after] of renamed) expect(clock(before)).toBe(clock(after));
  });
});

describe('what a text means', () => {
  test('each name means itself, however it is written', () => {
    for (const zone of zoneNames) {
      expect(findZone(zone)).toEqual({ kind: 'zone', zone });
      expect(findZone(` ${zone.toLowerCase().replaceAll('_', ' ')} `)).toEqual({ kind: 'zone', zone });
    }
  });

  test.each([
    ['kyiv', 'Europe/Kyiv'],
    ['Kiev', 'Europe/Kyiv'],
    ['Europe/Kiev', 'Europe/Kiev'],
    ['Kolkata', 'Asia/Kolkata'],
    ['Calcutta', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['new york', 'America/New_York'],
    ['NEW-YORK', 'America/New_York'],
    ['São Paulo', 'America/Sao_Paulo'],
    ["St. John's", 'America/St_Johns'],
    ['buenos aires', 'America/Argentina/Buenos_Aires'],
    ['Indiana/Knox', 'America/Indiana/Knox'],
    ['Asia / Tokyo', 'Asia/Tokyo'],
    ['Nicosia', 'Asia/Nicosia'],
    ['utc', 'UTC'],
  ])('%s is %s', (text, zone) => {
    expect(findZone(text)).toEqual({ kind: 'zone', zone });
  });

  test.each([
    ['PST', ['America/Los_Angeles', 'America/Vancouver', 'America/Tijuana', 'Asia/Manila']],
    ['est', ['America/New_York', 'America/Toronto']],
    ['CET', ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid', 'Europe/Rome', 'Europe/Warsaw']],
    ['IST', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
    ['Etc/UTC', ['UTC']],
    ['US/Pacific', ['America/Los_Angeles', 'America/Vancouver']],
    ['Germany', ['Europe/Berlin']],
    ['San Francisco', ['America/Los_Angeles']],
    ['Australia/NSW', ['Australia/Sydney']],
    ['Los Angelos', ['America/Los_Angeles']],
    ['Kyv', ['Europe/Kyiv']],
    ['America/Kyiv', ['Europe/Kyiv']],
    ['EST5EDT', ['America/New_York']],
    ['Etc/GMT+3', []],
    ['Mars/Olympus', []],
    ['constructor', []],
    ['', []],
    ['/', []],
  ])('%s is refused, with suggestions', (text, suggestions) => {
    expect(findZone(text)).toEqual({ kind: 'unknown', suggestions });
  });
});

describe('what is offered while somebody types', () => {
  test('the popular zones before anything is typed', () => {
    expect(suggestZones('')).toEqual(popularZones);
    expect(suggestZones(' ', 3)).toEqual(popularZones.slice(0, 3));
  });

  test.each([
    ['new y', 'America/New_York'],
    ['York', 'America/New_York'],
    ['pst', 'America/Los_Angeles'],
    ['ky', 'Europe/Kyiv'],
    ['Kie', 'Europe/Kyiv'],
    ['india', 'Asia/Kolkata'],
    ['asia/k', 'Asia/Kolkata'],
    ['germ', 'Europe/Berlin'],
    ['u', 'UTC'],
  ])('%s offers %s early', (text, zone) => {
    expect(suggestZones(text, 12)).toContain(zone);
  });

  test.each(['', 'a', 'america/', 'xyz', 'e'])('"%s" offers at most 25, each once, each a zone', (text) => {
    const zones = suggestZones(text);
    expect(zones.length).toBeLessThanOrEqual(25);
    expect(new Set(zones).size).toBe(zones.length);
    for (const zone of zones) expect(findZone(zone)).toEqual({ kind: 'zone', zone });
  });
});

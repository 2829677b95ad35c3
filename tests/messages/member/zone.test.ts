import { expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { type Clock, clockSaved, clockShown, joinFirst, zoneUnknown } from '../../../src/messages/member/zone.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const words = wordsFor('en');
const base: Clock = {
  cohort: {
    id: 7,
    guildId: 'g1',
    title: 'Month 7',
    state: 'running',
    zone: 'Europe/Kyiv',
    time: '08:00',
    weekdays: [1, 2, 3, 4, 5],
  },
  nextPostAt: new Date('2026-03-10T06:00:00Z'),
  ownZone: null,
  zoneFrom: null,
  restDays: [],
  restFrom: null,
  today: '2026-03-09',
  now: new Date('2026-03-09T10:00:00Z'),
};

test.each<[string, Partial<Clock>, string[]]>([
  ['the group’s clock', {}, ['🕗 Your clock is the group’s, **Europe/Kyiv**. It is 12:00 there', 'every post is due']],
  [
    'one’s own, a date behind',
    { ownZone: 'America/Los_Angeles' },
    ['**America/Los_Angeles**. It is 03:00 there', 'that is 23:00 on the day before for you; next <t:1773122400:F>'],
  ],
  ['from today', { ownZone: 'UTC', zoneFrom: '2026-03-09' }, ['**UTC** from today on.']],
  ['from tomorrow', { ownZone: 'UTC', zoneFrom: '2026-03-10' }, ['**UTC** from tomorrow on.']],
  [
    'from a later date',
    { restDays: [6, 7], restFrom: '2026-03-12' },
    ['🌙 Your rest days: **Sat, Sun** from Thu 12 Mar on.'],
  ],
])('shown: %s', (_, change, lines) => {
  const message = clockShown(words, { ...base, ...change });
  assertMessage(message);
  for (const line of lines) expect(message.content).toContain(line);
});

test('a plan that is over names no next post', () => {
  expect(clockShown(words, { ...base, cohort: { ...base.cohort, state: 'finished' } }).content).not.toContain('📘');
});

test.each<[string, Partial<Clock>, { zone: boolean; rest: boolean }, RegExp]>([
  [
    'nothing new',
    {},
    { zone: true, rest: true },
    /^It’s already like that\. Nothing changed\.\n🕗.*\n📘.*\n🌙 .*due\.$/,
  ],
  [
    'a zone',
    { ownZone: 'UTC', zoneFrom: '2026-03-09' },
    { zone: true, rest: false },
    /^🕗 .*\n📘 .*\nWhat you logged before stays as it is\.$/,
  ],
  [
    'rest days',
    { restDays: [7], restFrom: '2026-03-09' },
    { zone: false, rest: true },
    /^🌙 Your rest days: \*\*Sun\*\* from today on\..*\nWhat you logged/,
  ],
])('saved: %s', (_, change, asked, said) => {
  expect(clockSaved(words, { ...base, ...change }, asked).content).toMatch(said);
});

test('an unknown zone is answered with those that it may mean, each a button', () => {
  const message = zoneUnknown(words, 'Kyyivv', ['Europe/Kyiv', 'Asia/Tokyo'], { cohort: 7, rest: 'Sun' });
  assertMessage(message);
  expect(message.content).toMatch(
    /^I don’t know the zone “Kyyivv”\. Pick a city, such as Europe\/Kyiv, Asia\/Tokyo, or UTC\. Nothing was changed\.$/,
  );
  expect(message.components?.[0]?.components).toMatchObject([
    { label: 'Europe/Kyiv', custom_id: 'zone?cohort=7&rest=Sun&zone=Europe/Kyiv' },
    { label: 'Asia/Tokyo', custom_id: 'zone?cohort=7&rest=Sun&zone=Asia/Tokyo' },
  ]);
});

test('who is not in is offered to join with the choice', () => {
  const message = joinFirst(words, base.cohort, { zone: 'UTC' });
  expect(message.components?.[0]?.components).toMatchObject([{ custom_id: 'zone?zone=UTC&cohort=7&join=yes' }]);
});

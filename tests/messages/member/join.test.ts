import { expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { type Joined, joinReply, leftReply, notInCohort } from '../../../src/messages/member/join.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { smallPlan } from '../../support/context.ts';

const words = wordsFor('en');
const [day] = smallPlan().months[0]!.weeks[0]!.days;
const at = new Date('2026-03-10T06:00:00Z');
const cohort = { id: 7, guildId: 'g1', title: 'Month 7', channelId: 'c1', state: 'running', nextPostAt: at };
const base: Joined = {
  joined: 'now',
  cohort: { ...cohort, zone: 'Europe/Kyiv', time: '08:00', weekdays: [1, 2, 3, 4, 5] },
  total: 9,
  latest: null,
  isDone: false,
  openUntil: null,
  upcoming: day!,
  zone: 'Europe/Kyiv',
  zones: null,
  chosen: {},
  first: day!,
  asksBegin: false,
  next: { kind: 'group', day: null, open: 0, others: [] },
  others: [],
  roles: [],
};
const posted = { latest: day!, upcoming: null };

test.each<[string, Partial<Joined>, string[]]>([
  [
    'before the first post',
    {},
    ['👋 You’re in: **Month 7** in <#c1>.', '📅 First: **Day 174: Topic 174**, <t:1773122400:F> (<t:1773122400:R>).'],
  ],
  [
    'a day that is open',
    { latest: day!, openUntil: at },
    ['📘 Now: **Day 174: Topic 174**, open until <t:1773122400:f>.'],
  ],
  ['a day that is done', { latest: day!, isDone: true }, ['📘 Now: **Day 174: Topic 174**, and you’ve done it.']],
  [
    'a day whose date has closed',
    { latest: day! },
    ['📘 Now: **Day 174: Topic 174**. Its date has closed, but you can still do the day.'],
  ],
  ['coming back', { joined: 'again' }, ['👋 Welcome back to **Month 7** in <#c1>.', 'you missed nothing']],
  ['in already', { joined: 'before' }, ['You’re already in **Month 7** in <#c1>. Nothing changed.']],
  ['a zone of one’s own', { zone: 'Asia/Tokyo' }, ['Your own dates follow Asia/Tokyo; /zone changes that.']],
  ['before the closing message', posted, ['🏁 That was the last day; a closing message follows <t:1773122400:F>']],
  [
    'paused',
    { cohort: { ...base.cohort, nextPostAt: null } },
    ['⏸️ Posting is paused at the moment. Nobody’s streak is touched.'],
  ],
  [
    'finished',
    { cohort: { ...base.cohort, state: 'finished' } },
    ['🏁 All 9 days are posted. Open ones can still be done; see /week.'],
  ],
])('joining: %s', (_, change, lines) => {
  const message = joinReply(words, { ...base, ...change });
  assertMessage(message);
  for (const line of lines) expect(message.content).toContain(line);
});

const idsOf = (message: Message) =>
  (message.components ?? []).map((row) => row.components.map((part) => ('custom_id' in part ? part.custom_id : '')));
const zones = ['Europe/Berlin', 'Europe/Vienna', 'Europe/Zurich'];
const late: Joined = { ...base, latest: day!, isDone: true, asksBegin: true, zones };

test('who comes late is asked where to begin and by which clock, each one tap that leaves the other question', () => {
  const asked = joinReply(words, late);
  assertMessage(asked);
  expect(asked.content).toMatch(/none of them counts as missed\. Where would you like to begin\?\n🕗 Which clock/);
  const zoned = (id: string) => [...[...zones, 'group'].map((zone) => `${id}&zone=${zone}`), 'zone?cohort=7&ask=yes'];
  expect(idsOf(asked)).toEqual([['join?cohort=7&begin=first', 'join?cohort=7&begin=group'], zoned('join?cohort=7')]);
  const begun = joinReply(words, { ...late, asksBegin: false, chosen: { begin: 'first' } });
  expect(begun.content).toContain('🚪 You start at **Day 174: Topic 174**');
  expect(idsOf(begun)).toEqual([zoned('join?cohort=7&begin=first')]);
  const set = joinReply(words, {
    ...late,
    joined: 'before',
    zones: null,
    chosen: { zone: 'Europe/Berlin' },
    zone: 'Europe/Berlin',
  });
  expect(set.content).toMatch(/^👋 You’re in: .*\n.*\n.*\n.*\nYour own dates follow Europe\/Berlin/);
  expect(idsOf(set)).toEqual([
    ['join?cohort=7&zone=Europe/Berlin&begin=first', 'join?cohort=7&zone=Europe/Berlin&begin=group'],
  ]);
});

test('the longest titles and the most plans fit', () => {
  const title = '*'.repeat(100);
  const others = Array.from({ length: 30 }, (_, id) => ({ id, guildId: 'g1', title, channelId: '1'.repeat(20) }));
  const long = { ...day!, title: 'x'.repeat(200), label: 'y'.repeat(100) };
  const cohort = { ...base.cohort, title };
  const message = joinReply(words, { ...base, joined: 'before', cohort, latest: long, upcoming: long, others });
  assertMessage(message);
  expect(message.components?.flatMap(({ components }) => components)).toHaveLength(11);
});

test.each([
  [
    'leaving',
    leftReply(words, cohort, { count: 0, newest: [] }, []),
    /^👋 You have left \*\*Month 7\*\*\. Nothing is deleted/,
  ],
  [
    'nothing to leave',
    notInCohort(words, cohort, null),
    /^You are not in \*\*Month 7\*\*, so there is nothing to leave/,
  ],
  ['left before', notInCohort(words, cohort, at), /^You already left \*\*Month 7\*\* \(<t:1773122400:R>\)/],
])('%s', (_, message, said) => {
  assertMessage(message);
  expect(message.content).toMatch(said);
});

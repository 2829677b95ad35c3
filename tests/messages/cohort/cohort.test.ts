import { describe, expect, test } from 'vitest';
import {
  cohortPaused,
  cohortStatus,
  confirmEnd,
  continueButton,
  noticeMessage,
} from '../../../src/messages/cohort/cohort.ts';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { rows, say } from '../../../src/messages/kit/format.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { customIdsOf } from '../../support/context.ts';

const words = wordsFor('en');
const at = new Date('2026-03-10T06:00:00Z');

type Status = Parameters<typeof cohortStatus>[1];
const base: Status = {
  cohortId: 7,
  channelId: 'c1',
  title: 'Month 7',
  schedule: { weekdays: [1, 2, 3, 4, 5], time: '08:00', zone: 'Europe/Kyiv' },
  state: 'running',
  roleId: null,
  role: 'pinged',
  activity: {
    learners: 2,
    doneToday: 1,
    activeThisWeek: 2,
    percentDone: 50,
    gone: 0,
    silent: 0,
    longestSilent: [],
  },
  posted: { days: 1, total: 29 },
  next: { at, day: 'Day 175: Query plans' },
  pause: null,
  holidays: [],
  follows: null,
  blocked: null,
  goOn: null,
  offers: { roles: [], missingForThreads: [], allowUrl: 'https://discord.com/oauth2/authorize' },
  missing: [],
  recent: [],
};
const ann = { userId: 'ann', displayName: 'Ann', lastAt: at, joinedAt: at };
const bob = { userId: 'bob', displayName: null, lastAt: null, joinedAt: at };
const goOn = { cohortId: 7, channelId: 'c1', dayName: 'Day 183: New', at };
const post = { on: '2026-03-09', state: 'sent', label: 'Day 174', late: false, bare: false, skipped: null } as const;
const blocked = { block: { code: 'refused', dayKey: '175', said: 'No.' }, since: at, isMended: false } as const;

describe('how a group is doing', () => {
  test.each<[string, Partial<Status>, string]>([
    ['the next post', {}, '📅 Next: **Day 175: Query plans** on <t:1773122400:F> (<t:1773122400:R>)'],
    ['none yet', { next: null }, '▶️ Running.'],
    ['a pause', { pause: { until: at } }, '⏸️ Paused until <t:1773122400:F>. Nobody’s streak is touched.'],
    ['the plan that follows', { follows: 'Git' }, '➡️ Then follows **Git**, with the same people'],
    [
      'holidays that are planned',
      {
        holidays: [
          { from: '2026-12-24', until: '2027-01-06' },
          { from: '2027-03-08', until: '2027-03-08' },
        ],
      },
      '🏖️ No posts Thu 24 Dec – Wed 6 Jan 2027 and Mon 8 Mar',
    ],
    ['finished', { state: 'finished' }, '🏁 Finished: every day has been posted. Open days still count.'],
    ['ended', { state: 'ended' }, '⏹️ Ended: no more days are posted.'],
    ['new days after the end', { state: 'finished', goOn }, 'it can go on with **Day 183: New** on <t:1773122400:F>'],
    ['a block', { blocked }, '⚠️ **Posts are stuck** since <t:1773122400:f>: Discord refuses the text of day 175'],
    ['what the next post lacks', { missing: ['Embed Links'] }, 'I’m missing **Embed Links** in <#c1>.'],
    [
      'a role that cannot be taken',
      { offers: { ...base.offers, roles: [{ roleId: 'r1', fault: { code: 'role-above' } }] } },
      '⚠️ Members can’t take <@&r1> by its button: the role stands above my own',
    ],
    [
      'threads that cannot be opened',
      { offers: { ...base.offers, missingForThreads: ['Create Public Threads'] } },
      '⚠️ I can’t open threads in <#c1>: I’m missing **Create Public Threads** there. Posts come all the same.',
    ],
    ['the schedule', {}, '🕗 Posts Mon–Fri at 08:00 Europe/Kyiv'],
    ['how far it is', {}, '📘 1 of 29 days posted'],
    ['who learns', {}, '👥 2 learners · 1 done today · 2 active this week\n🎯 50% of what was posted is done\n🔕'],
    [
      'who learns before the first post',
      { activity: { ...base.activity, percentDone: null } },
      '2 active this week\n🔕',
    ],
    [
      'who has left the server',
      { activity: { ...base.activity, gone: 1 } },
      '-# 1 person has left the server; they are not counted until they are back.',
    ],
    [
      'who is silent',
      { activity: { ...base.activity, silent: 3, longestSilent: [ann, bob] } },
      '**Who may need a nudge**\n▫️ Ann · last active <t:1773122400:R>\n▫️ <@bob> · joined <t:1773122400:R>, nothing done yet\n-# and 1 more',
    ],
    ['a block after which the post waits', { blocked, recent: [{ ...post, state: 'claimed' }] }, 'I keep trying'],
    ['one after which its date has closed', { blocked }, 'Once that is fixed the plan goes on with the next post'],
    [
      'what is mended',
      { blocked: { ...blocked, block: { code: 'missing-access' }, isMended: true } },
      '👍 What stopped the posts <t:1773122400:R> is fixed (I can no longer see the channel). The plan goes on with the next post',
    ],
    ['no ping', {}, '🔕 Pings nobody'],
    ['a ping', { roleId: 'r1' }, '🔔 Pings <@&r1>'],
    ['a ping that nobody hears', { roleId: 'r1', role: 'silent' }, '⚠️ Names <@&r1>, but nobody is notified'],
    ['a role that is gone', { roleId: 'r1', role: 'gone' }, '⚠️ The role it pinged is gone'],
    ['a post', { recent: [post] }, '📘 Mon 9 Mar · Day 174'],
    ['one late and bare', { recent: [{ ...post, late: true, bare: true }] }, 'Day 174 (late) (without its text)'],
    ['one on its way', { recent: [{ ...post, state: 'claimed' }] }, '⏳ Mon 9 Mar · Day 174 · on its way'],
    [
      'one that was skipped',
      { recent: [{ ...post, state: 'skipped', skipped: { code: 'paused' } }] },
      '▫️ Mon 9 Mar · skipped: the plan was paused',
    ],
  ])('%s', (_, change, line) => {
    const message = cohortStatus(words, { ...base, ...change });
    assertMessage(message);
    expect(message.embeds?.[0]?.description).toContain(line);
  });

  test('a permission that the block has named already is not named again', () => {
    const missing = ['Send Messages'];
    const since = { block: { code: 'missing-permission', missing }, since: at, isMended: false } as const;
    const { embeds } = cohortStatus(words, { ...base, missing, blocked: since });
    expect(embeds?.[0]?.description).not.toContain('As things stand');
  });

  test.each<[string, Partial<Status>, string[]]>([
    ['running', {}, ['cohort-edit?cohort=7', 'cohort-pause?cohort=7', 'cohort-end?cohort=7', 'cohort-more?cohort=7']],
    [
      'paused',
      { pause: { until: null } },
      ['cohort-edit?cohort=7', 'cohort-resume?cohort=7', 'cohort-end?cohort=7', 'cohort-more?cohort=7'],
    ],
    [
      'a day that is refused',
      { blocked },
      [
        'cohort-edit?cohort=7',
        'cohort-pause?cohort=7',
        'cohort-end?cohort=7',
        'cohort-skip?cohort=7&day=175',
        'cohort-more?cohort=7',
      ],
    ],
    ['finished', { state: 'finished' }, ['cohort-follow?cohort=7', 'cohort-restart?cohort=7']],
    [
      'finished, with new days',
      { state: 'finished', goOn },
      ['cohort-continue?cohort=7', 'cohort-follow?cohort=7', 'cohort-restart?cohort=7'],
    ],
  ])('its buttons: %s', (_, change, ids) => {
    expect(customIdsOf(cohortStatus(words, { ...base, ...change }))).toEqual(ids);
  });

  test('the longest titles and names fit', () => {
    const long = '*'.repeat(200);
    const recent = Array.from({ length: 5 }, () => ({ ...post, label: 'x'.repeat(100) }));
    assertMessage(cohortStatus(words, { ...base, title: long, next: { at, day: long }, blocked, recent }));
    assertMessage(say('', { components: rows(continueButton(words, { ...goOn, dayName: long })) }));
  });
});

test.each([
  [null, null, '⏸️ Paused until somebody runs /cohort resume. Nobody’s streak is touched.'],
  [at, at, '⏸️ Paused until <t:1773122400:F>. Nobody’s streak is touched. The next post comes <t:1773122400:F>.'],
])('paused until %s', (until, next, content) => {
  const message = cohortPaused(words, { was: false, cohortId: 7, until, next });
  expect(message.content).toBe(content);
  expect(customIdsOf(message)).toEqual(['cohort-resume?cohort=7']);
});

test('Manage Roles is asked for where only that is missing, by a link', () => {
  const offered = (code: 'role-unmanaged' | 'role-above') => {
    const roles = [{ roleId: 'r1', fault: { code } }];
    const status = cohortStatus(words, { ...base, offers: { ...base.offers, roles } });
    assertMessage(status);
    return status.components?.flatMap(({ components }) => components.flatMap((part) => ('url' in part ? [part] : [])));
  };
  expect(offered('role-above')).toEqual([]);
  expect(offered('role-unmanaged')).toEqual([
    { type: 2, style: 5, url: 'https://discord.com/oauth2/authorize', label: 'Allow me Manage Roles' },
  ]);
});

test('before a plan ends for good', () => {
  const message = confirmEnd(words, { id: 7, title: 'A*B', channelId: 'c1', learners: 2 });
  assertMessage(message);
  expect(message.content).toContain('End **A\\*B** in <#c1> for 2 learners? Posting stops for good.');
  expect(customIdsOf(message)).toEqual(['cohort-end-sure?cohort=7', 'cohort-status?cohort=7']);
});

const cohort = { id: 7, channelId: 'c1', roleId: 'r1' };

type Notice = Parameters<typeof noticeMessage>[1];
const refused: Notice = { kind: 'blocked', block: { code: 'refused', dayKey: '175', said: 'No *links*.' } };

test.each<[Notice, string]>([
  [
    { kind: 'blocked', block: { code: 'missing-permission', missing: ['Send Messages', 'Embed Links'] } },
    [
      '⚠️ I can’t post the study plan in <#c1> at the moment: I’m missing **Send Messages** and **Embed Links** there.',
      'Next step: allow me **View Channel**, **Send Messages**, **Embed Links** and **Read Message History** there. I carry on by myself as soon as I’m allowed to.',
      'Nothing is lost: no streak is touched, no day of the plan is skipped, and I keep trying.',
    ].join('\n'),
  ],
  [
    { kind: 'silent-role', block: null },
    '⚠️ The daily posts in <#c1> name <@&r1>, but nobody is notified.\nNext step: make the role mentionable, or allow me **Mention @everyone, @here, and All Roles** there; **/cohort edit** chooses another role.',
  ],
  [
    { kind: 'textless', block: null },
    '⚠️ The last post in <#c1> came as a bare headline: Discord left its text out, because I’m missing **Embed Links** there.\nNext step: allow me **Embed Links** there. The day itself is under **/day**.',
  ],
  [
    { kind: 'threads', block: { code: 'missing-permission', missing: ['Create Public Threads'] } },
    '🧵 The posts in <#c1> come as usual, but shared notes have no thread there to appear in, or to be taken out of: I’m missing **Create Public Threads** there.\nNext step: allow me **Create Public Threads** and **Send Messages in Threads** there, and unlock the thread if it was locked; **/cohort edit threads** goes on without. The notes stay under **/notes**.',
  ],
  [
    { kind: 'role', block: { code: 'role-grants' } },
    '🔔 Somebody wanted to take a role of the plan in <#c1> by its button and could not: the role can do more than @everyone, in the server or in one of its channels.\nNext step: fix that in Server Settings → Roles, or choose another role with **/cohort edit**. Nothing else is touched.',
  ],
  [
    { kind: 'ending', block: null },
    '🏁 The plan in <#c1> runs out within a week.\nYou don’t have to do anything. **/cohort next** sets a plan that follows with the same people. To keep this one going, add days with **/curriculum update**; the same people carry on with them, even after the end.',
  ],
])('%o', (notice, content) => {
  expect(noticeMessage(words, notice, cohort, 'direct')).toEqual({ content, allowed_mentions: { parse: [] } });
});

test.each<[string, 'server' | 'direct', Notice, string[]]>([
  ['in a server', 'server', refused, ['cohort-skip?cohort=7&day=175']],
  ['to a person, where no button works', 'direct', refused, []],
  ['of what was never kept', 'server', { kind: 'blocked', block: { code: 'refused', dayKey: null, said: null } }, []],
  ['of another cause', 'server', { kind: 'blocked', block: { code: 'plan' } }, []],
])('the refused day can be left out: %s', (_, where, notice, ids) => {
  const message = noticeMessage(words, notice, cohort, where);
  assertMessage(message);
  expect(customIdsOf(message)).toEqual(ids);
});

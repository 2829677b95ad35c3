import { expect, test } from 'vitest';
import type { Holdings } from '../../../src/core/ledger.ts';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import {
  chooseServer,
  confirmErase,
  erased,
  exported,
  nothingStored,
  privacyKinds,
  privacyShown,
  type Servers,
} from '../../../src/messages/member/privacy.ts';
import { allWords, wordsFor } from '../../../src/messages/words/words.ts';

const words = wordsFor('en');
const stored: Holdings = {
  cohorts: 1,
  completions: 1,
  files: 0,
  notes: 2,
  milestones: 0,
  ticks: 0,
  settings: 0,
  paces: 0,
  pauses: 1,
  corrections: 0,
  reminders: 0,
  ownPlans: 0,
  plansStarted: 0,
  drafts: 0,
  outcomes: 0,
  correctionsMade: 0,
};
const nothing: Holdings = { ...stored, cohorts: 0, completions: 0, notes: 0, pauses: 0 };
const here: Servers = { kind: 'here' };
const visible = { hidesStreak: false, isNamed: true, onBoard: true };
const idsOf = ({ components = [] }: Message) =>
  components.flatMap((row) => row.components.map((one) => ('custom_id' in one ? one.custom_id : '')));

test.each<[string, Holdings, string]>([
  ['a learner', stored, '1 completed day, 2 notes, 0 milestones and 1 pause in 1 plan.'],
  ['who set plans up', { ...nothing, plansStarted: 2, drafts: 1 }, '2 plans you set up and 1 draft.'],
  [
    'both',
    { ...stored, pauses: 0, outcomes: 3 },
    '1 completed day, 2 notes and 0 milestones in 1 plan; 3 commands of the last day.',
  ],
])('what is stored, in words: %s', (_, holdings, line) => {
  const message = privacyShown(words, holdings, here, visible);
  assertMessage(message);
  expect(message.content?.split('\n')[1]).toBe(line);
});

test.each<[string, Servers, string, string[]]>([
  ['here', here, 'in this server', ['privacy-export', 'privacy-kinds', 'privacy-erase']],
  [
    'one server',
    { kind: 'server', server: '1', name: 'A*B' },
    'in A\\*B',
    ['privacy-export?server=1', 'privacy-kinds?server=1', 'privacy-erase?server=1'],
  ],
  [
    'a former server',
    { kind: 'server', server: '1', name: undefined },
    'in a server I am no longer in (1)',
    ['privacy-export?server=1', 'privacy-kinds?server=1', 'privacy-erase?server=1'],
  ],
  [
    'everywhere',
    { kind: 'everywhere', server: 'all' },
    'in all servers',
    ['privacy-export?server=all', 'privacy-kinds?server=all', 'privacy-erase?server=all'],
  ],
])('every answer and button says which servers: %s', (_, servers, where, ids) => {
  const message = privacyShown(words, { ...nothing, drafts: 1 }, servers, visible);
  expect(message.content).toContain(`🔒 **What I store about you ${where}**`);
  expect(idsOf(message)).toEqual(ids);
});

test.each<[string, Partial<typeof visible>, number, string, string]>([
  ['named on posts', {}, 0, 'Keep my name off', 'privacy-name?named=no'],
  ['on no post', { isNamed: false }, 0, 'Name me on posts', 'privacy-name?named=yes'],
  ['a streak shown', {}, 1, 'Hide my streak', 'privacy-streak?hidden=yes'],
  ['a streak hidden', { hidesStreak: true }, 1, 'Show my streak', 'privacy-streak?hidden=no'],
  ['on the board', {}, 2, 'Leave the board', 'privacy-board?on=no'],
  ['off the board', { onBoard: false }, 2, 'Join the board', 'privacy-board?on=yes'],
])('each switch says what it turns: %s', (_, change, at, label, id) => {
  const message = privacyShown(words, stored, here, { ...visible, ...change });
  expect(message.components?.[0]?.components[at]).toMatchObject({ label, custom_id: id });
});

test.each([
  [
    'nothing is stored',
    nothingStored(words, { kind: 'everywhere', server: 'all' }),
    /^🔒 Nothing is stored about you in any server\./,
  ],
  [
    'asked before all is deleted',
    confirmErase(words, stored, here),
    /^⚠️ This deletes for good, in this server: .* in 1 plan, and your streak\. It cannot be undone/,
  ],
  [
    'deleted',
    erased(words, { ...nothing, plansStarted: 1 }, here),
    /^🗑️ Deleted: 1 plan you set up\. Nothing .* any more\. Plans you set up go on .* \/join\.$/,
  ],
  [
    'a file',
    exported(words, { json: '{}', part: 1, parts: 1 }, here),
    /^📎 Everything I store about you in this server, as JSON\. Only you/,
  ],
  [
    'a file of several',
    exported(words, { json: '{}', part: 2, parts: 3 }, here),
    /as JSON; this is file 2 of 3\. Only you/,
  ],
])('%s', (_, message, said) => {
  assertMessage(message);
  expect(message.content).toMatch(said);
});

test.each(Object.entries(allWords))('all that there can be, in %s, has room on a page', (_, all) => {
  const page = privacyKinds(all, here);
  assertMessage(page);
  expect(page.content?.length).toBeLessThan(1_900);
  expect(idsOf(page)).toEqual(['privacy']);
});

test('a choice among more servers than a list has room for', () => {
  const servers = Array.from({ length: 40 }, (_, id) => ({
    id: String(id),
    name: id % 2 === 0 ? 'x'.repeat(100) : undefined,
  }));
  const message = chooseServer(words, servers, 'all');
  assertMessage(message);
  expect(message.content).toContain('in 40 places');
});

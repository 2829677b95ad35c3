import type { APIApplicationCommand } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { commands as declared } from '../../../../src/commands/index.ts';
import { readLine } from '../../../../src/playground/terminal/script/language.ts';
import { readHeader } from '../../../../src/playground/terminal/script/play-lines.ts';

// As Discord has them: it writes down what kind each is.
const commands = declared.map(({ data }) => ({ type: 1, ...data }) as unknown as APIApplicationCommand);

test.each([
  ['/done', { path: 'done', options: {} }],
  ['/done day:174', { path: 'done', options: { day: '174' } }],
  ['/done day: 174 when: yesterday', { path: 'done', options: { day: '174', when: 'yesterday' } }],
  ['/note text:long text with spaces', { path: 'note', options: { text: 'long text with spaces' } }],
  [
    '/note text:at 10:30, see http://x.y day:175',
    { path: 'note', options: { text: 'at 10:30, see http://x.y', day: '175' } },
  ],
  ['/note text:the word today:tomorrow stays', { path: 'note', options: { text: 'the word today:tomorrow stays' } }],
  ['/note text:"quoted" day:"175"', { path: 'note', options: { text: 'quoted', day: '175' } }],
  ['/note text:one\\ntwo', { path: 'note', options: { text: 'one\ntwo' } }],
  ['/note text:', { path: 'note', options: { text: '' } }],
  [
    '/setup channel:#study time:08:00 timezone:Europe/Kyiv',
    { path: 'setup', options: { channel: '#study', time: '08:00', timezone: 'Europe/Kyiv' } },
  ],
  ['/cohort pause until:2026-03-05', { path: 'cohort pause', options: { until: '2026-03-05' } }],
  ['/cohort status', { path: 'cohort status', options: {} }],
  [
    '/cohort correct member:@learner1 day:174',
    { path: 'cohort correct', options: { member: '@learner1', day: '174' } },
  ],
])('the command %s', (line, slash) => {
  expect(readLine(line, commands)).toEqual({ kind: 'step', step: { kind: 'command', ...slash } });
});

test.each([
  ['de', '/heute', { path: 'today', options: {} }],
  ['de', '/today', { path: 'today', options: {} }],
  ['de', '/notizen suche:cache miss', { path: 'notes', options: { search: 'cache miss' } }],
  ['de', '/notizen search:cache', { path: 'notes', options: { search: 'cache' } }],
  ['de', '/gruppe status', { path: 'cohort status', options: {} }],
  [
    'de',
    '/einrichten länge:Ganz, wie lang sie auch sind',
    { path: 'setup', options: { days: 'In full, however long they are' } },
  ],
  ['uk', '/нотатки пошук:кеш', { path: 'notes', options: { search: 'кеш' } }],
  ['es-419', '/hecho', { path: 'done', options: {} }],
])('a client in %s takes the command %s', (locale, line, slash) => {
  expect(readLine(line, commands, locale)).toEqual({ kind: 'step', step: { kind: 'command', ...slash } });
});

test.each([
  ['/heute x', '/heute takes no options; leave out “x”'],
  ['/notizen für:x', '/notizen has no option “für”. It takes tag:'],
  ['/gruppe', '/gruppe needs a word more: /gruppe status'],
  ['heute', 'Commands begin with a slash: /heute'],
])('what is wrong with %s is said in the names of a German client', (line, problem) => {
  expect(readLine(line, commands, 'de')).toMatchObject({ problem: expect.stringContaining(problem) });
});

test.each([
  ['as learner1', { kind: 'as', name: 'learner1', zone: null }],
  ['alone jule', { kind: 'alone', name: 'jule', locale: null, zone: null }],
  ['alone jule de in berlin', { kind: 'alone', name: 'jule', locale: 'de', zone: 'Europe/Berlin' }],
  ['as @Learner2 in los angeles', { kind: 'as', name: 'learner2', zone: 'America/Los_Angeles' }],
  ['in #general', { kind: 'in', channel: 'general' }],
  ['press ✅ Done', { kind: 'press', label: '✅ Done' }],
  ['press Done on Day 174', { kind: 'press', label: 'Done on Day 174' }],
  ['choose Day 175', { kind: 'choose', label: 'Day 175' }],
  ['attach ./plan.md', { kind: 'attach', file: './plan.md' }],
  ['fill Your note: a: b\\nc', { kind: 'fill', field: 'Your note', text: 'a: b\nc' }],
  ['submit', { kind: 'submit' }],
  ['cancel', { kind: 'close' }],
  ['close', { kind: 'close' }],
  ['suggest /done day:17', { kind: 'suggest', path: 'done', focused: 'day', text: '17', others: {} }],
  [
    'suggest /done day:174 when:yes',
    { kind: 'suggest', path: 'done', focused: 'when', text: 'yes', others: { day: '174' } },
  ],
  [
    'suggest /cohort correct member:@learner1 day:',
    { kind: 'suggest', path: 'cohort correct', focused: 'day', text: '', others: { member: '@learner1' } },
  ],
  ['next day', { kind: 'next-day' }],
  ['next', { kind: 'next-day' }],
  ['+3h', { kind: 'pass', by: { days: 0, minutes: 180 } }],
  ['at 18:00', { kind: 'at', on: null, time: '18:00', zone: null }],
  ['at 2026-03-02 07:30', { kind: 'at', on: '2026-03-02', time: '07:30', zone: null }],
  ['at 2026-03-02 07:30 in Europe/Kyiv', { kind: 'at', on: '2026-03-02', time: '07:30', zone: 'Europe/Kyiv' }],
  ['read', { kind: 'read', last: null }],
  ['read 5', { kind: 'read', last: 5 }],
  ['EXPECT  Streak 1', { kind: 'expect', text: 'Streak 1', wanted: true }],
  ['expect-not Streak 0', { kind: 'expect', text: 'Streak 0', wanted: false }],
  ['fail 500 next 2', { kind: 'fail', status: 500, times: 2 }],
  ['fail off', { kind: 'mend' }],
  ['empty', { kind: 'empty' }],
  ['help', { kind: 'help' }],
  ['exit', { kind: 'quit' }],
])('the step %s', (line, step) => {
  expect(readLine(`  ${line}  `, commands)).toEqual({ kind: 'step', step });
});

test.each(['', '   ', '# a comment', '#'])('the line “%s” says nothing', (line) => {
  expect(readLine(line, commands)).toEqual({ kind: 'nothing' });
});

test.each([
  ['hello', '“hello” is no step. Type a command such as /done, press a button such as press Done, or help'],
  ['done', 'Commands begin with a slash: /done'],
  ['/nope', /^There is no command \/nope here\. There are: \/today .*\/cohort .*\/preview$/],
  ['/done 174', 'Say which option “174” is for, such as /done day:174. It takes day: when:'],
  ['/done date:2026-03-02', '/done has no option “date”. It takes day: when:'],
  ['/done day:1 day:2', 'The option day: stands there twice'],
  ['/help me', '/help takes no options; leave out “me”'],
  ['/note text:"a day" who:cohort', '/note has no option “who”. It takes day: text: share: link: file:'],
  ['/cohort', /^\/cohort needs a word more: \/cohort status, /],
  ['/cohort stop', /^\/cohort has no “stop”\. There are: \/cohort status, /],
  ['+soon', '“+soon” is no time to let pass. Write +30m, +3h, +2d or +1d 2h'],
  ['+', '“+” is no time to let pass. Write +30m, +3h, +2d or +1d 2h'],
  ['press', 'Something is missing. Write it like press Done'],
  ['submit it', '“it” is too much: submit stands alone'],
  ['next week', '“next week” is no step. Write next day for the next post'],
  ['at noonish', '“noonish” is no moment. Write at 18:00, or at 2026-03-02 07:30'],
  ['at 2026-02-30 07:30', '“2026-02-30 07:30” is no moment. Write at 18:00, or at 2026-03-02 07:30'],
  ['as learner2 in PST', /^“PST” is no time zone\. Write a city, such as America\/Los_Angeles/],
  ['as', /^“” is no member’s name/],
  ['fill a lot', 'Write the field, a colon and what goes into it: fill Your note: learnt a lot'],
  ['suggest done', 'Write the command as far as it is typed: suggest /done day:17'],
  ['suggest /done', 'Write the option that is being typed, such as suggest /done day:17'],
  ['read all', '“all” is no number of messages. Write read, or read 5 for the last five'],
  ['fail', 'Write fail 500 next 2 for two refused posts, or fail off'],
])('the line “%s” is told what is wrong', (line, problem) => {
  expect(readLine(line, commands)).toEqual({
    kind: 'problem',
    problem: typeof problem === 'string' ? problem : expect.stringMatching(problem),
  });
});

test.each([
  ['+30m', { days: 0, minutes: 30 }],
  ['+45min', { days: 0, minutes: 45 }],
  ['+ 2d', { days: 2, minutes: 0 }],
  ['+1w', { days: 7, minutes: 0 }],
  ['+1d 2h 5m', { days: 1, minutes: 125 }],
  ['+3', undefined],
  ['+3x', undefined],
  ['+h', undefined],
])('the time %s', (text, by) => {
  const read = readLine(text, commands);
  if (by === undefined) expect(read.kind).toBe('problem');
  else expect(read).toEqual({ kind: 'step', step: { kind: 'pass', by } });
});

describe('the top of a script', () => {
  test.each([
    ['# about\n\nat 2026-03-02 07:30\n/done', { on: '2026-03-02', time: '07:30' }, false],
    ['empty\nat 2026-10-25 02:30 in Europe/Kyiv\nas admin', { on: '2026-10-25', zone: 'Europe/Kyiv' }, true],
    ['/done\nat 2026-03-02 07:30\nempty', null, false],
    ['at 18:00', null, false],
    ['', null, false],
  ])('%j', (text, at, empty) => {
    const header = readHeader(text);
    expect(header.empty).toBe(empty);
    if (at === null) expect(header.at).toBeNull();
    else expect(header.at).toMatchObject(at);
  });
});

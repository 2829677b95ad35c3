import { expect, test } from 'vitest';
import type { Reader } from '../../../src/messages/kit/markdown/inline.ts';
import { discordTime, embedText, plainStyle, terminalText } from '../../../src/messages/kit/terminal.ts';

const now = new Date('2026-03-02T06:00:00Z');
const names: Record<string, string> = { '1': 'Lena', '2': 'Learners', '3': 'study' };
const kyiv: Reader = { zone: 'Europe/Kyiv', locale: 'en-US', now, nameOf: (_kind, id) => names[id] };
const losAngeles: Reader = { ...kyiv, zone: 'America/Los_Angeles' };

const seconds = now.getTime() / 1000;

test.each([
  ['**bold** and *slanted*, __under__, ~~gone~~, _so_', 'bold and slanted, under, gone, so'],
  ['**bold** and `**code**`', 'bold and `**code**`'],
  ['2 * 3 * 4 and snake_case_name stay', '2 * 3 * 4 and snake_case_name stay'],
  ['\\*not slanted\\* \\<@1>', '*not slanted* <@1>'],
  ['# Head\n-# small\n- one\n* two\n> said', 'Head\nsmall\n• one\n• two\n▏ said'],
  [
    '[docs](https://a.b/c_d_e) <https://x.y> https://z.z/a_b_c',
    'docs <https://a.b/c_d_e> https://x.y https://z.z/a_b_c',
  ],
  ['[a \\[b\\]](<https://a.b>)', 'a [b] <https://a.b>'],
  [
    '<@1> <@!1> <@&2> <#3> <@9> <@&9> <#9>',
    '@Lena @Lena @Learners #study @unknown-user @deleted-role #deleted-channel',
  ],
  ['</done:123> </cohort status:5> <:cat:77>', '/done /cohort status :cat:'],
  ['before\n```python\nx = **1**\n  y\n```\nafter', 'before\n    x = **1**\n      y\nafter'],
  ['1. do\n   ```\n   a\n     b\n   ```\n2. so', '1. do\n    a\n      b\n2. so'],
  ['- one\n  - two\n    more\n- three', '• one\n  • two\n    more\n• three'],
  ['```\na\n```\n\n```\nb\n```\n\nend', '    a\n\n    b\n\nend'],
  ['>>> a\n**b**', '▏ a\n▏ b'],
  ['<t:9999999999999>', 'Invalid Date'],
  ['||spoiler||', 'spoiler'],
])('Markdown %j', (text, shown) => {
  expect(terminalText(text, kyiv)).toBe(shown);
});

test.each([
  ['t', '08:00', '22:00'],
  ['T', '08:00:00', '22:00:00'],
  ['d', '02/03/2026', '01/03/2026'],
  ['D', '2 March 2026', '1 March 2026'],
  ['f', '2 March 2026 08:00', '1 March 2026 22:00'],
  ['F', 'Monday, 2 March 2026 08:00', 'Sunday, 1 March 2026 22:00'],
])('the time style %s on two clocks', (style, inKyiv, inLosAngeles) => {
  expect(terminalText(`<t:${seconds}:${style}>`, kyiv)).toBe(inKyiv);
  expect(terminalText(`<t:${seconds}:${style}>`, losAngeles)).toBe(inLosAngeles);
});

test.each([
  [10, 'in a few seconds'],
  [-60, 'a minute ago'],
  [-20 * 60, '20 minutes ago'],
  [3600, 'in an hour'],
  [-5 * 3600, '5 hours ago'],
  [86_400, 'in a day'],
  [-9 * 86_400, '9 days ago'],
  [-40 * 86_400, 'a month ago'],
  [400 * 86_400, 'in a year'],
])('%i seconds from now', (distance, words) => {
  expect(discordTime(new Date(now.getTime() + distance * 1000), 'R', { ...kyiv, zone: 'UTC' })).toBe(words);
});

// Numbers are held to words of each language, so that no release of Intl is.
test.each([
  ['de', 'f', /^2\. März 2026 um 08:00$/],
  ['de', 'R', /^in 2 Stunden$/],
  ['uk', 'D', /^2 березня 2026/],
  ['uk', 'R', /^через 2 години$/],
  ['es-ES', 'F', /^lunes, 2 de marzo de 2026/],
  ['es-419', 'R', /^dentro de 2 horas$/],
])('for a client in %s the style %s is in its language', (locale, style, words) => {
  const earlier = new Date(now.getTime() - (style === 'R' ? 2 * 3_600_000 : 0));
  expect(terminalText(`<t:${seconds}:${style}>`, { ...kyiv, locale, now: earlier })).toMatch(words);
});

test('a time without a style is a short date and time', () => {
  expect(terminalText(`<t:${seconds}>`, kyiv)).toBe('2 March 2026 08:00');
});

test.each([
  ['attachment://heat%20map.png', 'heat map.png'],
  ['http://127.0.0.1:4711/attachments/1/2/map.png', 'map.png'],
  ['https://a.example/50%.png', 'https://a.example/50%.png'],
])('the picture %j in an embed', (url, name) => {
  expect(embedText({ description: 'Words', image: { url } }, kyiv, plainStyle)).toBe(`│ Words\n│ (picture: ${name})`);
});

import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import type { Reader } from '../../../../src/messages/kit/markdown/inline.ts';
import { plainLabel } from '../../../../src/playground/terminal/controls.ts';
import { show } from '../../../../src/playground/terminal/show/show.ts';
import type { Shown } from '../../../../src/playground/terminal/show/shown.ts';

const now = new Date('2026-03-02T06:00:00Z');
const names: Record<string, string> = { '1': 'Lena', '2': 'Learners', '3': 'study' };
const kyiv: Reader = { locale: 'en-US', zone: 'Europe/Kyiv', now, nameOf: (_kind, id) => names[id] };
const losAngeles: Reader = { ...kyiv, zone: 'America/Los_Angeles' };

const seconds = now.getTime() / 1000;

type Part = Record<string, unknown>;

function message(
  parts: Part,
  seen: Partial<Extract<Shown, { kind: 'message' }>['seen']> = {},
  where: string | null = null,
): Shown {
  const json = {
    id: '10',
    author: { username: 'Daymark', global_name: null },
    timestamp: now.toISOString(),
    content: '',
    embeds: [],
    attachments: [],
    components: [],
    ...parts,
  } as unknown as APIMessage;
  return {
    kind: 'message',
    message: json,
    seen: { ephemeral: false, edited: false, pinged: false, ...seen },
    loading: false,
    where,
    files: { '7': '# Notes\n\nlearnt a lot\n' },
  };
}

const lines = (shown: Shown, reader = kyiv) => show(shown, reader).split('\n');

describe('a message', () => {
  test('with text, embed and buttons', () => {
    const shown = message({
      content: '📘 **Day 174**',
      embeds: [
        {
          author: { name: 'Week 25' },
          title: 'Title',
          description: 'one\n\n**two**',
          fields: [{ name: 'Name', value: '<@1>' }],
          footer: { text: 'the end' },
        },
      ],
      components: [
        {
          type: 1,
          components: [
            { type: 2, style: 3, label: 'Done', custom_id: 'a', emoji: { name: '✅' } },
            { type: 2, style: 2, label: 'Off', custom_id: 'b', disabled: true },
            { type: 2, style: 5, label: 'Docs', url: 'https://a.b' },
          ],
        },
        {
          type: 1,
          components: [
            {
              type: 3,
              custom_id: 'c',
              placeholder: 'Open a day…',
              options: [
                { label: 'Day 174', value: '174' },
                { label: 'Day 175', value: '175' },
              ],
            },
          ],
        },
      ],
    });
    expect(lines(shown)).toEqual([
      '  Daymark 08:00',
      '  📘 Day 174',
      '  │ Week 25',
      '  │ Title',
      '  │ one',
      '  │',
      '  │ two',
      '  │ Name',
      '  │ @Lena',
      '  │ the end',
      '  [✅ Done] (Off) [Docs ↗ https://a.b]',
      '  ‹Open a day…› Day 174 | Day 175',
    ]);
  });

  test.each([
    ['for one pair of eyes', { ephemeral: true }, null, '  Daymark 08:00 · only you can see this'],
    ['changed', { edited: true }, null, '  Daymark 08:00 · edited'],
    ['that notified', { pinged: true }, null, '  Daymark 08:00 · 🔔 pings you'],
    ['elsewhere', {}, '#general', '  Daymark 08:00 · #general'],
  ])('%s', (_, seen, where, head) => {
    expect(lines(message({ content: 'hello' }, seen, where))).toEqual([head, '  hello']);
  });

  test('on the reader’s own clock', () => {
    expect(lines(message({ content: `until <t:${seconds}:t>` }), losAngeles)).toEqual([
      '  Daymark 22:00',
      '  until 22:00',
    ]);
  });

  test('with files, read out where they are text', () => {
    const attachments = [
      { id: '7', filename: 'note.md', size: 24 },
      { id: '8', filename: 'map.png', size: 4096 },
    ];
    expect(lines(message({ attachments }))).toEqual([
      '  Daymark 08:00',
      '  📎 note.md (24 bytes)',
      '  ┊ # Notes',
      '  ┊',
      '  ┊ learnt a lot',
      '  📎 map.png (4 KB)',
    ]);
  });
});

test('a form with what stands in it', () => {
  const modal = {
    interactionId: '1',
    data: {
      custom_id: 'note',
      title: 'Day 174 note',
      components: [
        {
          type: 18,
          label: 'Your note',
          description: 'What took longest?',
          component: { type: 4, custom_id: 'text', style: 2, placeholder: 'in your words' },
        },
        {
          type: 18,
          label: 'Who can read it?',
          component: {
            type: 3,
            custom_id: 'share',
            required: false,
            options: [
              { label: 'Only me', value: 'me', default: true },
              { label: 'The cohort', value: 'cohort' },
            ],
          },
        },
      ],
    },
  } as unknown as Extract<Shown, { kind: 'form' }>['modal'];
  expect(lines({ kind: 'form', modal, filled: {} })).toEqual([
    '  ╭─ Day 174 note',
    '  │ Your note *',
    '  │   What took longest?',
    '  │   > in your words',
    '  │ Who can read it?',
    '  │   (•) Only me',
    '  │   ( ) The cohort',
    '  ╰─ [Submit] [Cancel]   (fill FIELD: text, then submit)',
  ]);
  expect(lines({ kind: 'form', modal, filled: { text: 'a\nb', share: ['cohort'] } }).slice(3, 7)).toEqual([
    '  │   > a',
    '  │   > b',
    '  │ Who can read it?',
    '  │   ( ) Only me',
  ]);
});

test.each<[Shown, string[]]>([
  [{ kind: 'no-answer', reason: 'The application did not respond' }, ['  ⚠ The application did not respond']],
  [
    {
      kind: 'suggestions',
      choices: [
        { name: 'Day 174: A', value: '174' },
        { name: 'UTC', value: 'UTC' },
      ],
    },
    ['  Day 174: A → 174', '  UTC'],
  ],
  [{ kind: 'suggestions', choices: [] }, ['  (no suggestions)']],
  [{ kind: 'clock', at: now, zone: 'Europe/Kyiv', who: null }, ['── Mon 2 Mar 2026, 08:00 (Europe/Kyiv) ──']],
  [
    { kind: 'clock', at: now, zone: 'UTC', who: 'learner2 in #study' },
    ['── learner2 in #study · Mon 2 Mar 2026, 06:00 (UTC) ──'],
  ],
  [{ kind: 'note', text: 'a\nb' }, ['  a', '  b']],
])('%j', (shown, expected) => {
  expect(lines(shown)).toEqual(expected);
});

test.each([
  ['✅ Done', 'done'],
  ['◀️ Week 24', 'week 24'],
  ['Week 26 ▶', 'week 26'],
  ['  Mark it  done again', 'mark it done again'],
  ['Day 174: I/O', 'day 174: i/o'],
])('the label %s is called %s', (label, plain) => {
  expect(plainLabel(label)).toBe(plain);
});

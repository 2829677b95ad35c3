import { expect, test } from 'vitest';
import { assertMessage, assertModal } from '../../../src/messages/kit/assert-message.ts';
import type { Button, Message, Modal, ModalInput, Row, Select } from '../../../src/messages/kit/message.ts';

function message(part: Partial<Message>): Message {
  return { allowed_mentions: { parse: [] }, ...part };
}
function row(...components: Row['components']): Row {
  return { type: 1, components };
}
function button(part: Partial<Button> = {}): Button {
  return { type: 2, style: 2, label: 'Go', custom_id: 'go', ...part } as Button;
}
function select(part: Partial<Select> = {}): Select {
  return { type: 3, custom_id: 'pick', options: [{ label: 'One', value: '1' }], ...part } as Select;
}
const x = (count: number) => 'x'.repeat(count);
const buttons = (count: number) =>
  Array.from({ length: count }, (_, i) => button({ custom_id: `b${i}` } as Partial<Button>));

test.each<{ name: string; part: Partial<Message> }>([
  { name: 'a sentence', part: { content: x(2000) } },
  { name: 'only an embed', part: { embeds: [{ title: x(256), description: x(4096), footer: { text: x(1648) } }] } },
  {
    name: '25 fields',
    part: { embeds: [{ fields: Array.from({ length: 25 }, () => ({ name: 'n', value: x(200) })) }] },
  },
  { name: 'only a file', part: { files: [{ name: 'note.md', data: 'text' }] } },
  {
    name: 'a picture of its own',
    part: {
      embeds: [{ image: { url: 'attachment://map.png' } }],
      files: [{ name: 'map.png', data: new Uint8Array(9), description: x(1024) }],
    },
  },
  {
    name: 'five rows of five buttons',
    part: {
      components: [0, 1, 2, 3, 4].map((r) =>
        row(...buttons(5).map((b) => ({ ...b, custom_id: `r${r}${'custom_id' in b ? b.custom_id : ''}` }) as Button)),
      ),
    },
  },
  {
    name: 'a link button',
    part: { components: [row({ type: 2, style: 5, label: 'Read', url: 'https://example.org/a' })] },
  },
  {
    name: 'a button with only an emoji',
    part: { components: [row({ type: 2, style: 2, custom_id: 'e', emoji: { name: '✅' } })] },
  },
  { name: 'a select', part: { components: [row(select())] } },
  { name: 'one role pinged', part: { content: '<@&1>', allowed_mentions: { parse: [], roles: ['1'] } } },
])('$name is fit to be sent', ({ part }) => {
  expect(() => assertMessage(message(part))).not.toThrow();
});

test.each<{ name: string; part: object; says: string }>([
  {
    name: 'nobody said whom it may ping',
    part: { content: 'a', allowed_mentions: undefined },
    says: 'no allowed_mentions',
  },
  {
    name: 'everyone may be pinged',
    part: { content: 'a', allowed_mentions: { parse: ['everyone'] } },
    says: 'parse is not empty',
  },
  { name: 'half an emoji', part: { content: 'a\ud83d' }, says: 'half a character' },
  { name: 'half an emoji in a list', part: { embeds: [{ description: '\\\ude00' }] }, says: 'half a character' },
  { name: 'roles may be pinged at will', part: { content: 'a', allowed_mentions: {} }, says: 'parse is not empty' },
  { name: 'nothing', part: {}, says: 'nothing in it' },
  { name: 'only blanks', part: { content: ' \n' }, says: 'nothing in it' },
  { name: 'content', part: { content: x(2001) }, says: 'content has 2001 characters, the limit is 2000' },
  { name: 'embeds', part: { embeds: Array.from({ length: 11 }, () => ({ title: 'a' })) }, says: '11 embeds' },
  { name: 'an empty embed', part: { embeds: [{ color: 3 }] }, says: 'embed 1 is empty' },
  { name: 'title', part: { embeds: [{ title: x(257) }] }, says: 'embed 1 title' },
  { name: 'description', part: { embeds: [{ description: x(4097) }] }, says: 'embed 1 description' },
  { name: 'footer', part: { embeds: [{ footer: { text: x(2049) } }] }, says: 'embed 1 footer' },
  { name: 'author', part: { embeds: [{ author: { name: x(257) } }] }, says: 'embed 1 author' },
  {
    name: 'fields',
    part: { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'n', value: 'v' })) }] },
    says: '26 embed 1 fields',
  },
  { name: 'field name', part: { embeds: [{ fields: [{ name: '', value: 'v' }] }] }, says: 'field 1 name is empty' },
  {
    name: 'field value',
    part: { embeds: [{ fields: [{ name: 'n', value: x(1025) }] }] },
    says: 'field 1 value has 1025',
  },
  {
    name: 'embeds together',
    part: { embeds: [{ description: x(3001) }, { description: x(3000) }] },
    says: 'all embeds together has 6001',
  },
  { name: 'color', part: { embeds: [{ title: 'a', color: 0x1000000 }] }, says: 'color' },
  { name: 'timestamp', part: { embeds: [{ title: 'a', timestamp: 'tomorrow' }] }, says: 'timestamp' },
  { name: 'embed link', part: { embeds: [{ title: 'a', url: 'example.org' }] }, says: 'no http(s) address' },
  {
    name: 'a picture that is not sent',
    part: { embeds: [{ image: { url: 'attachment://map.png' } }] },
    says: 'not sent: map.png',
  },
  {
    name: 'rows',
    part: { components: [1, 2, 3, 4, 5, 6].map((i) => row(button({ custom_id: `b${i}` } as Partial<Button>))) },
    says: '6 rows',
  },
  { name: 'an empty row', part: { components: [row()] }, says: 'row 1 is empty' },
  { name: 'buttons', part: { components: [row(...buttons(6))] }, says: '6 row 1 buttons' },
  { name: 'a select beside a button', part: { components: [row(button(), select())] }, says: 'select beside' },
  { name: 'label', part: { components: [row(button({ label: x(81) }))] }, says: 'button label' },
  { name: 'a bare button', part: { components: [row({ type: 2, style: 1, custom_id: 'a' })] }, says: 'without label' },
  {
    name: 'a button without custom id',
    part: { components: [row(button({ custom_id: '' } as Partial<Button>))] },
    says: 'custom id is empty',
  },
  {
    name: 'custom id',
    part: { components: [row(button({ custom_id: x(101) } as Partial<Button>))] },
    says: 'custom id has 101',
  },
  {
    name: 'a custom id used twice',
    part: { components: [row(button()), row(button())] },
    says: 'custom id used twice: go',
  },
  {
    name: 'a link button with custom id',
    part: { components: [row({ type: 2, style: 5, label: 'a', url: 'https://a.b', custom_id: 'c' } as Button)] },
    says: 'link button with a custom id',
  },
  {
    name: 'a link to a script',
    part: { components: [row({ type: 2, style: 5, label: 'a', url: 'javascript:alert(1)' })] },
    says: 'no http(s) address',
  },
  {
    name: 'a select without options',
    part: { components: [row(select({ options: [] } as Partial<Select>))] },
    says: 'has no options',
  },
  {
    name: 'options',
    part: {
      components: [
        row(
          select({
            options: Array.from({ length: 26 }, (_, i) => ({ label: 'a', value: String(i) })),
          } as Partial<Select>),
        ),
      ],
    },
    says: '26 row 1 select options',
  },
  {
    name: 'a value used twice',
    part: {
      components: [
        row(
          select({
            options: [
              { label: 'a', value: '1' },
              { label: 'b', value: '1' },
            ],
          } as Partial<Select>),
        ),
      ],
    },
    says: 'value used twice: 1',
  },
  { name: 'placeholder', part: { components: [row(select({ placeholder: x(151) }))] }, says: 'placeholder' },
  { name: 'more values than options', part: { components: [row(select({ max_values: 2 }))] }, says: 'asks for 2 of 1' },
  { name: 'files', part: { files: Array.from({ length: 11 }, () => ({ name: 'a', data: '' })) }, says: '11 files' },
  {
    name: 'a large file',
    part: { files: [{ name: 'a', data: new Uint8Array(10 * 1024 * 1024 + 1) }] },
    says: 'file a has 10485761 bytes',
  },
  {
    name: 'the description of a picture',
    part: { files: [{ name: 'a', data: '', description: x(1025) }] },
    says: 'file a description',
  },
])('$name', ({ part, says }) => {
  expect(() => assertMessage(message(part as Partial<Message>))).toThrow(says);
});

test('all breaches are listed at once', () => {
  expect(() => assertMessage(message({ content: x(2001), embeds: [{ title: x(257) }] }))).toThrow(
    /content has .*; embed 1 title/,
  );
});

const note: ModalInput = { kind: 'text', id: 'text', label: 'Note', style: 'paragraph', required: true, max: 4000 };
const who: ModalInput = {
  kind: 'choice',
  id: 'who',
  label: 'Who',
  required: true,
  options: [{ label: 'Me', value: 'me' }],
};

test('a form inside the limits', () => {
  expect(() =>
    assertModal({ modal: { id: x(100), title: x(45), inputs: [note, { ...who, description: x(100) }] } }),
  ).not.toThrow();
});

test.each<{ name: string; modal: { id?: string; title?: string; inputs?: Modal['modal']['inputs'] }; says: string }>([
  { name: 'title', modal: { title: x(46) }, says: 'title has 46' },
  { name: 'no title', modal: { title: '' }, says: 'title is empty' },
  { name: 'custom id', modal: { id: x(101) }, says: 'custom id has 101' },
  { name: 'words alone', modal: { inputs: [{ kind: 'words', text: 'Hello' }] }, says: 'no inputs' },
  { name: 'empty words', modal: { inputs: [{ kind: 'words', text: ' ' }, note] }, says: 'words is empty' },
  {
    name: 'eleven boxes',
    modal: {
      inputs: [
        { ...who, kind: 'checks', options: Array.from({ length: 11 }, (_, n) => ({ label: 'B', value: `${n}` })) },
      ],
    },
    says: '11 input who boxes',
  },
  { name: 'nothing to fill in', modal: { inputs: [] }, says: 'no inputs' },
  { name: 'inputs', modal: { inputs: [1, 2, 3, 4, 5, 6].map((i) => ({ ...note, id: `n${i}` })) }, says: '6 inputs' },
  { name: 'an input used twice', modal: { inputs: [note, note] }, says: 'input id used twice: text' },
  { name: 'label', modal: { inputs: [{ ...note, label: x(46) }] }, says: 'label has 46' },
  { name: 'description', modal: { inputs: [{ ...note, description: x(101) }] }, says: 'description has 101' },
  { name: 'length', modal: { inputs: [{ ...note, max: 4001 }] }, says: 'max is 4001' },
  { name: 'least length', modal: { inputs: [{ ...note, min: 10, max: 5 }] }, says: 'min is 10' },
  { name: 'a draft longer than allowed', modal: { inputs: [{ ...note, max: 5, value: x(6) }] }, says: 'value has 6' },
  { name: 'placeholder', modal: { inputs: [{ ...note, placeholder: x(101) }] }, says: 'placeholder' },
  { name: 'choices', modal: { inputs: [{ ...who, options: [] } as ModalInput] }, says: 'has no options' },
])('a form: $name', ({ modal, says }) => {
  expect(() => assertModal({ modal: { id: 'n', title: 'N', inputs: [note], ...modal } })).toThrow(says);
});

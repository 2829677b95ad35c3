import { describe, expect, test } from 'vitest';
import { messageIssues } from '../../../../src/playground/discord/validate/message.ts';

const long = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const button = (extra: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...extra });
const link = (extra: object = {}) => ({ type: 2, style: 5, label: 'Go', url: 'https://example.org', ...extra });
const row = (...components: unknown[]) => ({ type: 1, components });
const option = (index: number, extra: object = {}) => ({ label: `o${index}`, value: `v${index}`, ...extra });
const select = (extra: object = {}) => ({ type: 3, custom_id: 'pick', options: times(3, option), ...extra });
const field = (extra: object = {}) => ({ name: 'n', value: 'v', ...extra });

const problems = (body: object, mayBeEphemeral = false) =>
  messageIssues(body as Record<string, unknown>, { mayBeEphemeral }).map(
    ({ path, code }) => `${path.join('.')} ${code}`,
  );

describe('refused', () => {
  test.each<[string, object, string]>([
    ['content over 2,000', { content: long(2001) }, 'content BASE_TYPE_MAX_LENGTH'],
    ['content that is no text', { content: 5 }, 'content STRING_TYPE_CONVERT'],
    ['half of an emoji', { content: 'x\ud83d' }, 'content STRING_TYPE_CONVERT'],
    ['an embed of blanks', { embeds: [{ title: ' ', color: 1 }] }, 'embeds.0.description BASE_TYPE_REQUIRED'],
    [
      'a label of blanks',
      { components: [row(button({ label: ' ' }))] },
      'components.0.components.0.label BUTTON_COMPONENT_LABEL_REQUIRED',
    ],
    [
      'a component id twice',
      { components: [row(button({ id: 7 }), link({ id: 7 }))] },
      'components.0.components.1.id COMPONENT_ID_DUPLICATED',
    ],
    [
      'a required select of nothing',
      { components: [row(select({ required: true, min_values: 0 }))] },
      'components.0.components.0.min_values SELECT_COMPONENT_REQUIRED_ZERO_MIN_VALUES',
    ],
    ['a nonce over 25', { content: 'x', nonce: long(26) }, 'nonce BASE_TYPE_MAX_LENGTH'],
    ['eleven embeds', { embeds: times(11, () => ({ title: 't' })) }, 'embeds BASE_TYPE_MAX_LENGTH'],
    ['a title over 256', { embeds: [{ title: long(257) }] }, 'embeds.0.title BASE_TYPE_MAX_LENGTH'],
    [
      'a description over 4,096',
      { embeds: [{ description: long(4097) }] },
      'embeds.0.description BASE_TYPE_MAX_LENGTH',
    ],
    ['26 fields', { embeds: [{ fields: times(26, () => field()) }] }, 'embeds.0.fields BASE_TYPE_MAX_LENGTH'],
    [
      'a field name over 256',
      { embeds: [{ fields: [field({ name: long(257) })] }] },
      'embeds.0.fields.0.name BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a field value over 1,024',
      { embeds: [{ fields: [field({ value: long(1025) })] }] },
      'embeds.0.fields.0.value BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an empty field value',
      { embeds: [{ fields: [field({ value: ' ' })] }] },
      'embeds.0.fields.0.value BASE_TYPE_REQUIRED',
    ],
    ['a missing field name', { embeds: [{ fields: [{ value: 'v' }] }] }, 'embeds.0.fields.0.name BASE_TYPE_REQUIRED'],
    [
      'a footer over 2,048',
      { embeds: [{ footer: { text: long(2049) } }] },
      'embeds.0.footer.text BASE_TYPE_MAX_LENGTH',
    ],
    ['an author over 256', { embeds: [{ author: { name: long(257) } }] }, 'embeds.0.author.name BASE_TYPE_BAD_LENGTH'],
    [
      'over 6,000 together',
      { embeds: [{ description: long(3001) }, { description: long(3000) }] },
      'embeds MAX_EMBED_SIZE_EXCEEDED',
    ],
    ['an embed of colour alone', { embeds: [{ color: 1 }] }, 'embeds.0.description BASE_TYPE_REQUIRED'],
    ['a colour beyond white', { embeds: [{ title: 't', color: 0x1_00_00_00 }] }, 'embeds.0.color NUMBER_TYPE_MAX'],
    ['an image of no scheme', { embeds: [{ image: { url: 'heat.png' } }] }, 'embeds.0.image.url URL_TYPE_INVALID_URL'],
    ['an ftp link', { embeds: [{ title: 't', url: 'ftp://x.org' }] }, 'embeds.0.url URL_TYPE_INVALID_SCHEME'],
    [
      'a timestamp of words',
      { embeds: [{ title: 't', timestamp: 'today' }] },
      'embeds.0.timestamp DATE_TIME_TYPE_PARSE',
    ],
    [
      'six rows',
      { components: times(6, (i) => row(button({ custom_id: `b${i}` }))) },
      'components BASE_TYPE_MAX_LENGTH',
    ],
    ['a button outside a row', { components: [button()] }, 'components.0.type UNION_TYPE_CHOICES'],
    ['an empty row', { components: [row()] }, 'components.0.components BASE_TYPE_BAD_LENGTH'],
    [
      'six buttons in a row',
      { components: [row(...times(6, (i) => button({ custom_id: `b${i}` })))] },
      'components.0.components BASE_TYPE_BAD_LENGTH',
    ],
    [
      'two selects in a row',
      { components: [row(select(), select({ custom_id: 'b' }))] },
      'components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      'a select beside a button',
      { components: [row(button(), select())] },
      'components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      'a text input in a message',
      { components: [row({ type: 4, custom_id: 't', style: 1, label: 'l' })] },
      'components.0.components.0.type UNION_TYPE_CHOICES',
    ],
    [
      'a label over 80',
      { components: [row(button({ label: long(81) }))] },
      'components.0.components.0.label BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a custom id over 100',
      { components: [row(button({ custom_id: long(101) }))] },
      'components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a custom id used twice',
      { components: [row(button()), row(button())] },
      'components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a button without custom id',
      { components: [row({ type: 2, style: 1, label: 'x' })] },
      'components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
    ],
    [
      'a button with a url',
      { components: [row(button({ url: 'https://x.org' }))] },
      'components.0.components.0.url BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
    ],
    [
      'a link with a custom id',
      { components: [row(link({ custom_id: 'x' }))] },
      'components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
    ],
    [
      'a link without url',
      { components: [row(link({ url: null }))] },
      'components.0.components.0.url BUTTON_COMPONENT_URL_REQUIRED',
    ],
    [
      'a button with nothing on it',
      { components: [row(button({ label: undefined }))] },
      'components.0.components.0.label BUTTON_COMPONENT_LABEL_REQUIRED',
    ],
    [
      'a style of no button',
      { components: [row(button({ style: 9 }))] },
      'components.0.components.0.style BASE_TYPE_CHOICES',
    ],
    [
      'an unknown emoji',
      { components: [row(button({ emoji: { name: 'smile' } }))] },
      'components.0.components.0.emoji.name COMPONENT_INVALID_EMOJI',
    ],
    [
      'a custom emoji of nowhere',
      { components: [row(button({ emoji: { id: '1', name: 'x' } }))] },
      'components.0.components.0.emoji.id COMPONENT_INVALID_EMOJI',
    ],
    [
      '26 options',
      { components: [row(select({ options: times(26, option) }))] },
      'components.0.components.0.options BASE_TYPE_BAD_LENGTH',
    ],
    [
      'no options',
      { components: [row(select({ options: [] }))] },
      'components.0.components.0.options BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an option value over 100',
      { components: [row(select({ options: [option(0, { value: long(101) })] }))] },
      'components.0.components.0.options.0.value BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an option value twice',
      { components: [row(select({ options: [option(0), option(0)] }))] },
      'components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    [
      'a placeholder over 150',
      { components: [row(select({ placeholder: long(151) }))] },
      'components.0.components.0.placeholder BASE_TYPE_MAX_LENGTH',
    ],
    [
      'more to choose than offered',
      { components: [row(select({ max_values: 4 }))] },
      'components.0.components.0.options BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a minimum above the maximum',
      { components: [row(select({ min_values: 2 }))] },
      'components.0.components.0.min_values SELECT_COMPONENT_MIN_VALUES_TOO_LARGE',
    ],
    [
      'more defaults than choices',
      { components: [row(select({ options: times(2, (i) => option(i, { default: true })) }))] },
      'components.0.components.0.options SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
    ],
    [
      'a role held in a list of channels',
      { components: [row({ type: 8, custom_id: 'where', default_values: [{ id: '1', type: 'role' }] })] },
      'components.0.components.0.default_values.0.type BASE_TYPE_CHOICES',
    ],
    [
      'fewer held than must be chosen',
      {
        components: [
          row({ type: 6, custom_id: 'who', min_values: 2, max_values: 2, default_values: [{ id: '1', type: 'role' }] }),
        ],
      },
      'components.0.components.0.default_values BASE_TYPE_BAD_LENGTH',
    ],
    ['ephemeral outside interactions', { content: 'x', flags: 64 }, 'flags MESSAGE_FLAGS_INVALID'],
    [
      'users parsed and listed',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    [
      'an unknown kind of mention',
      { content: 'x', allowed_mentions: { parse: ['all'] } },
      'allowed_mentions.parse.0 BASE_TYPE_CHOICES',
    ],
    [
      '101 mentionable users',
      { content: 'x', allowed_mentions: { users: times(101, String) } },
      'allowed_mentions.users BASE_TYPE_MAX_LENGTH',
    ],
    [
      'components of the newer kind',
      { components: [{ type: 10, content: 'y' }] },
      'components.0.type UNION_TYPE_CHOICES',
    ],
    ['the flag that they need', { flags: 32_768 }, 'flags MESSAGE_FLAGS_INVALID'],
  ])('%s', (_, body, problem) => {
    expect(problems(body)).toContain(problem);
  });
});

describe('let pass', () => {
  test.each<[string, object]>([
    ['2,000 characters', { content: long(2000) }],
    ['characters beyond the basic plane count once', { content: '🎓'.repeat(2000) }],
    ['25 fields, 10 embeds', { embeds: times(10, () => ({ fields: times(25, () => field()) })) }],
    ['6,000 together', { embeds: [{ description: long(3000) }, { description: long(3000) }] }],
    ['five rows of five', { components: times(5, (r) => row(...times(5, (b) => button({ custom_id: `${r}.${b}` })))) }],
    ['a link', { components: [row(link())] }],
    ['an emoji alone', { components: [row(button({ label: undefined, emoji: { name: '✅' } }))] }],
    ['an emoji without its variation selector', { components: [row(button({ emoji: { name: '✔' } }))] }],
    ['a flag of a country', { components: [row(button({ emoji: { name: '🇺🇦' } }))] }],
    ['25 options', { components: [row(select({ options: times(25, option) }))] }],
    ['a user select', { components: [row({ type: 5, custom_id: 'who', max_values: 25 })] }],
    ['an attachment as image', { embeds: [{ image: { url: 'attachment://heat.png' } }] }],
    ['nulls, which clear', { content: null, embeds: null, components: null, allowed_mentions: null }],
  ])('%s', (_, body) => {
    expect(problems(body)).toEqual([]);
  });

  test('ephemeral in an interaction', () => {
    expect(problems({ content: 'x', flags: 64 }, true)).toEqual([]);
  });
});

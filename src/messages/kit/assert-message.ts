import type { APIEmbed } from 'discord-api-types/v10';
import type { Button, Message, Modal, ModalInput, Row, Select } from './message.ts';

// Discord's limits: https://discord.com/developers/docs/resources/message, …/components/reference, …/interactions/receiving-and-responding.
// Lengths are counted in UTF-16 units: never fewer than Discord counts.
const bytesOfFile = 10 * 1024 * 1024;

/** Throws an error that lists every rule of Discord's which the message breaks: always a bug of ours. */
export function assertMessage(message: Message): void {
  throwIfAny('message', messageBreaches(message));
}

/** Throws an error that lists every rule of Discord's which the form breaks: always a bug of ours. */
export function assertModal(modal: Modal): void {
  throwIfAny('modal', modalBreaches(modal));
}

function throwIfAny(what: string, breaches: string[]): void {
  if (breaches.length > 0) throw new Error(`${what} Discord would refuse: ${breaches.join('; ')}`);
}

function messageBreaches(message: Message): string[] {
  const { content = '', embeds = [], components = [], files = [] } = message;
  const empty = content.trim() === '' && embeds.length === 0 && components.length === 0 && files.length === 0;
  return [
    ...halfCharacters({ content, embeds, components }),
    ...mentionBreaches(message.allowed_mentions),
    ...(empty ? ['nothing in it'] : []),
    ...longer('content', content, 2000),
    ...more('embeds', embeds, 10),
    ...embeds.flatMap((embed, i) => embedBreaches(embed, `embed ${i + 1}`, files)),
    ...over(
      'all embeds together',
      embeds.reduce((sum, embed) => sum + embedLength(embed), 0),
      6000,
      'characters',
    ),
    ...more('rows', components, 5),
    ...components.flatMap((row, i) => rowBreaches(row, `row ${i + 1}`)),
    ...repeated(
      'custom id',
      components.flatMap((row) => row.components.flatMap(idOf)),
    ),
    ...more('files', files, 10),
    ...files.flatMap(({ name, data }) => [
      ...unless(name.trim() !== '', 'a file without a name'),
      ...over(
        `file ${name}`,
        typeof data === 'string' ? new TextEncoder().encode(data).byteLength : data.byteLength,
        bytesOfFile,
        'bytes',
      ),
    ]),
  ];
}

// The type demands it, yet one missing field would let a learner's note ping everyone, so it is looked at again here.
function mentionBreaches(mentions: Message['allowed_mentions'] | undefined): string[] {
  if (mentions === undefined) return ['no allowed_mentions'];
  return [
    ...unless(Array.isArray(mentions.parse) && mentions.parse.length === 0, 'allowed_mentions.parse is not empty'),
    ...more('mentioned roles', mentions.roles ?? [], 100),
    ...more('mentioned users', mentions.users ?? [], 100),
  ];
}

function embedBreaches(embed: APIEmbed, at: string, files: readonly { name: string }[]): string[] {
  const fields = embed.fields ?? [];
  const links = [embed.url, embed.image?.url, embed.thumbnail?.url, embed.footer?.icon_url, embed.author?.url];
  return [
    ...unless(embedLength(embed) > 0 || embed.image !== undefined || embed.thumbnail !== undefined, `${at} is empty`),
    ...longer(`${at} title`, embed.title, 256),
    ...longer(`${at} description`, embed.description, 4096),
    ...longer(`${at} footer`, embed.footer?.text, 2048),
    ...longer(`${at} author`, embed.author?.name, 256),
    ...more(`${at} fields`, fields, 25),
    ...fields.flatMap(({ name, value }, i) => [
      ...filled(`${at} field ${i + 1} name`, name, 256),
      ...filled(`${at} field ${i + 1} value`, value, 1024),
    ]),
    ...unless(embed.color === undefined || (embed.color >= 0 && embed.color <= 0xffffff), `${at} color out of range`),
    ...unless(embed.timestamp === undefined || !Number.isNaN(Date.parse(embed.timestamp)), `${at} timestamp no date`),
    ...links.flatMap((link) => (link === undefined ? [] : linkBreaches(link, at, files))),
  ];
}

function linkBreaches(link: string, at: string, files: readonly { name: string }[]): string[] {
  if (!link.startsWith('attachment://')) return unless(isWebLink(link), `${at} link is no http(s) address: ${link}`);
  const name = link.slice('attachment://'.length);
  return unless(
    files.some((file) => file.name === name),
    `${at} shows a file that is not sent: ${name}`,
  );
}

function embedLength(embed: APIEmbed): number {
  const fields = (embed.fields ?? []).flatMap(({ name, value }) => [name, value]);
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name, ...fields];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

function rowBreaches(row: Row, at: string): string[] {
  const selects = row.components.filter((part) => part.type !== 2);
  return [
    ...unless(row.components.length > 0, `${at} is empty`),
    ...unless(selects.length === 0 || row.components.length === 1, `${at} has a select beside something else`),
    ...more(`${at} buttons`, row.components, 5),
    ...row.components.flatMap((part) => (part.type === 2 ? buttonBreaches(part, at) : selectBreaches(part, at))),
  ];
}

function buttonBreaches(button: Button, at: string): string[] {
  const label = button.label ?? '';
  const emoji = 'emoji' in button ? button.emoji : undefined;
  return [
    ...unless(label !== '' || emoji !== undefined, `${at} has a button without label and emoji`),
    ...longer(`${at} button label`, label, 80),
    ...(button.style === 5
      ? [
          ...unless(isWebLink(button.url), `${at} button link is no http(s) address: ${button.url}`),
          ...longer(`${at} button link`, button.url, 512),
          ...unless(!('custom_id' in button), `${at} has a link button with a custom id`),
        ]
      : filled(`${at} button custom id`, button.custom_id, 100)),
  ];
}

function selectBreaches(select: Select, at: string): string[] {
  const options = select.type === 3 ? select.options : undefined;
  const { min_values: min = 1, max_values: max = 1 } = select;
  return [
    ...filled(`${at} select custom id`, select.custom_id, 100),
    ...longer(`${at} select placeholder`, select.placeholder, 150),
    ...unless(min >= 0 && max >= 1 && min <= max && max <= 25, `${at} select asks for ${min} to ${max} values`),
    ...(options === undefined
      ? []
      : [
          ...optionBreaches(options, `${at} select`),
          ...unless(max <= options.length, `${at} select asks for ${max} of ${options.length} options`),
          ...unless(options.filter((option) => option.default).length <= max, `${at} select has too many defaults`),
        ]),
  ];
}

type Options = readonly { label: string; value: string; description?: string }[];

function optionBreaches(options: Options, at: string): string[] {
  return [
    ...unless(options.length > 0, `${at} has no options`),
    ...more(`${at} options`, options, 25),
    ...repeated(
      `${at} value`,
      options.map(({ value }) => value),
    ),
    ...options.flatMap(({ label, value, description }) => [
      ...filled(`${at} option label`, label, 100),
      ...filled(`${at} option value`, value, 100),
      ...longer(`${at} option description`, description, 100),
    ]),
  ];
}

function modalBreaches({ modal }: Modal): string[] {
  return [
    ...halfCharacters(modal),
    ...filled('custom id', modal.id, 100),
    ...filled('title', modal.title, 45),
    ...unless(modal.inputs.length > 0, 'no inputs'),
    ...more('inputs', modal.inputs, 5),
    ...repeated(
      'input id',
      modal.inputs.map(({ id }) => id),
    ),
    ...modal.inputs.flatMap(inputBreaches),
  ];
}

function inputBreaches(input: ModalInput): string[] {
  const at = `input ${input.id}`;
  return [
    ...filled(`${at} id`, input.id, 100),
    ...filled(`${at} label`, input.label, 45),
    ...longer(`${at} description`, input.description, 100),
    ...(input.kind === 'choice'
      ? [
          ...optionBreaches(input.options, at),
          ...unless(input.options.filter((option) => option.default).length <= 1, `${at} has more than one default`),
        ]
      : [
          ...unless(input.max >= 1 && input.max <= 4000, `${at} max is ${input.max}`),
          ...unless((input.min ?? 0) >= 0 && (input.min ?? 0) <= input.max, `${at} min is ${input.min}`),
          ...longer(`${at} value`, input.value, input.max),
          ...longer(`${at} placeholder`, input.placeholder, 100),
        ]),
  ];
}

function idOf(part: Button | Select): string[] {
  return 'custom_id' in part ? [part.custom_id] : [];
}

// JSON writes half a surrogate pair as an escape of its own; whole ones stay as they are.
function halfCharacters(part: unknown): string[] {
  return unless(
    !/(?<!\\)(?:\\\\)*\\ud[89a-f]/i.test(JSON.stringify(part)),
    'half a character, as of an emoji cut in two',
  );
}

function isWebLink(link: string): boolean {
  return /^https?:\/\/[^\s/]/.test(link) && URL.canParse(link);
}

function unless(holds: boolean, breach: string): string[] {
  return holds ? [] : [breach];
}

function over(what: string, count: number, limit: number, unit: string): string[] {
  return unless(count <= limit, `${what} has ${count} ${unit}, the limit is ${limit}`);
}

function longer(what: string, text: string | undefined, limit: number): string[] {
  return over(what, text?.length ?? 0, limit, 'characters');
}

function more(what: string, list: readonly unknown[], limit: number): string[] {
  return unless(list.length <= limit, `${list.length} ${what}, the limit is ${limit}`);
}

function filled(what: string, text: string, limit: number): string[] {
  return text.trim() === '' ? [`${what} is empty`] : longer(what, text, limit);
}

function repeated(what: string, list: readonly string[]): string[] {
  return [...new Set(list.filter((item, i) => list.indexOf(item) !== i))].map((item) => `${what} used twice: ${item}`);
}

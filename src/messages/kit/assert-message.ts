import type { APIEmbed } from 'discord-api-types/v10';
import type { Attachment, Button, ChoiceOption, Message, Modal, ModalInput, Row, Select } from './message.ts';

// Discord's limits: https://discord.com/developers/docs/resources/message, …/components/reference, …/interactions/receiving-and-responding.
// Lengths are counted in UTF-16 units: never fewer than Discord counts.
const bytesOfFile = 10 * 1024 * 1024;

/** The rules that a part breaks, in the order of its own parts; a rule that is kept is `false`. */
type Breaches = string | false | readonly Breaches[];

/** Throws an error that lists every rule of Discord's which the message breaks: always a bug of ours. */
export function assertMessage(message: Message): void {
  throwIfAny('message', messageBreaches(message));
}

/** Throws an error that lists every rule of Discord's which the form breaks: always a bug of ours. */
export function assertModal(modal: Modal): void {
  throwIfAny('modal', modalBreaches(modal));
}

function throwIfAny(what: string, breaches: Breaches): void {
  const found = listed(breaches);
  if (found.length > 0) throw new Error(`${what} Discord would refuse: ${found.join('; ')}`);
}

function listed(breaches: Breaches): string[] {
  if (typeof breaches === 'string') return [breaches];
  return breaches === false ? [] : breaches.flatMap(listed);
}

function messageBreaches(message: Message): Breaches {
  const { content = '', embeds = [], components = [], files = [] } = message;
  const isEmpty = content.trim() === '' && embeds.length === 0 && components.length === 0 && files.length === 0;
  const controls = components.flatMap((row) => row.components);
  const ids = controls.flatMap((part) => ('custom_id' in part ? [part.custom_id] : []));
  return [
    halfCharacters({ content, embeds, components, descriptions: files.map(({ description }) => description) }),
    mentionBreaches(message.allowed_mentions),
    isEmpty && 'nothing in it',
    longer('content', content, 2000),
    more('embeds', embeds, 10),
    embeds.map((embed, i) => embedBreaches(embed, `embed ${i + 1}`, files)),
    longer('all embeds together', embeds.map(embedText).join(''), 6000),
    more('rows', components, 5),
    components.map((row, i) => rowBreaches(row, `row ${i + 1}`)),
    repeated('custom id', ids),
    more('files', files, 10),
    files.map(fileBreaches),
  ];
}

function fileBreaches({ name, data, description }: Attachment): Breaches {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data).byteLength : data.byteLength;
  return [
    name.trim() === '' && 'a file without a name',
    over(`file ${name}`, bytes, bytesOfFile, 'bytes'),
    longer(`file ${name} description`, description, 1024),
  ];
}

// The type demands it, yet one missing field would let a learner's note ping everyone, so it is looked at again here.
function mentionBreaches(mentions: Message['allowed_mentions'] | undefined): Breaches {
  if (mentions === undefined) return 'no allowed_mentions';
  const pingsNobodyElse = Array.isArray(mentions.parse) && mentions.parse.length === 0;
  return [
    !pingsNobodyElse && 'allowed_mentions.parse is not empty',
    more('mentioned roles', mentions.roles ?? [], 100),
    more('mentioned users', mentions.users ?? [], 100),
  ];
}

function embedBreaches(embed: APIEmbed, at: string, files: readonly Attachment[]): Breaches {
  const { fields = [], image, thumbnail, footer, author, color = 0, timestamp } = embed;
  const links = [embed.url, image?.url, thumbnail?.url, footer?.icon_url, author?.url];
  return [
    embedText(embed) === '' && image === undefined && thumbnail === undefined && `${at} is empty`,
    longer(`${at} title`, embed.title, 256),
    longer(`${at} description`, embed.description, 4096),
    longer(`${at} footer`, footer?.text, 2048),
    longer(`${at} author`, author?.name, 256),
    more(`${at} fields`, fields, 25),
    fields.map(({ name, value }, i) => [
      filled(`${at} field ${i + 1} name`, name, 256),
      filled(`${at} field ${i + 1} value`, value, 1024),
    ]),
    !(color >= 0 && color <= 0xffffff) && `${at} color out of range`,
    timestamp !== undefined && Number.isNaN(Date.parse(timestamp)) && `${at} timestamp no date`,
    links.map((link) => link !== undefined && linkBreaches(link, at, files)),
  ];
}

function linkBreaches(link: string, at: string, files: readonly Attachment[]): Breaches {
  if (!link.startsWith('attachment://')) return !isWebLink(link) && `${at} link is no http(s) address: ${link}`;
  const shown = link.slice('attachment://'.length);
  return !files.some(({ name }) => name === shown) && `${at} shows a file that is not sent: ${shown}`;
}

/** All that counts towards the limit of an embed. */
function embedText({ title, description, footer, author, fields = [] }: APIEmbed): string {
  return [title, description, footer?.text, author?.name, ...fields.flatMap(({ name, value }) => [name, value])].join(
    '',
  );
}

function rowBreaches({ components }: Row, at: string): Breaches {
  const hasSelect = components.some((part) => part.type !== 2);
  return [
    components.length === 0 && `${at} is empty`,
    hasSelect && components.length > 1 && `${at} has a select beside something else`,
    more(`${at} buttons`, components, 5),
    components.map((part) => (part.type === 2 ? buttonBreaches(part, at) : selectBreaches(part, at))),
  ];
}

function buttonBreaches(button: Button, at: string): Breaches {
  const emoji = 'emoji' in button ? button.emoji : undefined;
  return [
    (button.label ?? '') === '' && emoji === undefined && `${at} has a button without label and emoji`,
    longer(`${at} button label`, button.label, 80),
    button.style === 5
      ? [
          !isWebLink(button.url) && `${at} button link is no http(s) address: ${button.url}`,
          longer(`${at} button link`, button.url, 512),
          'custom_id' in button && `${at} has a link button with a custom id`,
        ]
      : filled(`${at} button custom id`, button.custom_id, 100),
  ];
}

function selectBreaches(select: Select, at: string): Breaches {
  const { min_values: min = 1, max_values: max = 1 } = select;
  const isRange = min >= 0 && max >= 1 && min <= max && max <= 25;
  return [
    filled(`${at} select custom id`, select.custom_id, 100),
    longer(`${at} select placeholder`, select.placeholder, 150),
    !isRange && `${at} select asks for ${min} to ${max} values`,
    select.type === 3 && [
      optionBreaches(select.options, `${at} select`),
      max > select.options.length && `${at} select asks for ${max} of ${select.options.length} options`,
      defaults(select.options) > max && `${at} select has too many defaults`,
    ],
  ];
}

function optionBreaches(options: readonly ChoiceOption[], at: string): Breaches {
  const values = options.map(({ value }) => value);
  return [
    options.length === 0 && `${at} has no options`,
    more(`${at} options`, options, 25),
    repeated(`${at} value`, values),
    options.map(({ label, value, description }) => [
      filled(`${at} option label`, label, 100),
      filled(`${at} option value`, value, 100),
      longer(`${at} option description`, description, 100),
    ]),
  ];
}

function defaults(options: readonly ChoiceOption[]): number {
  return options.filter((option) => option.default).length;
}

function modalBreaches({ modal }: Modal): Breaches {
  const inputs = modal.inputs.flatMap((part) => (part.kind === 'words' ? [] : [part]));
  const ids = inputs.map(({ id }) => id);
  return [
    halfCharacters(modal),
    filled('custom id', modal.id, 100),
    filled('title', modal.title, 45),
    inputs.length === 0 && 'no inputs',
    more('inputs', modal.inputs, 5),
    repeated('input id', ids),
    modal.inputs.map((part) => (part.kind === 'words' ? filled('words', part.text, 4000) : inputBreaches(part))),
  ];
}

function inputBreaches(input: ModalInput): Breaches {
  const at = `input ${input.id}`;
  return [
    filled(`${at} id`, input.id, 100),
    filled(`${at} label`, input.label, 45),
    longer(`${at} description`, input.description, 100),
    input.kind === 'choice' && [
      optionBreaches(input.options, at),
      defaults(input.options) > 1 && `${at} has more than one default`,
    ],
    input.kind === 'checks' && [optionBreaches(input.options, at), more(`${at} boxes`, input.options, 10)],
    input.kind === 'text' && textBreaches(input, at),
  ];
}

function textBreaches({ min = 0, max, value, placeholder }: ModalInput & { kind: 'text' }, at: string): Breaches {
  return [
    !(max >= 1 && max <= 4000) && `${at} max is ${max}`,
    !(min >= 0 && min <= max) && `${at} min is ${min}`,
    longer(`${at} value`, value, max),
    longer(`${at} placeholder`, placeholder, 100),
  ];
}

function halfCharacters(part: unknown): Breaches {
  return !isWhole(part) && 'half a character, as of an emoji cut in two';
}

/** Whether no text within it has half a surrogate pair. */
function isWhole(part: unknown): boolean {
  if (typeof part === 'string') return part.isWellFormed();
  return typeof part !== 'object' || part === null || Object.values(part).every(isWhole);
}

function isWebLink(link: string): boolean {
  return /^https?:\/\/[^\s/]/.test(link) && URL.canParse(link);
}

function over(what: string, count: number, limit: number, unit: string): Breaches {
  return count > limit && `${what} has ${count} ${unit}, the limit is ${limit}`;
}

function longer(what: string, text: string | undefined, limit: number): Breaches {
  return over(what, text?.length ?? 0, limit, 'characters');
}

function more(what: string, list: readonly unknown[], limit: number): Breaches {
  return list.length > limit && `${list.length} ${what}, the limit is ${limit}`;
}

function filled(what: string, text: string, limit: number): Breaches {
  return text.trim() === '' ? `${what} is empty` : longer(what, text, limit);
}

function repeated(what: string, list: readonly string[]): Breaches {
  return [...new Set(list.filter((item, i) => list.indexOf(item) !== i))].map((item) => `${what} used twice: ${item}`);
}

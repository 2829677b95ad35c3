import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Reader } from '../markdown/reader.ts';
import { type Style, terminalText } from './markdown.ts';

/** An embed as lines behind an edge. */
export function embedText(embed: APIEmbed, reader: Reader, style: Style): string {
  const words = (text: string) => terminalText(text, reader, style);
  const parts = [
    ...(embed.author === undefined ? [] : [embed.author.name]),
    ...(embed.title === undefined ? [] : [style.bold(words(embed.title))]),
    ...(embed.description === undefined ? [] : [words(embed.description)]),
    ...(embed.fields ?? []).map(({ name, value }) => `${style.bold(words(name))}\n${words(value)}`),
    ...(embed.image === undefined ? [] : [`(picture: ${fileNameIn(embed.image.url)})`]),
    ...(embed.footer === undefined ? [] : [style.dim(embed.footer.text)]),
  ];
  return parts
    .join('\n')
    .split('\n')
    .map((line) => `│ ${line}`.trimEnd())
    .join('\n');
}

/** A row of buttons, or a select with what it offers, as one line. */
export function rowText(row: Pick<APIActionRowComponent<APIComponentInMessageActionRow>, 'components'>): string {
  return row.components.map(controlText).join(' ');
}

function controlText(control: APIComponentInMessageActionRow): string {
  if (control.type !== ComponentType.Button) {
    const options =
      control.type === ComponentType.StringSelect ? control.options.map(({ label }) => label).join(' | ') : '';
    return `‹${control.placeholder ?? 'choose'}›${options === '' ? '' : ` ${options}`}`;
  }
  const label = buttonName(control);
  if (control.style === ButtonStyle.Link) return `[${label} ↗ ${control.url}]`;
  return control.disabled === true ? `(${label})` : `[${label}]`;
}

/** What stands on a button: emoji and label. */
export function buttonName(button: Extract<APIComponentInMessageActionRow, { type: ComponentType.Button }>): string {
  if (!('label' in button) && !('emoji' in button)) return '';
  const emoji = button.emoji?.name ?? '';
  return [emoji, button.label ?? ''].filter((part) => part !== '').join(' ');
}

/** Lines set in from the edge, as all that a member is shown. */
export function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}

function fileNameIn(address: string): string {
  return decodeURIComponent(address.split('/').at(-1) ?? address);
}

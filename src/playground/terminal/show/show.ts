import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIMessage,
  ComponentType,
} from 'discord-api-types/v10';
import type { Reader } from '../../../messages/kit/markdown/inline.ts';
import {
  clockText,
  discordTime,
  embedText,
  indented,
  plainStyle,
  rowText,
  type Style,
  terminalText,
} from '../../seam.ts';
import { showForm } from './show-form.ts';
import type { Shown, ShownMessage } from './shown.ts';

/** What a member is shown, as text for a terminal. */
export function show(shown: Shown, reader: Reader, style: Style = plainStyle): string {
  switch (shown.kind) {
    case 'message':
      return showMessage(shown, reader, style);
    case 'form':
      return showForm(shown, style);
    case 'suggestions':
      return shown.choices.length === 0
        ? '  (no suggestions)'
        : shown.choices.map(({ name, value }) => `  ${name}${String(value) === name ? '' : ` → ${value}`}`).join('\n');
    case 'no-answer':
      return `  ⚠ ${shown.reason}`;
    case 'clock':
      return clockLine(shown, style);
    case 'note':
      return indented(shown.text);
  }
}

function clockLine({ at, zone, who }: Extract<Shown, { kind: 'clock' }>, style: Style): string {
  const clock = `${clockText(at, zone)} (${zone})`;
  return style.dim(who === null ? `── ${clock} ──` : `── ${who} · ${clock} ──`);
}

/** A message as its reader sees it: who, text, embeds, files, buttons. */
function showMessage(shown: ShownMessage, reader: Reader, style: Style): string {
  const { message } = shown;
  const lines = [headLine(shown, reader, style)];
  if (shown.loading) lines.push('thinking …');
  if (message.content !== '') lines.push(terminalText(message.content, reader, style));
  lines.push(...message.embeds.map((embed) => embedText(embed, reader, style)));
  lines.push(...message.attachments.map((file) => fileText(file.filename, file.size, shown.files[file.id])));
  lines.push(...rowsOf(message).map(rowText));
  return lines.map(indented).join('\n');
}

function headLine({ message, seen, where }: ShownMessage, reader: Reader, style: Style): string {
  const author = message.author.global_name ?? message.author.username;
  const parts = [`${style.bold(author)} ${discordTime(new Date(message.timestamp), 't', reader)}`];
  if (where !== null) parts.push(where);
  if (seen.ephemeral) parts.push('only you can see this');
  if (seen.edited) parts.push('edited');
  if (seen.pinged) parts.push('🔔 pings you');
  return style.dim(parts.join(' · '));
}

function fileText(name: string, size: number, text: string | undefined): string {
  const head = `📎 ${name} (${size < 1024 ? `${size} bytes` : `${Math.round(size / 1024)} KB`})`;
  if (text === undefined) return head;
  const lines = text.replace(/\n$/, '').split('\n');
  const shownLines = lines.slice(0, fileLines).map((line) => `┊ ${line}`.trimEnd());
  if (lines.length > fileLines) shownLines.push(`┊ … ${lines.length - fileLines} lines more`);
  return [head, ...shownLines].join('\n');
}
const fileLines = 30;

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** The rows of buttons and selects of a message. */
export function rowsOf(message: Pick<APIMessage, 'components'>): Row[] {
  return (message.components ?? []).filter((row): row is Row => row.type === ComponentType.ActionRow);
}

import type { APIEmbed, APIMessage } from 'discord-api-types/v10';
import type { LocalDiscord, OfferedModal, Outcome } from '../../src/playground/discord/index.ts';

/**
 * What somebody reads, line by line: who sees it, the text with names in place of ids and moments in UTC, embeds behind
 * `│`, rows of `[buttons]` and `‹lists›`, files behind `📎`.
 */
export function linesOf(discord: LocalDiscord, outcome: Outcome): string[] {
  switch (outcome.kind) {
    case 'message': {
      const who = outcome.ephemeral ? 'only you' : 'everyone';
      return [who, ...messageLines(discord, outcome.message)];
    }
    case 'updated':
      return ['updated', ...messageLines(discord, outcome.message)];
    case 'modal':
      return ['form', ...formLines(outcome.modal)];
    case 'autocomplete':
      return ['suggestions', ...outcome.choices.map(({ name }) => name)];
    case 'deleted':
      return ['deleted'];
    default:
      return [`${outcome.kind}: ${outcome.reason}`];
  }
}

export function messageLines(discord: LocalDiscord, message: APIMessage): string[] {
  const text = [
    ...(message.content === '' ? [] : message.content.split('\n')),
    ...message.embeds.flatMap(embedLines).map((line) => `│ ${line}`.trimEnd()),
    ...(message.components ?? []).flatMap(rowLine),
    ...message.attachments.map(({ filename }) => `📎 ${filename}`),
  ];
  return text.map((line) => named(discord, line));
}

/** A day’s message without what the plan says: of embeds only the first line, and lines that begin with a sign of ours. */
export function outlineOf(lines: string[]): string[] {
  const [first] = lines.filter((line) => line.startsWith('│'));
  return lines.filter((line) => !line.startsWith('│') || line === first || /^│ (?:🗓️|🕗|🔎|✅|⬜|🔒|⏳)/u.test(line));
}

function embedLines(embed: APIEmbed): string[] {
  return [embed.author?.name, embed.title, embed.description, embed.footer?.text].flatMap((part) =>
    part === undefined ? [] : part.split('\n'),
  );
}

function rowLine(row: NonNullable<APIMessage['components']>[number]): string[] {
  if (row.type !== 1) return [`unread component ${row.type}`];
  const parts = row.components.map((part) => {
    if (part.type === 3) return `‹${part.placeholder}: ${part.options.map(({ label }) => label).join(' | ')}›`;
    if (part.type !== 2) return `‹${part.placeholder}›`;
    const emoji = 'emoji' in part && part.emoji !== undefined ? `${part.emoji.name} ` : '';
    return `[${emoji}${'label' in part ? part.label : ''}]`;
  });
  return [parts.join(' ')];
}

function formLines({ data }: OfferedModal): string[] {
  const fields = data.components.flatMap((part) => {
    if (part.type === 10) return part.content.split('\n').map((line) => `│ ${line}`);
    if (part.type !== 18) return [`unread component ${part.type}`];
    const { component, label, description } = part;
    const hint = description === undefined ? '' : ` (${description})`;
    if (component.type === 4) return [`${label}${hint}: ${component.value ?? ''}`];
    if (component.type === 19) return [`${label}${hint}: 📎`];
    if (component.type === 22) {
      return [
        `${label}${hint}: ${component.options.map((one) => `[${one.default ? 'x' : ' '}] ${one.label}`).join(' ')}`,
      ];
    }
    if (component.type !== 3) return [`unread component ${component.type}`];
    return [
      `${label}${hint}: ${component.options.map((one) => (one.default ? `(${one.label})` : one.label)).join(' | ')}`,
    ];
  });
  return [data.title, ...fields];
}

/** `<t:…:F>` as `‹2026-03-02 06:00 F›`, mentions as names. */
function named({ world }: LocalDiscord, line: string): string {
  return line
    .replace(/<t:(\d+):(\w)>/g, (_, seconds: string, style: string) => {
      const moment = new Date(Number(seconds) * 1000).toISOString();
      return `‹${moment.slice(0, 16).replace('T', ' ')} ${style}›`;
    })
    .replace(/<\/([^:>]+):\d+>/g, '/$1')
    .replace(/<#(\d+)>/g, (_, id: string) => `#${channelName(world, id)}`)
    .replace(/<@&(\d+)>/g, (_, id: string) => `@${world.roles().find((role) => role.id === id)?.name ?? 'no-role'}`)
    .replace(/<@(\d+)>/g, (_, id: string) => `@${world.users().find((user) => user.id === id)?.username ?? id}`);
}

function channelName(world: LocalDiscord['world'], id: string): string {
  const channel = world.channels().find((one) => one.id === id);
  return channel !== undefined && 'name' in channel && channel.name ? channel.name : 'no-channel';
}

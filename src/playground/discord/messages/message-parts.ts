import {
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIMessageTopLevelComponent,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Core } from '../core.ts';
import { asJson, asList, isJson, type Json } from '../form.ts';
import { may } from '../permissions.ts';
import { fileNotFound, missingPermissions, tooLarge } from '../refusal.ts';
import type { Channel } from '../state.ts';
import { fileLimit, storeUpload, type Upload } from './attachments.ts';

/** What a body says about a message, finished as Discord shows it. */
type Parts = {
  readonly json: Partial<APIMessage>;
  readonly content: string | undefined;
  readonly files: APIAttachment[];
};

/** Puts content, embeds, files and components together; what the body does not name stays out. */
export function composeParts(
  core: Core,
  { channel, visibleTo }: { readonly channel: Channel; readonly visibleTo?: string | undefined },
  body: Json,
  uploads: readonly Upload[],
  kept: readonly APIAttachment[],
  permissions: bigint | undefined,
): Parts {
  if (uploads.some(({ data }) => data.length > fileLimit)) throw tooLarge();
  if (uploads.length > 0 && permissions !== undefined && !may(permissions, PermissionFlagsBits.AttachFiles)) {
    throw missingPermissions();
  }
  const described = asList(body['attachments']).map(asJson);
  const orphan = described.some(
    ({ id }) => !uploads.some(({ index }) => index === String(id)) && !kept.some((file) => file.id === String(id)),
  );
  if (orphan) throw fileNotFound();
  const added = uploads.map((upload) => {
    const about = described.find(({ id }) => String(id) === upload.index);
    const named = typeof about?.['filename'] === 'string' ? { ...upload, name: about['filename'] } : upload;
    const description = typeof about?.['description'] === 'string' ? about['description'] : undefined;
    return storeUpload(core, channel.id, named, visibleTo !== undefined, description);
  });
  const files = [...kept, ...added];
  const json: Partial<APIMessage> = {};
  const shown = new Set<string>();
  const resolve = (address: string) => {
    const file = files.find(({ filename }) => address === `attachment://${filename}`);
    if (file !== undefined) shown.add(file.id);
    return file?.url ?? address;
  };
  const content = body['content'] === undefined ? undefined : String(body['content'] ?? '').trim();
  if (content !== undefined) json.content = content;
  if (body['embeds'] !== undefined) {
    const allowed = permissions === undefined || may(permissions, PermissionFlagsBits.EmbedLinks);
    json.embeds = allowed ? asList(body['embeds']).map((embed) => finishEmbed(asJson(embed), resolve)) : [];
  }
  if (body['components'] !== undefined) json.components = numbered(asList(body['components']));
  if (body['embeds'] !== undefined || uploads.length > 0 || body['attachments'] !== undefined) {
    json.attachments = files.filter(({ id }) => !shown.has(id));
  }
  return { json, content, files };
}

function finishEmbed(embed: Json, resolve: (address: string) => string): APIEmbed {
  const media = (key: 'image' | 'thumbnail') => {
    const value = embed[key];
    return isJson(value) ? { [key]: { ...value, url: resolve(String(value['url'])) } } : {};
  };
  const fields = embed['fields'];
  const { timestamp } = embed;
  return {
    ...embed,
    type: 'rich',
    ...media('image'),
    ...media('thumbnail'),
    ...(Array.isArray(fields) ? { fields: fields.map((field) => ({ inline: false, ...asJson(field) })) } : {}),
    ...(typeof timestamp === 'string' ? { timestamp: new Date(timestamp).toISOString() } : {}),
  } as APIEmbed;
}

/** Discord numbers components in the order it meets them. */
function numbered(components: readonly unknown[]): APIMessageTopLevelComponent[] {
  let last = 0;
  const number = (value: unknown): unknown => {
    if (!isJson(value)) return value;
    last += 1;
    const id = last;
    const nested = Array.isArray(value['components']) ? { components: value['components'].map(number) } : {};
    return { ...value, id: value['id'] ?? id, ...nested };
  };
  return components.map(number) as APIMessageTopLevelComponent[];
}

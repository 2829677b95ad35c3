import type { APIAttachment, AttachmentFlags } from 'discord-api-types/v10';
import type { Core } from '../core.ts';
import { noFlags } from '../state.ts';

/** A file as a request or a member hands it in; `index` is n of `files[n]`. */
export type Upload = { readonly index: string; readonly name: string; readonly type: string; readonly data: Buffer };

/** What a server without boosts takes: 10 MiB a file. */
export const fileLimit = 10 * 1024 * 1024;

/** Keeps a file and describes it as Discord would; it can be fetched from `url`. */
export function storeUpload(
  core: Core,
  channelId: string,
  upload: Upload,
  ephemeral: boolean,
  description?: string,
): APIAttachment {
  const id = core.nextId();
  const name = cleanName(upload.name);
  core.state.files[id] = { channelId, name, type: upload.type, base64: upload.data.toString('base64') };
  const url = `${core.origin}/attachments/${channelId}/${id}/${encodeURIComponent(name)}`;
  return {
    id,
    filename: name,
    // The real name, without its ending, where cleaning has changed it.
    ...(name === upload.name ? {} : { title: upload.name.replace(/\.[^.]*$/, '') }),
    size: upload.data.length,
    url,
    proxy_url: url,
    content_type: upload.type,
    flags: noFlags as AttachmentFlags,
    ...pngSize(upload.data),
    ...(ephemeral ? { ephemeral: true } : {}),
    ...(description === undefined ? {} : { description }),
  };
}

/** As Discord cleans names of files: only ASCII letters, digits, `_`, `.` and `-` are left, and no sign at either end. */
function cleanName(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[/\\]/g, ' ')
    .trim();
  const clean = ascii
    .replace(/ +/g, '_')
    .replace(/[^\w.-]/g, '')
    .replace(/^[._]+|[._]+$/g, '');
  return clean === '' ? 'unknown' : clean;
}

function pngSize(data: Buffer): { width?: number; height?: number } {
  const isPng = data.length > 24 && data.readUInt32BE(0) === 0x89_50_4e_47;
  return isPng ? { width: data.readUInt32BE(16), height: data.readUInt32BE(20) } : {};
}

/** The stored file behind an attachment's path, if there is one. */
export function readAttachment(core: Core, path: string): { readonly type: string; readonly data: Buffer } | undefined {
  const id = path.split('/')[3] ?? '';
  const file = core.state.files[id];
  return file === undefined ? undefined : { type: file.type, data: Buffer.from(file.base64, 'base64') };
}

/** Attachment addresses carry the port: after a restart it is another one. */
export function rebaseAttachments(core: Core): void {
  const move = (address: string) => address.replace(/^http:\/\/127\.0\.0\.1:\d+(?=\/attachments\/)/, core.origin);
  for (const stored of Object.values(core.state.messages).flat()) {
    for (const file of [...stored.files, ...stored.json.attachments]) {
      file.url = move(file.url);
      file.proxy_url = move(file.proxy_url);
    }
    for (const embed of stored.json.embeds) {
      for (const media of [embed.image, embed.thumbnail]) if (media !== undefined) media.url = move(media.url);
    }
  }
}

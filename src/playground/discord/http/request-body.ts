import type { IncomingMessage } from 'node:http';
import type { Upload } from '../messages/attachments.ts';
import { invalidForm, invalidJson, tooLarge } from '../refusal.ts';

export type RequestBody = { readonly json: unknown; readonly uploads: readonly Upload[] };

const bodyLimit = 25 * 1024 * 1024;

/** Reads JSON, or a form with `payload_json` and `files[n]`. */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= bodyLimit) chunks.push(chunk as Buffer);
  }
  if (size > bodyLimit) throw tooLarge();
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return { json: undefined, uploads: [] };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  if (type.startsWith('application/json')) return { json: parse(bytes.toString('utf8')), uploads: [] };
  throw invalidForm([
    {
      path: [],
      code: 'CONTENT_TYPE_INVALID',
      message: 'Expected "Content-Type" header to be one of {application/json, multipart/form-data}.',
    },
  ]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidJson();
  }
}

async function readForm(bytes: Buffer, type: string): Promise<RequestBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const uploads: Upload[] = [];
  for (const [key, value] of form.entries()) {
    const index = /^files\[(\d+)\]$/.exec(key)?.[1];
    if (index === undefined || typeof value === 'string') continue;
    uploads.push({
      index,
      name: value.name,
      type: value.type === '' ? 'application/octet-stream' : value.type,
      data: Buffer.from(await value.arrayBuffer()),
    });
  }
  const payload = form.get('payload_json');
  return { json: typeof payload === 'string' ? parse(payload) : {}, uploads };
}

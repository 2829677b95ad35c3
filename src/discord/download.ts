import type { Context, Download } from '../context.ts';

/** Where Discord keeps what members attach: https://discord.com/developers/docs/reference#signed-attachment-cdn-urls */
const cdnHosts: readonly string[] = ['cdn.discordapp.com', 'media.discordapp.net'];
const limitMs = 8_000;

/** Fetches attachments from Discord's own hosts (and that of `apiUrl`) only; anything else is never asked for. */
export function createDownload(apiUrl: string): Context['download'] {
  const api = new URL(apiUrl);
  return async (url, maxBytes) => {
    if (!isAllowed(url, api)) return { kind: 'failed', reason: 'it does not lie with Discord' };
    try {
      // A redirection could lead anywhere.
      const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(limitMs) });
      if (!response.ok || response.body === null)
        return { kind: 'failed', reason: `Discord answered ${response.status}` };
      return await readUpTo(response.body, maxBytes);
    } catch (error) {
      const slow = error instanceof Error && error.name === 'TimeoutError';
      return {
        kind: 'failed',
        reason: slow ? 'Discord took too long to hand it over' : 'Discord did not hand it over',
      };
    }
  };
}

function isAllowed(text: string, api: URL): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === api.protocol && url.host === api.host
    ? true
    : url.protocol === 'https:' && cdnHosts.includes(url.host);
}

/** Stops reading as soon as there is too much: what is announced may be a lie. */
async function readUpTo(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Download> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.byteLength;
    if (bytes > maxBytes) return { kind: 'too-large' };
    parts.push(part);
  }
  return { kind: 'file', content: new Uint8Array(Buffer.concat(parts)) };
}

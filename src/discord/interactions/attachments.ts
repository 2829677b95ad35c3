import type { APIAttachment } from 'discord-api-types/v10';
import type { Context, Download } from '../../context.ts';
import { outcomeWithin, realTimers, type Timers } from '../../timers.ts';

/** Where Discord keeps what members attach: https://discord.com/developers/docs/reference#signed-attachment-cdn-urls */
const cdnHosts: readonly string[] = ['cdn.discordapp.com', 'media.discordapp.net'];
const limitMs = 8_000;

/** Fetches attachments from Discord's own hosts (and that of `apiUrl`) only; anything else is never asked for. */
export function createDownload(apiUrl: string, timers: Timers = realTimers): Context['download'] {
  const api = new URL(apiUrl);
  return async (url, maxBytes) => {
    if (!isAllowed(url, api)) return { kind: 'failed', reason: 'it does not lie with Discord' };
    // fetch holds a signal weakly, and a collected one never fires; so the limit is kept here, and the signal only tidies up.
    const controller = new AbortController();
    const limited = await outcomeWithin(timers, limitMs, () => fetched(url, maxBytes, controller.signal));
    if (limited.kind === 'done') return limited.value;
    if (limited.kind === 'failed') return { kind: 'failed', reason: 'Discord did not hand it over' };
    controller.abort();
    return { kind: 'failed', reason: 'Discord took too long to hand it over' };
  };
}

async function fetched(url: string, maxBytes: number, signal: AbortSignal): Promise<Download> {
  // A redirection could lead anywhere.
  const { ok, body, status } = await fetch(url, { redirect: 'error', signal });
  if (!ok || body === null) {
    await body?.cancel();
    return { kind: 'failed', reason: `Discord answered ${status}` };
  }
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { kind: 'file', content: new Uint8Array(Buffer.concat(parts)) };
      bytes += value.byteLength;
      // What is announced may be a lie.
      if (bytes > maxBytes) return { kind: 'too-large' };
      parts.push(value);
    }
  } finally {
    stop();
  }
}

function isAllowed(text: string, api: URL): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, host, username, password } = new URL(text);
  const known = (protocol === api.protocol && host === api.host) || (protocol === 'https:' && cdnHosts.includes(host));
  return known && username === '' && password === '';
}

/** A file's ending, also where cleaning has left nothing but it: `md` of `Тиждень.md`. */
const ending = /(?:\.([a-z0-9]{1,10})|^([a-z0-9]{1,4}|markdown))$/i;

/**
 * A file's name as its sender gave it. Discord takes other signs than plain letters out of `filename`, and then keeps
 * the name without its ending as `title`: https://discord.com/developers/docs/resources/message#attachment-object
 */
export function attachmentName({ filename, title }: Pick<APIAttachment, 'filename' | 'title'>): string {
  if (title === undefined || title === null || title.trim() === '') return filename;
  const [, dotted, bare] = ending.exec(filename) ?? [];
  const last = dotted ?? bare;
  return last === undefined || title.toLowerCase().endsWith(`.${last.toLowerCase()}`) ? title : `${title}.${last}`;
}

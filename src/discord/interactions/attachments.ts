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
  const response = await fetch(url, { redirect: 'error', signal });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    return { kind: 'failed', reason: `Discord answered ${response.status}` };
  }
  return readUpTo(response.body.getReader(), maxBytes, signal);
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
async function readUpTo(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Download> {
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { kind: 'file', content: new Uint8Array(Buffer.concat(parts)) };
      bytes += value.byteLength;
      if (bytes > maxBytes) return { kind: 'too-large' };
      parts.push(value);
    }
  } finally {
    stop();
  }
}

import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, type Gzip } from 'node:zlib';
import { z } from 'zod';

/**
 * A backup is gzip around frames: a line `name length`, then so many bytes. `zcat FILE | head` shows what it is.
 * `header` comes first, then for each table one `table` and its `data`, `end` last: a file that was cut has none.
 */
export type Frame = { name: string; body: Buffer };

const longestHead = 64;
/** A frame is read whole; ours are as large as the chunks of a socket. */
const longestBody = 64 * 1024 * 1024;

/** Writes frames to a stream, waiting where it cannot take more; `close` ends with the last byte on its way. */
export function frameWriter(out: Writable): {
  write(name: string, body: Buffer | string): Promise<void>;
  close(): Promise<void>;
} {
  const gzip: Gzip = createGzip();
  const flowing = pipeline(gzip, out);
  // Whoever writes next, or closes, is told.
  flowing.catch(() => undefined);
  return {
    async write(name, body) {
      const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
      gzip.write(`${name} ${bytes.byteLength}\n`);
      if (gzip.write(bytes)) return;
      await Promise.race([new Promise((resolve) => gzip.once('drain', resolve)), flowing]);
    },
    async close() {
      gzip.end();
      await flowing;
    },
  };
}

/** Reads frames one by one. Throws a sentence where the bytes are no backup, or end in the middle of one. */
export async function* readFrames(source: Readable): AsyncGenerator<Frame> {
  const plain = createGunzip();
  const flowing = pipeline(source, plain);
  flowing.catch(() => undefined);
  let held = Buffer.alloc(0);
  let wanted: { name: string; length: number } | undefined;
  try {
    for await (const chunk of plain) {
      held = held.byteLength === 0 ? chunk : Buffer.concat([held, chunk]);
      for (;;) {
        if (wanted === undefined) {
          const at = held.subarray(0, longestHead).indexOf(10);
          if (at < 0 && held.byteLength < longestHead) break;
          wanted = headOf(held.toString('latin1', 0, Math.max(at, 0)));
          held = held.subarray(at + 1);
        }
        if (held.byteLength < wanted.length) break;
        const body = held.subarray(0, wanted.length);
        held = held.subarray(wanted.length);
        const { name } = wanted;
        wanted = undefined;
        yield { name, body };
      }
    }
    await flowing;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_')) {
      throw new Error('This is no backup of Daymark’s, or it is damaged: its bytes cannot be unpacked.', { cause });
    }
    throw cause;
  }
  if (wanted !== undefined || held.byteLength > 0) throw new Error('The backup is cut off in the middle.');
}

function headOf(line: string): { name: string; length: number } {
  const [, name = '', digits = ''] = /^([a-z]+) (\d+)$/.exec(line) ?? [];
  const length = Number(digits);
  if (name === '' || length > longestBody) throw new Error('This is no backup of Daymark’s.');
  return { name, length };
}

/** What a backup says of itself before its rows. */
const header = z.object({
  format: z.literal('daymark-backup'),
  formatVersion: z.literal(1),
  /** When the newest migration was made that the rows have gone through: drizzle's `folderMillis`. */
  schema: z.number().int(),
  madeAt: z.iso.datetime(),
  /** Daymark's own version, for people. */
  madeBy: z.string(),
  postgres: z.string(),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_]+$/),
      columns: z.array(z.string().regex(/^[a-z_0-9]+$/)).min(1),
      rows: z.number().int(),
    }),
  ),
});

export type Header = z.infer<typeof header>;
export type TableOf = Header['tables'][number];

/** Reads the first frame. Throws a sentence for whoever restores. */
export function readHeader(text: string): Header {
  const json = jsonOf(text);
  const read = header.safeParse(json);
  if (read.success) return read.data;
  throw new Error(
    newerHeader.safeParse(json).success
      ? 'This backup was made by a newer Daymark in a format that this one cannot read. Install that version or a later one.'
      : 'This is no backup of Daymark’s.',
  );
}

const newerHeader = z.looseObject({ format: z.literal('daymark-backup'), formatVersion: z.number().gt(1) });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

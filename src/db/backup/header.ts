import { z } from 'zod';

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

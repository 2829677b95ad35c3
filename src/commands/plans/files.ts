import { z } from 'zod';
import type { Context } from '../../context.ts';
import { isRefused } from '../../curriculum/check.ts';
import { hashOf, readInWorker } from '../../curriculum/import/import.ts';
import type { Reading, SourceFile } from '../../curriculum/model.ts';
import type { StoredFile } from '../../db/schema/plans.ts';
import type { FileTrouble } from '../../messages/plans/add.ts';

const attachment = z.object({ url: z.string().max(4_096), filename: z.string().max(1_024), size: z.number() });
type Attached = z.infer<typeof attachment>;

const file = attachment.optional();
/** The options `file1` to `file10`. */
export const fileInputs = {
  file1: file,
  file2: file,
  file3: file,
  file4: file,
  file5: file,
  file6: file,
  file7: file,
  file8: file,
  file9: file,
  file10: file,
};

const names = Object.keys(fileInputs) as (keyof typeof fileInputs)[];

/** The options as Discord is told of them; the first may be demanded. */
export function fileOptions(firstRequired: boolean) {
  return names.map((name, index) => ({
    type: 11 as const,
    name,
    description: index === 0 ? 'A Markdown file of the plan, up to 1 MB' : 'One more file',
    required: firstRequired && index === 0,
  }));
}

/** The attachments among a call's options, in order. */
export function attachedTo(input: Partial<Record<keyof typeof fileInputs, Attached | undefined>>): Attached[] {
  return names.flatMap((name) => input[name] ?? []);
}

/** What strangers may make us do: bytes of one file and of all, and the time and memory of reading them. */
const limits = { fileBytes: 1024 * 1024, allBytes: 5 * 1024 * 1024, reading: { ms: 8_000, mb: 128 } };

export type Received =
  | { kind: 'read'; hash: string; reading: Reading; source: StoredFile[] }
  | { kind: 'refused'; reading: Reading }
  | { kind: 'trouble'; trouble: FileTrouble }
  | { kind: 'busy' };

// Fetching costs little but may be slow, so a server sends one plan at a time and waits for no other. Reading takes a
// thread and up to 128 MB, so all servers together read two plans at a time, in turn; a turn takes seconds.
const sending = new Set<string>();
const readersAtMost = 2;
const waitingAtMost = 20;
const waiting: (() => void)[] = [];
let reading = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (reading < readersAtMost) reading += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) reading -= 1;
    else next();
  }
}

/** Fetches and reads what was attached; everything in it is treated as hostile. */
export async function receive(ctx: Context, guildId: string, slug: string, attached: Attached[]): Promise<Received> {
  const trouble = troubleBefore(attached);
  if (trouble !== undefined) return { kind: 'trouble', trouble };
  if (sending.has(guildId)) return { kind: 'busy' };
  sending.add(guildId);
  try {
    const fetched = await Promise.all(attached.map((one) => ctx.download(one.url, limits.fileBytes)));
    const files: SourceFile[] = [];
    for (const [index, one] of attached.entries()) {
      const found = fetched[index];
      const name = nameOf(one);
      if (found === undefined || found.kind === 'failed') {
        return { kind: 'trouble', trouble: { kind: 'not-fetched', name, reason: found?.reason ?? 'it is gone' } };
      }
      if (found.kind === 'too-large') return { kind: 'trouble', trouble: { kind: 'too-large', name } };
      files.push({ name, content: found.content });
    }
    if (waiting.length >= waitingAtMost) return { kind: 'busy' };
    const read = await inTurn(() => readInWorker(slug, files, limits.reading));
    if (isRefused(read)) return { kind: 'refused', reading: read };
    const source = files.map(({ name, content }) => ({ name, text: new TextDecoder().decode(content) }));
    return { kind: 'read', hash: hashOf(files), reading: read, source };
  } finally {
    sending.delete(guildId);
  }
}

function troubleBefore(attached: Attached[]): FileTrouble | undefined {
  if (attached.length === 0) return { kind: 'none' };
  const seen = new Set<string>();
  for (const one of attached) {
    const name = nameOf(one);
    if (!/\.(?:md|markdown)$/i.test(name)) return { kind: 'not-markdown', name };
    if (one.size > limits.fileBytes) return { kind: 'too-large', name };
    // Discord changes some signs of names, so two files may arrive under one.
    if (seen.has(name.toLowerCase())) return { kind: 'twice', name };
    seen.add(name.toLowerCase());
  }
  const bytes = attached.reduce((sum, { size }) => sum + size, 0);
  return bytes > limits.allBytes ? { kind: 'too-large-together' } : undefined;
}

/** The last part of a name, without signs that could steer a path, a line or a terminal. */
function nameOf({ filename }: Attached): string {
  const last = filename.split(/[/\\]/).at(-1) ?? '';
  return last.slice(-100).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '');
}

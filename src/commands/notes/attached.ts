import { z } from 'zod';
import type { Context } from '../../context.ts';
import { oneLine } from '../../core/text.ts';
import type { Db } from '../../db/client.ts';
import { filesOfLearner, putFile } from '../../db/notes/files.ts';
import { type Attached, fileLimit, learnerLimit, linkLimit } from '../../messages/notes/attached.ts';
import { file, writing } from '../options.ts';

/** What may belong to a note, as a form sends it. */
export const attachedFields = { link: writing.default(''), file: z.array(file()).max(1).default([]) };

/** A file as Discord tells of it. */
export type Sent = z.infer<ReturnType<typeof file>>;
type FetchedFile =
  | { kind: 'none' }
  | { kind: 'failed' | 'too-large'; name: string }
  | { kind: 'file'; name: string; content: Uint8Array };
/** What is to be kept with a note. Of a link: none, one that can be kept, or one that leads nowhere. */
type Fetched = { link: { kind: 'none' | 'wrong' } | { kind: 'link'; link: string }; file: FetchedFile };

/** Looks at what somebody attached, and has Discord hand over the file. Never throws. */
export async function fetchAttached(ctx: Context, link: string, sent: Sent | undefined): Promise<Fetched> {
  return { link: linkIn(link), file: sent === undefined ? { kind: 'none' } : await fetchFile(ctx, sent) };
}

async function fetchFile(ctx: Context, { url, filename, size }: Sent): Promise<FetchedFile> {
  const name = oneLine(filename).slice(-100) || 'file';
  if (size > fileLimit) return { kind: 'too-large', name };
  const fetched = await ctx.download(url, fileLimit);
  if (fetched.kind === 'file' && fetched.content.byteLength > 0) return { ...fetched, name };
  return { kind: fetched.kind === 'too-large' ? 'too-large' : 'failed', name };
}

/** An address as people write it: without a scheme it is meant for the web. */
function linkIn(text: string): Fetched['link'] {
  const written = text.trim();
  if (written === '') return { kind: 'none' };
  const link = /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`;
  const isWeb = /^https?:\/\/[^\s/]+\.[^\s/]+\S*$/i.test(link) && URL.canParse(link) && link.length <= linkLimit;
  return isWeb ? { kind: 'link', link } : { kind: 'wrong' };
}

/** Keeps a note's file, as long as all of a learner's together stay within their limit. Hold the learner's row. */
export async function keepAttached(tx: Db, learnerId: number, noteId: number, fetched: Fetched): Promise<Attached> {
  const link = fetched.link.kind === 'link' ? 'kept' : fetched.link.kind;
  const { file } = fetched;
  if (file.kind !== 'file') return { link, file };
  const { name, content } = file;
  const isFull = (await filesOfLearner(tx, learnerId, noteId)) + content.byteLength > learnerLimit;
  if (!isFull) await putFile(tx, { noteId, name, content });
  return { link, file: { kind: isFull ? 'full' : 'kept', name } };
}

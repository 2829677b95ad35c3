import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { isRefused, summary } from '../../curriculum/check.ts';
import { hashOf, readInWorker } from '../../curriculum/import/import.ts';
import type { PlanFiles } from '../../curriculum/import/plan-files.ts';
import { isZip, readZip, zipLimits } from '../../curriculum/import/zip.ts';
import type { Reading, SourceFile } from '../../curriculum/model.ts';
import { planOf } from '../../curriculum/plan.ts';
import { isMarkdown, limits } from '../../curriculum/read/source.ts';
import type { StoredFile } from '../../db/schema/plans.ts';
import { say } from '../../messages/kit/format.ts';
import { planRefused } from '../../messages/plans/add.ts';
import { factsAlone } from '../../messages/study/post.ts';
import type { Words } from '../../messages/words/words.ts';
import { type Call, type Handler, type Refused, refuse } from '../command.ts';
import { file } from '../options.ts';

/** The options by which a plan's files come; whether the first one must is for the command to say. */
export const firstFile = file();
const another = file().optional();
const others = ['file2', 'file3', 'file4', 'file5', 'file6', 'file7', 'file8', 'file9', 'file10'] as const;
export const moreFiles = Object.fromEntries(others.map((name) => [name, another])) as Record<
  (typeof others)[number],
  typeof another
>;

const names = ['file1', ...others] as const;
type Attached = z.infer<typeof firstFile>;
type Attachments = { [name in (typeof names)[number]]?: Attached | undefined };

/** What carries a whole plan to the database or back. */
export const wholePlan = {
  unsaved: ({ words }) => words.plans.unsaved,
  look: '/curriculum list',
  heavy: true,
} satisfies Partial<Handler<unknown>>;

/** The attachments among a call's options, in order, each by the name under which it is stored. */
export function attachedTo(input: Attachments): Attached[] {
  return names.flatMap((name) => input[name] ?? []).map((one) => ({ ...one, filename: safeName(one) }));
}

/** The time and memory that strangers may make us spend on reading: 2,000 days in 5 MB take 3 s of a free core and 9 s of a crowded one. */
const readingLimits = { ms: 20_000, mb: 128 };

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
export async function receive(
  { words, guildId }: Call<unknown>,
  ctx: Context,
  slug: string,
  attached: Attached[],
  command: 'add' | 'update',
): Promise<{ hash: string; reading: Reading; source: StoredFile[] } | Refused> {
  const said = words.plans.files;
  const wrong = wrongWith(said, attached);
  if (wrong !== undefined) return refuse(say(wrong));
  if (sending.has(guildId)) return refuse(say(said.busy));
  sending.add(guildId);
  try {
    const plan = await fetched(said, ctx, attached);
    if ('why' in plan) return refuse(say(plan.why));
    const { files, problems } = plan;
    if (problems.some(({ level }) => level === 'error')) return refuse(planRefused(words, slug, problems, command));
    if (waiting.length >= waitingAtMost) return refuse(say(said.busy));
    const read = await inTurn(() => readInWorker(slug, files, readingLimits));
    const told = { ...read, problems: [...problems, ...read.problems] };
    if (isRefused(told)) {
      const plan = planOf(told.curriculum);
      const facts = factsAlone(ctx.now(), 'UTC');
      return refuse(planRefused(words, slug, told.problems, command, { counts: summary(told), plan, facts }));
    }
    const source = files.map(({ name, content }) => ({ name, text: new TextDecoder().decode(content) }));
    return { hash: hashOf(files), reading: told, source };
  } finally {
    sending.delete(guildId);
  }
}

/** The plan that was attached, as files or as one zip, or why there is none. */
async function fetched(
  said: Words['plans']['files'],
  ctx: Context,
  attached: Attached[],
): Promise<PlanFiles | { why: string }> {
  const sent = await Promise.all(
    attached.map(async ({ url, filename: name }) => ({ name, ...(await ctx.download(url, bytesAtMost(name))) })),
  );
  const files: SourceFile[] = [];
  for (const one of sent) {
    const { name } = one;
    if (one.kind === 'failed') {
      ctx.log.warn({ reason: one.reason }, 'an attached plan was not fetched');
      return { why: said.notFetched(name) };
    }
    if (one.kind === 'too-large') return { why: tooLarge(said, name) };
    if (isZip(name)) {
      const plan = await readZip(name, one.content);
      return plan.files.length === 0 && plan.problems.length === 0 ? { why: said.zipEmpty(name) } : plan;
    }
    files.push({ name, content: one.content });
  }
  return { files, problems: [] };
}

function bytesAtMost(name: string): number {
  return isZip(name) ? zipLimits.bytes : limits.fileBytes;
}

function tooLarge(said: Words['plans']['files'], name: string): string {
  return isZip(name) ? said.zipTooLarge(name) : said.tooLarge(name);
}

/** What can be said of files before they are fetched. */
function wrongWith(said: Words['plans']['files'], attached: Attached[]): string | undefined {
  const seen = new Set<string>();
  for (const { filename, size } of attached) {
    if (isZip(filename)) {
      if (attached.length > 1) return said.zipAlone(filename);
    } else if (!isMarkdown(filename)) return said.notMarkdown(filename);
    if (size > bytesAtMost(filename)) return tooLarge(said, filename);
    // Discord changes some signs of names, so two files may arrive under one.
    if (seen.has(filename.toLowerCase())) return said.twice(filename);
    seen.add(filename.toLowerCase());
  }
  const bytes = attached.reduce((sum, { size }) => sum + size, 0);
  return attached.length > 1 && bytes > limits.totalBytes ? said.tooLargeTogether : undefined;
}

/** The last part of a name, without signs that could steer a path, a line or a terminal. */
function safeName({ filename }: Attached): string {
  const last = filename.split(/[/\\]/).at(-1) ?? '';
  return last.slice(-100).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '');
}

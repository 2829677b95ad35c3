import type { Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../model.ts';
import { isIndex } from '../read/file-order.ts';
import { isMarkdown, limits } from '../read/source.ts';
import { leftOut, type PlanFiles, standingOf } from './plan-files.ts';

/** Every folder directly under `root` that holds a plan. */
export async function readFolders(root: string): Promise<(PlanFiles & { slug: string })[]> {
  const found: (PlanFiles & { slug: string })[] = [];
  for (const slug of await foldersIn(root)) {
    const plan = await readFolder(join(root, slug));
    if (plan.files.length > 0) found.push({ slug, ...plan });
  }
  return found;
}

/** The names of the folders directly under `root`; hidden ones and links are left out. */
export async function foldersIn(root: string): Promise<string[]> {
  return (await entriesOf(root)).filter(isOpenFolder).map(({ name }) => name);
}

/** The files of the plan in a folder and the folders below it, named relative to it with `/`. */
export async function readFolder(folder: string): Promise<PlanFiles> {
  const plan: PlanFiles = { files: [], problems: [] };
  await readInto(plan, folder, '');
  return plan;
}

async function readInto(plan: PlanFiles, folder: string, prefix: string): Promise<void> {
  for (const entry of await entriesOf(join(folder, prefix))) {
    // One more than allowed is enough for the reader to refuse the plan.
    if (plan.files.length > limits.files) return;
    const name = prefix + entry.name;
    const path = join(folder, name);
    const standing = standingOf(entry.isDirectory() ? `${name}/` : name);
    if (standing.kind === 'hidden') {
      if (standing.missed !== null) plan.problems.push(leftOut(standing.missed, 'left-out'));
    } else if (entry.isDirectory()) await readInto(plan, folder, `${name}/`);
    else if (await isMissedLink(entry, path)) plan.problems.push(leftOut(name, 'linked-file'));
    else if (entry.isFile() && standing.kind === 'read') plan.files.push({ name, content: await contentOf(path) });
  }
}

/** What lies beside the folders of plans as if it were one, and is none; a README is about them all. */
export async function besidePlans(root: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const entry of await entriesOf(root)) {
    const isPlanFile = standingOf(entry.name).kind === 'read' && !isIndex(entry.name);
    if (entry.isFile() && isPlanFile) problems.push(leftOut(entry.name, 'loose-file'));
    else if (await isMissedLink(entry, join(root, entry.name))) problems.push(leftOut(entry.name, 'linked-file'));
  }
  return problems;
}

function isOpenFolder(entry: Dirent): boolean {
  return entry.isDirectory() && standingOf(`${entry.name}/`).kind === 'other';
}

/** Whether an entry is a link to what could be a part of a plan. */
async function isMissedLink(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink() || standingOf(entry.name).kind === 'hidden') return false;
  const found = await stat(path).catch(() => null);
  return isMarkdown(entry.name) || found?.isDirectory() === true;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Reads no more of a file than is needed to see that it is too large. */
export async function contentOf(path: string, most = limits.fileBytes): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const content = new Uint8Array(Math.min(size, most + 1));
    const { bytesRead } = await file.read(content, 0, content.length, 0);
    return content.slice(0, bytesRead);
  } finally {
    await file.close();
  }
}

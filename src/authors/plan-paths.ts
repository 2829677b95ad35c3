import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { contentOf, readFolder } from '../curriculum/import/folder.ts';
import type { SourceFile } from '../curriculum/model.ts';
import { isIndex } from '../curriculum/read/file-order.ts';
import { unitOf } from '../curriculum/words/vocabulary.ts';
import { printable } from './terminal.ts';

/** A plan as it lies on the disk. `shown` turns a file's name in the plan into the path as it was given. */
export type PlanFiles = { slug: string; path: string; files: SourceFile[]; shown(name: string): string };

type Found = { kind: 'plans'; plans: PlanFiles[] } | { kind: 'none'; reason: string };

/** The plans that a path means: a file, the folder of one plan, or a folder of plans. */
export async function plansAt(path: string): Promise<Found> {
  const name = printable(path);
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await plansInFolder(path);
    if (!found.isFile()) return { kind: 'none', reason: `${name} is neither a file nor a folder.` };
    const file = basename(path);
    const files = [{ name: file, content: await contentOf(path) }];
    const slug = basename(path, extname(path));
    return { kind: 'plans', plans: [{ slug, path, files, shown: () => path }] };
  } catch (error) {
    return { kind: 'none', reason: whyUnread(name, error) };
  }
}

async function plansInFolder(path: string): Promise<Found> {
  if (await isPlan(path)) return { kind: 'plans', plans: [await planIn(path)] };
  const plans: PlanFiles[] = [];
  for (const folder of await visible(path)) {
    if (!folder.isDirectory()) continue;
    const plan = await planIn(join(path, folder.name), joined(path, folder.name));
    if (plan.files.length > 0) plans.push(plan);
  }
  if (plans.length > 0) return { kind: 'plans', plans };
  const alone = await planIn(path);
  if (alone.files.length > 0) return { kind: 'plans', plans: [alone] };
  return { kind: 'none', reason: `${printable(path)} holds no Markdown; name a folder with .md files in it.` };
}

/**
 * A folder with Markdown of its own, beside a README, is a plan; so is one whose folders are the months, weeks or days of
 * one. `curriculum` itself, where the bot looks, always holds a plan in each folder.
 */
async function isPlan(path: string): Promise<boolean> {
  const entries = await visible(path);
  if (entries.some((entry) => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name) && !isIndex(entry.name))) {
    return true;
  }
  if (basename(resolve(path)) === 'curriculum') return false;
  const folders = entries.filter((entry) => entry.isDirectory());
  return folders.length > 0 && folders.every(({ name }) => unitOf(name.replaceAll(/[-_]+/g, ' ')) !== null);
}

async function planIn(path: string, shownPath = path): Promise<PlanFiles> {
  const slug = basename(resolve(path));
  return { slug, path: shownPath, files: await readFolder(path), shown: (name) => joined(shownPath, name) };
}

/** Puts a name behind a folder and leaves the folder as it was given. */
function joined(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

async function visible(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function whyUnread(name: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return `There is no file or folder ${name}; check the path.`;
  if (code === 'EACCES' || code === 'EPERM') return `${name} may not be read by this user; change its permissions.`;
  return `${name} cannot be read: ${error instanceof Error ? printable(error.message) : String(error)}`;
}

import { stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { besidePlans, contentOf, readFolder, readFolders } from '../curriculum/import/folder.ts';
import type { PlanFiles } from '../curriculum/import/plan-files.ts';
import { isZip, readZip, zipLimits } from '../curriculum/import/zip.ts';
import type { Problem } from '../curriculum/model.ts';
import { printable } from './terminal.ts';

/** A plan as it lies on the disk. `shown` turns a file's name in the plan into the path as it was given. */
export type FoundPlan = PlanFiles & { slug: string; path: string; shown(name: string): string };

/** `beside` tells of what lies there and belongs to no plan. */
type Found = { kind: 'plans'; plans: FoundPlan[]; beside: Problem[] } | { kind: 'none'; reason: string };

/** The folder in which the bot looks for plans: each folder in it is one. */
const home = 'curriculum';

/** The plans at a path, as the bot would read them: a file, a zip or a folder is one plan, and only the bot's own folder holds several. */
export async function plansAt(path: string): Promise<Found> {
  const name = printable(path);
  try {
    const found = await stat(path);
    if (found.isDirectory())
      return basename(resolve(path)) === home ? await plansOfHome(path) : await planInFolder(path);
    if (!found.isFile()) return { kind: 'none', reason: `${name} is neither a file nor a folder.` };
    return isZip(path) ? await planInZip(path) : await planInFile(path);
  } catch (error) {
    return { kind: 'none', reason: whyUnread(name, error) };
  }
}

async function plansOfHome(path: string): Promise<Found> {
  const plans = (await readFolders(path)).map(({ slug, ...plan }): FoundPlan => {
    const folder = joined(path, slug);
    return { ...plan, slug, path: folder, shown: (name) => joined(folder, name) };
  });
  const beside = (await besidePlans(path)).map((problem) => ({ ...problem, file: joined(path, problem.file) }));
  if (plans.length > 0) return { kind: 'plans', plans, beside };
  const [first] = beside;
  if (first === undefined) return noMarkdown(path);
  const reason = `${printable(path)} holds no plan: each lies in a folder of its own; move ${printable(first.file)} into one.`;
  return { kind: 'none', reason };
}

async function planInFolder(path: string): Promise<Found> {
  const plan = await readFolder(path);
  if (plan.files.length === 0) return noMarkdown(path);
  return onePlan({ ...plan, slug: basename(resolve(path)), path, shown: (name) => joined(path, name) });
}

async function planInZip(path: string): Promise<Found> {
  const file = basename(path);
  const content = await contentOf(path, zipLimits.bytes);
  if (content.length > zipLimits.bytes) {
    return { kind: 'none', reason: `${printable(path)} is larger than 10 MB; pack the plan without pictures.` };
  }
  const plan = await readZip(file, content);
  if (plan.files.length === 0 && plan.problems.length === 0) return noMarkdown(path);
  return onePlan({ ...plan, slug: nameOf(path), path, shown: (name) => (name === file ? path : joined(path, name)) });
}

async function planInFile(path: string): Promise<Found> {
  const files = [{ name: basename(path), content: await contentOf(path) }];
  return onePlan({ files, problems: [], slug: nameOf(path), path, shown: () => path });
}

function onePlan(plan: FoundPlan): Found {
  return { kind: 'plans', plans: [plan], beside: [] };
}

function noMarkdown(path: string): Found {
  return { kind: 'none', reason: `${printable(path)} holds no Markdown; name a folder with .md files in it.` };
}

function nameOf(path: string): string {
  return basename(path, extname(path));
}

/** Puts a name behind a folder and leaves the folder as it was given. */
function joined(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

function whyUnread(name: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return `There is no file or folder ${name}; check the path.`;
  if (code === 'EACCES' || code === 'EPERM') return `${name} may not be read by this user; change its permissions.`;
  return `${name} cannot be read: ${error instanceof Error ? printable(error.message) : String(error)}`;
}

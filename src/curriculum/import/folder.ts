import type { Dirent } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from '../model.ts';
import { limits } from '../read/source.ts';

type FolderFiles = { slug: string; files: SourceFile[] };

/** Every folder directly under `root` that holds Markdown, with its Markdown files. */
export async function readFolders(root: string): Promise<FolderFiles[]> {
  const found: FolderFiles[] = [];
  for (const slug of await foldersIn(root)) {
    const files = await readFolder(join(root, slug));
    if (files.length > 0) found.push({ slug, files });
  }
  return found;
}

/** The names of the folders directly under `root`; hidden ones and links are left out. */
export async function foldersIn(root: string): Promise<string[]> {
  return (await visible(root)).filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** The Markdown files in a folder and the folders below it, named relative to it with `/`. */
export async function readFolder(folder: string): Promise<SourceFile[]> {
  const names = await markdownIn(folder, '');
  const files: SourceFile[] = [];
  for (const name of names) files.push({ name, content: await contentOf(join(folder, name)) });
  return files;
}

async function markdownIn(folder: string, prefix: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await visible(join(folder, prefix))) {
    // One more than allowed is enough for the reader to refuse the plan.
    if (names.length > limits.files) break;
    if (entry.isDirectory()) names.push(...(await markdownIn(folder, `${prefix}${entry.name}/`)));
    else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)) names.push(prefix + entry.name);
  }
  return names;
}

async function visible(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Reads no more of a file than is needed to see that it is too large. */
export async function contentOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const content = new Uint8Array(Math.min(size, limits.fileBytes + 1));
    const { bytesRead } = await file.read(content, 0, content.length, 0);
    return content.slice(0, bytesRead);
  } finally {
    await file.close();
  }
}

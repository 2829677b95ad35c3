import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, validateFileName, type ZipFile } from 'yauzl';
import type { Told } from '../facts.ts';
import type { Problem } from '../model.ts';
import { limits, problemAt } from '../read/source.ts';
import { leftOut, type PlanFiles, standingOf } from './plan-files.ts';

/** What strangers may send: a zip of so many bytes is what Discord takes from anybody. */
export const zipLimits = {
  bytes: 10 * 1024 * 1024,
  entries: 1000,
  unpackedBytes: 25 * 1024 * 1024,
  ratio: 100,
  nameLength: 300,
  depth: 16,
};

export function isZip(name: string): boolean {
  return /\.zip$/i.test(name);
}

/**
 * The files of the plan in a zip, named as they are in the folder that was packed: one folder around everything is taken
 * away. What must not be in a zip is an error whose file is the entry. All entries are looked at before one is inflated,
 * nothing is written to a disk, and inflating goes on beside the main thread.
 */
export async function readZip(name: string, content: Uint8Array): Promise<PlanFiles> {
  let at = name;
  try {
    const zip = await fromBufferPromise(Buffer.from(content.buffer, content.byteOffset, content.byteLength), {
      lazyEntries: true,
      decodeStrings: false,
      autoClose: false,
    });
    if (zip.entryCount > zipLimits.entries) {
      const facts = { count: zip.entryCount, limit: zipLimits.entries };
      return { files: [], problems: [refusal(name, 'zip-too-many-entries', facts)] };
    }
    const entries = await entriesOf(zip);
    if ('code' in entries) return { files: [], problems: [entries] };
    const plan = planIn(entries);
    const files: PlanFiles['files'] = [];
    for (const { name: file, entry } of plan.read) {
      at = file;
      files.push({ name: file, content: await inflate(zip, entry) });
    }
    return { files, problems: [...plan.missed].map((place) => leftOut(place, 'left-out')) };
  } catch {
    return { files: [], problems: [refusal(at, 'zip-damaged')] };
  }
}

type Named = { name: string; entry: Entry };

/** The entries that are files, or the first that breaks a rule. */
async function entriesOf(zip: ZipFile): Promise<Named[] | Problem> {
  const found: Named[] = [];
  const names = new Set<string>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (name === null) {
      const shown = Buffer.from(entry.fileNameRaw).toString('latin1');
      return refusal(shown, 'zip-name');
    }
    bytes += entry.uncompressedSize;
    const breach =
      breachOf(name, entry) ?? (bytes > zipLimits.unpackedBytes ? (['zip-too-large'] as const) : undefined);
    if (breach !== undefined) return refusal(name, ...breach);
    if (name === '' || name.endsWith('/')) continue;
    if (names.has(name)) return refusal(name, 'zip-twice');
    names.add(name);
    found.push({ name, entry });
  }
  return found;
}

/** Folders end in `/`, whatever the system that packed them; null where the name is not UTF-8. */
function nameOf({ fileNameRaw }: Entry): string | null {
  try {
    const name = new TextDecoder('utf-8', { fatal: true }).decode(fileNameRaw);
    return name.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  } catch {
    return null;
  }
}

const linkMode = 0o120000;
const kindMode = 0o170000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they would steer what shows the name
const controls = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

function breachOf(name: string, entry: Entry): Told | undefined {
  const { ratio, nameLength: limit, depth: folders } = zipLimits;
  if (validateFileName(name) !== null) return ['zip-path'];
  if (controls.test(name)) return ['zip-name'];
  if (name.length > limit || name.split('/').length > folders) return ['zip-name-too-long', { limit, folders }];
  if (((entry.externalFileAttributes >>> 16) & kindMode) === linkMode) return ['zip-link'];
  if (entry.isEncrypted()) return ['zip-encrypted'];
  if (!entry.canDecodeFileData()) return ['zip-method'];
  return entry.uncompressedSize > ratio * entry.compressedSize ? ['zip-ratio', { ratio }] : undefined;
}

/** The files to read, by their names in the plan's folder, and the hidden places that may be missed. */
function planIn(entries: Named[]): { read: Named[]; missed: Set<string> } {
  const read = entries.filter(({ name }) => standingOf(name).kind === 'read');
  const tops = new Set(read.map(({ name }) => name.slice(0, name.indexOf('/') + 1)));
  const [top = ''] = tops.size === 1 ? tops : [];
  const inside = (name: string) => (name.startsWith(top) ? name.slice(top.length) : name);
  const missed = entries.flatMap(({ name }) => {
    const standing = standingOf(name);
    return standing.kind === 'hidden' && standing.missed !== null ? [inside(standing.missed)] : [];
  });
  return { read: read.map(({ name, entry }) => ({ name: inside(name), entry })), missed: new Set(missed) };
}

/** Inflates no more of a file than is needed to see that it is too large. */
async function inflate(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of await zip.openReadStreamPromise(entry)) {
    parts.push(part as Buffer);
    bytes += (part as Buffer).length;
    if (bytes > limits.fileBytes) return new Uint8Array(Buffer.concat(parts));
  }
  const content = Buffer.concat(parts);
  if (crc32(content) !== entry.crc32) throw new Error('its checksum is wrong');
  return new Uint8Array(content);
}

function refusal(file: string, ...told: Told): Problem {
  return problemAt({ file, line: 1, column: 1 }, 'error', ...told);
}

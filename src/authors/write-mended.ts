import { readFile, writeFile } from 'node:fs/promises';
import { summary } from '../curriculum/check.ts';
import { isZip } from '../curriculum/import/zip.ts';
import { type Mended, mended } from '../curriculum/mending.ts';
import { readCurriculum } from '../curriculum/read/read.ts';
import { lineDiff } from './line-diff.ts';
import type { FoundPlan } from './plan-paths.ts';
import { exit, printable, type Terminal } from './terminal.ts';

/**
 * The copy stands beside its file. Its name ends in no Markdown's ending, so that it is never read as a part of the plan
 * before its author has moved it over the file.
 */
const ending = '.fixed';

/** Writes beside each file in which something can be mended a copy in which it is, and shows what differs. */
export async function writeMended({ slug, path, files, shown }: FoundPlan, terminal: Terminal): Promise<number> {
  if (isZip(path)) {
    terminal.complain(`${printable(path)} is a zip; unpack it and mend its folder.\n`);
    return exit.misuse;
  }
  const { changed, files: after } = mended(slug, files);
  if (changed.length === 0) {
    terminal.say(`\n${printable(slug)}: nothing that can be mended without asking you.\n`);
    return exit.well;
  }
  for (const one of changed) {
    const copy = `${shown(one.name)}${ending}`;
    if (!(await written(copy, one.after))) {
      terminal.complain(`${printable(copy)} is there already; move it over the file or delete it.\n`);
      return exit.misuse;
    }
    terminal.say(`\n${diffOf(one, shown(one.name), copy)}`);
  }
  const reading = readCurriculum(slug, after);
  const { days } = summary(reading);
  const copies = changed.length === 1 ? 'the copy' : `the ${changed.length} copies`;
  terminal.say(
    `\nWith ${copies} moved over the original, ${printable(slug)} has ${days} days; problems left: ${reading.problems.length}.\n`,
  );
  return exit.well;
}

/** Never replaces a file that says something else. */
async function written(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return (await readFile(path, 'utf8')) === text;
  }
}

function diffOf({ before, after }: Mended, from: string, to: string): string {
  const changes = lineDiff(before, after).map(({ line, removed, added }) => {
    const lines = [...removed.map((text) => `-${visible(text)}`), ...added.map((text) => `+${visible(text)}`)];
    return [`@@ line ${line}`, ...lines].join('\n');
  });
  return `--- ${printable(from)}\n+++ ${printable(to)}\n${changes.join('\n')}\n`;
}

/** Spaces that nobody sees are what many of the changes are about. */
function visible(line: string): string {
  return printable(line).replaceAll(/[\u00a0\u2000-\u200d\u202f\u2060\u3000\ufeff]/g, (sign) => {
    return `<U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

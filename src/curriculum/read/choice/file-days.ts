import { unitInSettings } from '../front-matter.ts';
import type { Mention } from '../mentions/mention.ts';
import type { NamedUnit } from '../mentions/unit.ts';
import type { ParsedFile } from '../parsed-file.ts';
import { grouped } from './grouped.ts';

/** The day that a file as a whole is or is a part of; files of one day share `id`. */
export type FileDay = { unit: NamedUnit; id: string };

/** What the days of a plan are: whole files, and mentions in the others. */
export type DayChoice = {
  files: Map<ParsedFile, FileDay>;
  mentions: Set<Mention>;
  /** Sections that go on with days of a table or list. */
  goingOn?: Set<Mention>;
};

type IsDay = (named: { unit: NamedUnit }) => boolean;

/** The files that are days: by their path, by their settings, or because they name one day only where others are days. */
export function fileDays(
  files: ParsedFile[],
  isDay: IsDay,
  outlines: Map<ParsedFile, Mention[]>,
): Map<ParsedFile, FileDay> {
  const named = new Map<ParsedFile, FileDay>();
  for (const file of files) {
    const day = dayOf(file, isDay);
    if (day && !holdsOthers(day.unit, outlines.get(file) ?? [])) named.set(file, day);
  }
  const days = withoutSpans(named);
  for (const [file, day] of aloneDays(files, days, outlines)) days.set(file, day);
  return days;
}

function dayOf({ path, settings, source }: ParsedFile, isDay: IsDay): FileDay | null {
  const inPath = path.filter(isDay);
  const part = inPath.findLast(({ unit }) => unit.last === null) ?? inPath.at(-1);
  if (part) return { unit: part.unit, id: idOf(folderOf(part.path), part.unit) };
  const unit = unitInSettings(settings, 'day');
  return unit && isDay({ unit }) ? { unit, id: idOf(folderOf(source.name), unit) } : null;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1).toLowerCase();
}

function idOf(folder: string, { number, last, label, within }: NamedUnit): string {
  return `${folder}${within ? `${within.label}/` : ''}${number === null ? label : number}${last === null ? '' : `-${last}`}`;
}

/** A file called after its first day that goes on with others is a file of days. */
function holdsOthers({ number, last }: NamedUnit, outline: Mention[]): boolean {
  if (number === null) return false;
  const numbers = new Set(outline.flatMap(({ unit }) => unit.number ?? []));
  if (last !== null) return [...numbers].filter((one) => one >= number && one <= last).length > 1;
  return numbers.has(number) && (numbers.has(number + 1) || numbers.size > 2);
}

/** `Days 01-15` is a folder of days where these stand in it, else it is one unit. */
function withoutSpans(days: Map<ParsedFile, FileDay>): Map<ParsedFile, FileDay> {
  const singles = new Set([...days.values()].flatMap(({ unit }) => (unit.last === null ? (unit.number ?? []) : [])));
  const holds = ({ number, last }: NamedUnit): boolean =>
    last !== null && [...singles].some((one) => one >= (number ?? 0) && one <= last);
  return new Map([...days].filter(([, { unit }]) => !holds(unit)));
}

/** A file that names one day only is that day, where files are days or where every file begins with one. */
function aloneDays(
  files: ParsedFile[],
  days: Map<ParsedFile, FileDay>,
  outlines: Map<ParsedFile, Mention[]>,
): [ParsedFile, FileDay][] {
  const taken = new Set([...days.values()].map(({ unit }) => unit.number));
  const isBeside = besideDays(days);
  const others = files.filter((file) => !days.has(file) && !isBeside(file) && (outlines.get(file) ?? []).length > 0);
  const alone = others.flatMap((file): { file: ParsedFile; mention: Mention }[] => {
    const outline = outlines.get(file) ?? [];
    const [mention] = outline;
    const isOne = grouped(outline, ({ unit }) => unit.label).size === 1;
    return mention && isOne && mention.unit.number !== null && !taken.has(mention.unit.number)
      ? [{ file, mention }]
      : [];
  });
  const isFirst = ({ file, mention }: { file: ParsedFile; mention: Mention }): boolean =>
    file.headings[0]?.at === mention.at;
  const areDays = days.size > 0 || (alone.length > 1 && alone.length === others.length && alone.every(isFirst));
  return areDays ? alone.map(({ file, mention }) => [file, { unit: mention.unit, id: file.source.name }]) : [];
}

/** Whether a file stands beside days that begin anew in each folder: what it says of days is about those. */
export function besideDays(days: Map<ParsedFile, FileDay>): (file: ParsedFile) => boolean {
  const distinct = new Map([...days.values()].map((day) => [day.id, day.unit.number]));
  if (new Set(distinct.values()).size === distinct.size) return () => false;
  const folders = new Set([...days.values()].map(({ id }) => folderOf(id)));
  return ({ source }) => folders.has(folderOf(source.name));
}

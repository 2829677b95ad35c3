import { sectionOf } from '../../words/vocabulary.ts';
import { isRow, type Mention } from '../mentions/mention.ts';
import type { ParsedFile } from '../parsed-file.ts';
import type { DayChoice } from './file-days.ts';
import { aloneIn } from './files-alone.ts';
import { type Candidate, chosenOf, isInside, type WeekChoice } from './week-choice.ts';

/**
 * In a plan without weeks the months, phases and parts that hold no days are units, as weeks alone are. One that stands
 * by itself is a heading like any other.
 */
export function phasesAlone(files: ParsedFile[], days: DayChoice): WeekChoice {
  const hasDays = days.files.size + days.mentions.size > 0;
  const outline = files.flatMap((file) => phasesIn(file, days, (mention) => !isRow(mention)));
  const named = phasesOfFiles(files);
  const isNamed = outline.length > 0 || named.size > 0;
  const phases = isNamed ? outline : files.flatMap((file) => phasesIn(file, days, isRow));
  const { alone } = chosenOf(phases, hasDays);
  const filesAlone = aloneIn(files, named, days, new Set(phases.map(({ mention }) => mention)));
  const own = new Map([...named].filter(([, { id }]) => filesAlone.has(id)));
  const parts = new Set([...phases.map(({ mention }) => mention.unit.label), ...filesAlone]);
  if (parts.size < 2)
    return {
      mentions: new Set(),
      alone: new Set(),
      outer: new Set(),
      files: new Map(),
      spans: 'week',
      filesAlone: new Set(),
    };
  return { mentions: alone, alone, outer: new Set(), files: own, spans: 'week', filesAlone };
}

function phasesOfFiles(files: ParsedFile[]): WeekChoice['files'] {
  return new Map(
    files.flatMap((file) => {
      const part = file.path.findLast(({ unit }) => unit.kind === 'month');
      return part ? [[file, { unit: part.unit, id: part.path }] as const] : [];
    }),
  );
}

/** The phases of a file, with the days that each holds; one around others, as a quarter is around months, is no unit. */
function phasesIn(file: ParsedFile, days: DayChoice, isMeant: (mention: Mention) => boolean): Candidate[] {
  const found: Candidate[] = [];
  if (days.files.has(file)) return found;
  const open: Candidate[] = [];
  let day: Mention | null = null;
  for (const mention of file.mentions) {
    while (mention.at >= (open.at(-1)?.mention.until ?? mention.at + 1)) open.pop();
    if (days.mentions.has(mention)) {
      for (const phase of open) phase.days += 1;
      day = mention;
    } else if (isPhase(mention) && isMeant(mention) && !isInside(mention, day)) {
      const outer = open.at(-1);
      // `Phase 2` below `Phase 1` speaks of another.
      if (outer && wordOf(outer.mention) === wordOf(mention)) continue;
      if (outer) outer.isOuter = true;
      const phase = { mention, scope: outer?.mention.unit.label ?? '', days: 0, isOuter: false };
      open.push(phase);
      found.push(phase);
    }
  }
  return found;
}

/** Whether a mention names a month or another word for one, and no part of it. */
export function isPhase({ unit, text }: Mention): boolean {
  return (
    unit.kind === 'month' &&
    (unit.last === null || unit.word === 'month') &&
    !(unit.loose && sectionOf(text) !== 'other')
  );
}

function wordOf({ unit }: Mention): string {
  return unit.label.replaceAll(/\p{Nd}+/gu, '');
}

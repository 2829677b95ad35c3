import { type NamedUnit, namedUnitOf, numberAloneOf } from './unit.ts';

/** What a folder or file is called after; `path` ends with its name, so that what has the same path is the same part. */
export type PathMention = { unit: NamedUnit; path: string; isFile: boolean };

/** The parts of a path that could name a part of the plan, from the outside in: `month-02/week-1/day-03-loops.md`. */
export function pathMentions(name: string): PathMention[] {
  const parts = name.replace(/\.[^./]*$/, '').split('/');
  return parts.flatMap((part, index) => {
    const unit = dateOf(parts, index) ?? numberedBy(parts[index - 1], part) ?? unitOfName(part);
    const path = parts
      .slice(0, index + 1)
      .join('/')
      .toLowerCase();
    return unit && unit.kind !== 'project' ? [{ unit, path, isFile: index === parts.length - 1 }] : [];
  });
}

/** `2024/01/31` */
function dateOf(parts: string[], index: number): NamedUnit | null {
  const [date] = /^\d{4}\/\d{1,2}\/\d{1,2}(?!\d)/.exec(parts.slice(Math.max(0, index - 2), index + 1).join('/')) ?? [];
  return date === undefined ? null : unitOfName(date.replaceAll('/', '-'));
}

/** `weeks/03` */
function numberedBy(folder: string | undefined, part: string): NamedUnit | null {
  const unit = folder !== undefined && /^\d{1,4}$/.test(part) ? namedUnitOf(`${folder} 1`) : null;
  return unit?.title === '' && unit.number === 1 ? namedUnitOf(`${unit.label.replace('1', '')}${Number(part)}`) : null;
}

const range = /^(\p{L}+)[ _-]*(\d{1,4})[-–~_](\d{1,4})(?=$|[ _-]|\()/u;
/** `02_Day_Water` */
const numberFirst = /^(\d{1,4})[ _-]+(\p{L}+)(?=$|[ _-])(.*)$/u;
/** `challenge-3` */
const wordFirst = /^(\p{L}[\p{L} ]{0,30}?)[ _-]*(\d{1,4})(?=$|[ _-])(.*)$/u;

/** What Notion puts behind the names of pages that it exports. */
const pageId = /[ -][0-9a-f]{32}$/;
const dated = /^(\d{4}[-._]\d{1,2}[-._]\d{1,2})(?:[-_ ]+(.*))?$/;

function unitOfName(name: string): NamedUnit | null {
  const part = name.replace(pageId, '');
  const words = (text: string): string => text.replaceAll(/[-_ ]+/g, ' ').trim();
  const [, date, topic = ''] = dated.exec(part) ?? [];
  if (date !== undefined) {
    const unit = namedUnitOf(`${date.replaceAll('_', '-')}: ${words(topic)}`);
    if (unit) return titled(unit);
  }
  const [whole, word, first, last] = range.exec(part) ?? [];
  if (whole !== undefined && Number(first) < Number(last)) {
    const unit = namedUnitOf(`${word} ${Number(first)}-${Number(last)}: ${words(part.slice(whole.length))}`);
    if (unit) return titled(unit);
  }
  const unit = namedUnitOf(words(part)) ?? turned(part);
  if (unit) return titled(unit);
  const [, before, number, after] = wordFirst.exec(part) ?? [];
  const alone = partedOf(part) ?? numberAloneOf(`${words(part).replace(/^(\d+)/, '$1.')} `) ?? numberOnly(part);
  if (alone) return titled(alone);
  const named = number === undefined ? null : numberAloneOf(`${number}. ${words(`${before} ${number} ${after}`)}`);
  return named && titled(named);
}

const parted = /^(\d{1,2})\.(\d{1,2})(?=[-_ ]+\p{L})(.*)$/u;

/** `1.2-flour` is the second of the first part. */
function partedOf(part: string): NamedUnit | null {
  const [, week, number, title = ''] = parted.exec(part) ?? [];
  if (week === undefined) return null;
  const unit = namedUnitOf(`Week ${Number(week)}, Day ${Number(number)}: ${title.replaceAll(/[-_ ]+/g, ' ').trim()}`);
  return unit && { ...unit, named: 'number' };
}

/** `02_Day_Water` is day 2, `30 Days of Bread` is not day 30. */
function turned(part: string): NamedUnit | null {
  const [, number, word = '', title = ''] = numberFirst.exec(part) ?? [];
  const unit =
    number === undefined ? null : namedUnitOf(`${word} ${number}: ${title.replaceAll(/[-_ ]+/g, ' ').trim()}`);
  return unit?.label.toLowerCase().startsWith(`${word.toLowerCase()} `) ? unit : null;
}

function numberOnly(part: string): NamedUnit | null {
  return /^\d{1,4}$/.test(part) ? numberAloneOf(`${part}. ${part}`) : null;
}

function titled(unit: NamedUnit): NamedUnit {
  return { ...unit, title: unit.title.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) };
}

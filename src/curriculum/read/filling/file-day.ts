import { oneLine } from '../../../core/text.ts';
import { bare } from '../../words/text-cleanup.ts';
import { dayPartOf, isReview, sectionOf, titleOf } from '../../words/vocabulary.ts';
import type { FileDay } from '../choice/file-days.ts';
import { isIndex } from '../file-order.ts';
import { titleInSettings } from '../front-matter.ts';
import { startOf } from '../markdown/nodes.ts';
import { namedUnitOf } from '../mentions/unit.ts';
import { placeAt, report } from '../source.ts';
import { openPart } from './day-content.ts';
import type { DayDraft, Draft, Named } from './draft.ts';
import type { OpenFile } from './open-file.ts';
import { openNamedDay, openWholeWeek } from './openings.ts';

/** Opens the day that a file is or is a part of, or says that the file is empty. */
export function openFileDay(draft: Draft, file: OpenFile, { unit, id }: FileDay, days: Map<string, DayDraft>): boolean {
  const { source, settings, blocks } = file;
  const [first] = blocks.filter(({ type }) => type !== 'yaml');
  const title = titleInSettings(settings);
  if (!first && title === '') {
    report(source, 0, 'warning', 'empty-day', { label: unit.label });
    return false;
  }
  const known = days.get(id);
  if (known) {
    Object.assign(known, { open: null });
    draft.day = known;
    if (first && first.type !== 'heading')
      openPart(known, source, nameOf(source.name), { at: startOf(first), end: startOf(first), depth: 0 });
    return true;
  }
  const named: Named = {
    label: unit.label,
    number: unit.number,
    title: unit.title,
    depth: 0,
    place: placeAt(source, first ? startOf(first) : 0),
  };
  const day = (unit.kind === 'day' ? openNamedDay : openWholeWeek)(draft, unit, named);
  if (title !== '') nameDay(day, title);
  days.set(id, day);
  return true;
}

/** Whether a heading of a day's file names the day, or the plan, and no part of the day. */
export function namesFileDay(
  draft: Draft,
  day: DayDraft,
  file: OpenFile,
  { text, at }: { text: string; at: number },
  first: boolean,
): boolean {
  const title = titleInSettings(file.settings);
  const own = file.headings.find((one) => one.at === at)?.mention?.unit;
  if (title !== '') return bare(title) === text;
  if (own?.leads && own.label === day.label && (own.title === '' || day.title === '')) {
    day.open = null;
    nameDay(day, text);
    return true;
  }
  const isFirst = first && day.place.file === file.source.name;
  if (!isFirst || dayPartOf(text) !== null || !['other', 'breakdown'].includes(sectionOf(text))) return false;
  const isPlan = file.choice.day?.id === file.source.name && own?.label !== day.label;
  if (isPlan && draft.title === null) draft.title = oneLine(text);
  else if (isPlan) return false;
  else nameDay(day, text);
  return true;
}

function nameDay(day: DayDraft, text: string): void {
  const unit = namedUnitOf(text);
  const { title, minutes, key } = unit?.label === day.label ? unit : titleOf(text);
  Object.assign(day, {
    title: title || day.title,
    minutes: minutes ?? day.minutes,
    explicitKey: key ?? day.explicitKey,
  });
  day.review = isReview(day.title);
}

/** `exercises.md` as the name of a part. */
function nameOf(path: string): string {
  const name = isIndex(path)
    ? ''
    : (path.split('/').at(-1) ?? '')
        .replace(/\.[^.]*$/, '')
        .replaceAll(/[-_ ]+/g, ' ')
        .trim();
  return name.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}

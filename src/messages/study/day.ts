import type { APIEmbed } from 'discord-api-types/v10';
import type { Day, Field, Link } from '../../curriculum/model.ts';
import type { PlaceInPlan } from '../../curriculum/plan.ts';
import { embed, shorten } from '../kit/format.ts';

/** `Day 174: Performance Analysis`; days without a title keep to their label. */
export function dayName(day: Pick<Day, 'label' | 'title'>): string {
  return day.title === '' ? day.label : `${day.label}: ${day.title}`;
}

/** The line a phone shows: name and minutes. */
export function dayHeadline(day: Day): string {
  const minutes = day.minutes === null ? '' : ` · ${day.minutes} min`;
  return `${shorten(dayName(day), 200)}${minutes}`;
}

/** `Week 25 · day 1 of 7 · day 1 of 29 in the plan`. */
function placeLine(place: PlaceInPlan): string {
  const parts: string[] = [];
  if (place.week !== null) parts.push(place.week.label);
  if (place.inWeek !== null) parts.push(`day ${place.inWeek.position} of ${place.inWeek.total}`);
  parts.push(`day ${place.inPlan.position} of ${place.inPlan.total} in the plan`);
  return parts.join(' · ');
}

const ourWords: Record<Exclude<Field['kind'], 'other'>, string> = {
  task: 'Task',
  learning: 'Learn',
  practice: 'Practice',
  documentation: 'Write down',
  'done-when': 'Done when',
};

// Discord's limits: 4,096 for one description, 6,000 for all embeds of a message together. What frames the text
// (author line, footer) is counted against the rest.
const descriptionLimit = 4_096;
const allLimit = 5_600;

/**
 * A day's whole text as embeds: one, or two where it does not fit into one description. `before` opens it and `after`
 * closes it. Anything over Discord's total ends with “…”; the reader of plans refuses days that long.
 */
export function dayEmbeds(place: PlaceInPlan, around: { before?: string[]; after?: string[] } = {}): APIEmbed[] {
  const sections = [
    ...(around.before ?? []),
    ...place.day.fields.map(section),
    ...(place.day.resources.length === 0 ? [] : [`**Read**\n${place.day.resources.map(link).join(' · ')}`]),
    ...(around.after ?? []),
  ];
  const pages: string[] = [];
  for (const part of sections) {
    const last = pages.at(-1);
    const joined = last === undefined ? part : `${last}\n\n${part}`;
    if (last !== undefined && joined.length <= descriptionLimit) pages[pages.length - 1] = joined;
    else pages.push(shorten(part, descriptionLimit));
  }
  let left = allLimit;
  return pages.flatMap((page, index) => {
    if (left <= 0) return [];
    const description = shorten(page, left);
    left -= description.length;
    return [embed({ ...(index === 0 ? { author: { name: shorten(placeLine(place), 256) } } : {}), description })];
  });
}

function section(field: Field): string {
  const label = field.kind === 'other' ? field.label : ourWords[field.kind];
  // A one-line field stands beside its label; longer text, lists and code begin on a line of their own.
  const apart = field.text.includes('\n') || field.text.length > 200;
  return `**${label}**${apart ? '\n' : '  '}${field.text}`;
}

function link({ title, url }: Link): string {
  return title === '' || title === url ? `<${url}>` : `[${title.replace(/[[\]]/g, '\\$&')}](${url})`;
}

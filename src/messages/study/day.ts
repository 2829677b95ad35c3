import type { APIEmbed } from 'discord-api-types/v10';
import type { Day, Field, Link } from '../../curriculum/model.ts';
import type { PlaceInPlan } from '../../curriculum/plan.ts';
import { embed, shorten } from '../kit/format.ts';
import type { Words } from '../words/words.ts';

/** `Day 174: Performance Analysis`, `Week 25: Speed`; without a title, the label alone. */
export function dayName({ label, title }: Pick<Day, 'label' | 'title'>): string {
  return title === '' ? label : `${label}: ${title}`;
}

/** The line a phone shows: name and minutes. */
export function dayHeadline({ study }: Words, day: Day): string {
  return study.day.headline(shorten(dayName(day), 200), day.minutes);
}

/** As `dayHeadline`, where Discord takes none of the author's words: number and minutes. */
export function bareHeadline({ study }: Words, { day, inPlan }: PlaceInPlan): string {
  return study.day.headline(study.day.numbered(day.number ?? inPlan.position), day.minutes);
}

// Discord's limits: 4,096 for one description, 6,000 for all embeds of a message together. What frames the text
// (author line, footer) is counted against the rest.
const descriptionLimit = 4_096;
const allLimit = 5_600;

/**
 * A day's whole text as embeds: one, or two where it does not fit into one description. `before` opens it and `after`
 * closes it. Anything over Discord's total ends with “…”; the reader of plans refuses days that long.
 */
export function dayEmbeds(
  words: Words,
  { day, week, inWeek, inPlan }: PlaceInPlan,
  around: { before?: string[]; after?: string[] } = {},
): APIEmbed[] {
  const said = words.study.day;
  const sections = [
    ...(around.before ?? []),
    ...day.fields.map((field) => section(words, field)),
    ...(day.resources.length === 0 ? [] : [`**${said.resources}**\n${day.resources.map(link).join(' · ')}`]),
    ...(around.after ?? []),
  ];
  const pages: string[] = [];
  for (const part of sections) {
    const last = pages.at(-1);
    const joined = last === undefined ? part : `${last}\n\n${part}`;
    if (last !== undefined && joined.length <= descriptionLimit) pages[pages.length - 1] = joined;
    else pages.push(shorten(part, descriptionLimit));
  }
  const author = { name: shorten(said.place(week?.label, inWeek, inPlan), 256) };
  let left = allLimit;
  return pages.flatMap((page, index) => {
    if (left <= 0) return [];
    const description = shorten(page, left);
    left -= description.length;
    return [embed({ ...(index === 0 ? { author } : {}), description })];
  });
}

function section({ study }: Words, field: Field): string {
  const label = field.kind === 'other' ? field.label : study.day.fields[field.kind];
  // A one-line field stands beside its label; longer text, lists and code begin on a line of their own.
  const apart = field.text.includes('\n') || field.text.length > 200;
  return `**${label}**${apart ? '\n' : '  '}${field.text}`;
}

function link({ title, url }: Link): string {
  return title === '' || title === url ? `<${url}>` : `[${title.replace(/[[\]]/g, '\\$&')}](${url})`;
}

import type { APIEmbed } from 'discord-api-types/v10';
import type { Completion } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import type { Day, Field, Link } from '../../curriculum/model.ts';
import type { PlaceInPlan } from '../../curriculum/plan.ts';
import { button, customId, embed, rows, say, shorten, textFile, turnButtons } from '../kit/format.ts';
import { escaped } from '../kit/markdown/escape.ts';
import { linkText } from '../kit/markdown/link.ts';
import type { Message, Row } from '../kit/message.ts';
import { packed } from '../kit/pages.ts';
import type { Words } from '../words/words.ts';

/** `Day 174: Performance Analysis`, `Week 25: Speed`, `Month 7: Production Optimization`; without a title, the label alone. */
export function dayName({ label, title }: Pick<Day, 'label' | 'title'>): string {
  return title === '' ? label : `${label}: ${title}`;
}

/** As `dayName`, as part of a line of ours. */
export function nameInLine(part: Pick<Day, 'label' | 'title'>): string {
  return escaped(shorten(dayName(part), 200));
}

/** The line a phone shows: name and minutes. */
export function dayHeadline({ study }: Words, day: Day): string {
  return study.day.headline(nameInLine(day), day.minutes);
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
  const parts = sections.map((part) => shorten(part, descriptionLimit));
  const author = { name: shorten(said.place(week?.label, inWeek, inPlan), 256) };
  let left = allLimit;
  const embeds = packed(parts, descriptionLimit).flatMap((page, index) => {
    if (left <= 0) return [];
    const description = shorten(page, left);
    left -= description.length;
    return [embed({ ...(index === 0 ? { author } : {}), description })];
  });
  // Discord shows it below the text.
  return embeds.map((one, index) =>
    day.picture === undefined || index < embeds.length - 1 ? one : { ...one, image: { url: day.picture.url } },
  );
}

/** Several lines, or a sign that Discord reads at the start of a line only. */
const beginsLine = /\n|^(?:[-*]|\d{1,9}\.|#{1,3}|-#|>)\s/;

function section({ study }: Words, field: Field): string {
  const label = field.kind === 'other' ? escaped(field.label) : study.day.fields[field.kind];
  // A one-line field stands beside its label; longer text, lists and code begin on a line of their own.
  const apart = field.text.length > 200 || beginsLine.test(field.text);
  return `**${label}**${apart ? '\n' : '  '}${field.text}`;
}

function link({ title, url }: Link): string {
  return title === '' || title === url ? `<${url}>` : linkText(title, url);
}

type DayView = {
  cohortId: number;
  place: PlaceInPlan;
  completion: Completion | undefined;
  postedAt: Date | undefined;
  opensAt: Date | null;
  /** While its date still counts. */
  openUntil: Date | undefined;
  mayBeDone: boolean;
  previous: Day | undefined;
  next: Day | undefined;
};

/** One day of the plan, for one reader, with what they can do about it. */
export function dayView(words: Words, view: DayView): Message {
  return say(`📘 ${dayHeadline(words, view.place.day)}`, {
    embeds: dayEmbeds(words, view.place, { after: [stateLine(words, view)] }),
    components: actions(words, view),
  });
}

/** As `dayView`, where Discord takes none of the day's words as a message: they come as a file. */
export function dayFile(words: Words, view: DayView): Message {
  const { day, inPlan } = view.place;
  const sections = dayEmbeds(words, view.place).map(({ description = '' }) => description);
  const text = [`# ${dayName(day)}`, ...sections].join('\n\n');
  return say(`📘 ${bareHeadline(words, view.place)}\n${words.kit.asFile}\n${stateLine(words, view)}`, {
    components: actions(words, view),
    files: [textFile(`day-${day.number ?? inPlan.position}.md`, `${text}\n`)],
  });
}

function actions({ study: { day: said } }: Words, view: DayView): Row[] {
  const idOf = (name: string, { key }: Day) => customId(name, { cohort: view.cohortId, day: refOf(key) });
  const { day } = view.place;
  const open = view.completion === undefined && view.mayBeDone;
  return rows(
    ...(open ? [button(said.done, idOf('done', day), { style: 'success' as const, emoji: '✅' })] : []),
    ...(view.mayBeDone ? [button(said.note, idOf('note', day), { emoji: '📝' })] : []),
    ...turnButtons(view, (to) => idOf('day', to)),
  );
}

function stateLine({ study: { day: said } }: Words, { completion, openUntil, postedAt, opensAt }: DayView): string {
  if (completion !== undefined) return said.doneSince(completion.at, completion.on, completion.late);
  if (openUntil !== undefined) return said.openUntil(openUntil);
  return postedAt === undefined ? said.opens(opensAt) : said.posted(postedAt);
}

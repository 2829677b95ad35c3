import type { APIEmbed } from 'discord-api-types/v10';
import type { Completion } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import type { Day, Field, Link } from '../../curriculum/model.ts';
import type { PlaceInPlan } from '../../curriculum/plan.ts';
import { codeAsFiles } from '../kit/code-files.ts';
import { button, customId, embed, rows, say, shorten, textFile, turnButtons } from '../kit/format.ts';
import { escaped, linkText } from '../kit/markdown/escape.ts';
import type { Message, Row } from '../kit/message.ts';
import { packed, pageAt, pageButtons, pageEmbed, pagesOf } from '../kit/pages.ts';
import { beginning } from '../kit/phone.ts';
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

/** The other days of a day's week. */
export function earlierDays({ day, week }: PlaceInPlan): Day[] {
  return week?.days.filter(({ key }) => key !== day.key) ?? [];
}

/** A day's own text, whole, part by part. */
export function daySections(words: Words, { fields, resources }: Day): string[] {
  return [
    ...fields.map((field) => section(words, field)),
    ...(resources.length === 0 ? [] : [`**${words.study.day.resources}**\n${listed(resources)}`]),
  ];
}

/** Lines of a phone that the parts of a day get where the whole would take more than a screen, and how many links. */
const shortLines = { task: 4, 'done-when': 3 };
const shortLinks = 3;
/** More links than these are no line but a list. */
const linksInLine = 10;

/** The same in short: what to do, when it is done, and what to read, each from its beginning. */
export function shortSections(words: Words, { fields, resources }: Day): string[] {
  const texts = fields.filter(({ text }) => text !== '');
  const parts = (['task', 'done-when'] as const).flatMap((kind) => {
    const field = texts.find((one) => one.kind === kind) ?? (kind === 'task' ? texts[0] : undefined);
    const text = field && beginning(field.text, shortLines[kind]);
    return field === undefined || text === undefined || text === '' ? [] : [section(words, { ...field, text })];
  });
  const links = resources.slice(0, shortLinks).map(({ title, url }) => link({ title: shorten(title, 60), url }));
  const more = resources.length - links.length;
  const read = [...links, ...(more === 0 ? [] : [words.study.day.moreLinks(more)])].join(' · ');
  return links.length === 0 ? parts : [...parts, `**${words.study.day.resources}**  ${read}`];
}

/**
 * A day's text as embeds: one, or two where it does not fit into one description, with a picture below it if there is
 * one. Anything over Discord's total ends with “…”.
 */
export function dayEmbeds(
  words: Words,
  place: PlaceInPlan,
  sections: readonly string[],
  picture?: Day['picture'],
): APIEmbed[] {
  const parts = sections.map((part) => shorten(part, descriptionLimit));
  let left = allLimit;
  const embeds = packed(parts, descriptionLimit).flatMap((page, index) => {
    if (left <= 0) return [];
    const description = shorten(page, left);
    left -= description.length;
    return [embed({ ...(index === 0 ? headed(words, place) : {}), description })];
  });
  // Discord shows it below the text.
  return embeds.map((one, index) =>
    picture === undefined || index < embeds.length - 1 ? one : { ...one, image: { url: picture.url } },
  );
}

/** Several lines, or a sign that Discord reads at the start of a line only. */
const beginsLine = /\n|^(?:[-*]|\d{1,9}\.|#{1,3}|-#|>)\s/;

function headed({ study }: Words, { week, inWeek, inPlan }: PlaceInPlan): Pick<APIEmbed, 'author'> {
  return { author: { name: shorten(study.day.place(inWeek === null ? undefined : week?.label, inWeek, inPlan), 256) } };
}

function section({ study }: Words, field: Field): string {
  const isNamed = field.kind === 'other' && field.label !== '';
  const label = isNamed ? escaped(field.label) : study.day.fields[field.kind];
  if (field.text === '') return `**${label}**`;
  // A one-line field stands beside its label; longer text, lists and code begin on a line of their own.
  const apart = field.text.length > 200 || beginsLine.test(field.text);
  return `**${label}**${apart ? '\n' : '  '}${field.text}`;
}

/** Many stand on a line each, between which pages are cut. */
function listed(resources: Link[]): string {
  return resources.map(link).join(resources.length > linksInLine ? '\n' : ' · ');
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
  page: number;
};

/** One day of the plan, for one reader, page by page, with what they can do about it; long code comes as files. */
export function dayView(words: Words, view: DayView): Message {
  const { day, inPlan } = view.place;
  const { picture } = day;
  const { sections, files } = codeAsFiles(daySections(words, day), `day-${day.number ?? inPlan.position}`);
  const { text, ...at } = pageAt(pagesOf(sections), view.page);
  const shown = pageEmbed(words, {
    ...at,
    text: [text, stateLine(words, view)].filter((part) => part !== '').join('\n\n'),
  });
  const here = files.filter(({ name }) => text.includes(name));
  return say(`📘 ${dayHeadline(words, day)}`, {
    embeds: [
      {
        ...headed(words, view.place),
        ...shown,
        ...(picture === undefined || at.page > 0 ? {} : { image: { url: picture.url } }),
      },
    ],
    components: actions(words, view, at),
    ...(here.length === 0 ? {} : { files: here }),
  });
}

/** As `dayView`, where Discord takes none of the day's words as a message: they come as a file. */
export function dayFile(words: Words, view: DayView): Message {
  const { day, inPlan } = view.place;
  const text = [`# ${dayName(day)}`, ...daySections(words, day)].join('\n\n');
  return say(`📘 ${bareHeadline(words, view.place)}\n${words.kit.asFile}\n${stateLine(words, view)}`, {
    components: actions(words, view, { page: 0, total: 1 }),
    files: [textFile(`day-${day.number ?? inPlan.position}.md`, `${text}\n`)],
  });
}

function actions(
  { kit, study: { day: said, next } }: Words,
  view: DayView,
  at: { page: number; total: number },
): Row[] {
  const idOf = (name: string, { key }: Day, more = {}) =>
    customId(name, { cohort: view.cohortId, day: refOf(key), ...more });
  const { day } = view.place;
  const open = view.completion === undefined && view.mayBeDone;
  return [
    ...rows(...pageButtons(kit.turn, at, (page) => idOf('day', day, { page }))),
    ...rows(
      ...(open ? [button(next.done, idOf('done', day), { style: 'success' as const, emoji: '✅' })] : []),
      ...(view.mayBeDone ? [button(said.note, idOf('note', day), { emoji: '📝' })] : []),
      ...turnButtons(view, (to) => idOf('day', to)),
    ),
  ];
}

function stateLine({ study: { day: said } }: Words, { completion, openUntil, postedAt, opensAt }: DayView): string {
  if (completion !== undefined) return said.doneSince(completion.at, completion.on, completion.late);
  if (openUntil !== undefined) return said.openUntil(openUntil);
  return postedAt === undefined ? said.opens(opensAt) : said.posted(postedAt);
}

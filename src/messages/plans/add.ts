import type { Day, Group, Problem } from '../../curriculum/model.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { button, customId, embed, named, plain, rows, say, shorten, textFile } from '../kit/format.ts';
import type { Attachment, Message } from '../kit/message.ts';
import { nameInLine } from '../study/day.ts';
import { type PostFacts, shownPreview } from '../study/post.ts';
import type { Words } from '../words/words.ts';
import { remarksOf, told } from './problems.ts';

type Counts = Parameters<Words['plans']['holds']>[0];

/** What was read of a plan all the same. */
type Read = { counts: Counts; plan: Plan; facts: PostFacts };

/** What came out of reading files that hold errors, with what could be read: by that an admin sees how much is wrong. */
export function planRefused(
  words: Words,
  slug: string,
  problems: Problem[],
  command: 'add' | 'update',
  read?: Read,
): Message {
  const { add, holds } = words.plans;
  const errors = problems.filter(({ level }) => level === 'error').length;
  const refused = add.refused(slug, errors, words.commands.curriculum.parts[command].name);
  const [first] = read ? read.plan.days : [];
  if (!read || !first) return say(refused, report(words, problems));
  const preview = firstDayPreview(words, read.plan, first, read.facts);
  const length = lengthOf(preview.embeds ?? []);
  const told = report(words, problems, Math.max(1_000, embedsLength - length));
  const isRoom = length <= embedsLength - 1_000;
  const lines = [refused, add.wasRead(holds(read.counts), daysRead(read.plan))];
  if (!isRoom) return say(lines.join('\n'), told);
  return say([...lines, add.preview(nameInLine(first))].join('\n'), {
    embeds: [...(told.embeds ?? []), ...(preview.embeds ?? [])],
    files: [...(told.files ?? []), ...(preview.files ?? [])],
  });
}

/** Discord allows 6,000 in all embeds of a message together; a little stays free. */
const embedsLength = 5_900;

function lengthOf(embeds: NonNullable<Message['embeds']>): number {
  return embeds.reduce((sum, part) => sum + JSON.stringify(part).length, 0);
}

/** The first and the last day, by which one sees whether all are there. */
function daysRead(plan: Plan): string {
  const days = plan.days;
  const ends = new Set([...days.slice(0, 1), ...days.slice(-1)].map(nameInLine));
  return [...ends].join(' … ');
}

/** A new plan as it was read, before it is stored. */
export function addPreview(
  words: Words,
  view: {
    draftId: number;
    slug: string;
    title: string;
    counts: Counts;
    plan: Plan;
    problems: Problem[];
  },
): Message {
  const { add, holds } = words.plans;
  const { draftId: draft, problems } = view;
  const lines = [
    add.ready(view.slug),
    `📚 **${named(view.title, 200)}**`,
    holds(view.counts),
    daysRead(view.plan),
    add.remarks(problems.length),
    add.notYet,
  ];
  return say(lines.join('\n'), {
    ...report(words, problems),
    components: rows(
      button(add.buttons.save, customId('curriculum-save', { draft }), { style: 'success' }),
      button(add.buttons.first, customId('curriculum-first', { draft })),
      button(add.buttons.cancel, customId('curriculum-cancel', { draft })),
    ),
  });
}

const shownAtMost = 15;
const signs = { error: '❌', warning: '⚠️', ignored: '▫️' } as const;
/** A sentence is longer only by names that nobody reads to their end. */
const sentenceLength = 300;
/** What tells of the rest. */
const lastLine = 100;

/** Problems as they are said once for all places: as many as fit, and each by itself in a file. */
export function report(
  words: Words,
  problems: Problem[],
  length = 4_000,
): { embeds?: Message['embeds'] & object; files?: Attachment[] } {
  if (problems.length === 0) return {};
  const ranked = [...problems].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  const remarks = remarksOf(words, problems);
  const lines: string[] = [];
  for (const { file, line, column, level, sentence } of remarks.slice(0, shownAtMost)) {
    const where = `${shorten(clean(file), 60)}:${line}:${column}`.replaceAll('`', 'ʼ');
    lines.push(`${signs[level]} \`${where}\` ${plain(shorten(clean(sentence), sentenceLength))}`);
    if (lines.join('\n').length > length - lastLine) {
      lines.pop();
      break;
    }
  }
  const rest = remarks.length - lines.length;
  if (rest > 0) lines.push(words.plans.add.moreProblems(rest));
  const all = ranked.slice(0, 10_000).map((problem) => {
    const { file, line, column, level, sentence } = told(words, problem);
    return `${clean(file)}:${line}:${column} ${words.problems.levels[level]}: ${clean(sentence)}`;
  });
  return {
    embeds: [embed({ description: lines.join('\n') })],
    files: [textFile('report.txt', `${all.join('\n')}\n`)],
  };
}

function clean(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
}

/** The first day as it would be posted, without pings and buttons, and with the host beside each link. */
export function firstDayPreview(words: Words, plan: Plan, day: Day, facts: PostFacts): Message {
  const { add } = words.plans;
  const told = withHosts(plan, day, add.noAddress);
  return shownPreview(words, add.preview(nameInLine(day)), told.plan, told.day, facts);
}

/** A link may say one address and lead to another, so each that a day's post may show is followed by its host. */
function withHosts(plan: Plan, day: Day, none: string): { plan: Plan; day: Day } {
  const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : none);
  const told = (text: string) =>
    text.replaceAll(
      // No two neighbouring parts take the same sign, so that nothing is tried twice.
      /\[[^\][\n]{0,300}\]\([ \t]{0,9}<?(https?:\/\/(?:[^\s()<>]|\([^\s()<>]{0,300}\)){1,2000})>?(?:[ \t][^()\n]{0,300})?\)/g,
      (link, url: string) => `${link} (${hostOf(url)})`,
    );
  const group = ({ title, items }: Group) => ({ title: told(title), items: items.map(told) });
  const shown = {
    ...day,
    fields: day.fields.map((field) => ({ ...field, text: told(field.text) })),
    resources: day.resources.map(({ title, url }) => ({
      title: `${title === '' ? url : title} (${hostOf(url)})`,
      url,
    })),
  };
  const entry = plan.entries.get(day.key);
  if (entry === undefined) return { plan, day: shown };
  const { week, month } = entry;
  const around = {
    ...entry,
    week: { ...week, goal: week.goal === null ? null : told(week.goal) },
    month: {
      ...month,
      takeaways: month.takeaways.map(group),
      nextSteps: month.nextSteps === null ? null : group(month.nextSteps),
    },
  };
  return { plan: { ...plan, entries: new Map([[day.key, around]]) }, day: shown };
}

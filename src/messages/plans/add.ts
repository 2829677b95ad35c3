import type { Day, Group, Problem } from '../../curriculum/model.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { button, customId, embed, plain, rows, say, shorten, textFile } from '../kit/format.ts';
import type { Attachment, Message } from '../kit/message.ts';
import { nameInLine } from '../study/day.ts';
import { type PostFacts, shownPreview } from '../study/post.ts';
import type { Words } from '../words/words.ts';

/** What came out of reading files that hold errors. */
export function planRefused(words: Words, slug: string, problems: Problem[], command: 'add' | 'update'): Message {
  const errors = problems.filter(({ level }) => level === 'error').length;
  return say(words.plans.add.refused(slug, errors, command), report(words, problems));
}

/** A new plan as it was read, before it is stored. */
export function addPreview(
  words: Words,
  view: {
    draftId: number;
    slug: string;
    title: string;
    counts: Parameters<Words['plans']['holds']>[0];
    problems: Problem[];
  },
): Message {
  const { add, holds } = words.plans;
  const { draftId: draft, problems } = view;
  const lines = [
    add.ready(view.slug),
    add.title(view.title),
    holds(view.counts),
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

/** Problems by file, line and column: as many as fit, and all of them in a file. */
export function report(
  { plans: { add } }: Words,
  problems: Problem[],
): { embeds?: Message['embeds'] & object; files?: Attachment[] } {
  if (problems.length === 0) return {};
  const ranked = [...problems].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  const lines = ranked.slice(0, shownAtMost).map(({ file, line, column, level, sentence }) => {
    const where = `${shorten(clean(file), 60)}:${line}:${column}`.replaceAll('`', 'ʼ');
    return `${signs[level]} \`${where}\` ${plain(shorten(clean(sentence), 160))}`;
  });
  const rest = problems.length - lines.length;
  if (rest > 0) lines.push(add.moreProblems(rest));
  const all = ranked
    .slice(0, 10_000)
    .map((one) => `${clean(one.file)}:${one.line}:${one.column} ${one.level} ${one.code} ${clean(one.sentence)}`);
  return {
    embeds: [embed({ description: shorten(lines.join('\n'), 4_000) })],
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

import { button, customId, embed, named, offer, plain, rows, say, shorten, textFile } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { dayName } from '../study/day.ts';
import type { Words } from '../words/words.ts';

export type PlanLine = {
  slug: string;
  title: string;
  own: boolean;
  removed: boolean;
  /** The current one, and the highest there is. */
  version: number;
  newest: number;
  /** `channelId`: null for a plan of one's own. */
  cohorts: { channelId: string | null; version: number }[];
};

const listed = 3_900;

export function planList(words: Words, plans: PlanLine[], isOwn: boolean): Message {
  const { catalogue } = words.plans;
  const lines = (own: boolean) => plans.filter((plan) => plan.own === own).map((plan) => planLine(words, plan));
  const [own, others] = [lines(true), lines(false)];
  const parts = [[isOwn ? catalogue.yours : catalogue.own, ...(own.length === 0 ? [catalogue.noneYet] : own)]];
  if (others.length > 0) parts.push([catalogue.everybodys, ...others]);
  const text = parts.map((part) => part.join('\n')).join('\n\n');
  return say(catalogue.title, {
    embeds: [embed({ description: shorten(text, listed) })],
    ...(text.length > listed ? { files: [textFile('plans.txt', `${text}\n`)] } : {}),
  });
}

function planLine(words: Words, plan: PlanLine): string {
  const { catalogue } = words.plans;
  const about = plan.removed ? catalogue.removed : catalogue.version(plan.version, plan.newest);
  const runs = plan.cohorts.length === 0 ? [] : [runsIn(words, plan)];
  return `• ${[`**${plain(plan.slug)}**`, named(plan.title, 80), about, ...runs].join(' · ')}`;
}

function runsIn({ plans: { catalogue } }: Words, { cohorts, version }: PlanLine): string {
  const names = cohorts
    .slice(0, 5)
    .map((cohort) => catalogue.group(cohort.channelId, cohort.version === version ? null : cohort.version));
  const rest = cohorts.length - names.length;
  return catalogue.runsIn(rest > 0 ? [...names, catalogue.moreGroups(rest)] : names);
}

const weeksShown = 2_500;

type PlanShown = PlanLine & {
  currentId: number;
  counts: Parameters<Words['plans']['holds']>[0];
  weeks: { label: string; title: string; days: number }[];
  history: { version: number; createdAt: Date }[];
};

export function planShown(words: Words, plan: PlanShown): Message {
  const { catalogue, holds } = words.plans;
  const { version, currentId, history } = plan;
  const behind = plan.cohorts.filter((cohort) => cohort.version !== version).length;
  const week = (write: (name: string) => string) => (one: PlanShown['weeks'][number]) =>
    catalogue.week(write(dayName(one)), one.days);
  // Each line takes four characters and more.
  const lines = plan.weeks.slice(0, weeksShown / 4).map(week(named));
  const weeks = lines.join('\n');
  const allWeeks = () => `${plan.weeks.map(week(String)).join('\n')}\n`;
  const parts = [
    holds(plan.counts),
    shorten(weeks, weeksShown),
    [
      catalogue.versions,
      ...history.slice(0, 10).map((one) => catalogue.ofHistory(one.version, one.version === version, one.createdAt)),
      ...(history.length > 10 ? [catalogue.older(history.length - 10)] : []),
    ].join('\n'),
    plan.cohorts.length === 0 ? catalogue.nobody : catalogue.followed(runsIn(words, plan)),
    ...(behind === 0 ? [] : [catalogue.behind(behind)]),
  ];
  const newer = customId('curriculum-newer', { version: currentId });
  return say(catalogue.shown(plan.title, plan.slug, plan.own), {
    embeds: [embed({ description: shorten(parts.join('\n\n'), 4_000) })],
    ...(weeks.length > weeksShown ? { files: [textFile('weeks.txt', allWeeks())] } : {}),
    components: rows(
      ...(behind === 0 ? [] : [button(catalogue.seeChanges, newer, { style: 'primary' })]),
      button(catalogue.download, customId('curriculum-download', { version: currentId, from: 0 })),
    ),
  });
}

/** The source files of a plan, ten at most; a button brings those that follow. */
export function planFiles(
  { plans: { catalogue } }: Words,
  plan: {
    slug: string;
    version: number;
    versionId: number;
    files: { name: string; text: string }[];
    from: number;
    total: number;
  },
): Message {
  const { slug, version, from, total } = plan;
  if (total === 0) return say(catalogue.noFiles(slug));
  const until = from + plan.files.length;
  const next = customId('curriculum-download', { version: plan.versionId, from: until });
  return say(catalogue.files(slug, version, { from, until, total }), {
    files: plan.files.map(({ name, text }) => textFile(name, text)),
    components: until < total ? rows(button(catalogue.nextFiles, next)) : [],
  });
}

export function confirmRemove(
  { plans: { catalogue } }: Words,
  { title, slug, cohorts, currentId: version }: PlanLine & { currentId: number },
): Message {
  return offer(
    catalogue.remove(title, slug, cohorts.length),
    button(catalogue.removeIt, customId('curriculum-remove', { version }), { style: 'danger' }),
    button(catalogue.downloadFirst, customId('curriculum-download', { version, from: 0 })),
    button(catalogue.keepIt, customId('curriculum-keep', { version })),
  );
}

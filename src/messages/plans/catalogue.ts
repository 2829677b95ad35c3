import { customId } from '../kit/custom-id.ts';
import { button, count, embed, list, named, plain, rows, say, shorten, textFile, timestamp } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { countsLine, type PlanCounts } from './add.ts';

export type PlanLine = {
  slug: string;
  title: string;
  own: boolean;
  removed: boolean;
  version: number;
  versions: number;
  cohorts: { channelId: string; version: number }[];
};

const listed = 3_900;

/** Every plan that can be followed here, and who follows it. */
export function planList(plans: PlanLine[]): Message {
  const own = plans.filter((plan) => plan.own);
  const shippedOnes = plans.filter((plan) => !plan.own);
  const parts = [
    own.length === 0
      ? '**Of this server**\nNone yet. /curriculum add makes one from Markdown files.'
      : `**Of this server**\n${own.map(planLine).join('\n')}`,
    ...(shippedOnes.length === 0 ? [] : [`**Came with me**\n${shippedOnes.map(planLine).join('\n')}`]),
  ];
  const text = parts.join('\n\n');
  return say('📚 Plans', {
    embeds: [embed({ description: shorten(text, listed) })],
    ...(text.length > listed ? { files: [textFile('plans.txt', `${text}\n`)] } : {}),
  });
}

function planLine(plan: PlanLine): string {
  const versions = plan.versions === 1 ? '' : ` of ${plan.versions}`;
  const about = plan.removed
    ? 'removed; cohorts that follow it go on'
    : `version ${plan.version}${plan.version === plan.versions ? '' : versions}`;
  return `• **${plain(plan.slug)}** · ${plain(shorten(plan.title, 80))} · ${about}${usedBy(plan)}`;
}

function usedBy({ cohorts, version }: Pick<PlanLine, 'cohorts' | 'version'>): string {
  if (cohorts.length === 0) return '';
  const names = cohorts
    .slice(0, 5)
    .map((cohort) => `<#${cohort.channelId}>${cohort.version === version ? '' : ` (version ${cohort.version})`}`);
  const rest = cohorts.length - names.length;
  return ` · runs in ${list(rest > 0 ? [...names, `${rest} more`] : names)}`;
}

const weeksShown = 2_500;

/** One plan: what it holds, its versions, and who follows which. */
export function planShown(
  plan: PlanLine & {
    currentId: number;
    counts: PlanCounts;
    weeks: { label: string; title: string; days: number }[];
    history: { version: number; createdAt: Date }[];
  },
): Message {
  const behind = plan.cohorts.filter(({ version }) => version !== plan.version).length;
  const weekName = ({ label, title }: { label: string; title: string }) =>
    title === '' ? label : `${label}: ${title}`;
  const file = plan.weeks.map((week) => `${weekName(week)} · ${count(week.days, 'day')}`).join('\n');
  // Each line takes four characters and more.
  const weeks = plan.weeks
    .slice(0, weeksShown / 4)
    .map((week) => `${named(weekName(week))} · ${count(week.days, 'day')}`)
    .join('\n');
  const history = plan.history
    .slice(0, 10)
    .map(
      ({ version, createdAt }) =>
        `version ${version}${version === plan.version ? ' (current)' : ''} · ${timestamp(createdAt, 'D')}`,
    );
  const parts = [
    countsLine(plan.counts),
    shorten(weeks, weeksShown),
    `**Versions**\n${history.join('\n')}${plan.history.length > 10 ? `\n… and ${plan.history.length - 10} older` : ''}`,
    plan.cohorts.length === 0
      ? 'No cohort follows it at present.'
      : `**Followed**${usedBy(plan).replace(' · r', ' · R')}`,
    ...(behind === 0 ? [] : [`⚠️ ${count(behind, 'cohort has', 'cohorts have')} another version than the current one.`]),
  ];
  return say(`📚 **${plain(shorten(plan.title, 200))}** (${plain(plan.slug)}${plan.own ? '' : ', came with me'})`, {
    embeds: [embed({ description: shorten(parts.join('\n\n'), 4_000) })],
    ...(weeks.length > weeksShown ? { files: [textFile('weeks.txt', `${file}\n`)] } : {}),
    components: rows(
      ...(behind === 0
        ? []
        : [
            button('See what changes for them', customId('curriculum-newer', { version: plan.currentId }), {
              style: 'primary' as const,
            }),
          ]),
      button('Download', customId('curriculum-download', { version: plan.currentId, from: 0 })),
    ),
  });
}

/** The source files of a plan, ten at most; a button brings those that follow. */
export function planFiles(plan: {
  slug: string;
  version: number;
  versionId: number;
  files: { name: string; text: string }[];
  from: number;
  total: number;
}): Message {
  if (plan.total === 0) {
    return say(
      `The files of **${plain(plan.slug)}** were not kept, so there is nothing to download. The plan itself is fine.`,
    );
  }
  const until = plan.from + plan.files.length;
  const which =
    plan.total === plan.files.length
      ? count(plan.total, 'file')
      : `files ${plan.from + 1} to ${until} of ${plan.total}`;
  return say(
    `📎 **${plain(plan.slug)}**, version ${plan.version}: ${which}, as stored. Change what you like and send them with /curriculum update.`,
    {
      files: plan.files.map(({ name, text }) => textFile(name, text)),
      components:
        until < plan.total
          ? rows(button('Next files', customId('curriculum-download', { version: plan.versionId, from: until })))
          : [],
    },
  );
}

/** Asked before a plan is taken out of the catalogue. */
export function confirmRemove(plan: PlanLine & { currentId: number }): Message {
  const running =
    plan.cohorts.length === 0
      ? 'No cohort follows it at present.'
      : `${count(plan.cohorts.length, 'running cohort keeps', 'running cohorts keep')} what they have and go${plan.cohorts.length === 1 ? 'es' : ''} on to the end.`;
  return say(
    `Remove **${plain(shorten(plan.title, 150))}** (${plain(plan.slug)})? It will no longer be offered in /setup. ${running} Completions and notes stay.`,
    {
      components: rows(
        button('Remove it', customId('curriculum-remove', { version: plan.currentId }), { style: 'danger' }),
        button('Download first', customId('curriculum-download', { version: plan.currentId, from: 0 })),
        button('Keep it', customId('curriculum-keep', { version: plan.currentId })),
      ),
    },
  );
}

export function planRemoved(slug: string): Message {
  return say(
    `🗑️ **${plain(slug)}** is no longer offered. Cohorts that follow it go on, and nobody’s progress was touched. The same files with /curriculum add bring it back.`,
    { components: [] },
  );
}

export function planKept(slug: string): Message {
  return say(`**${plain(slug)}** stays. Nothing was changed.`, { components: [] });
}

/** A plan that is not there, or not this server's. */
export function planGone(): Message {
  return say(
    'That plan is no longer here: it was removed or changed since. Nothing was changed. /curriculum list shows what there is.',
    {
      components: [],
    },
  );
}

/** Shipped plans are not a server's to remove. */
export function cannotRemove(slug: string): Message {
  return say(
    `**${plain(slug)}** came with me and is there for every server, so it can’t be removed here. Nothing was changed. Cohorts only follow what you choose in /setup.`,
  );
}

/** The button of a post about a day that an update has removed. */
export function dayTakenOut(): Message {
  return say(
    'That day was taken out of the plan after it was posted, so there is nothing to do about it any more. Nothing was changed, and what you had finished or written stays yours. /today shows the day that is on now.',
  );
}

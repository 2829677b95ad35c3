import type { Day, Problem } from '../../curriculum/model.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { customId } from '../kit/custom-id.ts';
import { button, count, embed, list, plain, rows, say, shorten, textFile } from '../kit/format.ts';
import type { Attachment, Message } from '../kit/message.ts';
import { dayName } from '../study/day.ts';
import { type PostFacts, shownPreview } from '../study/post.ts';
import { wordsFor } from '../words/words.ts';

/** What a plan holds, in numbers. */
export type PlanCounts = {
  files: number;
  months: number;
  weeks: number;
  days: number;
  projects: number;
  distinctLinks: number;
};

/** Why attached files were not even read. */
export type FileTrouble =
  | { kind: 'none' }
  | { kind: 'not-markdown' | 'too-large' | 'twice'; name: string }
  | { kind: 'not-fetched'; name: string; reason: string }
  | { kind: 'too-large-together' };

/** The files cannot be taken as they are. */
export function filesRefused(trouble: FileTrouble): Message {
  return say(`${troubleWords(trouble)} Nothing was stored.`);
}

function troubleWords(trouble: FileTrouble): string {
  switch (trouble.kind) {
    case 'none':
      return 'No file came with that. Attach the plan’s Markdown files as **file1**, **file2** and so on.';
    case 'not-markdown':
      return `**${plain(trouble.name)}** is no Markdown file. Send files ending in .md.`;
    case 'too-large':
      return `**${plain(trouble.name)}** is larger than 1 MB. Split it into several files; ten can come at once.`;
    case 'twice':
      return `Two files are called **${plain(trouble.name)}**. Rename one and send them again.`;
    case 'not-fetched':
      return `I couldn’t fetch **${plain(trouble.name)}**: ${trouble.reason}. Attach it again.`;
    case 'too-large-together':
      return 'The files are larger than 5 MB together. A plan is text, so that is unusual: look what made them grow.';
  }
}

/** Another plan is being read. */
export function readerBusy(): Message {
  return say('I’m reading another plan just now. Nothing was stored. Send yours again in half a minute.');
}

/** The name cannot be one: nothing readable in it, or too much. */
export function nameUnusable(name: string): Message {
  return say(
    `“${plain(shorten(name, 60))}” can’t be a plan’s name. Use up to 40 letters, digits and dashes, like **sql-basics**. Nothing was stored.`,
  );
}

/** The name belongs to a plan that every server sees. */
export function nameShipped(slug: string): Message {
  return say(
    `**${plain(slug)}** is the name of a plan that came with me. Choose another name, like **our-${plain(slug)}**. Nothing was stored.`,
  );
}

/** The server has a plan of that name: offer to update that one. */
export function nameTaken(slug: string): Message {
  return say(
    `This server has a plan called **${plain(slug)}** already, and nothing was stored. To change it, send the same files with **/curriculum update** name:${slug}: you see what changes before anything happens. For a plan of its own, choose another name.`,
  );
}

/** The server has stored as much as it may. */
export function shelfFull(most: { plans: number; megabytes: number }): Message {
  return say(
    `A server can keep ${most.plans} plans and ${most.megabytes} MB of them, and this would be more. Nothing was stored. Make room with /curriculum remove, then send the files again.`,
  );
}

/** What came out of reading files that hold errors. */
export function planRefused(slug: string, problems: Problem[], command: 'add' | 'update'): Message {
  const errors = problems.filter(({ level }) => level === 'error').length;
  return say(
    `❌ **${plain(slug)}** can’t be stored yet: ${count(errors, 'error')}. Nothing was stored, and everything that runs goes on as it is.\nMend ${errors === 1 ? 'it' : 'them'} and send the files again with **/curriculum ${command}**.`,
    { ...report(problems) },
  );
}

/** A new plan as it was read, before it is stored. */
export function addPreview(view: {
  draftId: number;
  slug: string;
  title: string;
  counts: PlanCounts;
  problems: Problem[];
}): Message {
  const { draftId } = view;
  const lines = [
    `**Ready to store ${plain(view.slug)}?**`,
    `📚 **${plain(shorten(view.title, 200))}**`,
    countsLine(view.counts),
    view.problems.length === 0
      ? '✅ No problems found'
      : `⚠️ ${count(view.problems.length, 'remark')}, none of which keeps it from being stored`,
    'Nothing is stored yet.',
  ];
  return say(lines.join('\n'), {
    ...report(view.problems),
    components: rows(
      button('Save', customId('curriculum-save', { draft: draftId }), { style: 'success' }),
      button('Preview first day', customId('curriculum-first', { draft: draftId })),
      button('Cancel', customId('curriculum-cancel', { draft: draftId })),
    ),
  });
}

/** `1 month · 5 weeks · 29 days · 120 links`. */
export function countsLine(counts: PlanCounts): string {
  return [
    count(counts.files, 'file'),
    count(counts.months, 'month'),
    count(counts.weeks, 'week'),
    count(counts.days, 'day'),
    count(counts.projects, 'project'),
    count(counts.distinctLinks, 'link'),
  ].join(' · ');
}

const shownAtMost = 15;

/** Problems by file, line and column: as many as fit, and all of them in a file. */
export function report(problems: Problem[]): { embeds?: Message['embeds'] & object; files?: Attachment[] } {
  if (problems.length === 0) return {};
  const ranked = [...problems].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  const sign = { error: '❌', warning: '⚠️', ignored: '▫️' } as const;
  const lines = ranked.slice(0, shownAtMost).map(({ file, line, column, level, sentence }) => {
    const where = `${shorten(clean(file), 60)}:${line}:${column}`.replaceAll('`', 'ʼ');
    return `${sign[level]} \`${where}\` ${plain(shorten(clean(sentence), 160))}`;
  });
  const rest = problems.length - lines.length;
  if (rest > 0) lines.push(`… and ${rest.toLocaleString('en-GB')} more in report.txt`);
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
export function firstDayPreview(plan: Plan, day: Day, facts: PostFacts): Message {
  const line = `**Preview of ${shorten(dayName(day), 200)}** (each link is followed by where it leads)`;
  return shownPreview(wordsFor('en'), line, plan, withHosts(day), facts);
}

/** A link may say one address and lead to another, so each is followed by its host. */
function withHosts(day: Day): Day {
  const told = (text: string) =>
    text.replaceAll(
      // No two neighbouring parts take the same sign, so that nothing is tried twice.
      /\[[^\][\n]{0,300}\]\([ \t]{0,9}<?(https?:\/\/(?:[^\s()<>]|\([^\s()<>]{0,300}\)){1,2000})>?(?:[ \t][^()\n]{0,300})?\)/g,
      (link, url: string) => `${link} (${hostOf(url)})`,
    );
  return {
    ...day,
    fields: day.fields.map((field) => ({ ...field, text: told(field.text) })),
    resources: day.resources.map(({ title, url }) => ({
      title: `${title === '' ? url : title} (${hostOf(url)})`,
      url,
    })),
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'no address';
}

/** The plan is stored. */
export function planSaved(saved: { slug: string; title: string; version: number; days: number }): Message {
  return say(
    `✅ **${plain(shorten(saved.title, 200))}** is stored as **${plain(saved.slug)}**, version ${saved.version}, with ${count(saved.days, 'day')}.\nStart it in a channel with **/setup** curriculum:${saved.slug}. /curriculum ${list(['show', 'update', 'download', 'remove'], 'or')} looks after it.`,
    { components: [] },
  );
}

export function draftCancelled(): Message {
  return say('Cancelled. Nothing was stored or changed.', { components: [] });
}

/** The draft was used, cancelled, replaced or is older than a day. */
export function draftForgotten(): Message {
  return say(
    'That preview is no longer valid, and nothing was changed by pressing it. Send the files again with /curriculum add or /curriculum update.',
    { components: [] },
  );
}

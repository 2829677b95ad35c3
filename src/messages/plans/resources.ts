import type { Link } from '../../curriculum/model.ts';
import { customId, fits } from '../kit/custom-id.ts';
import { button, count, embed, list, plain, rows, say, selectRow, shorten } from '../kit/format.ts';
import type { Message, Row } from '../kit/message.ts';

type TopicShown = { ref: string; title: string; links: number };
type EntryShown = Link & { topics: string[]; days: { label: string }[] };

type TopicList = { cohortId: number; topics: TopicShown[]; links: number; page: number };
type LinkList = {
  cohortId: number;
  topic: TopicShown | null;
  search: string | null;
  entries: EntryShown[];
  page: number;
};

const linksOnPage = 10;
const topicsOnPage = 25;
/** Links on one page where the words searched for leave no room in a button. */
const withoutButtons = 25;
const textOnPage = 3_900;

/** The topics of the library, to choose from. */
export function topicList({ cohortId, topics, links, page: asked }: TopicList): Message {
  const pages = Math.max(1, Math.ceil(topics.length / topicsOnPage));
  const page = Math.min(asked, pages - 1);
  const shown = topics.slice(page * topicsOnPage, (page + 1) * topicsOnPage);
  const to = (label: string, n: number) => button(label, customId('resources', { cohort: cohortId, page: n }));
  const lines = shown.map(({ title, links: n }) => `• ${shorten(plain(title), 100)} · ${n}`);
  const note = '-# The number is how many links a topic has. /resources search: … also looks under the days.';
  return say(`📚 **Library** · ${count(links, 'link')} on ${count(topics.length, 'topic')}`, {
    embeds: [embed({ description: [...lines, '', note].join('\n'), ...footer(page, pages) })],
    components: [
      ...topicSelect(cohortId, shown),
      ...rows(...(page > 0 ? [to('◀ Back', page - 1)] : []), ...(page < pages - 1 ? [to('More ▶', page + 1)] : [])),
    ],
  });
}

function topicSelect(cohortId: number, topics: readonly TopicShown[]): Row[] {
  if (topics.length === 0) return [];
  return [
    selectRow({
      type: 3,
      custom_id: customId('resources-topic', { cohort: cohortId }),
      placeholder: 'Open a topic …',
      options: topics.slice(0, topicsOnPage).map(({ ref, title, links }) => ({
        label: shorten(title, 100),
        value: ref,
        description: count(links, 'link'),
      })),
    }),
  ];
}

/** Links of a topic, or those that were searched for, ten a page. */
export function linkList(shown: LinkList): Message {
  const { cohortId, topic, search, entries } = shown;
  const again = {
    cohort: cohortId,
    ...(topic === null ? {} : { topic: topic.ref }),
    ...(search === null ? {} : { search }),
  };
  const turnable = fits('resources', { ...again, page: 999 });
  const pages = linkPages(
    entries.map((entry) => entryLine(entry, topic)),
    turnable ? linksOnPage : withoutButtons,
  );
  const page = turnable ? Math.min(shown.page, pages.length - 1) : 0;
  const to = (label: string, n: number) => button(label, customId('resources', { ...again, page: n }));
  const cutOff = !turnable && pages.length > 1 ? ['-# There are more; search for fewer words, or within a topic.'] : [];
  return say(`📚 **${headline(shown)}** · ${count(entries.length, 'link')}`, {
    embeds: [
      embed({
        description: [...(pages[page] ?? []), ...cutOff].join('\n'),
        ...footer(page, turnable ? pages.length : 1),
      }),
    ],
    components: rows(
      ...(turnable && page > 0 ? [to('◀ Back', page - 1)] : []),
      ...(turnable && page < pages.length - 1 ? [to('More ▶', page + 1)] : []),
      button('All topics', customId('resources', { cohort: cohortId }), { emoji: '📚' }),
    ),
  });
}

function headline({ topic, search }: LinkList): string {
  const asked = search === null ? '' : `“${shorten(plain(search), 100)}”`;
  if (topic === null) return asked === '' ? 'All links' : asked;
  const title = shorten(plain(topic.title), 100);
  return asked === '' ? title : `${title}: ${asked}`;
}

function linkPages(lines: readonly string[], perPage: number): string[][] {
  const pages: string[][] = [[]];
  for (const line of lines) {
    const last = pages.at(-1) ?? [];
    const size = last.reduce((sum, one) => sum + one.length + 1, 0);
    if (last.length > 0 && (last.length >= perPage || size + line.length > textOnPage)) pages.push([line]);
    else last.push(line);
  }
  return pages;
}

/** A link by its title with its host, and where it stands: its other topics and its days. */
function entryLine({ title, url, topics, days }: EntryShown, within: TopicShown | null): string {
  const host = URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : '';
  const name = shorten(title === '' || title === url ? host : title, 200).replace(/[[\]\\]/g, '\\$&');
  const address = url
    .replace(/[\s()<>]/g, encodeURIComponent)
    .replace(/\(/g, '%28')
    .replace(/\)/g, '%29');
  // An address longer than a message is not a link that anybody can press.
  const link = address.length > 2_000 ? `${name} (address too long to show)` : `[${name}](${address})`;
  const others = topics.filter((topic) => topic !== within?.title).map((topic) => shorten(plain(topic), 60));
  const where = [...others, ...dayNames(days)].join(' · ');
  return [`• ${link} · ${host}`, ...(where === '' ? [] : [`-# ${shorten(where, 400)}`])].join('\n');
}

function dayNames(days: readonly { label: string }[]): string[] {
  const labels = days.map(({ label }) => label);
  if (labels.length < 2 || !labels.every((label) => label.startsWith('Day '))) return labels;
  return [`Days ${list(labels.map((label) => label.slice(4)))}`];
}

function footer(page: number, pages: number) {
  return pages > 1 ? { footer: { text: `Page ${page + 1} of ${pages}` } } : {};
}

/** Nothing matches; the nearest topics are offered, or all of them. */
export function nothingFound(asked: {
  cohortId: number;
  topic: string | null;
  search: string | null;
  near: TopicShown[];
  topics: TopicShown[];
}): Message {
  const { cohortId, near, topics } = asked;
  const words = list(
    [asked.topic, asked.search].filter((text) => text !== null).map((text) => `“${shorten(plain(text), 80)}”`),
  );
  const offer = near.length > 0 ? ' These topics are near:' : topics.length > 0 ? ' Choose a topic instead:' : '';
  return say(`📚 Nothing in the library matches ${words}.${offer}`, {
    components:
      near.length === 0
        ? topicSelect(cohortId, topics)
        : rows(
            ...near.map(({ ref, title, links }) =>
              button(`${shorten(title, 60)} · ${links}`, customId('resources', { cohort: cohortId, topic: ref })),
            ),
          ),
  });
}

/** The plan has no links at all. */
export function emptyLibrary(): Message {
  return say('This plan has no links, neither by topic nor under its days.');
}

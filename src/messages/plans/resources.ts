import type { Link } from '../../curriculum/model.ts';
import { button, customId, fits, named, plain, rows, say, selectRow, shorten } from '../kit/format.ts';
import { linkText } from '../kit/markdown/escape.ts';
import type { Message, Row } from '../kit/message.ts';
import { pageButtons, pageEmbed } from '../kit/pages.ts';
import type { Words } from '../words/words.ts';

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

export function topicList(words: Words, { cohortId, topics, links, page: asked }: TopicList): Message {
  const said = words.plans.resources;
  const total = Math.max(1, Math.ceil(topics.length / topicsOnPage));
  const page = Math.min(asked, total - 1);
  const shown = topics.slice(page * topicsOnPage, (page + 1) * topicsOnPage);
  const lines = shown.map(({ title, links: n }) => `• ${shorten(plain(title), 100)} · ${n}`);
  return say(said.library(links, topics.length), {
    embeds: [pageEmbed(words, { text: [...lines, '', said.note].join('\n'), page, total })],
    components: [
      ...topicSelect(words, cohortId, shown),
      ...rows(...pageButtons(said, { page, total }, (to) => customId('resources', { cohort: cohortId, page: to }))),
    ],
  });
}

function topicSelect({ plans: { resources } }: Words, cohortId: number, topics: readonly TopicShown[]): Row[] {
  if (topics.length === 0) return [];
  const options = topics.slice(0, topicsOnPage).map(({ ref, title, links }) => ({
    label: shorten(title, 100),
    value: ref,
    description: resources.links(links),
  }));
  return [selectRow(customId('resources-topic', { cohort: cohortId }), resources.open, options)];
}

/** Links of a topic, or those that were searched for, ten a page. */
export function linkList(words: Words, { cohortId, topic, search, entries, page: wanted }: LinkList): Message {
  const said = words.plans.resources;
  const self = {
    cohort: cohortId,
    ...(topic === null ? {} : { topic: topic.ref }),
    ...(search === null ? {} : { search }),
  };
  const turnable = fits('resources', { ...self, page: 999 });
  const lines = entries.map((entry) => entryLine(words, entry, topic));
  const pages = linkPages(lines, turnable ? linksOnPage : withoutButtons);
  const total = turnable ? pages.length : 1;
  const page = Math.min(wanted, total - 1);
  const cutOff = pages.length > total ? [said.cutOff] : [];
  const asked = { topic: topic && named(topic.title), search: search && named(search) };
  return say(said.found(asked, entries.length), {
    embeds: [pageEmbed(words, { text: [...(pages[page] ?? []), ...cutOff].join('\n'), page, total })],
    components: rows(
      ...pageButtons(said, { page, total }, (to) => customId('resources', { ...self, page: to })),
      button(said.allTopics, customId('resources', { cohort: cohortId }), { emoji: '🔗' }),
    ),
  });
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
function entryLine(
  { plans: { resources } }: Words,
  { title, url, topics, days }: EntryShown,
  within: TopicShown | null,
): string {
  const host = URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : '';
  const name = shorten(title === '' || title === url ? host : title, 200);
  const link = linkText(name, url);
  // An address longer than a message is not a link that anybody can press.
  const shown = link.length - name.length > 2_000 ? resources.tooLong(plain(name)) : link;
  const others = topics.filter((topic) => topic !== within?.title).map((topic) => shorten(plain(topic), 60));
  const where = [...others, ...resources.days(days.map(({ label }) => label))].join(' · ');
  return [`• ${shown} · ${host}`, ...(where === '' ? [] : [`-# ${shorten(where, 400)}`])].join('\n');
}

/** Nothing matches; the nearest topics are offered, or all of them. */
export function nothingFound(
  words: Words,
  asked: {
    cohortId: number;
    topic: string | null;
    search: string | null;
    near: TopicShown[];
    topics: TopicShown[];
  },
): Message {
  const { cohortId, near, topics } = asked;
  const texts = [asked.topic, asked.search].filter((text) => text !== null).map((text) => shorten(plain(text), 80));
  const offer = near.length > 0 ? 'near' : topics.length > 0 ? 'all' : null;
  return say(words.plans.resources.nothing(texts, offer), {
    components:
      near.length === 0
        ? topicSelect(words, cohortId, topics)
        : rows(
            ...near.map(({ ref, title, links }) =>
              button(`${shorten(title, 60)} · ${links}`, customId('resources', { cohort: cohortId, topic: ref })),
            ),
          ),
  });
}

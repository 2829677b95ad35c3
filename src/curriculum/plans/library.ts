import { fold } from '../../core/look-up.ts';
import { refOf } from '../../core/reference.ts';
import { wordsOf } from '../../core/text.ts';
import { inPieces } from '../in-pieces.ts';
import { type Part, suggestParts } from '../look-up.ts';
import { madeOnce } from '../made-once.ts';
import type { Link } from '../model.ts';
import type { Plan } from '../plan.ts';

/** A link with where the author put it. */
type Entry = Link & { topics: string[]; days: { key: string; label: string; title: string }[] };

export type TopicPart = Part & { title: string; entries: Entry[] };

/** The links of a plan: by topic, and all in one row, those that stand under days only at the end. */
type Library = { topics: TopicPart[]; entries: Entry[]; words: Words };

/** The words that a link is found by: those of its title, and those of all that stands with it. */
type Words = ReadonlyMap<Entry, { title: string; all: string }>;

/** The library of a plan. A link that stands in several places is one entry. */
export const libraryOf = madeOnce(async (plan: Plan): Promise<Library> => {
  const entries = new Map<string, Entry>();
  const topics = new Map<string, { part: TopicPart; held: Set<Entry> }>();
  const names = new Map<Entry, Set<string>>();
  const entryOf = (link: Link): Entry => {
    const id = `${link.url} ${wordsOf(link.title)}`;
    const entry = entries.get(id) ?? { ...link, topics: [], days: [] };
    entries.set(id, entry);
    return entry;
  };
  const placed = plan.curriculum.months
    .flatMap((month) => month.topics)
    .flatMap(({ title, links }) => links.map((link) => ({ name: title === '' ? 'Links' : title, link })));
  await inPieces(placed, ({ name, link }) => {
    const ref = refOf(wordsOf(name));
    const topic = topics.get(ref) ?? {
      part: { ref, number: null, names: [name], title: name, entries: [] },
      held: new Set(),
    };
    topics.set(ref, topic);
    const entry = entryOf(link);
    if (!topic.held.has(entry)) topic.part.entries.push(entry);
    topic.held.add(entry);
    names.set(entry, (names.get(entry) ?? new Set()).add(name));
  });
  for (const [entry, its] of names) entry.topics.push(...its);
  await inPieces(plan.days, ({ key, label, title, resources }) => {
    for (const entry of new Set(resources.map(entryOf))) entry.days.push({ key, label, title });
  });
  const all = [...entries.values()];
  return { topics: [...topics.values()].map(({ part }) => part), entries: all, words: await wordsFor(plan, all) };
});

async function wordsFor(plan: Plan, entries: readonly Entry[]): Promise<Words> {
  const ofDays = new Map<string, string>();
  await inPieces(plan.days, ({ key, label, title }) => ofDays.set(key, fold(`${label} ${title}`)));
  const words = new Map<Entry, { title: string; all: string }>();
  await inPieces(entries, (entry) => {
    const title = fold(entry.title);
    const beside = fold([entry.url, ...entry.topics].join(' '));
    words.set(entry, { title, all: [title, beside, ...entry.days.map(({ key }) => ofDays.get(key) ?? '')].join(' ') });
  });
  return words;
}

/** More words than these make no search narrower. */
const wordsAtMost = 10;

/** The links among some of a library's that have all the words, in title, address, topic or day; those that have them in the title come first. */
export function searchEntries({ words: known }: Library, entries: readonly Entry[], text: string): Entry[] {
  const words = [...new Set(fold(text).split(' '))].filter((word) => word !== '').slice(0, wordsAtMost);
  const titled: Entry[] = [];
  const others: Entry[] = [];
  for (const entry of entries) {
    const { title = '', all = '' } = known.get(entry) ?? {};
    if (words.every((word) => title.includes(word))) titled.push(entry);
    else if (words.every((word) => all.includes(word))) others.push(entry);
  }
  return [...titled, ...others];
}

export function nearTopics(library: Library, text: string): TopicPart[] {
  const linked = new Set(searchEntries(library, library.entries, text).flatMap((entry) => entry.topics));
  const near = suggestParts(library.topics, text, 5);
  return [...new Set([...near, ...library.topics.filter(({ title }) => linked.has(title))])].slice(0, 5);
}

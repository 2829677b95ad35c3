import { refOf } from '../core/reference.ts';
import type { Link } from '../curriculum/model.ts';
import type { Plan } from '../curriculum/plan.ts';
import { type Part, suggestParts, wordsOf } from './references.ts';

/** A link with where the author put it. */
export type Entry = Link & { topics: string[]; days: { key: string; label: string; title: string }[] };

export type TopicPart = Part & { title: string; entries: Entry[] };

/** The links of a plan: by topic, and all in one row, those that stand under days only at the end. */
export type Library = { topics: TopicPart[]; entries: Entry[] };

const made = new WeakMap<Plan, Library>();

/** The library of a plan; plans never change, so it is made once. A link that stands in several places is one entry. */
export function libraryOf(plan: Plan): Library {
  const known = made.get(plan);
  if (known !== undefined) return known;
  const library = makeLibrary(plan);
  made.set(plan, library);
  return library;
}

function makeLibrary(plan: Plan): Library {
  const entries = new Map<string, Entry>();
  const topics = new Map<string, TopicPart>();
  const entryOf = (link: Link): Entry => {
    const id = `${link.url} ${wordsOf(link.title)}`;
    const entry = entries.get(id) ?? { ...link, topics: [], days: [] };
    entries.set(id, entry);
    return entry;
  };
  for (const { title, links } of plan.curriculum.months.flatMap((month) => month.topics)) {
    const name = title === '' ? 'Links' : title;
    const ref = refOf(wordsOf(name));
    const topic = topics.get(ref) ?? { ref, number: null, names: [name], title: name, entries: [] };
    topics.set(ref, topic);
    for (const entry of links.map(entryOf)) {
      if (!entry.topics.includes(name)) entry.topics.push(name);
      if (!topic.entries.includes(entry)) topic.entries.push(entry);
    }
  }
  for (const { key, label, title, resources } of plan.days) {
    for (const entry of resources.map(entryOf)) {
      if (!entry.days.some((day) => day.key === key)) entry.days.push({ key, label, title });
    }
  }
  return { topics: [...topics.values()], entries: [...entries.values()] };
}

/** The links that have all the words, in title, address, topic or day; those that have them in the title come first. */
export function searchEntries(entries: readonly Entry[], text: string): Entry[] {
  const words = wordsOf(text)
    .split(' ')
    .filter((word) => word !== '');
  const titled = entries.filter(({ title }) => hasAll(wordsOf(title), words));
  const others = entries.filter((entry) => !titled.includes(entry) && hasAll(allWords(entry), words));
  return [...titled, ...others];
}

function allWords({ title, url, topics, days }: Entry): string {
  return wordsOf([title, url, ...topics, ...days.map((day) => `${day.label} ${day.title}`)].join(' '));
}

function hasAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** Topics that are near to what was asked in vain. */
export function nearTopics(library: Library, text: string): TopicPart[] {
  const linked = searchEntries(library.entries, text).flatMap((entry) => entry.topics);
  const near = suggestParts(library.topics, text, 5);
  return [...new Set([...near, ...library.topics.filter(({ title }) => linked.includes(title))])].slice(0, 5);
}

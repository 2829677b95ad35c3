import { z } from 'zod';
import { findPart, suggestParts } from '../../curriculum/look-up.ts';
import { libraryOf, nearTopics, searchEntries, type TopicPart } from '../../curriculum/plans/library.ts';
import { say, shorten } from '../../messages/kit/format.ts';
import { linkList, nothingFound, topicList } from '../../messages/plans/resources.ts';
import { command, filledIn } from '../command.ts';
import { inPlan } from '../in-cohort.ts';
import { text, word } from '../options.ts';
import { suggestInPlan } from '../which-cohort.ts';

const show = inPlan({
  input: {
    topic: text({ suggested: true }).optional(),
    search: text({ suggested: true }).optional(),
    page: z.coerce.number().int().min(0).max(10_000).default(0),
    // The select of topics sends its choice as `values`.
    values: z.array(word).max(25).optional(),
  },
  async run({ input, words }, _, { cohort, plan }) {
    const { page, values } = input;
    const search = input.search?.trim() || null;
    const wanted = values?.[0] ?? input.topic;
    const library = await libraryOf(plan);
    if (library.entries.length === 0) return say(words.plans.resources.empty);
    const topics = library.topics.map(topicShown);
    if (wanted === undefined && search === null && topics.length > 0) {
      return topicList(words, { cohortId: cohort.id, topics, links: library.entries.length, page });
    }
    const topic = wanted === undefined ? undefined : findPart(library.topics, wanted);
    const pool = topic?.entries ?? (wanted === undefined ? library.entries : []);
    const entries = search === null ? pool : searchEntries(library, pool, search);
    if (entries.length > 0) {
      const about = topic === undefined ? null : topicShown(topic);
      return linkList(words, { cohortId: cohort.id, topic: about, search, entries, page });
    }
    return nothingFound(words, {
      cohortId: cohort.id,
      topic: wanted === undefined ? null : (topic?.title ?? wanted),
      search,
      near: nearTopics(library, search ?? wanted ?? '').map(topicShown),
      topics,
    });
  },
});

const suggest = suggestInPlan(async (focus, plan) => {
  const library = await libraryOf(plan);
  const { topics, entries } = library;
  const { option, text } = focus;
  if (option === 'topic') {
    return suggestParts(topics, text, 25).map(({ ref, title }) => ({ name: shorten(title, 100), value: ref }));
  }
  const named = filledIn(focus, 'topic');
  const topic = named === undefined ? undefined : findPart(topics, named);
  const titles = searchEntries(library, topic?.entries ?? entries, text).map(({ title }) => title);
  return [...new Set(titles)]
    .filter((title) => title !== '')
    .slice(0, 25)
    .map((title) => shorten(title, 100).replace(/…$/, ''))
    .map((title) => ({ name: title, value: title }));
});

export const resources = command({
  name: 'resources',
  run: show,
  components: { 'resources-topic': show },
  autocomplete: suggest,
});

function topicShown({ ref, title, entries }: TopicPart) {
  return { ref, title, links: entries.length };
}

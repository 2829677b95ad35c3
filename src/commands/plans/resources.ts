import { z } from 'zod';
import type { Context } from '../../context.ts';
import { findPart, suggestParts } from '../../curriculum/look-up.ts';
import { libraryOf, nearTopics, searchEntries, type TopicPart } from '../../curriculum/plans/library.ts';
import { shorten } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { emptyLibrary, linkList, nothingFound, topicList } from '../../messages/plans/resources.ts';
import { again } from '../again.ts';
import { type Call, type Command, handler, type Suggest } from '../command.ts';
import { likelyPlan } from '../likely-plan.ts';
import { optionLength, word } from '../options.ts';
import { findCohort, placed } from '../which-cohort.ts';

// The select of topics sends its choice as `values`.
const input = z.object({
  ...placed,
  topic: word.optional(),
  search: word.optional(),
  page: z.coerce.number().int().min(0).max(10_000).default(0),
  values: z.array(word).max(25).optional(),
});
type Input = z.infer<typeof input>;

const show = handler({ input, answers: 'private', run: showLinks });

export const resources: Command = {
  data: {
    name: 'resources',
    description: 'Search the plan’s links, by topic or by words',
    options: [
      { type: 3, name: 'topic', description: 'Links on one topic', max_length: optionLength, autocomplete: true },
      {
        type: 3,
        name: 'search',
        description: 'Words in a title, an address, a topic or a day',
        max_length: optionLength,
        autocomplete: true,
      },
    ],
  },
  runs: { '': show },
  components: { resources: { ...show, answers: 'update' }, 'resources-topic': { ...show, answers: 'update' } },
  autocomplete: suggest,
};

async function showLinks(call: Call<Input>, ctx: Context): Promise<Message> {
  const { page, values } = call.input;
  const words = call.input.search?.trim() || null;
  const wanted = values?.[0] ?? call.input.topic;
  const repeated = again({ topic: wanted, search: words ?? undefined });
  const found = await findCohort(call, ctx, { name: 'resources', input: repeated });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const library = await libraryOf(await ctx.curriculumOf(cohort.versionId));
  if (library.entries.length === 0) return emptyLibrary();
  const topics = library.topics.map(topicShown);
  if (wanted === undefined && words === null && topics.length > 0) {
    return topicList({ cohortId: cohort.id, topics, links: library.entries.length, page });
  }
  const topic = wanted === undefined ? undefined : findPart(library.topics, wanted);
  const pool = topic?.entries ?? (wanted === undefined ? library.entries : []);
  const entries = words === null ? pool : searchEntries(library, pool, words);
  if (entries.length > 0) {
    return linkList({
      cohortId: cohort.id,
      topic: topic === undefined ? null : topicShown(topic),
      search: words,
      entries,
      page,
    });
  }
  return nothingFound({
    cohortId: cohort.id,
    topic: wanted === undefined ? null : (topic?.title ?? wanted),
    search: words,
    near: nearTopics(library, words ?? wanted ?? '').map(topicShown),
    topics,
  });
}

function topicShown({ ref, title, entries }: TopicPart) {
  return { ref, title, links: entries.length };
}

async function suggest(...[call, ctx]: Parameters<Suggest>): ReturnType<Suggest> {
  const likely = await likelyPlan(call, ctx);
  if (likely === undefined) return [];
  const library = await libraryOf(likely.plan);
  const { topics, entries } = library;
  const { option, text, others } = call.input;
  if (option === 'topic') {
    return suggestParts(topics, text, 25).map(({ ref, title }) => ({ name: shorten(title, 100), value: ref }));
  }
  const topic = typeof others['topic'] === 'string' ? findPart(topics, others['topic']) : undefined;
  const titles = searchEntries(library, topic?.entries ?? entries, text).map(({ title }) => title);
  return [...new Set(titles)]
    .filter((title) => title !== '')
    .slice(0, 25)
    .map((title) => shorten(title, 100).replace(/…$/, ''))
    .map((title) => ({ name: title, value: title }));
}

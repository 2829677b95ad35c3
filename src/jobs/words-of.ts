import { type Context, groupWords } from '../context.ts';
import { personOf } from '../core/own-place.ts';
import type { Plan } from '../curriculum/plan.ts';
import { languageOf } from '../db/learners/people.ts';
import { type Words, wordsFor } from '../messages/words/words.ts';

/** In which words somebody is written to: those of the language that they chose, else that of their Discord as it was last seen. */
export async function wordsOf(ctx: Context, userId: string): Promise<Words> {
  const { language, locale } = await languageOf(ctx.db, userId);
  return wordsFor(language, locale);
}

/** In which words a group is written to; a plan of one's own speaks as its learner does. */
export async function wordsOfGroup(
  ctx: Context,
  group: { guildId: string; language: string | null },
  plan: Plan,
): Promise<Words> {
  const person = personOf(group.guildId);
  return person === undefined ? groupWords(ctx.servers, group, plan) : wordsOf(ctx, person);
}

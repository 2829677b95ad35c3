import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Plan } from '../curriculum/plan.ts';
import { type CohortForUser, cohortOfPost, cohortsForUser } from '../db/cohorts.ts';
import { groupsOf } from '../db/learners/groups.ts';
import { say } from '../messages/kit/format.ts';
import type { Message } from '../messages/kit/message.ts';
import { choicesAtMost, whichCohort } from '../messages/kit/refusals.ts';
import { nothingOwn } from '../messages/own/own-plan.ts';
import { type Words, wordsFor } from '../messages/words/words.ts';
import { chooseCohort } from './choose-cohort.ts';
import { type Asked, type Choice, type Focus, isOwnPlace, type Refused, refuse, type Suggest } from './command.ts';
import { rowId } from './options.ts';
import { madeIn, sightOf } from './sight.ts';

/** The two ways a button says which cohort it is about: a public one by its post, a private one by the cohort chosen before. */
export const placed = {
  post: z
    .string()
    .regex(/^[\w-]{1,20}$/)
    .optional(),
  cohort: rowId.optional(),
};
export type Placed = { post?: string | undefined; cohort?: number | undefined };

/** Where a request belongs. `dayKey` is that of the post whose button was pressed. */
export type Here = { cohort: CohortForUser; dayKey: string | null };

/**
 * What a request may be about: cohorts `in sight`, or also those out of sight in which the caller has a history, for
 * reading, correcting and leaving what is one's own.
 */
export type Reach = 'in sight' | 'own history';

/**
 * A place's cohorts that are there for the caller, newest first; `unsure` when it cannot be told of one at present, which
 * is said in the caller's `words`. Of their own place it is their plan, and while none runs there the groups they take
 * part in, too.
 */
export async function cohortsFor(call: Asked<unknown>, ctx: Context, reach: Reach = 'in sight') {
  const all = await cohortsForUser(ctx.db, call.guildId, call.userId);
  const own = (cohort: CohortForUser) => reach === 'own history' && cohort.learner !== null;
  const cohorts = all.filter((cohort) => own(cohort) || sightOf(call, ctx, cohort) === 'yes');
  const unsure = all.some((cohort) => !own(cohort) && sightOf(call, ctx, cohort) === 'unknown');
  const chosen = all.find(({ learner }) => learner?.language)?.learner?.language;
  const words = wordsFor(chosen, call.locale);
  if (!isOwnPlace(call.guildId) || all.some(({ state }) => state === 'running')) return { cohorts, unsure, words };
  const groups = await Promise.all(
    (await groupsOf(ctx.db, call.userId, choicesAtMost)).map(async (cohort) => {
      const there = await madeIn(call, ctx, cohort.guildId);
      return { cohort, sight: there === undefined ? 'unknown' : sightOf(there, ctx, cohort) };
    }),
  );
  const seen = groups.filter(({ sight }) => sight === 'yes').map(({ cohort }) => cohort);
  return { cohorts: [...cohorts, ...seen], unsure: groups.some(({ sight }) => sight === 'unknown'), words };
}

/**
 * Finds the cohort a request means: its post's, the one chosen before, this channel's (or a thread's parent's), the
 * caller's only running one in this place, the place's only one; else asks. Ids in buttons carry no authority: a
 * cohort of another place, or of a channel that is hidden from the caller now, is not found.
 */
export async function cohortFor(
  call: Asked<Placed>,
  ctx: Context,
  { reach, nothing = nothingOwn }: { reach?: Reach | undefined; nothing?: ((words: Words) => Message) | undefined },
  /** The custom ids that ask for the same again, each in one of these cohorts. */
  repeats: (cohorts: readonly CohortForUser[]) => Promise<string[]>,
): Promise<Here | Refused> {
  if (call.input.post !== undefined) {
    const post = await cohortOfPost(ctx.db, call.input.post, call.userId);
    if (post === undefined || post.cohort.guildId !== call.guildId) return refuse(say(call.words.kit.postGone));
    const { kit } = wordsFor(post.cohort.learner?.language, call.locale);
    const sight = sightOf(call, ctx, post.cohort);
    return sight === 'yes' ? post : refuse(say(sight === 'unknown' ? kit.sightUnknown : kit.postGone));
  }
  const { cohorts, unsure, words } = await cohortsFor(call, ctx, reach);
  const { kit } = words;
  // A cohort that ended since its button or form was made must not turn into another one.
  const ended = call.input.cohort !== undefined && !cohorts.some(({ id }) => id === call.input.cohort);
  if (ended) return refuse(say(unsure ? kit.sightUnknown : kit.postGone));
  const choice = chooseCohort(cohorts, call);
  if (choice.kind === 'none') {
    if (isOwnPlace(call.guildId)) return refuse(nothing(call.words));
    return refuse(say(unsure ? kit.sightUnknown : kit.nothingSetUp));
  }
  if (choice.kind === 'one') return { cohort: choice.cohort, dayKey: null };
  const offered = choice.cohorts.slice(0, choicesAtMost);
  const ids = await repeats(offered);
  const choices = offered.map(({ guildId, channelId, title }, index) => {
    // A hidden channel's name is hidden, too: one's own cohort there goes by its plan. Of other servers only seen ones are here.
    const isSeen = guildId !== call.guildId || sightOf(call, ctx, { channelId }) === 'yes';
    const channel = isSeen ? ctx.servers.channel(channelId) : undefined;
    const where = { channelId: isOwnPlace(guildId) ? null : channelId, channelName: channel?.name ?? title };
    return { ...where, title, id: ids[index] ?? '' };
  });
  return refuse(whichCohort(words, choices, choice.cohorts.length));
}

/** For suggestions: the cohort that somebody who is typing means, in one indexed read; undefined where that is not clear. */
export async function likelyCohort(call: Asked<unknown>, ctx: Context): Promise<CohortForUser | undefined> {
  const { cohorts } = await cohortsFor(call, ctx);
  const choice = chooseCohort(cohorts, { ...call, input: {} });
  return choice.kind === 'one' ? choice.cohort : undefined;
}

/** Suggestions made of the plan of `likelyCohort`; none where that is not clear. */
export function suggestInPlan(
  choices: (focus: Focus, plan: Plan, cohort: CohortForUser) => Choice[] | Promise<Choice[]>,
): Suggest {
  return async (call, ctx) => {
    const cohort = await likelyCohort(call, ctx);
    return cohort === undefined ? [] : choices(call.input, await ctx.curriculumOf(cohort.versionId), cohort);
  };
}

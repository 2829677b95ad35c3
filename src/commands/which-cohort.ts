import { z } from 'zod';
import type { Context } from '../context.ts';
import { type Candidate, candidateOfPost, candidates } from '../db/cohorts.ts';
import type { Message } from '../messages/message.ts';
import { nothingSetUp, postGone, whichCohort } from '../messages/refusals.ts';
import type { Call } from './command.ts';

/** The two ways a button says which cohort it is about: a public one by its post, a private one by the cohort chosen before. */
export const placed = {
  post: z
    .string()
    .regex(/^[\w-]{1,20}$/)
    .optional(),
  cohort: z.coerce.number().int().positive().optional(),
};
export type Placed = { post?: string | undefined; cohort?: number | undefined };

/** Where a request belongs, or the reply that asks or refuses. `dayKey` is that of the post whose button was pressed. */
export type Found = { kind: 'found'; cohort: Candidate; dayKey: string | null } | { kind: 'reply'; reply: Message };

/**
 * Finds the cohort a request means: its post's, the one chosen before, this channel's (or a thread's parent's), the
 * caller's only running one in this server, the server's only one; else asks. Ids in buttons carry no authority: a
 * cohort of another server is not found.
 */
export async function findCohort(
  call: Call<Placed>,
  ctx: Context,
  again: { name: string; input: Record<string, string | number> },
): Promise<Found> {
  if (call.input.post !== undefined) {
    const post = await candidateOfPost(ctx.db, call.input.post, call.userId);
    return post !== undefined && post.cohort.guildId === call.guildId
      ? { kind: 'found', ...post }
      : { kind: 'reply', reply: postGone() };
  }
  const all = await candidates(ctx.db, call.guildId, call.userId);
  // A cohort that ended since its button or form was made must not turn into another one.
  const ended = call.input.cohort !== undefined && !all.some(({ id }) => id === call.input.cohort);
  if (ended) return { kind: 'reply', reply: postGone() };
  const choice = chooseCohort(all, call);
  if (choice.kind === 'none') return { kind: 'reply', reply: nothingSetUp() };
  if (choice.kind === 'several') {
    const choices = choice.cohorts.map(({ id, channelId, title }) => ({
      cohortId: id,
      channelId,
      channelName: ctx.servers.channel(channelId)?.name ?? title,
      title,
    }));
    return { kind: 'reply', reply: whichCohort(choices, again) };
  }
  return { kind: 'found', cohort: choice.cohort, dayKey: null };
}

export type Choice<C> = { kind: 'one'; cohort: C } | { kind: 'several'; cohorts: C[] } | { kind: 'none' };

/** The rule of `findCohort` over a server's cohorts, newest first. Running ones come before finished ones. */
export function chooseCohort<C extends Pick<Candidate, 'id' | 'channelId' | 'state' | 'learns'>>(
  all: C[],
  call: { channelId: string; parentId: string | null; input: { cohort?: number | undefined } },
): Choice<C> {
  const chosen = all.find((cohort) => cohort.id === call.input.cohort);
  if (chosen !== undefined) return { kind: 'one', cohort: chosen };
  const here = all.filter(({ channelId }) => channelId === call.channelId || channelId === call.parentId);
  const running = all.filter(({ state }) => state === 'running');
  const mine = running.filter(({ learns }) => learns);
  const sets = [here.filter(({ state }) => state === 'running'), here.slice(0, 1), mine, running, all];
  const only = sets.find((set) => set.length === 1)?.[0];
  if (only !== undefined) return { kind: 'one', cohort: only };
  const cohorts = [mine, running, all].find((set) => set.length > 0);
  return cohorts === undefined ? { kind: 'none' } : { kind: 'several', cohorts };
}

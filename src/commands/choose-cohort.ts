import type { CohortForUser } from '../db/cohorts.ts';

export type Choice<C> = { kind: 'one'; cohort: C } | { kind: 'several'; cohorts: C[] } | { kind: 'none' };

/**
 * The rule of `cohortFor` over a server's cohorts, newest first. Running ones come before finished ones, and one that
 * another goes on from is meant only where it is named.
 */
export function chooseCohort<C extends Pick<CohortForUser, 'id' | 'channelId' | 'state' | 'learns' | 'earlier'>>(
  found: C[],
  call: { channelId: string; parentId: string | null; input: { cohort?: number | undefined } },
): Choice<C> {
  const chosen = found.find((cohort) => cohort.id === call.input.cohort);
  if (chosen !== undefined) return { kind: 'one', cohort: chosen };
  const all = found.filter(({ id }) => !found.some(({ earlier }) => earlier.includes(id)));
  const here = all.filter(({ channelId }) => channelId === call.channelId || channelId === call.parentId);
  const running = all.filter(({ state }) => state === 'running');
  const mine = running.filter(({ learns }) => learns);
  const sets = [here.filter(({ state }) => state === 'running'), here.slice(0, 1), mine, running, all];
  const only = sets.find((set) => set.length === 1)?.[0];
  if (only !== undefined) return { kind: 'one', cohort: only };
  const cohorts = [mine, running, all].find((set) => set.length > 0);
  return cohorts === undefined ? { kind: 'none' } : { kind: 'several', cohorts };
}

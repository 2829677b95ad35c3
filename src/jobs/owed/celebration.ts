import type { Context } from '../../context.ts';
import { milestoneDays } from '../../curriculum/compare/diff.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { cohortOf } from '../../db/cohorts.ts';
import type { Owed } from '../../db/owed.ts';
import { type Reaching, standing } from '../../db/posts/celebrations.ts';
import type { Message } from '../../messages/kit/message.ts';
import { type Celebrated, celebration } from '../../messages/study/celebration.ts';
import { readablePlan } from '../judge.ts';
import { wordsOfGroup } from '../words-of.ts';

/** What members have reached, as far as it stands and they may be named; one that was sent already is never left with their names. */
export async function renderCelebration(ctx: Context, { cohortId, facts, messageId }: Owed): Promise<Message | null> {
  const cohort = await cohortOf(ctx.db, cohortId ?? 0);
  if (cohort === undefined || (cohort.celebrations === 'off' && messageId === null)) return null;
  const plan = await readablePlan(ctx, cohort.versionId);
  const { reached } = facts as { reached: Reaching[] };
  const all = new Map<string, Celebrated>();
  for (const { person, what } of await standing(ctx.db, reached)) {
    const known = all.get(what) ?? named(plan, what);
    if (known !== undefined) all.set(what, { ...known, people: [...known.people, person] });
  }
  if (all.size === 0 && messageId === null) return null;
  return celebration(await wordsOfGroup(ctx, cohort, plan), [...all.values()]);
}

function named(plan: Plan, what: string): Celebrated | undefined {
  if (what === 'plan') return { what, days: plan.days.length, people: [] };
  const run = /^streak:(\d+)$/.exec(what)?.[1];
  if (run !== undefined) return { what: 'streak', run: Number(run), people: [] };
  const milestone = milestoneDays(plan.curriculum).find(({ key }) => key === what);
  return milestone && { what: 'milestone', label: milestone.label, people: [] };
}

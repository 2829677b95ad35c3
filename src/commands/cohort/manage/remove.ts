import { z } from 'zod';
import type { Context } from '../../../context.ts';
import type { CohortForUser } from '../../../db/cohorts.ts';
import { findLearner, leaveCohort } from '../../../db/learners/learners.ts';
import { oweNews } from '../../../db/owed.ts';
import { askRemoval, whomToRemove } from '../../../messages/cohort/succession.ts';
import { say } from '../../../messages/kit/format.ts';
import type { Call } from '../../command.ts';
import { inCohort } from '../../in-cohort.ts';
import { once } from '../../once.ts';
import { member, memberName, word } from '../../options.ts';

/** Asks before somebody is taken out of the plan, or whom. */
export const askRemove = inCohort({
  input: { member: member().optional(), values: z.array(word).length(1).optional() },
  async run(call, ctx, { cohort }) {
    const userId = call.input.values?.[0] ?? call.input.member;
    if (userId === undefined) return whomToRemove(call.words, cohort.id);
    const { name, isIn } = await personIn(call, ctx, cohort, userId);
    return isIn ? askRemoval(call.words, cohort, { userId, name }) : say(call.words.cohort.removal.notIn(name));
  },
});

/** Takes somebody out, as if they had left: nothing of theirs is deleted, and they are told. */
export const remove = inCohort({
  input: { member: word },
  look: '/cohort learner',
  unsaved: ({ words }) => words.cohort.removal.unsaved,
  async run(call, ctx, { cohort }) {
    const { member: userId } = call.input;
    const said = call.words.cohort.removal;
    const { name } = await personIn(call, ctx, cohort, userId);
    const isTold = userId !== call.userId;
    const isOut = await once<boolean>(ctx, call, async (tx) => {
      const now = ctx.now();
      if ((await leaveCohort(tx, cohort.id, userId, now)) === null) return false;
      const learner = isTold ? await findLearner(tx, cohort.id, userId) : undefined;
      if (learner) await oweNews(tx, { key: `removed:${call.interactionId}`, kind: 'removed' }, learner, now);
      return true;
    });
    if (!isOut) return say(said.notIn(name));
    ctx.log.info({ cohort: cohort.id, by: call.userId, who: userId }, 'taken out of a plan');
    return say(said.done(name, isTold));
  },
});

async function personIn(call: Call<unknown>, ctx: Context, { id }: CohortForUser, userId: string) {
  const learner = await findLearner(ctx.db, id, userId);
  const name = memberName(call, userId, learner);
  return { name, isIn: learner !== undefined && learner.leftAt === null };
}

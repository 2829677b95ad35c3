import { findLearner, leaveCohort } from '../../db/learners/learners.ts';
import { leftReply, notInCohort } from '../../messages/member/join.ts';
import { command } from '../command.ts';
import { inCohort } from '../in-cohort.ts';
import { once } from '../once.ts';

type Left = { kind: 'left' } | { kind: 'not-in'; since: Date | null };

const exit = inCohort({
  input: {},
  answers: 'private',
  reach: 'own history',
  unsaved: ({ words }) => words.member.leave.unsaved,
  async run(call, ctx, { cohort }) {
    const outcome = await once<Left>(ctx, call, async (tx) => {
      if (await leaveCohort(tx, cohort.id, call.userId, ctx.now())) return { kind: 'left' };
      const learner = await findLearner(tx, cohort.id, call.userId);
      return { kind: 'not-in', since: learner?.leftAt ?? null };
    });
    return outcome.kind === 'left' ? leftReply(call.words, cohort) : notInCohort(call.words, cohort, outcome.since);
  },
});

export const leave = command({
  name: 'leave',
  description: 'Stop studying along; everything you did is kept',
  run: exit,
  components: { leave: { ...exit, answers: 'update' } },
});

import { z } from 'zod';
import type { Context } from '../../context.ts';
import { findLearner, leaveCohort } from '../../db/learners/learners.ts';
import type { Message } from '../../messages/kit/message.ts';
import { leftReply, notInCohort } from '../../messages/member/join.ts';
import { type Call, type Command, handler } from '../command.ts';
import { once } from '../once.ts';
import { findCohort, placed } from '../which-cohort.ts';

const input = z.object(placed);

const exit = { input, run: leaveStudy, unsaved: () => 'You have **not** left.' };

export const leave: Command = {
  data: { name: 'leave', description: 'Stop studying along; everything you did is kept' },
  runs: { '': handler({ ...exit, answers: 'private' }) },
  components: { leave: handler({ ...exit, answers: 'update' }) },
};

async function leaveStudy(call: Call<z.infer<typeof input>>, ctx: Context): Promise<Message> {
  const found = await findCohort(call, ctx, { name: 'leave', input: {} }, 'own history');
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const outcome = await once<Left>(ctx, call, async (tx) => {
    if (await leaveCohort(tx, cohort.id, call.userId, ctx.now())) return { kind: 'left' };
    const learner = await findLearner(tx, cohort.id, call.userId);
    return { kind: 'not-in', since: learner?.leftAt ?? null };
  });
  return outcome.kind === 'left' ? leftReply(cohort) : notInCohort(cohort, outcome.since);
}

type Left = { kind: 'left' } | { kind: 'not-in'; since: Date | null };

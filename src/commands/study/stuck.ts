import type { Context } from '../../context.ts';
import { nextDay } from '../../curriculum/plan.ts';
import type { Message } from '../../messages/kit/message.ts';
import { withStuckPost } from '../../messages/study/done.ts';
import type { Call } from '../command.ts';
import type { InPlan } from '../in-cohort.ts';

type Run<Input> = (call: Call<Input>, ctx: Context, here: InPlan) => Promise<Message>;

/** Adds a line to what a learner is answered on the post that is stuck, where one is: else all would look well to them. */
export function tellingStuck<Input>(run: Run<Input>): Run<Input> {
  return async (call, ctx, here) => {
    const { cohort, plan } = here;
    const answer = await run(call, ctx, here);
    if (cohort.blocked === null || cohort.state !== 'running') return answer;
    const day = nextDay(plan, cohort.lastDayKey, cohort.firstDayKey);
    return withStuckPost(call.words, answer, day?.label ?? null);
  };
}

import { nextDay, type Plan } from '../../curriculum/plan.ts';
import type { Cohort } from '../../db/cohorts.ts';
import type { Message } from '../../messages/kit/message.ts';
import { withStuckPost } from '../../messages/study/progress.ts';

/** An answer to a learner, with a line on the post that is stuck where one is: else all would look well to them. */
export function tellingStuck(plan: Plan, cohort: Cohort, answer: Message): Message {
  if (cohort.blocked === null || cohort.state !== 'running') return answer;
  const day = nextDay(plan, cohort.lastDayKey, cohort.firstDayKey);
  return withStuckPost(answer, day?.label ?? null);
}

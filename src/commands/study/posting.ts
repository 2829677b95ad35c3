import type { Context } from '../../context.ts';
import { pauseAt } from '../../core/pauses.ts';
import { upcomingDay } from '../../curriculum/pointer.ts';
import type { Message } from '../../messages/kit/message.ts';
import { withLine } from '../../messages/study/done.ts';
import { type Call, isOwnPlace } from '../command.ts';
import type { InPlan } from '../in-cohort.ts';

type Run<Input> = (call: Call<Input>, ctx: Context, here: InPlan) => Promise<Message>;

/** Adds a line to what a learner is answered on a post that is stuck, or on a pause of the group: else all would look well to them. */
export function tellingPosting<Input>(run: Run<Input>): Run<Input> {
  return async (call, ctx, here) => {
    const { cohort, plan } = here;
    const said = call.words.study;
    const answer = await run(call, ctx, here);
    if (cohort.state !== 'running') return answer;
    const isOwn = isOwnPlace(cohort.guildId);
    // That their messages do not reach them is said with every answer.
    if (cohort.blocked?.code === 'closed') return answer;
    if (cohort.blocked !== null) {
      const day = upcomingDay(plan, cohort);
      return withLine(answer, (isOwn ? call.words.ownPlan : said).stuck(day?.label ?? null));
    }
    const pause = pauseAt(cohort.pauses, ctx.now());
    if (pause === undefined) return answer;
    return withLine(answer, (isOwn ? call.words.ownPlan : said).paused(pause.until));
  };
}

import { z } from 'zod';
import { type CohortAction, cohortActions } from '../../../messages/cohort/actions.ts';
import { type AnyHandler, handler } from '../../command.ts';
import { rowId, word } from '../../options.ts';
import { status } from '../status.ts';
import { holiday } from './holidays.ts';
import { askRepeat, askSkip, openJump } from './next-day.ts';
import { askNow } from './post-now.ts';
import { askRemove } from './remove.ts';
import { askRestart, follow } from './succession.ts';

const steps: Record<CohortAction, AnyHandler> = {
  skip: askSkip,
  repeat: askRepeat,
  jump: openJump,
  now: askNow,
  holiday,
  follow,
  restart: askRestart,
  remove: askRemove,
};

/** What is chosen under a group's status leads to the first step of it. */
export const more = handler({
  input: z.object({ cohort: rowId, values: z.array(word).length(1) }),
  answers: ({ input }) => (input.values[0] === 'jump' ? 'modal' : 'update'),
  run: async (call, ctx) => {
    const { cohort, values } = call.input;
    const action = cohortActions.find((one) => one === values[0]);
    return (action === undefined ? status : steps[action]).run({ ...call, input: { cohort } }, ctx);
  },
});

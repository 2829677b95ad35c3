import { z } from 'zod';
import { endCohort, learnerCount } from '../../db/cohorts.ts';
import { confirmEnd } from '../../messages/cohort/cohort.ts';
import { say } from '../../messages/kit/format.ts';
import { handler } from '../command.ts';
import { inCohort } from '../in-cohort.ts';
import { once } from '../once.ts';
import { cohortFor, placed } from '../which-cohort.ts';

export const askEnd = inCohort({
  input: {},
  answers: 'private',
  async run({ words }, ctx, { cohort }) {
    if (cohort.state !== 'running') return say(words.cohort.over);
    return confirmEnd(words, { ...cohort, learners: await learnerCount(ctx.db, cohort.id) });
  },
});

export const end = handler({
  input: z.object({ cohort: placed.cohort.unwrap() }),
  answers: 'update',
  unsaved: ({ words }) => words.cohort.runsAsBefore,
  async run(call, ctx) {
    const words = call.words.cohort;
    const found = await cohortFor(call, ctx, undefined, async () => []);
    const { ended } = await once<{ ended: string | null }>(ctx, call, async (tx) => {
      // One that has ended is not found; a repetition of what ended it is told so all the same.
      if ('refusal' in found) return { ended: null };
      return { ended: (await endCohort(tx, found.cohort.id, ctx.now())) ? found.cohort.title : null };
    });
    if (ended !== null) return say(words.end.ended(ended), { components: [] });
    return 'refusal' in found ? found.refusal : say(words.over);
  },
});

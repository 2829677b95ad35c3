import { z } from 'zod';
import { openDates } from '../../core/learner/progress.ts';
import { latestPosted, titled } from '../../curriculum/study/day-state.ts';
import { twoClocks } from '../../messages/study/next.ts';
import { command, isOwnPlace } from '../command.ts';
import { inPlan } from '../in-cohort.ts';
import { text, word } from '../options.ts';
import { suggestDay } from './day-option.ts';
import { callersLedger } from './load-ledger.ts';
import { nextOf } from './next.ts';
import { choosePace } from './pace.ts';
import { tellingPosting } from './posting.ts';
import { showDay } from './show-day.ts';

/** The group's day, read at once where the learner is there too; else both clocks. */
const showToday = inPlan({
  input: {},
  answers: 'private',
  run: tellingPosting(async (call, ctx, here) => {
    const { cohort, plan } = here;
    const now = ctx.now();
    const { ledger } = await callersLedger(ctx, cohort, call.userId);
    const latest = latestPosted(plan, ledger);
    const { day, ...next } = nextOf(plan, cohort, ledger, now);
    if (latest === undefined || day === null || day.key === latest.key) return showDay(call, ctx, here);
    const group = {
      day: titled(latest),
      isToday: openDates(ledger, now).some(({ dayKey }) => dayKey === latest.key),
      isDone: ledger.completions.some(({ dayKey }) => dayKey === latest.key),
    };
    return twoClocks(call.words, {
      cohortId: cohort.id,
      isOwn: isOwnPlace(cohort.guildId),
      group,
      next: { ...next, day },
    });
  }),
});

const showNamed = inPlan({
  input: {
    day: text({ suggested: true }).optional(),
    /** The select of /week sends its choice so. */
    values: z.array(word).max(25).optional(),
    /** Of a long day, counted from 0. */
    page: z.coerce.number().int().min(0).max(999).optional(),
  },
  answers: 'private',
  run: tellingPosting((call, ctx, here) =>
    showDay(call, ctx, here, call.input.values?.[0] ?? call.input.day, call.input.page),
  ),
});

export const today = command({
  name: 'today',
  run: showToday,
  components: { pace: choosePace },
});

export const day = command({
  name: 'day',
  run: showNamed,
  components: { day: { ...showNamed, answers: 'update' }, today: { ...showToday, answers: 'update' } },
  autocomplete: suggestDay('any'),
});

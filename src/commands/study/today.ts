import { z } from 'zod';
import { learnerDate, learnerZone, pausesLeft } from '../../core/learner/learner-settings.ts';
import { openDates } from '../../core/learner/progress.ts';
import type { Ledger } from '../../core/ledger.ts';
import { datesOf } from '../../core/pauses.ts';
import { findDay } from '../../curriculum/look-up.ts';
import { latestPosted, titled } from '../../curriculum/study/day-state.ts';
import type { Cohort } from '../../db/cohorts.ts';
import type { Message } from '../../messages/kit/message.ts';
import { withLine } from '../../messages/study/done.ts';
import { twoClocks } from '../../messages/study/next.ts';
import { type Call, command, isOwnPlace } from '../command.ts';
import { inPlan } from '../in-cohort.ts';
import { text, word } from '../options.ts';
import { suggestDay } from './day-option.ts';
import { callersLedger } from './load-ledger.ts';
import { nextOf, tellingBefore } from './next.ts';
import { choosePace } from './pace.ts';
import { tellingPosting } from './posting.ts';
import { showDay } from './show-day.ts';

/** Adds a line to the answer while its reader is away: else nothing would say why all is quiet. An own plan rests as a whole, which is told. */
function tellingAway({ words }: Call<unknown>, cohort: Cohort, ledger: Ledger | undefined, now: Date) {
  const { away: line, whileAway } = words.member.pause;
  const [away] = ledger === undefined ? [] : pausesLeft(ledger, now);
  if (ledger === undefined || away === undefined || away.from > now || isOwnPlace(cohort.guildId))
    return (answer: Message) => answer;
  const { from, until } = datesOf(away, learnerZone(ledger));
  return (answer: Message) => withLine(answer, `${line(from, until, learnerDate(ledger, now))} ${whileAway}`);
}

/** The group's day, read at once where the learner is there too; else both clocks. */
const showToday = inPlan({
  input: {},
  run: tellingPosting(async (call, ctx, here) => {
    const { cohort, plan } = here;
    const now = ctx.now();
    const ledger = await callersLedger(ctx, here, [here.dayKey]);
    const latest = latestPosted(plan, ledger);
    const { day, ...next } = nextOf(plan, cohort, ledger, now);
    // Who has left is away, too, and comes back by /join.
    const told = tellingAway(call, cohort, cohort.learner?.leftAt === null ? ledger : undefined, now);
    if (latest === undefined)
      return told(await tellingBefore(call, ctx, cohort, await showDay(call, ctx, here, ledger)));
    if (day === null || day.key === latest.key) return told(await showDay(call, ctx, here, ledger));
    const group = {
      day: titled(latest),
      isToday: openDates(ledger, now).some(({ dayKey }) => dayKey === latest.key),
      isDone: ledger.completions.some(({ dayKey }) => dayKey === latest.key),
    };
    const isOwn = isOwnPlace(cohort.guildId);
    return told(twoClocks(call.words, { cohortId: cohort.id, isOwn, group, next: { ...next, day } }));
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
  run: tellingPosting(async (call, ctx, here) => {
    const asked = call.input.values?.[0] ?? call.input.day;
    const key = asked === undefined ? here.dayKey : findDay(here.plan, asked)?.key;
    const ledger = await callersLedger(ctx, here, [key]);
    return showDay(call, ctx, here, ledger, asked, call.input.page);
  }),
});

export const today = command({
  name: 'today',
  run: showToday,
  components: { pace: choosePace },
});

export const day = command({
  name: 'day',
  run: showNamed,
  autocomplete: suggestDay('any'),
});

import { z } from 'zod';
import type { Context } from '../../../context.ts';
import { readFutureDate } from '../../../core/cohort-settings.ts';
import { timeAway } from '../../../core/learner/learner-settings.ts';
import { datesOf } from '../../../core/pauses.ts';
import type { CohortForUser } from '../../../db/cohorts.ts';
import { addPause, dropPause, pausesOf, slotFrom } from '../../../db/pauses.ts';
import { lastPostedOn } from '../../../db/posts/posts.ts';
import { holidayForm, holidaysShown } from '../../../messages/cohort/holidays.ts';
import { setupProblems } from '../../../messages/cohort/setup.ts';
import { say } from '../../../messages/kit/format.ts';
import type { Call, Suggest } from '../../command.ts';
import { inCohort } from '../../in-cohort.ts';
import { once } from '../../once.ts';
import { rowId, text } from '../../options.ts';
import { likelyCohort } from '../../which-cohort.ts';
import { announce } from '../announce.ts';
import { suggestSetting } from '../setup/settle.ts';

const unsaved = ({ words }: Call<unknown>) => words.cohort.runsAsBefore;

/** Plans dates without a post, or shows those that are planned. */
export const holiday = inCohort({
  input: {
    from: text({ suggested: true }).optional(),
    until: text({ suggested: true }).optional(),
  },
  unsaved,
  async run(call, ctx, { cohort }) {
    const { words } = call;
    if (cohort.state !== 'running') return say(words.cohort.over);
    // A form sends what was left empty as an empty text.
    const [from, until] = [call.input.from || undefined, call.input.until || undefined];
    if (from === undefined && until === undefined) return shown(call, ctx, cohort);
    const now = ctx.now();
    const first = readFutureDate(from ?? 'today', cohort.zone, now);
    if (typeof first !== 'string') return setupProblems(words, [first]);
    const last = until === undefined ? first : readFutureDate(until, cohort.zone, now, first);
    if (typeof last !== 'string') return setupProblems(words, [last]);
    if (last < first) return say(words.cohort.holidays.backwards);
    const dates = { from: first, until: last };
    const span = timeAway(first, last, cohort.zone, now);
    const planned = await once<Planned>(ctx, call, async (tx) => {
      if ((await addPause(tx, cohort.id, span, now)) === undefined) return { kind: 'before' };
      // A slot at the very midnight that ends it is the first after it.
      const next = (await slotFrom(tx, cohort, new Date((span.until ?? now).getTime() - 1)))?.at ?? null;
      await announce(tx, call, ctx, cohort, { what: 'holiday', ...dates, next: next?.toISOString() ?? null });
      return { kind: 'planned', next };
    });
    const said = words.cohort.holidays;
    const isPosted = planned.kind === 'planned' && (await lastPostedOn(ctx.db, cohort.id)) === first;
    return shown(call, ctx, cohort, [
      planned.kind === 'before' ? said.before(dates) : said.planned(dates, planned.next),
      ...(isPosted ? [said.today] : []),
    ]);
  },
});

type Planned = { kind: 'before' } | { kind: 'planned'; next: Date | null };

export const openHoliday = inCohort({
  input: {},
  answers: 'modal',
  run: async ({ words }, _, { cohort }) =>
    cohort.state === 'running' ? holidayForm(words, cohort.id) : say(words.cohort.over),
});

/** Calls a planned one off; one that has begun ends now. */
export const dropHoliday = inCohort({
  input: { values: z.array(rowId).length(1) },
  unsaved,
  async run(call, ctx, { cohort }) {
    const now = ctx.now();
    const id = call.input.values[0] ?? 0;
    const found = (await pausesOf(ctx.db, cohort.id)).find((one) => one.id === id);
    const dates = found && datesOf(found, cohort.zone);
    const dropped = await once<{ next: Date | null } | null>(ctx, call, async (tx) => {
      const replanned = await dropPause(tx, cohort.id, id, now);
      if (replanned === undefined || dates === undefined) return null;
      const next = replanned.next?.at ?? null;
      await announce(tx, call, ctx, cohort, { what: 'holiday-off', ...dates, next: next?.toISOString() ?? null });
      return { next };
    });
    const said = call.words.cohort.holidays;
    const became = dropped === null || dates === undefined ? said.gone : said.removed(dates, dropped.next);
    return shown(call, ctx, cohort, [became]);
  },
});

async function shown(call: Call<unknown>, ctx: Context, { id, title, zone }: CohortForUser, became: string[] = []) {
  const now = ctx.now();
  const ahead = (await pausesOf(ctx.db, id)).filter(({ until }) => until === null || until > now);
  return holidaysShown(
    call.words,
    { cohortId: id, title, ahead: ahead.map((one) => ({ id: one.id, ...datesOf(one, zone) })) },
    became,
  );
}

/** The dates to come, by the group's own calendar. */
export const suggestDate: Suggest = async (call, ctx) => {
  const cohort = await likelyCohort(call, ctx);
  const others = cohort === undefined ? {} : { timezone: cohort.zone };
  return suggestSetting({ ...call, input: { ...call.input, option: 'start', others } }, ctx);
};

import type { Context } from '../../context.ts';
import { readSchedule } from '../../core/cohort-settings.ts';
import { type Schedule, type Slot, slotOn } from '../../core/schedule.ts';
import type { Db } from '../../db/client.ts';
import { type CohortForUser, changeCohort } from '../../db/cohorts.ts';
import { slotFrom } from '../../db/pauses.ts';
import { changeButton, editForm, setupProblems } from '../../messages/cohort/setup.ts';
import { offer, say } from '../../messages/kit/format.ts';
import type { Call } from '../command.ts';
import { inCohort } from '../in-cohort.ts';
import { once } from '../once.ts';
import { channel, flag, role, text } from '../options.ts';
import { placed } from '../which-cohort.ts';
import { announce } from './announce.ts';
import { channelToPostIn, isSilent, occupiedBy } from './setup-inspection.ts';
import { celebrated, dayForm } from './setup-options.ts';

/** Changes what was named and leaves the rest. */
export const edit = inCohort({
  input: {
    channel: channel().optional(),
    time: text({ suggested: true }).optional(),
    timezone: text({ suggested: true }).optional(),
    weekdays: text({ suggested: true }).optional(),
    role: role().optional(),
    'no-role': flag().optional(),
    days: dayForm.optional(),
    celebrate: celebrated.optional(),
    'work-ahead': flag().optional(),
  },
  answers: 'private',
  unsaved: ({ words }) => words.cohort.runsAsBefore,
  async run(call, ctx, { cohort }) {
    const { input, words } = call;
    const isGiven = Object.entries(input).some(([name, value]) => !(name in placed) && value !== undefined);
    if (!isGiven) return offer(words.cohort.nothingToEdit, changeButton(words, cohort.id));
    if (cohort.state !== 'running') return say(words.cohort.over);
    const { schedule, problems } = readSchedule(input, cohort);
    if (input.role === call.guildId) problems.push({ kind: 'everyone' });
    if (problems.length > 0) return setupProblems(words, problems);
    const channelId = input.channel ?? cohort.channelId;
    const moved = input.channel === undefined ? undefined : channelToPostIn(call, ctx, input.channel);
    if (moved !== undefined && 'refusal' in moved) return moved.refusal;

    const roleId = input['no-role'] === true ? null : (input.role ?? cohort.roleId);
    const worksAhead = input['work-ahead'] ?? cohort.worksAhead;
    const wholeDays = input.days === undefined ? cohort.wholeDays : input.days === 'whole';
    const celebrations = input.celebrate ?? cohort.celebrations;
    const changes = { ...schedule, channelId, roleId, worksAhead, wholeDays, celebrations };
    const now = ctx.now();
    const next = overdue(cohort, schedule, now) ?? (await slotFrom(ctx.db, { ...cohort, ...schedule }, now));
    const result = await once<Edited>(ctx, call, async (tx) => {
      const { kind } = await changeCohort(tx, cohort.id, changes, next, now);
      if (kind === 'changed') await tell(tx, call, ctx, cohort, { channelId, schedule, next });
      return { kind, next: next?.at ?? null, wasBlocked: cohort.blocked !== null };
    });
    if (result.kind === 'over') return say(words.cohort.over);
    if (result.kind === 'occupied') return occupiedBy(call, ctx, channelId);
    const { title } = cohort;
    const roleSilent = isSilent(call, ctx, changes);
    const edited = { title, channelId, schedule, roleId, roleSilent, next: result.next, wasStuck: result.wasBlocked };
    return say(words.cohort.edited(edited), { components: [] });
  },
});

/** The group hears of another channel or another hour; who is pinged and how long days are posted, the next post shows. */
async function tell(
  tx: Db,
  call: Call<unknown>,
  ctx: Context,
  before: CohortForUser,
  { channelId, schedule, next }: { channelId: string; schedule: Schedule; next: Slot | null },
): Promise<void> {
  const news = { posts: schedule, next: next?.at.toISOString() ?? null };
  if (channelId !== before.channelId) {
    await announce(tx, call, ctx, before, { what: 'moved', to: channelId });
    await announce(tx, call, ctx, { ...before, channelId }, { what: 'came', title: before.title, ...news });
  } else if (
    schedule.time !== before.time ||
    schedule.zone !== before.zone ||
    `${schedule.weekdays}` !== `${before.weekdays}`
  )
    await announce(tx, call, ctx, before, { what: 'rescheduled', ...news });
}

type Edited = { kind: 'changed' | 'occupied' | 'over'; next: Date | null; wasBlocked: boolean };

/** Opens the form with what holds now. */
export const openEdit = inCohort({
  input: {},
  answers: 'modal',
  run: async ({ words }, _, { cohort }) =>
    cohort.state === 'running' ? editForm(words, cohort) : say(words.cohort.over),
});

/** The slot that passed while its cohort could not be judged, by the new clock: once that is mended its post still comes. */
function overdue({ judgeAfter, nextPostAt, nextPostOn }: CohortForUser, schedule: Schedule, now: Date) {
  if (judgeAfter === null || nextPostAt === null || nextPostOn === null || nextPostAt > now) return undefined;
  return slotOn(schedule, nextPostOn);
}

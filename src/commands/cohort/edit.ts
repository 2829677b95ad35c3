import { z } from 'zod';
import type { Context } from '../../context.ts';
import { readSchedule, type ScheduleInput } from '../../core/cohort-settings.ts';
import { type Schedule, type Slot, slotOn } from '../../core/schedule.ts';
import { type CohortChange, type CohortForUser, changeCohort, pauseOf } from '../../db/cohorts.ts';
import { cohortEdited, cohortModal, cohortOver, nothingToEdit } from '../../messages/cohort/cohort.ts';
import { setupProblems } from '../../messages/cohort/setup.ts';
import type { Message, Modal } from '../../messages/kit/message.ts';
import type { Call } from '../command.ts';
import { once } from '../once.ts';
import { word } from '../options.ts';
import { findCohort, type Placed, placed } from '../which-cohort.ts';
import { slotFrom } from './pause.ts';
import { channelRefusal, isSilent, occupiedBy } from './setup-inspection.ts';

const clock = { time: word.optional(), timezone: word.optional(), weekdays: word.optional() };

export const editInput = z.object({
  ...placed,
  ...clock,
  channel: word.optional(),
  role: word.optional(),
  'no-role': z.boolean().optional(),
  'work-ahead': z.boolean().optional(),
});
export const editModalInput = z.object({ ...placed, ...clock });
type Edit = z.infer<typeof editInput>;

/** Changes what was named and leaves the rest. */
export async function edit(call: Call<Edit>, ctx: Context): Promise<Message> {
  const { input } = call;
  const found = await findCohort(call, ctx, { name: 'cohort-edit', input: {} });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const given = Object.entries(input).filter(([name, value]) => !(name in placed) && value !== undefined);
  if (given.length === 0) return nothingToEdit(cohort.id);
  return change(call, ctx, cohort, input);
}

/** Opens the form with what holds now. */
export async function openEdit(call: Call<Placed>, ctx: Context): Promise<Message | Modal> {
  const found = await findCohort(call, ctx, { name: 'cohort-edit', input: {} });
  if (found.kind === 'reply') return found.reply;
  return found.cohort.state === 'running' ? cohortModal(found.cohort.id, found.cohort) : cohortOver();
}

export async function applyEdit(call: Call<z.infer<typeof editModalInput>>, ctx: Context): Promise<Message> {
  const found = await findCohort(call, ctx, { name: 'cohort-edit', input: {} });
  return found.kind === 'reply' ? found.reply : change(call, ctx, found.cohort, call.input);
}

async function change(
  call: Call<unknown>,
  ctx: Context,
  cohort: CohortForUser,
  input: Edit & ScheduleInput,
): Promise<Message> {
  if (cohort.state !== 'running') return cohortOver();
  const { schedule, problems } = readSchedule(input, cohort);
  if (input.role === call.guildId) problems.push({ kind: 'everyone' });
  if (problems.length > 0) return setupProblems(problems);
  const channelId = input.channel ?? cohort.channelId;
  const refusal = input.channel === undefined ? null : channelRefusal(call, ctx, channelId);
  if (refusal !== null) return refusal;

  const roleId = input['no-role'] === true ? null : (input.role ?? cohort.roleId);
  const changes: CohortChange = {
    ...schedule,
    channelId,
    roleId,
    worksAhead: input['work-ahead'] ?? cohort.worksAhead,
  };
  const now = ctx.now();
  const pause = await pauseOf(ctx.db, cohort.id, now);
  const after = pause === undefined ? now : pause.until;
  const next =
    after === null
      ? null
      : (overdue(cohort, schedule, now) ?? (await slotFrom(ctx, { ...cohort, ...schedule }, after)));
  const result = await once<Edited>(ctx, call, async (tx) => {
    const { kind } = await changeCohort(tx, cohort.id, changes, next, now);
    return { kind, next: next?.at ?? null, wasBlocked: cohort.blocked !== null };
  });
  if (result.kind === 'over') return cohortOver();
  if (result.kind === 'occupied') return occupiedBy(call, ctx, channelId);
  return cohortEdited({
    cohortId: cohort.id,
    channelId,
    title: cohort.title,
    schedule,
    roleId,
    next: result.next,
    wasBlocked: result.wasBlocked,
    roleSilent: isSilent(call, ctx, { roleId, channelId }),
  });
}

type Edited = { kind: 'changed' | 'occupied' | 'over'; next: Date | null; wasBlocked: boolean };

/** The slot that passed while its cohort could not be judged, by the new clock: once that is mended its post still comes. */
function overdue(
  { judgeAfter, nextPostAt, nextPostOn }: CohortForUser,
  schedule: Schedule,
  now: Date,
): Slot | undefined {
  if (judgeAfter === null || nextPostAt === null || nextPostOn === null || nextPostAt > now) return undefined;
  return slotOn(schedule, nextPostOn);
}

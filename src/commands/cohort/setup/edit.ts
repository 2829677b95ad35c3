import type { Context } from '../../../context.ts';
import { wallClock } from '../../../core/calendar.ts';
import {
  type InputProblem,
  type SettingName,
  type SetupSettings,
  settingNames,
} from '../../../core/cohort-settings.ts';
import { type Schedule, type Slot, slotOn } from '../../../core/schedule.ts';
import type { Db } from '../../../db/client.ts';
import { type CohortForUser, changeCohort, waitsFor } from '../../../db/cohorts.ts';
import { slotFrom } from '../../../db/pauses.ts';
import { moveGroupsReminders } from '../../../db/reminders.ts';
import type { PanelName } from '../../../messages/cohort/panel.ts';
import { statusButton } from '../../../messages/cohort/setup.ts';
import { say } from '../../../messages/kit/format.ts';
import type { Button, Message } from '../../../messages/kit/message.ts';
import type { Words } from '../../../messages/words/words.ts';
import { type Call, isOwnPlace } from '../../command.ts';
import { inCohort } from '../../in-cohort.ts';
import { once } from '../../once.ts';
import { flag } from '../../options.ts';
import { announce } from '../announce.ts';
import { fields } from './fields.ts';
import { channelProblem, isSilent } from './inspection.ts';
import { type Panel, panelOf, pressed, type Subject } from './panel.ts';
import { type Given, namesIn, settle } from './settle.ts';

/** A group that runs: its row holds its settings. */
type Running = Subject & { settings: CohortForUser };

/** Whose plan it is that runs: a group's, which admins change, or one's own. */
type Way = {
  name: PanelName;
  look: `/${string}`;
  buttons(words: Words, cohort: CohortForUser, now: Date): Button[];
  notes?(words: Words, cohort: CohortForUser, now: Date): string[];
};

const unsaved = ({ words }: Call<unknown>) => words.cohort.runsAsBefore;
const subjectOf = (cohort: CohortForUser): Running => ({
  whose: { cohort: cohort.id },
  settings: cohort,
  proposed: {},
});

const changeable = settingNames.filter((name) => fields[name].fixed !== true);

/** The handler that changes what runs, and the panel behind it. */
export function editingBy({ name: kind, look, buttons, notes }: Way) {
  const panel: Panel<Running> = panelOf({
    name: kind,
    within: (answers, run) =>
      inCohort({
        input: pressed,
        answers,
        unsaved,
        look,
        run: async (call, ctx, { cohort }) => refusalOf(call, cohort) ?? run(call, ctx, subjectOf(cohort)),
      }),
    async around(call, ctx, { settings: cohort }) {
      const { setup } = call.words.cohort;
      const { title, zone, roleId, nextPostAt: at } = cohort;
      return {
        settled: {
          title,
          clock: wallClock(ctx.now(), zone).time,
          next: waitsFor(cohort),
          beginning: null,
        },
        head: [setup.running(title, at)],
        notes: [
          ...(roleId !== null && isSilent(call, ctx, cohort) ? [setup.pingsNobody(roleId)] : []),
          ...(notes?.(call.words, cohort, ctx.now()) ?? []),
        ],
        buttons: buttons(call.words, cohort, ctx.now()),
      };
    },
    keep: (call, ctx, { settings: cohort }, settings) => change(call, ctx, cohort, settings),
  });

  /** A button under a direct message may name a group: only whoever may use an admin's command changes that. */
  function refusalOf({ words }: Call<unknown>, { guildId, state }: CohortForUser): Message | undefined {
    if (isOwnPlace(guildId) !== (kind === 'own')) return say(words.kit.postGone);
    return state === 'running' ? undefined : say(words.cohort.over);
  }

  /** Changes what was named and leaves the rest; shows everything where nothing was. */
  const edit = inCohort({
    input: {
      ...Object.fromEntries(changeable.map((name) => [name, fields[name].option.optional()])),
      'no-role': flag().optional(),
    },
    unsaved,
    look,
    async run(call, ctx, { cohort }) {
      const refusal = refusalOf(call, cohort);
      if (refusal !== undefined) return refusal;
      const input: Given & { 'no-role'?: unknown } = call.input;
      const given: Given = input['no-role'] === true ? { ...input, role: '' } : input;
      const { settings, problems } = await settle({ call, ctx, settings: cohort }, given);
      if (namesIn(given).length === 0) return panel.show(call, ctx, subjectOf(cohort));
      if (problems.length === 0) return change(call, ctx, cohort, settings);
      return panel.show(call, ctx, subjectOf(cohort), { problems, head: [call.words.cohort.setup.notEdited] });
    },
  });

  /** Writes what differs from what a group has, and shows how everything stands then. */
  async function change(call: Call<unknown>, ctx: Context, cohort: CohortForUser, settings: SetupSettings) {
    const { setup, over } = call.words.cohort;
    const subject = subjectOf(cohort);
    const changes = differing(cohort, settings);
    const { channelId } = settings;
    const refused = (problem: InputProblem | undefined) =>
      panel.show(call, ctx, subject, {
        problems: problem === undefined ? [] : [{ name: 'channel', problem }],
        head: [setup.notEdited],
      });
    const problem = changes.channelId === undefined ? undefined : await channelProblem(call, ctx, channelId);
    if (problem !== undefined) return refused(problem);
    const wasStuck = cohort.blocked !== null && cohort.blocked.code !== 'closed';
    const changed = await changedNames(ctx, cohort, settings);
    const result = await once<Edited>(ctx, call, async (tx) => {
      const now = ctx.now();
      // What is stuck is tried again, also where nothing else is wanted.
      if (changed.length === 0 && !wasStuck) return { kind: 'changed', changed, wasStuck, next: waitsFor(cohort) };
      const became = await changeCohort(tx, cohort.id, changes, (locked) => nextOf(locked, cohort, settings, now), now);
      if (became.kind !== 'changed') return became;
      await tell(tx, call, ctx, cohort, settings, became.next);
      if (changes.zone !== undefined) await moveGroupsReminders(tx, cohort.id, now);
      return { ...became, changed, wasStuck };
    });
    if (result.kind === 'over') return say(over);
    if (result.kind === 'occupied') return refused(await channelProblem(call, ctx, channelId));
    const { next } = result;
    const after = { ...cohort, ...changes, nextPostAt: next?.at ?? null, nextPostOn: next?.on ?? null };
    const labels = result.changed.map((name) => setup.settings[name].label);
    const isIdle = labels.length === 0 && !result.wasStuck;
    const head = [isIdle ? setup.unchanged : setup.edited(labels, next?.at ?? null, result.wasStuck)];
    return panel.show(call, ctx, subjectOf(after), { changed: result.changed, head });
  }

  return { edit, components: panel.components, modals: panel.modals };
}

type Edited =
  | { kind: 'changed'; changed: SettingName[]; wasStuck: boolean; next: Slot | null }
  | { kind: 'occupied' }
  | { kind: 'over' };

/** The columns of a running group that are to be others; when it began stays as it was. */
function differing(before: SetupSettings, after: SetupSettings): Partial<SetupSettings> {
  const { startsOn: _, ...rest } = after;
  const all = Object.entries(rest).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof SetupSettings]),
  );
  return Object.fromEntries(all);
}

async function changedNames(ctx: Context, before: SetupSettings, after: SetupSettings): Promise<SettingName[]> {
  const changed = await Promise.all(
    changeable.map(async (name) => (await fields[name].now(before, ctx)) !== (await fields[name].now(after, ctx))),
  );
  return changeable.filter((_, n) => changed[n]);
}

/** The slot that a group waits for by another clock; none while it is paused without an end. */
async function nextOf(tx: Db, cohort: CohortForUser, { zone, time, weekdays }: Schedule, now: Date) {
  const schedule = { zone, time, weekdays };
  return overdue(cohort, schedule, now) ?? slotFrom(tx, { ...cohort, ...schedule }, now);
}

/** The group hears of another channel or another hour; who is pinged and how long days are posted, the next post shows. */
async function tell(
  tx: Db,
  call: Call<unknown>,
  ctx: Context,
  before: CohortForUser,
  { channelId, zone, time, weekdays }: SetupSettings,
  next: Slot | null,
): Promise<void> {
  const news = { posts: { zone, time, weekdays }, next: next?.at.toISOString() ?? null };
  if (channelId !== before.channelId) {
    await announce(tx, call, ctx, before, { what: 'moved', to: channelId });
    await announce(tx, call, ctx, { ...before, channelId }, { what: 'came', title: before.title, ...news });
  } else if (time !== before.time || zone !== before.zone || `${weekdays}` !== `${before.weekdays}`)
    await announce(tx, call, ctx, before, { what: 'rescheduled', ...news });
}

/** The slot that passed while its cohort could not be judged, by the new clock: once that is mended its post still comes. */
function overdue({ judgeAfter, nextPostAt, nextPostOn }: CohortForUser, schedule: Schedule, now: Date) {
  if (judgeAfter === null || nextPostAt === null || nextPostOn === null || nextPostAt > now) return undefined;
  return slotOn(schedule, nextPostOn);
}

/** `/cohort edit`, and the panel that it shares with /setup. */
export const editing = editingBy({
  name: 'cohort',
  look: '/cohort status',
  buttons: (words, { id }) => [statusButton(words, id)],
});

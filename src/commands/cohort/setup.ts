import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { SetupSettings } from '../../core/cohort-settings.ts';
import { createCohort } from '../../db/cohorts.ts';
import { dropDraft, findDraft, saveDraft } from '../../db/setup-drafts.ts';
import {
  setupCancelled,
  setupFirstDay,
  setupForgotten,
  setupModal,
  setupPreview,
  setupProblems,
  setupStarted,
} from '../../messages/cohort/setup.ts';
import type { Message, Modal } from '../../messages/kit/message.ts';
import { manageServer } from '../../messages/kit/permissions.ts';
import { type Call, type Command, handler } from '../command.ts';
import { once } from '../once.ts';
import { optionLength, word } from '../options.ts';
import { inspect, occupiedBy } from './setup-inspection.ts';
import { readSettings, type SetupInput, suggestSetup } from './setup-options.ts';

const options = z.object({
  curriculum: word.optional(),
  channel: word.optional(),
  time: word.optional(),
  timezone: word.optional(),
  weekdays: word.optional(),
  start: word.optional(),
  from: word.optional(),
  role: word.optional(),
});

const draftId = z.coerce.number().int().positive();
const drafted = z.object({ draft: draftId });
const changed = drafted.extend({
  time: word,
  timezone: word,
  weekdays: word,
  start: word,
  from: word,
});
type Drafted = z.infer<typeof drafted>;

const unsaved = () => 'No plan was started.';

export const setup: Command = {
  data: {
    name: 'setup',
    description: 'Start a study plan in a channel',
    default_member_permissions: String(manageServer),
    options: [
      {
        type: 3,
        name: 'timezone',
        description: 'The cohort’s time zone: a city, like Europe/Kyiv, or UTC',
        max_length: optionLength,
        autocomplete: true,
      },
      {
        type: 3,
        name: 'time',
        description: 'When the daily post comes, like 08:00 (the default)',
        autocomplete: true,
        max_length: optionLength,
      },
      { type: 3, name: 'curriculum', description: 'The plan to follow', autocomplete: true, max_length: optionLength },
      { type: 7, name: 'channel', description: 'Where to post; this channel if left out', channel_types: [0, 5] },
      {
        type: 3,
        name: 'weekdays',
        description: 'On which days, like Mon-Fri; every day if left out',
        max_length: optionLength,
        autocomplete: true,
      },
      {
        type: 3,
        name: 'start',
        description: 'The date of the first post, like 2026-03-09; the next possible one if left out',
        max_length: optionLength,
        autocomplete: true,
      },
      {
        type: 3,
        name: 'from',
        description: 'The day of the plan to begin with; the first if left out',
        max_length: optionLength,
        autocomplete: true,
      },
      { type: 8, name: 'role', description: 'A role to ping with each post' },
    ],
  },
  runs: { '': handler({ input: options, answers: 'private', run: propose, unsaved, look: '/cohort status' }) },
  components: {
    'setup-start': handler({ input: drafted, answers: 'update', run: start, unsaved, look: '/cohort status' }),
    'setup-preview': handler({ input: drafted, answers: 'private', run: previewFirstDay }),
    'setup-change': handler({ input: drafted, answers: 'modal', run: change }),
    'setup-cancel': handler({
      input: drafted,
      answers: 'update',
      run: cancel,
      unsaved: () => 'The draft is still there.',
    }),
  },
  modals: {
    'setup-changed': handler({ input: changed, answers: 'update', run: applyChange, unsaved, look: '/cohort status' }),
  },
  autocomplete: suggestSetup,
};

async function propose(call: Call<SetupInput>, ctx: Context): Promise<Message> {
  const read = await readSettings(call, ctx);
  if (read.kind === 'problems') return setupProblems(read.problems);
  return proposeSettings(call, ctx, read.settings, call.input.timezone === undefined);
}

async function proposeSettings(
  call: Call<unknown>,
  ctx: Context,
  settings: SetupSettings,
  zoneGuessed: boolean,
  replaced?: number,
): Promise<Message> {
  const inspection = await inspect(call, ctx, settings);
  if (inspection.kind === 'refused') return inspection.reply;
  const { draftId } = await once<{ draftId: number }>(ctx, call, async (tx) => {
    if (replaced !== undefined) await dropDraft(tx, replaced, call);
    const draft = { guildId: call.guildId, createdBy: call.userId, settings };
    return { draftId: await saveDraft(tx, draft, ctx.now()) };
  });
  return setupPreview({ draftId, settings, zoneGuessed, ...inspection.view });
}

/** Everything is checked again: minutes may lie between preview and Start. */
async function start(call: Call<Drafted>, ctx: Context): Promise<Message> {
  const draft = await draftOf(call, ctx);
  const inspection = draft === undefined ? undefined : await inspect(call, ctx, draft.settings);
  if (inspection?.kind === 'refused') return inspection.reply;
  const outcome = await once<Started>(ctx, call, async (tx) => {
    // The draft is gone once it has been started; a repetition of what started it is told so all the same.
    if (draft === undefined || inspection === undefined) return { kind: 'forgotten' };
    const { settings } = draft;
    const { first, title, firstDay } = inspection.view;
    const result = await createCohort(
      tx,
      { guildId: call.guildId, createdBy: call.userId, ...settings, nextPostAt: first.at, nextPostOn: first.on },
      ctx.now(),
    );
    if (result.kind === 'occupied') return { kind: 'occupied', channelId: settings.channelId };
    await dropDraft(tx, draft.id, call);
    const started = { channelId: settings.channelId, title, firstDay, first };
    return { kind: 'started', cohortId: result.cohort.id, started };
  });
  if (outcome.kind === 'forgotten') return setupForgotten();
  if (outcome.kind === 'occupied') return occupiedBy(call, ctx, outcome.channelId);
  const { cohortId, started } = outcome;
  ctx.log.info({ cohort: cohortId, guild: call.guildId, channel: started.channelId }, 'cohort started');
  return setupStarted(started);
}

type Started =
  | { kind: 'forgotten' }
  | { kind: 'occupied'; channelId: string }
  | { kind: 'started'; cohortId: number; started: Parameters<typeof setupStarted>[0] };

async function previewFirstDay(call: Call<Drafted>, ctx: Context): Promise<Message> {
  const draft = await draftOf(call, ctx);
  if (draft === undefined) return setupForgotten();
  const inspection = await inspect(call, ctx, draft.settings);
  if (inspection.kind === 'refused') return inspection.reply;
  const { day, plan, first } = inspection.view;
  const { roleId, zone } = draft.settings;
  return setupFirstDay(plan, day, { slot: { ...first, zone }, roleId, finished: null });
}

async function change(call: Call<Drafted>, ctx: Context): Promise<Message | Modal> {
  const draft = await draftOf(call, ctx);
  return draft === undefined ? setupForgotten() : setupModal(draft.id, draft.settings);
}

async function applyChange(call: Call<z.infer<typeof changed>>, ctx: Context): Promise<Message> {
  const draft = await draftOf(call, ctx);
  if (draft === undefined) return setupForgotten();
  const { time, timezone, weekdays, start: startText, from } = call.input;
  const input = { time, timezone, weekdays, start: startText, from, channel: draft.settings.channelId };
  const read = await readSettings({ ...call, input }, ctx, draft.settings);
  if (read.kind === 'problems') return setupProblems(read.problems);
  return proposeSettings(call, ctx, read.settings, false, draft.id);
}

async function cancel(call: Call<Drafted>, ctx: Context): Promise<Message> {
  await once(ctx, call, async (tx) => {
    await dropDraft(tx, call.input.draft, call);
    return null;
  });
  return setupCancelled();
}

function draftOf(call: Call<Drafted>, ctx: Context) {
  return findDraft(ctx.db, call.input.draft, call, ctx.now());
}

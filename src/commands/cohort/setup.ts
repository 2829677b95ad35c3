import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { SetupSettings } from '../../core/cohort-settings.ts';
import type { Slot } from '../../core/schedule.ts';
import { createCohort } from '../../db/cohorts.ts';
import { dropDraft, findDraft, type SetupDraft, saveDraft } from '../../db/drafts.ts';
import { setupFirstDay, setupForm, setupPreview } from '../../messages/cohort/setup.ts';
import { say } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { about, type Call, command, handler, type Refused, refuse } from '../command.ts';
import { once } from '../once.ts';
import { rowId, word } from '../options.ts';
import { announce } from './announce.ts';
import { forgotten, inspect, occupiedBy } from './setup-inspection.ts';
import { readSettings, setupOptions, suggestSetup } from './setup-options.ts';

const drafted = z.object({ draft: rowId });
type Drafted = z.infer<typeof drafted>;

const unsaved = ({ words }: Call<unknown>) => words.cohort.setup.notStarted;
const look = '/cohort status';

const propose = handler({
  input: setupOptions,
  answers: 'private',
  unsaved,
  look,
  run: about(readSettings, (call, ctx, settings) =>
    proposeSettings(call, ctx, settings, call.input.timezone === undefined),
  ),
});

async function proposeSettings(
  call: Call<unknown>,
  ctx: Context,
  settings: SetupSettings,
  zoneGuessed: boolean,
  replaced?: number,
): Promise<Message> {
  const inspected = await inspect(call, ctx, settings);
  if ('refusal' in inspected) return inspected.refusal;
  const { draftId } = await once<{ draftId: number }>(ctx, call, async (tx) => {
    if (replaced !== undefined) await dropDraft(tx, replaced, call);
    const draft = { guildId: call.guildId, createdBy: call.userId, settings };
    return { draftId: await saveDraft(tx, draft, ctx.now()) };
  });
  return setupPreview(call.words, { draftId, settings, zoneGuessed, ...inspected });
}

/** Everything is checked again: minutes may lie between preview and Start. */
const start = handler({
  input: drafted,
  answers: 'update',
  unsaved,
  look,
  async run(call, ctx) {
    const draft = await findDraft(ctx.db, call.input.draft, call, ctx.now());
    const inspected = draft && (await inspect(call, ctx, draft.settings));
    if (inspected !== undefined && 'refusal' in inspected) return inspected.refusal;
    const outcome = await once<Started>(ctx, call, async (tx) => {
      // The draft is gone once it has been started; a repetition of what started it is told so all the same.
      if (draft === undefined || inspected === undefined) return { kind: 'forgotten' };
      const { settings } = draft;
      const { first, title, firstDay } = inspected;
      const result = await createCohort(
        tx,
        { guildId: call.guildId, createdBy: call.userId, ...settings, nextPostAt: first.at, nextPostOn: first.on },
        ctx.now(),
      );
      if (result.kind === 'occupied') return { kind: 'occupied', channelId: settings.channelId };
      await dropDraft(tx, draft.id, call);
      const { time, zone, weekdays } = settings;
      const posts = { time, zone, weekdays };
      await announce(tx, call, ctx, result.cohort, {
        what: 'started',
        title,
        firstDay,
        posts,
        next: first.at.toISOString(),
      });
      return { kind: 'started', cohortId: result.cohort.id, channelId: settings.channelId, title, firstDay, first };
    });
    if (outcome.kind === 'forgotten') return forgotten(call);
    const { channelId } = outcome;
    if (outcome.kind === 'occupied') return occupiedBy(call, ctx, channelId);
    ctx.log.info({ cohort: outcome.cohortId, guild: call.guildId, channel: channelId }, 'cohort started');
    const { title, firstDay, first } = outcome;
    return say(call.words.cohort.setup.started(title, channelId, firstDay, first.at), { components: [] });
  },
});

type Started =
  | { kind: 'forgotten' }
  | { kind: 'occupied'; channelId: string }
  | { kind: 'started'; cohortId: number; channelId: string; title: string; firstDay: string; first: Slot };

const previewFirstDay = handler({
  input: drafted,
  answers: 'private',
  run: about(draftOf, async (call, ctx, draft) => {
    const inspected = await inspect(call, ctx, draft.settings);
    if ('refusal' in inspected) return inspected.refusal;
    const { day, plan, first } = inspected;
    const { roleId, zone, wholeDays = false } = draft.settings;
    return setupFirstDay(call.words, plan, day, {
      slot: { ...first, zone },
      roleId,
      whole: wholeDays,
      firstDayKey: day.key,
      finished: null,
    });
  }),
});

const change = handler({
  input: drafted,
  answers: 'modal',
  run: about(draftOf, async ({ words }, _, draft) => setupForm(words, draft.id, draft.settings)),
});

const applyChange = handler({
  input: drafted.extend({ time: word, timezone: word, weekdays: word, start: word, from: word }),
  answers: 'update',
  unsaved,
  look,
  run: about(draftOf, async (call, ctx, draft) => {
    const input = { ...call.input, channel: draft.settings.channelId };
    const settings = await readSettings({ ...call, input }, ctx, draft.settings);
    return 'refusal' in settings ? settings.refusal : proposeSettings(call, ctx, settings, false, draft.id);
  }),
});

const cancel = handler({
  input: drafted,
  answers: 'update',
  unsaved: ({ words }) => words.cohort.setup.draftStays,
  async run(call, ctx) {
    await once(ctx, call, async (tx) => {
      await dropDraft(tx, call.input.draft, call);
      return null;
    });
    return say(call.words.cohort.setup.cancelled, { components: [] });
  },
});

async function draftOf(call: Call<Drafted>, ctx: Context): Promise<SetupDraft | Refused> {
  return (await findDraft(ctx.db, call.input.draft, call, ctx.now())) ?? refuse(forgotten(call));
}

export const setup = command({
  name: 'setup',
  admins: true,
  run: propose,
  components: {
    'setup-start': start,
    'setup-preview': previewFirstDay,
    'setup-change': change,
    'setup-cancel': cancel,
  },
  modals: { 'setup-changed': applyChange },
  autocomplete: suggestSetup,
});

import { z } from 'zod';
import { type Context, groupWords } from '../../../context.ts';
import { wallClock } from '../../../core/calendar.ts';
import type { Proposed, SettingName, SetupSettings } from '../../../core/cohort-settings.ts';
import type { Slot } from '../../../core/schedule.ts';
import type { Db } from '../../../db/client.ts';
import { type Cohort, createCohort } from '../../../db/cohorts.ts';
import { changeDraft, dropDraft, findDraft, saveDraft } from '../../../db/drafts.ts';
import type { PanelName } from '../../../messages/cohort/panel.ts';
import { draftButtons } from '../../../messages/cohort/setup.ts';
import { say } from '../../../messages/kit/format.ts';
import type { Message } from '../../../messages/kit/message.ts';
import { nameInLine } from '../../../messages/study/day.ts';
import { shownPreview } from '../../../messages/study/post.ts';
import type { Words } from '../../../messages/words/words.ts';
import { about, type Call, handler, isOwnPlace, type Refused, refuse } from '../../command.ts';
import { once } from '../../once.ts';
import { rowId } from '../../options.ts';
import { fields } from './fields.ts';
import { inspect } from './inspection.ts';
import { type Panel, type Pressed, panelOf, pressed, type Subject } from './panel.ts';
import { usual } from './proposals.ts';
import { namesIn, settle } from './settle.ts';

const drafted = z.object({ draft: rowId });
type Draft = Subject & { whose: { draft: number } };
type Inspected = Awaited<ReturnType<typeof inspect>>;

/** What is about to run: of which plan and from which day, and its first slot. */
type Beginning = { title: string; firstDay: string; first: Slot; settings: SetupSettings };

type Said = Pick<
  Words['cohort']['setup'],
  'notStarted' | 'ready' | 'draftStays' | 'cancelled' | 'forgotten' | 'started'
>;

/** How settings come to run: an admin sets a group up, or somebody starts a plan of their own. */
type Way = {
  name: PanelName;
  names: readonly SettingName[];
  look: `/${string}`;
  said(words: Words): Said;
  /** Settings that nobody has settled yet, and why each is proposed. */
  propose(call: Call<unknown>, ctx: Context): Promise<{ settings: SetupSettings; proposed: Proposed } | Refused>;
  /** What is said below the settings. */
  notes(words: Words, settings: SetupSettings, inspected: Inspected): string[];
  /** What else is written when it begins. */
  begun(tx: Db, call: Call<unknown>, ctx: Context, cohort: Cohort, beginning: Beginning): Promise<void>;
  /** Something else runs there by now; `shown` are the settings as they stand. */
  occupied(call: Call<unknown>, ctx: Context, shown: () => Promise<Message>): Promise<Message>;
};

/** A command's handlers by which settings are proposed, changed and started. Each is kept in a draft, which its buttons name. */
export function draftedBy({ name: kind, names, look, said, propose, notes, begun, occupied }: Way) {
  const unsaved = ({ words }: Call<unknown>) => said(words).notStarted;

  const panel: Panel<Draft> = panelOf({
    name: kind,
    within: (answers, run) =>
      handler({
        input: drafted.extend(pressed),
        answers,
        unsaved,
        look,
        run: about(draftOf, (call: Call<Pressed & { draft: number }>, ctx, draft: Draft) => run(call, ctx, draft)),
      }),
    async around(call, ctx, { whose, settings }) {
      const { setup } = call.words.cohort;
      const inspected = await inspect(call, ctx, settings);
      const { title, plan, day, days, last, first, inTheWay } = inspected;
      const { language = null } = plan.curriculum;
      const running = inTheWay?.kind === 'occupied' ? inTheWay.cohortId : undefined;
      return {
        settled: {
          title,
          clock: wallClock(ctx.now(), settings.zone).time,
          next: first,
          beginning: { days, language, firstDay: nameInLine(day), last },
        },
        head: inTheWay === undefined ? [said(call.words).ready] : [setup.notReady, setup.problems([inTheWay])],
        notes: notes(call.words, settings, inspected),
        buttons: draftButtons(call.words, kind, whose.draft, inTheWay === undefined, running),
      };
    },
    async keep(call, ctx, draft, settings, name) {
      const { [name]: _, ...rest } = draft.proposed;
      // Another plan begins with its own first day.
      const isOther = settings.versionId !== draft.settings.versionId;
      const proposed: Proposed = isOther ? { ...rest, from: 'usual' } : rest;
      await once(ctx, call, async (tx) => {
        await changeDraft(tx, draft.whose.draft, call, { ...settings, proposed });
        return null;
      });
      return panel.show(call, ctx, { ...draft, settings, proposed });
    },
  });

  /** What a command says of the settings is kept in a draft, and what it leaves out is proposed. */
  const begin = handler({
    input: optionsFor(names),
    unsaved,
    look,
    run: about(propose, async (call, ctx, { settings: before, proposed }) => {
      const given = call.input;
      const { settings, problems } = await settle({ call, ctx, settings: before }, given);
      const chosen = namesIn(given).filter((name) => !problems.some((problem) => problem.name === name));
      const left: Proposed = { ...proposed };
      for (const name of chosen) delete left[name];
      const kept = { guildId: call.guildId, createdBy: call.userId, settings: { ...settings, proposed: left } };
      const draft = await once(ctx, call, (tx) => saveDraft(tx, kept, ctx.now()));
      return panel.show(call, ctx, { whose: { draft }, settings, proposed: left }, { problems });
    }),
  });

  /** Everything is checked again: minutes may lie between what was shown and Start. */
  const start = handler({
    input: drafted,
    unsaved,
    look,
    async run(call, ctx) {
      const found = await draftOf(call, ctx);
      // The draft is gone once it has been started; a repetition of what started it is told so all the same.
      const draft = 'refusal' in found ? undefined : found;
      const inspected = draft && (await inspect(call, ctx, draft.settings));
      if (draft !== undefined && inspected?.inTheWay !== undefined) return panel.show(call, ctx, draft);
      const outcome = await once<Started>(ctx, call, async (tx) => {
        if (draft === undefined || inspected === undefined) return { kind: 'forgotten' };
        const { settings } = draft;
        const { first, title, firstDay } = inspected;
        const next = { nextPostAt: first.at, nextPostOn: first.on };
        const by = { guildId: call.guildId, createdBy: call.userId };
        const result = await createCohort(tx, { ...by, ...settings, ...next }, ctx.now());
        if (result.kind === 'occupied') return { kind: 'occupied' };
        await dropDraft(tx, draft.whose.draft, call);
        await begun(tx, call, ctx, result.cohort, { title, firstDay, first, settings });
        return { kind: 'started', cohortId: result.cohort.id, channelId: settings.channelId, title, firstDay, first };
      });
      if (outcome.kind === 'occupied' && draft !== undefined) {
        return occupied(call, ctx, () => panel.show(call, ctx, draft));
      }
      if (outcome.kind !== 'started') return forgotten(call);
      const { title, channelId, firstDay, first } = outcome;
      ctx.log.info({ cohort: outcome.cohortId, guild: call.guildId, channel: channelId }, 'cohort started');
      return say(said(call.words).started(title, channelId, firstDay, first.at));
    },
  });

  const previewFirstDay = handler({
    input: drafted,
    answers: 'private',
    run: about(draftOf, async (call, ctx, { settings }) => {
      const { day, plan, first } = await inspect(call, ctx, settings);
      const { roleId, zone, wholeDays } = settings;
      const { words, guildId } = call;
      // Whoever will read it reads it in their words.
      const read = isOwnPlace(guildId) ? words : groupWords(ctx.servers, { ...settings, guildId }, plan);
      const facts = { slot: { ...first, zone }, roleId, whole: wholeDays, finished: null };
      const whole = kind === 'setup' ? { ...facts, firstDayKey: day.key } : facts;
      return shownPreview(read, words.cohort.setup.previewOf(nameInLine(day)), plan, day, whole);
    }),
  });

  const cancel = handler({
    input: drafted,
    unsaved: ({ words }) => said(words).draftStays,
    async run(call, ctx) {
      await once(ctx, call, async (tx) => {
        await dropDraft(tx, call.input.draft, call);
        return null;
      });
      return say(said(call.words).cancelled);
    },
  });

  /** The caller’s own draft, as far as it is still there: it may have been used or cancelled, or be older than a day. */
  async function draftOf(call: Call<{ draft: number }>, ctx: Context): Promise<Draft | Refused> {
    const draft = await findDraft(ctx.db, call.input.draft, call, ctx.now());
    if (draft === undefined) return refuse(forgotten(call));
    const { proposed = {}, ...settings } = draft.settings;
    // One from before there were all of these settings has the usual ones.
    return { whose: { draft: draft.id }, settings: { ...usual, ...settings }, proposed };
  }

  function forgotten({ words }: Call<unknown>): Message {
    return say(said(words).forgotten);
  }

  return {
    begin,
    components: {
      ...panel.components,
      [`${kind}-start`]: start,
      [`${kind}-preview`]: previewFirstDay,
      [`${kind}-cancel`]: cancel,
    },
    modals: panel.modals,
  };
}

type Started =
  | { kind: 'forgotten' | 'occupied' }
  | { kind: 'started'; cohortId: number; channelId: string; title: string; firstDay: string; first: Slot };

function optionsFor(names: readonly SettingName[]) {
  return z.object(Object.fromEntries(names.map((name) => [name, fields[name].option.optional()])));
}

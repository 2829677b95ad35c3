import { z } from 'zod';
import type { Context } from '../../../context.ts';
import {
  type InputProblem,
  type Proposed,
  type SettingName,
  type SetupSettings,
  settingNames,
} from '../../../core/cohort-settings.ts';
import { planOutlines } from '../../../db/plans/catalogue.ts';
import { availablePlans } from '../../../db/plans/versions.ts';
import { allowButtons, troubleLines } from '../../../messages/cohort/offers.ts';
import {
  type Opened,
  type PanelName,
  panelShown,
  type Settled,
  settingForm,
  type Whose,
} from '../../../messages/cohort/panel.ts';
import { optionsAtMost, shorten } from '../../../messages/kit/format.ts';
import type { Button, ChoiceOption, Message, Modal } from '../../../messages/kit/message.ts';
import { isAnnouncement } from '../../../messages/kit/permissions.ts';
import { dayName } from '../../../messages/study/day.ts';
import { type AnyHandler, type Call, type Command, isOwnPlace } from '../../command.ts';
import { word } from '../../options.ts';
import { troubleWith } from '../offers.ts';
import { type Field, fields } from './fields.ts';
import { channelForPosts } from './inspection.ts';
import { settle } from './settle.ts';

/** Whose settings are looked at, and what they are. */
export type Subject = {
  whose: Whose;
  settings: SetupSettings;
  proposed: Proposed;
};

/** What stands around the settings of a subject, and what they come to. */
type Around = {
  settled: Pick<Settled, 'title' | 'clock' | 'next' | 'beginning'>;
  head: string[];
  notes: string[];
  buttons: Button[];
};

/** What is shown beside the settings as they are. */
type More = {
  head?: readonly string[];
  problems?: readonly { name: SettingName; problem: InputProblem }[];
  changed?: readonly SettingName[];
  open?: SettingName | undefined;
  page?: number | undefined;
  /** What was typed and is not known: what it may mean is offered. */
  typed?: string;
};

/** What a part of the panel says: which setting, and what was chosen or typed. */
export const pressed = {
  field: z.enum(settingNames).optional(),
  page: z.coerce.number().int().min(0).optional(),
  values: z.array(word).max(optionsAtMost).optional(),
  text: word.optional(),
};
export type Pressed = z.infer<z.ZodObject<typeof pressed>>;

/** The two panels differ in where a subject comes from, in what is said around it, and in how it is kept. */
type Kind<S extends Subject> = {
  name: PanelName;
  /** A handler that is given its subject. */
  within(
    answers: 'update' | 'modal',
    run: (call: Call<Pressed>, ctx: Context, subject: S) => Promise<Message | Modal>,
  ): AnyHandler;
  around(call: Call<unknown>, ctx: Context, subject: S): Promise<Around>;
  keep(call: Call<unknown>, ctx: Context, subject: S, settings: SetupSettings, name: SettingName): Promise<Message>;
};

export type Panel<S extends Subject> = Required<Pick<Command, 'components' | 'modals'>> & {
  show(call: Call<unknown>, ctx: Context, subject: S, more?: More): Promise<Message>;
};

/** A panel of settings with its handlers: shown, one setting opened, chosen or typed. */
export function panelOf<S extends Subject>({ name: kind, within, around, keep }: Kind<S>): Panel<S> {
  const show: Panel<S>['show'] = async (call, ctx, subject, more = {}) => {
    const { setup } = call.words.cohort;
    const { problems = [], changed = [], open = problems[0]?.name } = more;
    const { settled, head, notes, buttons } = await around(call, ctx, subject);
    const trouble = open === undefined ? await troubleWith(ctx, call.guildId, subject.settings) : undefined;
    const wrong = problems.length === 0 ? [] : [setup.problems(problems.map(({ problem }) => problem))];
    return panelShown(call.words, {
      name: kind,
      whose: subject.whose,
      settled: { ...subject.settings, ...settled },
      names: namesFor(call, ctx, subject),
      proposed: subject.proposed,
      changed,
      head: [
        ...wrong,
        ...(more.head ?? (open === undefined ? head : [])),
        ...(open === undefined ? [] : [setup.choosing]),
      ],
      notes: trouble === undefined ? [] : [...notes, ...troubleLines(call.words, subject.settings.channelId, trouble)],
      buttons: trouble === undefined ? [] : [...buttons, ...allowButtons(call.words, trouble)],
      opened: open === undefined ? null : await opened(call, ctx, subject, open, more),
    });
  };

  /** As `within`, for what is about a setting that there is here. */
  const about = (
    answers: 'update' | 'modal',
    run: (call: Call<Pressed>, ctx: Context, subject: S, name: SettingName) => Promise<Message | Modal>,
  ) =>
    within(answers, async (call, ctx, subject) => {
      const { field, values = [] } = call.input;
      const name = namesFor(call, ctx, subject).find((one) => one === (field ?? values[0]));
      return name === undefined ? show(call, ctx, subject) : run(call, ctx, subject, name);
    });

  const edit = about('update', (call, ctx, subject, open) => show(call, ctx, subject, { open, page: call.input.page }));

  const set = about('update', async (call, ctx, subject, name) => {
    const { text: typed, values = [] } = call.input;
    const { settings, problems } = await settle(
      { call, ctx, settings: subject.settings },
      { [name]: typed ?? values.join(' ') },
    );
    if (problems.length === 0) return keep(call, ctx, subject, settings, name);
    return show(call, ctx, subject, { problems, ...(typed === undefined ? {} : { typed }) });
  });

  const type = about('modal', async ({ words }, ctx, { whose, settings }, name) =>
    settingForm(words, { name: kind, whose }, name, await fields[name].now(settings, ctx)),
  );

  return {
    show,
    components: { [`${kind}-edit`]: edit, [`${kind}-set`]: set, [`${kind}-type`]: type },
    modals: { [`${kind}-set`]: set },
  };
}

/** The settings that a subject has: the beginning of a group that runs is settled, few channels can be followed, a role has to be there, and a plan of one’s own has no group. */
function namesFor(call: Call<unknown>, ctx: Context, { whose, settings }: Subject): SettingName[] {
  const isFollowed = isAnnouncement(ctx.servers.channel(settings.channelId));
  return settingNames.filter(
    (name) =>
      !('cohort' in whose && fields[name].fixed === true) &&
      !(isOwnPlace(call.guildId) && fields[name].ofGroup === true) &&
      (name !== 'publish' || isFollowed) &&
      (name !== 'take-role' || settings.roleId !== null),
  );
}

async function opened(
  call: Call<unknown>,
  ctx: Context,
  subject: Subject,
  name: SettingName,
  more: More,
): Promise<Opened> {
  const { settings } = subject;
  const { chosen, offers, now, typed = false } = fields[name];
  const about = { call, ctx, settings };
  const meant = more.typed === undefined ? [] : await offers?.(more.typed, about);
  const offered = meant === undefined || meant.length === 0 ? await offers?.('', about) : meant;
  const fixed = Object.entries(call.words.cohort.setup.settings[name].choices ?? {});
  const options = [
    ...fixed.map(([value, label]) => ({ value, label })),
    ...(offered ?? []).map(({ value, name: label }) => ({ value, label })),
  ];
  const held = await now(settings, ctx);
  const all = chosen === 'several' ? held.split(' ') : [held];
  const page = more.page ?? Math.max(0, Math.floor(options.findIndex(({ value }) => value === held) / optionsAtMost));
  const shown = options.slice(page * optionsAtMost, (page + 1) * optionsAtMost);
  return {
    name,
    chosen,
    options: name === 'curriculum' ? await outlined(call, ctx, shown) : shown,
    now: all.filter((one) => one !== '' && isKnown(call, ctx, chosen, one)),
    page,
    pages: Math.ceil(options.length / optionsAtMost),
    typed,
  };
}

/** What Discord’s own lists can hold: a role that is gone is in none, nor a channel that is gone or of another type. */
function isKnown(call: Call<unknown>, ctx: Context, chosen: Field['chosen'], id: string): boolean {
  if (chosen === 'channel') return channelForPosts(call, ctx, id) !== undefined;
  return chosen !== 'role' || ctx.servers.role(call.guildId, id) !== undefined;
}

/** Plans with what tells them apart. */
async function outlined(call: Call<unknown>, ctx: Context, options: ChoiceOption[]): Promise<ChoiceOption[]> {
  const plans = (await availablePlans(ctx.db, call.guildId)).filter(({ slug }) =>
    options.some(({ value }) => value === slug),
  );
  const outlines = await planOutlines(
    ctx.db,
    plans.map(({ id }) => id),
  );
  return options.map((option) => {
    const outline = outlines.get(plans.find(({ slug }) => slug === option.value)?.id ?? 0);
    if (outline === undefined) return option;
    const { days, language, first } = outline;
    return { ...option, description: shorten(call.words.cohort.setup.outline(days, language, dayName(first)), 100) };
  });
}

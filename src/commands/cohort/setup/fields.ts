import type { z } from 'zod';
import type { Context } from '../../../context.ts';
import { addDays, wallClock } from '../../../core/calendar.ts';
import {
  type InputProblem,
  readFutureDate,
  type SettingName,
  type SetupSettings,
} from '../../../core/cohort-settings.ts';
import { indexOf, isSameName, suggest } from '../../../core/look-up.ts';
import { parseTime, parseWeekdays } from '../../../core/parse.ts';
import { refOf } from '../../../core/reference.ts';
import { likelyZones } from '../../../core/zones/likely.ts';
import { findZone, suggestZones } from '../../../core/zones/zones.ts';
import { findDay, suggestDays } from '../../../curriculum/look-up.ts';
import { findPlan } from '../../../curriculum/plans/plan-name.ts';
import { availablePlans } from '../../../db/plans/versions.ts';
import { optionsAtMost } from '../../../messages/kit/format.ts';
import { isAnnouncement } from '../../../messages/kit/permissions.ts';
import { dayName } from '../../../messages/study/day.ts';
import { languages, wordsFor } from '../../../messages/words/words.ts';
import type { Asked, Choice } from '../../command.ts';
import { channel, choice, flag, role, text } from '../../options.ts';
import { planChoices } from '../../plans/plan-option.ts';
import { choiceOf } from '../../study/day-option.ts';
import { firstKeyOf } from './proposals.ts';

/** What a field is about: who asks, and what is settled beside it. */
export type Settling = { call: Asked<unknown>; ctx: Context; settings: SetupSettings };

type Read = Partial<SetupSettings> | InputProblem;

/** One thing that an admin settles: how a command asks for it, what is offered, and what an answer comes to. */
export type Field = {
  option: z.ZodType;
  /** How it is chosen in the panel: of a list, several of one, or by Discord's own list of channels or roles. */
  chosen: 'list' | 'several' | 'channel' | 'role';
  /** What is not offered can be typed: no list holds all there is. */
  typed?: true;
  /** A plan of one’s own has nothing of the kind. */
  ofGroup?: true;
  /** Settled for good once the plan has begun. */
  fixed?: true;
  /** What to choose from, the likeliest first, all where nothing is typed. */
  offers?(typed: string, about: Settling): Choice[] | Promise<Choice[]>;
  /** What holds now, as an answer would say it. */
  now(settings: SetupSettings, ctx: Context): string | Promise<string>;
  read(answer: string, about: Settling): Read | Promise<Read>;
};

const suggested = { suggested: true } as const;
const hours = Array.from({ length: 24 }, (_, n) => `${String((n + 5) % 24).padStart(2, '0')}:00`);
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** The languages that the bot speaks, by their own names; and what stands for the plan’s own. */
const spoken = languages.map((value): Choice => ({ name: wordsFor(value).kit.language, value }));
const plansOwn = 'plan';

/** Everything that is settled for a group. A new field is a row here, its name in `settingNames` and its words. */
export const fields: Record<SettingName, Field> = {
  curriculum: {
    option: text(suggested),
    chosen: 'list',
    fixed: true,
    async offers(typed, { call, ctx }) {
      const plans = await availablePlans(ctx.db, call.guildId);
      return planChoices(plans, typed, plans.length);
    },
    now: async ({ versionId }, ctx) => (await ctx.curriculumOf(versionId)).curriculum.slug,
    async read(answer, { call, ctx, settings }) {
      const found = findPlan(await availablePlans(ctx.db, call.guildId), answer);
      if (found.kind === 'unknown') return { kind: 'curriculum', text: answer, near: found.near };
      if (found.plan.id === settings.versionId) return {};
      return { versionId: found.plan.id, firstDayKey: await firstKeyOf(ctx, found.plan.id) };
    },
  },
  from: {
    option: text(suggested),
    chosen: 'list',
    typed: true,
    fixed: true,
    async offers(typed, { ctx, settings }) {
      const plan = await ctx.curriculumOf(settings.versionId);
      return suggestDays(plan, typed, typed === '' ? plan.days.length : optionsAtMost).map(choiceOf);
    },
    now: ({ firstDayKey }) => refOf(firstDayKey),
    async read(answer, { ctx, settings }) {
      const plan = await ctx.curriculumOf(settings.versionId);
      const day = findDay(plan, answer);
      if (day !== undefined) return { firstDayKey: day.key };
      const near = suggestDays(plan, answer, 3).map(dayName);
      return {
        kind: 'day',
        text: answer,
        near,
        first: plan.days[0]?.label ?? '',
        last: plan.days.at(-1)?.label ?? '',
      };
    },
  },
  channel: {
    option: channel(),
    chosen: 'channel',
    ofGroup: true,
    now: ({ channelId }) => channelId,
    read: (channelId) => ({ channelId }),
  },
  publish: {
    option: flag(),
    chosen: 'list',
    ofGroup: true,
    now: ({ publishes }) => String(publishes),
    read: (answer, { ctx, settings }) =>
      answer === 'true' && !isAnnouncement(ctx.servers.channel(settings.channelId))
        ? { kind: 'unpublished' }
        : { publishes: answer === 'true' },
  },
  timezone: {
    option: text(suggested),
    chosen: 'list',
    typed: true,
    offers(typed, { call, ctx, settings }) {
      const likely = typed === '' ? [settings.zone, ...likelyZones(call.locale, settings.zone)] : [];
      return [...new Set([...likely, ...suggestZones(typed)])].slice(0, optionsAtMost).map((zone) => ({
        name: call.words.member.zone.zoneChoice(zone, wallClock(ctx.now(), zone).time),
        value: zone,
      }));
    },
    now: ({ zone }) => zone,
    read(answer, { ctx, settings }) {
      const found = findZone(answer);
      if (found.kind === 'unknown') return { kind: 'zone', text: answer, suggestions: found.suggestions };
      // A plan that may start today starts on the date that is today there.
      const now = ctx.now();
      const soon = settings.startsOn <= wallClock(now, settings.zone).on;
      return { zone: found.zone, ...(soon ? { startsOn: wallClock(now, found.zone).on } : {}) };
    },
  },
  time: {
    option: text(suggested),
    chosen: 'list',
    typed: true,
    offers: (typed, { settings }) => matching([...new Set([...hours, settings.time])].map(asChoice), typed),
    now: ({ time }) => time,
    read(answer) {
      const time = parseTime(answer);
      return time === undefined ? { kind: 'time', text: answer } : { time };
    },
  },
  weekdays: {
    option: text(suggested),
    chosen: 'several',
    offers: (typed, { call }) =>
      typed === ''
        ? weekdays.map((value, n) => ({ name: call.words.member.zone.restDay((n + 1) as 1), value }))
        : matching(['every day', 'Mon-Fri', 'Mon-Sat', 'Mon, Wed, Fri', 'Tue, Thu', 'weekends'].map(asChoice), typed),
    now: (settings) => settings.weekdays.map((day) => weekdays[day - 1]).join(' '),
    read(answer) {
      const read = parseWeekdays(answer);
      return read === undefined ? { kind: 'weekdays', text: answer } : { weekdays: read };
    },
  },
  start: {
    option: text(suggested),
    chosen: 'list',
    typed: true,
    fixed: true,
    offers(typed, { call, ctx, settings }) {
      const today = wallClock(ctx.now(), settings.zone).on;
      const dates = Array.from({ length: optionsAtMost }, (_, ahead) => addDays(today, ahead));
      return matching(
        dates.map((on) => ({ name: `${call.words.kit.date(on)} (${on})`, value: on })),
        typed,
      );
    },
    now: ({ startsOn }) => startsOn,
    read(answer, { ctx, settings }) {
      const startsOn = readFutureDate(answer, settings.zone, ctx.now());
      return typeof startsOn === 'string' ? { startsOn } : startsOn;
    },
  },
  role: { ...oneRole('roleId'), ofGroup: true },
  'take-role': { ...yesOrNo('takesRole'), ofGroup: true },
  'milestone-role': { ...oneRole('milestoneRoleId'), ofGroup: true },
  celebrate: {
    option: choice(['milestones', 'all', 'off']),
    chosen: 'list',
    ofGroup: true,
    now: ({ celebrations }) => celebrations,
    read: (answer) => (answer === 'all' || answer === 'milestones' || answer === 'off' ? { celebrations: answer } : {}),
  },
  threads: {
    option: choice(['off', 'day', 'week']),
    chosen: 'list',
    ofGroup: true,
    now: ({ threads }) => threads,
    read: (answer) => (answer === 'off' || answer === 'day' || answer === 'week' ? { threads: answer } : {}),
  },
  days: {
    option: choice(['short', 'whole']),
    chosen: 'list',
    now: ({ wholeDays }) => (wholeDays ? 'whole' : 'short'),
    read: (answer) => ({ wholeDays: answer === 'whole' }),
  },
  // A plan of one's own speaks as its learner chose.
  language: {
    option: text(suggested),
    chosen: 'list',
    ofGroup: true,
    offers: (typed) => matching(spoken, typed),
    now: ({ language }) => language ?? plansOwn,
    read(answer) {
      if (isSameName(answer, plansOwn)) return { language: null };
      const found = spoken.find(({ name, value }) => isSameName(name, answer) || isSameName(value, answer));
      return found === undefined ? { kind: 'language', text: answer } : { language: found.value };
    },
  },
  'work-ahead': yesOrNo('worksAhead'),
};

function yesOrNo(name: 'takesRole' | 'worksAhead'): Field {
  const now = (settings: SetupSettings) => String(settings[name]);
  return { option: flag(), chosen: 'list', now, read: (answer) => ({ [name]: answer === 'true' }) };
}

function oneRole(name: 'roleId' | 'milestoneRoleId'): Field {
  return {
    option: role(),
    chosen: 'role',
    now: (settings) => settings[name] ?? '',
    read(answer, { call }) {
      const chosen: Partial<SetupSettings> = { [name]: answer === '' ? null : answer };
      return answer === call.guildId ? { kind: 'everyone' } : chosen;
    },
  };
}

const asChoice = (value: string): Choice => ({ name: value, value });

function matching(choices: readonly Choice[], typed: string): Choice[] {
  const index = indexOf(choices, ({ name }) => ({ refs: [], names: [name] }));
  return suggest(index, typed, choices.length);
}

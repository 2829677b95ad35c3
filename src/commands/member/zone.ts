import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { type Weekday, wallClock, type ZoneName } from '../../core/calendar.ts';
import { chooseRestDays, chooseZone, learnerDate } from '../../core/learner-settings.ts';
import type { LearnerSettings, Ledger } from '../../core/ledger.ts';
import { parseWeekdays } from '../../core/parse.ts';
import { nextSlot } from '../../core/schedule.ts';
import { findZone, suggestZones } from '../../core/zones/zones.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { joinAndLockLearner, saveLearnerSettings } from '../../db/learners/learners.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import { weekdayNames } from '../../messages/cohort/schedule.ts';
import type { Message } from '../../messages/kit/message.ts';
import {
  type Clock,
  clockSaved,
  clockShown,
  joinFirst,
  restIsAll,
  restUnclear,
  zoneUnknown,
} from '../../messages/member/zone.ts';
import { again } from '../again.ts';
import { type Asked, type Call, type Command, type Focus, handler } from '../command.ts';
import { once } from '../once.ts';
import { optionLength, word } from '../options.ts';
import { callersLedger } from '../study/load-ledger.ts';
import { findCohort, placed } from '../which-cohort.ts';

const input = z.object({
  ...placed,
  zone: word.optional(),
  rest: word.optional(),
  join: z.literal('yes').optional(),
});

const set = { input, run: setClock, unsaved: () => 'Your clock is as it was before.' };

export const zone: Command = {
  data: {
    name: 'zone',
    description: 'Show or set your own time zone and rest days',
    options: [
      {
        type: 3,
        name: 'zone',
        description: 'A city such as Europe/Kyiv, UTC, or “cohort” for the channel’s clock',
        max_length: optionLength,
        autocomplete: true,
      },
      {
        type: 3,
        name: 'rest',
        description: 'Weekdays you rest on, such as Sat Sun, or none',
        autocomplete: true,
        max_length: optionLength,
      },
    ],
  },
  runs: { '': handler({ ...set, answers: 'private' }) },
  components: { zone: handler({ ...set, answers: 'update' }) },
  autocomplete: suggestClock,
};

async function setClock(call: Call<z.infer<typeof input>>, ctx: Context): Promise<Message> {
  const { zone: zoneText, rest: restText } = call.input;
  const asked = { zone: zoneText !== undefined, rest: restText !== undefined };
  const found = await findCohort(call, ctx, { name: 'zone', input: again({ zone: zoneText, rest: restText }) });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const now = ctx.now();
  const { learner, ledger: seen } = await callersLedger(ctx, cohort, call.userId);
  if (!asked.zone && !asked.rest) return clockShown({ cohort, ...clockOf(cohort, seen, now, {}) });

  const chosen = zoneText === undefined ? undefined : readZone(zoneText);
  const restDays = restText === undefined ? undefined : readRest(restText);
  if (chosen?.kind === 'unknown') {
    return zoneUnknown(zoneText ?? '', chosen.suggestions, { cohort: cohort.id, ...restAgain(restDays) });
  }
  if (restText !== undefined && restDays === undefined) return restUnclear(restText);
  if (restDays !== undefined && cohort.weekdays.every((weekday) => restDays.includes(weekday)))
    return restIsAll(cohort);
  const member = learner !== undefined && learner.leftAt === null;
  if (!member && call.input.join === undefined) {
    const zone = chosen === undefined ? {} : { zone: chosen.zone ?? 'cohort' };
    return joinFirst(cohort, { ...zone, ...restAgain(restDays) });
  }

  const clock = await once<Told>(ctx, call, async (tx) => {
    const { id } = await joinAndLockLearner(tx, cohort.id, call, now);
    let ledger: Ledger = await loadLedger(tx, id);
    const zoneRows =
      chosen === undefined || chosen.zone === ownZone(ledger) ? [] : chooseZone(ledger, now, chosen.zone);
    ledger = withSettings(ledger, zoneRows);
    const restRows =
      restDays === undefined || same(restDays, ownRest(ledger)) ? [] : chooseRestDays(ledger, now, restDays);
    ledger = withSettings(ledger, restRows);
    for (const settings of [...zoneRows, ...restRows]) await saveLearnerSettings(tx, id, settings);
    return clockOf(cohort, ledger, now, { zone: zoneRows[0], rest: restRows[0] });
  });
  return clockSaved({ cohort, ...clock }, asked);
}

function readZone(text: string) {
  return text.trim().toLowerCase() === 'cohort' ? { kind: 'zone' as const, zone: null } : findZone(text);
}

function readRest(text: string): Weekday[] | undefined {
  return /^(none|no|-|off)$/i.test(text.trim()) ? [] : parseWeekdays(text);
}

/** Rest days as a button repeats them: what was typed may be longer than a button has room for. */
function restAgain(restDays: Weekday[] | undefined): { rest?: string } {
  if (restDays === undefined) return {};
  return { rest: restDays.length === 0 ? 'none' : weekdayNames(restDays).replaceAll(', ', ' ') };
}

function ownZone(ledger: Ledger): ZoneName | null {
  return ledger.settings.at(-1)?.zone ?? null;
}

function ownRest(ledger: Ledger): Weekday[] {
  return ledger.settings.at(-1)?.restDays ?? [];
}

function same(one: Weekday[], other: Weekday[]): boolean {
  return one.length === other.length && one.every((weekday) => other.includes(weekday));
}

function withSettings(ledger: Ledger, rows: LearnerSettings[]): Ledger {
  const replaced = new Set(rows.map(({ from }) => from));
  const kept = ledger.settings.filter(({ from }) => !replaced.has(from));
  return { ...ledger, settings: [...kept, ...rows].sort((a, b) => (a.from < b.from ? -1 : 1)) };
}

type Told = Omit<Clock, 'cohort'>;

function clockOf(
  cohort: CohortForUser,
  ledger: Ledger,
  now: Date,
  written: { zone?: LearnerSettings | undefined; rest?: LearnerSettings | undefined },
): Told {
  return {
    nextPostAt: cohort.nextPostAt ?? nextSlot(cohort, now).at,
    ownZone: ownZone(ledger),
    zoneFrom: written.zone?.from ?? null,
    restDays: ownRest(ledger),
    restFrom: written.rest?.from ?? null,
    today: learnerDate(ledger, now),
    now,
  };
}

const restChoices = ['none', 'Sun', 'Sat Sun', 'Fri Sat', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

async function suggestClock(call: Asked<Focus>, ctx: Context): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const text = call.input.text.trim().toLowerCase();
  if (call.input.option === 'rest') {
    return restChoices.filter((one) => one.toLowerCase().startsWith(text)).map((one) => ({ name: one, value: one }));
  }
  const cohorts = 'cohort'.startsWith(text) ? [{ name: 'cohort: the channel’s own clock', value: 'cohort' }] : [];
  const now = ctx.now();
  const zones = suggestZones(call.input.text, 25 - cohorts.length);
  return [...cohorts, ...zones.map((one) => ({ name: `${one} · now ${wallClock(now, one).time}`, value: one }))];
}

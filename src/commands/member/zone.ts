import { z } from 'zod';
import { type Weekday, wallClock, type ZoneName } from '../../core/calendar.ts';
import { chooseRestDays, chooseZone, learnerDate } from '../../core/learner/learner-settings.ts';
import type { LearnerSettings, Ledger } from '../../core/ledger.ts';
import { isNone, parseWeekdays } from '../../core/parse.ts';
import { findZone, suggestZones } from '../../core/zones/zones.ts';
import type { Db } from '../../db/client.ts';
import { type CohortForUser, changeCohort } from '../../db/cohorts.ts';
import { joinAndLockLearner, type Learner, saveLearnerSettings } from '../../db/learners/learners.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import { slotFrom } from '../../db/pauses.ts';
import { moveGroupsReminders, moveReminders } from '../../db/reminders.ts';
import { say } from '../../messages/kit/format.ts';
import { clockSaved, joinFirst, zoneForm, zoneUnknown } from '../../messages/member/zone.ts';
import { nothingToSet } from '../../messages/own/own-plan.ts';
import { allWords } from '../../messages/words/words.ts';
import { command, isOwnPlace, type Suggest } from '../command.ts';
import { inCohort } from '../in-cohort.ts';
import { once } from '../once.ts';
import { text } from '../options.ts';
import { nearOf } from '../study/load-ledger.ts';
import { type ClockTold, clockOf, ownRest, ownZone, showSettings } from './settings-panel.ts';

/** What stands for the cohort's own zone; buttons of older messages say it by another word. */
const groupsClock = 'group';

/** Zone and rest days; without either, all that there is to set. */
export const setClock = inCohort({
  input: {
    zone: text({ suggested: true }).optional(),
    rest: text({ suggested: true }).optional(),
    join: z.literal('yes').optional(),
    /** A button that asks by a form. */
    ask: z.literal('yes').optional(),
    /** The list on the panel, which stays. */
    panel: z.literal('yes').optional(),
  },
  answers: ({ input }) => (input.ask === undefined ? 'private' : 'modal'),
  unsaved: ({ words }) => words.member.zone.unsaved,
  nothing: nothingToSet,
  async run(call, ctx, { cohort }) {
    const { words } = call;
    if (call.input.ask !== undefined) return zoneForm(words, cohort.id);
    const { zone: zoneText, rest: restText } = call.input;
    const now = ctx.now();
    if (zoneText === undefined && restText === undefined) return showSettings(call, ctx, cohort);
    const chosen = zoneText === undefined ? undefined : readZone(zoneText);
    const restDays = restText === undefined ? undefined : readRest(restText);
    if (chosen?.kind === 'unknown') {
      const repeat = { cohort: cohort.id, ...restRepeated(restDays) };
      return zoneUnknown(words, zoneText ?? '', chosen.suggestions, repeat);
    }
    if (restText !== undefined && restDays === undefined) {
      return say(words.member.zone.restUnclear(restText));
    }
    if (restDays !== undefined && cohort.weekdays.every((weekday) => restDays.includes(weekday))) {
      const said = words.member.zone.restIsAll(cohort);
      return call.input.panel === undefined ? say(said) : showSettings(call, ctx, cohort, { said });
    }
    if (!cohort.learns && call.input.join === undefined) {
      const zone = chosen === undefined ? {} : { zone: chosen.zone ?? groupsClock };
      return joinFirst(words, cohort, { ...zone, ...restRepeated(restDays) });
    }
    const isOwn = isOwnPlace(cohort.guildId);
    const after = isOwn && chosen?.zone != null ? { ...cohort, zone: chosen.zone } : cohort;
    const clock = await once<ClockTold>(ctx, call, async (tx) => {
      const learner = await joinAndLockLearner(tx, cohort.id, call, now);
      let ledger: Ledger = await loadLedger(tx, learner.id, nearOf(cohort, now));
      const nextPostAt = after === cohort ? cohort.nextPostAt : await moveOwnPlan(tx, after, now);
      const zoneRows = chosen === undefined ? [] : await (isOwn ? [] : saveZone(tx, learner, ledger, now, chosen.zone));
      ledger = withSettings({ ...ledger, zone: after.zone }, zoneRows);
      const restRows =
        restDays === undefined || same(restDays, ownRest(ledger)) ? [] : chooseRestDays(ledger, now, restDays);
      ledger = withSettings(ledger, restRows);
      for (const settings of restRows) await saveLearnerSettings(tx, learner.id, settings);
      const zone =
        after.zone === cohort.zone ? zoneRows[0] : { from: learnerDate(ledger, now), zone: null, restDays: [] };
      return clockOf({ ...after, nextPostAt }, ledger, now, { zone, rest: restRows[0] });
    });
    if (call.input.panel !== undefined) {
      const { settings, zone } = words.member;
      const said = clock.restFrom === null ? zone.already : settings.changed(settings.restDays);
      return showSettings(call, ctx, after, { said, clock });
    }
    return clockSaved(
      words,
      { cohort: after, ...clock },
      { zone: zoneText !== undefined, rest: restText !== undefined },
    );
  },
});

const restChoices = ['none', 'Sun', 'Sat Sun', 'Fri Sat', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

export const suggestClock: Suggest = async (call, ctx) => {
  const text = call.input.text.trim().toLowerCase();
  if (call.input.option === 'rest') {
    return restChoices.filter((one) => one.toLowerCase().startsWith(text)).map((one) => ({ name: one, value: one }));
  }
  const { groupChoice, zoneChoice } = call.words.member.zone;
  const isOffered = groupsClock.startsWith(text) && !isOwnPlace(call.guildId);
  const groups = isOffered ? [{ name: groupChoice, value: groupsClock }] : [];
  const now = ctx.now();
  const zones = suggestZones(call.input.text, 25 - groups.length);
  return [...groups, ...zones.map((one) => ({ name: zoneChoice(one, wallClock(now, one).time), value: one }))];
};

export const zone = command({
  name: 'zone',
  run: setClock,
  components: { zone: { ...setClock, answers: ({ input }) => (input.ask === undefined ? 'update' : 'modal') } },
  modals: { zone: setClock },
  autocomplete: suggestClock,
});

/** The zone that a text means, null for the cohort's; or what it may mean. */
export function readZone(text: string) {
  return /^(?:group|cohort|gruppe|grupo|група)$/i.test(text.trim())
    ? { kind: 'zone' as const, zone: null }
    : findZone(text);
}

function readRest(text: string): Weekday[] | undefined {
  return isNone(text) ? [] : parseWeekdays(text);
}

/** Rest days as a button repeats them: what was typed may be longer than a button has room for. */
function restRepeated(restDays: Weekday[] | undefined): { rest?: string } {
  if (restDays === undefined) return {};
  return { rest: restDays.length === 0 ? 'none' : allWords.en.kit.weekdays(restDays).replaceAll(', ', ' ') };
}

/** Writes the zone that a learner chooses (null: the cohort's), unless it is theirs already; reminders go by it, too. The rows that are new. */
export async function saveZone(
  tx: Db,
  { id, userId }: Pick<Learner, 'id' | 'userId'>,
  ledger: Ledger,
  now: Date,
  zone: ZoneName | null,
): Promise<LearnerSettings[]> {
  const rows = zone === ownZone(ledger) ? [] : chooseZone(ledger, now, zone);
  for (const row of rows) await saveLearnerSettings(tx, id, row);
  if (rows.length > 0) await moveReminders(tx, userId, zone ?? ledger.zone, now);
  return rows;
}

/** A plan of one's own comes by the clock of its learner: gives when it comes next by another one. */
async function moveOwnPlan(tx: Db, cohort: CohortForUser, now: Date): Promise<Date | null> {
  const moved = await changeCohort(
    tx,
    cohort.id,
    { zone: cohort.zone },
    (locked) => slotFrom(locked, cohort, now),
    now,
  );
  await moveGroupsReminders(tx, cohort.id, now);
  return moved.kind === 'changed' ? (moved.next?.at ?? null) : null;
}

function same(one: Weekday[], other: Weekday[]): boolean {
  return one.length === other.length && one.every((weekday) => other.includes(weekday));
}

export function withSettings(ledger: Ledger, rows: LearnerSettings[]): Ledger {
  const replaced = new Set(rows.map(({ from }) => from));
  const kept = ledger.settings.filter(({ from }) => !replaced.has(from));
  return { ...ledger, settings: [...kept, ...rows].sort((a, b) => (a.from < b.from ? -1 : 1)) };
}

import { addDays, type LocalDate, type Weekday, wallClock } from '../../core/calendar.ts';
import type { Schedule } from '../../core/schedule.ts';
import { problemWords, scheduleWords, weekdayNames } from '../cohort/schedule.ts';
import { customId } from '../kit/custom-id.ts';
import { button, dateName, named, rows, say, timestamp } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';

type Place = { id: number; title: string };

/** A learner's clock beside the cohort's; `…From` is set when the choice holds from that date on. */
export type Clock = {
  cohort: Place & Schedule & { state: string };
  /** The next planned post, or where one would be by the schedule. */
  nextPostAt: Date;
  /** Null: the cohort's. */
  ownZone: string | null;
  zoneFrom: LocalDate | null;
  restDays: Weekday[];
  restFrom: LocalDate | null;
  today: LocalDate;
  now: Date;
};

/** What somebody asked to change in their clock. */
export type ClockAsked = { zone: boolean; rest: boolean };

/** The learner's own zone and rest days as they are. */
export function clockShown(clock: Clock): Message {
  return say(
    [
      ...zoneLines(clock),
      ...restLines(clock),
      'Change them with /zone: a **zone** (a city, UTC or “cohort”), **rest** days, or both.',
    ].join('\n'),
  );
}

/** A choice was written, or held already. */
export function clockSaved(clock: Clock, asked: ClockAsked): Message {
  const changed = (asked.zone && clock.zoneFrom !== null) || (asked.rest && clock.restFrom !== null);
  const lines = [
    ...(changed ? [] : ['That is how it is already. Nothing changed.']),
    ...(asked.zone ? zoneLines(clock) : []),
    ...(asked.rest ? restLines(clock) : []),
    ...(changed ? ['What you logged before stays as it is.'] : []),
  ];
  return say(lines.join('\n'));
}

function zoneLines(clock: Clock): string[] {
  const { cohort, ownZone, now } = clock;
  const zone = ownZone ?? cohort.zone;
  const whose = ownZone === null ? `the cohort’s, **${zone}**` : `**${zone}**`;
  const lines = [
    `🕗 Your clock is ${whose}${since(clock.zoneFrom, clock.today)}. It is ${wallClock(now, zone).time} there, and a study day ends at 04:00.`,
  ];
  if (cohort.state !== 'running') return lines;
  const here = wallClock(clock.nextPostAt, cohort.zone);
  const there = wallClock(clock.nextPostAt, zone);
  const weekday = here.on === there.on ? '' : `${dateName(there.on).slice(0, 3)} `;
  const forYou = zone === cohort.zone ? '' : `, that is ${weekday}${there.time} for you`;
  return [
    ...lines,
    `📘 The daily post comes ${scheduleWords(cohort)}${forYou}; next ${timestamp(clock.nextPostAt, 'F')}.`,
  ];
}

function restLines(clock: Clock): string[] {
  const from = since(clock.restFrom, clock.today);
  if (clock.restDays.length === 0) return [`🌙 You have no rest days of your own${from}: every post is due.`];
  return [
    `🌙 Your rest days: **${weekdayNames(clock.restDays)}**${from}. Posts on those dates are not due for you; doing one still counts.`,
  ];
}

function since(from: LocalDate | null, today: LocalDate): string {
  if (from === null) return '';
  if (from <= today) return ' from today on';
  return from === addDays(today, 1) ? ' from tomorrow on' : ` from ${dateName(from, today)} on`;
}

/** A text that names no zone a person may choose; each suggestion is a button that chooses it. */
export function zoneUnknown(text: string, suggestions: string[], repeat: Record<string, string | number>): Message {
  return say(`${problemWords({ kind: 'zone', text, suggestions })} Nothing was changed.`, {
    components: rows(...suggestions.map((zone) => button(zone, customId('zone', { ...repeat, zone })))),
  });
}

/** A text that names no weekdays. */
export function restUnclear(text: string): Message {
  return say(`${problemWords({ kind: 'weekdays', text })} To have none: **none**. Nothing was changed.`);
}

/** Resting on all days of the cohort would leave nothing to study. */
export function restIsAll(cohort: Schedule): Message {
  return say(
    `The posts come ${scheduleWords(cohort)}, so those rest days would leave no day to study. Nothing was changed. ` +
      'Leave at least one free, or take time off with /leave: it counts as a pause, and /join brings you back.',
  );
}

/** A clock belongs to somebody who studies along; one button does both. */
export function joinFirst(cohort: Place, repeat: Record<string, string | number>): Message {
  return say(
    `You are not in **${named(cohort.title)}** yet, so there is nothing to set. Nothing was changed. Join, and your choice is kept with it.`,
    {
      components: rows(
        button('Join and set it', customId('zone', { ...repeat, cohort: cohort.id, join: 'yes' }), {
          style: 'success',
        }),
      ),
    },
  );
}

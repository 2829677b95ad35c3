import { addDays, type LocalDate, type Weekday, wallClock } from '../../core/calendar.ts';
import { isOwnPlace } from '../../core/own-place.ts';
import type { Schedule } from '../../core/schedule.ts';
import { button, customId, named, offer, say, timestamp } from '../kit/format.ts';
import type { Message, Modal } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** A learner's clock beside the cohort's; `…From` is set when the choice holds from that date on. */
export type Clock = {
  cohort: { id: number; guildId: string; title: string } & Schedule & { state: string };
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

type ClockAsked = { zone: boolean; rest: boolean };

export function zoneForm({ member: { zone: words } }: Words, cohortId: number): Modal {
  const { title, zone, about } = words.form;
  return {
    modal: {
      id: customId('zone', { cohort: cohortId, join: 'yes' }),
      title,
      inputs: [{ kind: 'text', id: 'zone', label: zone, description: about, style: 'short', required: true, max: 100 }],
    },
  };
}

/** The clock of somebody who does not take part, as it would be. */
export function clockShown(words: Words, clock: Clock): Message {
  const { leave, zone } = words.member;
  const join = button(leave.join, customId('join', { cohort: clock.cohort.id }), { style: 'success' });
  return offer([...clockLines(words, clock), zone.joinToSet].join('\n'), join);
}

/** As `clockShown`, as lines of a longer answer. */
export function clockLines({ member: { zone: words } }: Words, clock: Clock): string[] {
  return [...zoneLines(words, clock), restLine(words, clock)];
}

/** A choice was written, or held already. */
export function clockSaved({ member: { zone: words } }: Words, clock: Clock, asked: ClockAsked): Message {
  const changed = (asked.zone && clock.zoneFrom !== null) || (asked.rest && clock.restFrom !== null);
  const lines = [
    ...(changed ? [] : [words.already]),
    ...(asked.zone ? zoneLines(words, clock) : []),
    ...(asked.rest ? [restLine(words, clock)] : []),
    ...(changed ? [words.kept] : []),
  ];
  return say(lines.join('\n'));
}

type ZoneWords = Words['member']['zone'];

/** A clock, and when the post comes by it. */
export function zoneLines(words: ZoneWords, { cohort, ownZone, now, ...clock }: Clock): string[] {
  const zone = ownZone ?? cohort.zone;
  const whose = ownZone === null && !isOwnPlace(cohort.guildId) ? words.groups(zone) : `**${zone}**`;
  const first = words.clock(whose, since(words, clock.zoneFrom, clock.today), wallClock(now, zone).time);
  if (cohort.state !== 'running') return [first];
  const here = wallClock(clock.nextPostAt, cohort.zone);
  const there = wallClock(clock.nextPostAt, zone);
  const date = there.on < here.on ? 'before' : there.on > here.on ? 'after' : 'same';
  const forYou = zone === cohort.zone ? '' : words.forYou[date](there.time);
  return [first, words.post(cohort, forYou, timestamp(clock.nextPostAt, 'F'))];
}

function restLine(words: ZoneWords, { restDays, restFrom, today }: Clock): string {
  const from = since(words, restFrom, today);
  return restDays.length === 0 ? words.noRest(from) : words.rest(restDays, from);
}

function since(words: ZoneWords, from: LocalDate | null, today: LocalDate): string {
  if (from === null) return '';
  if (from <= today) return words.fromToday;
  return from === addDays(today, 1) ? words.fromTomorrow : words.from(from, today);
}

/** A text that names no zone a person may choose; each suggestion is a button that chooses it. */
export function zoneUnknown(
  { member: { zone: words } }: Words,
  text: string,
  suggestions: string[],
  repeat: Record<string, string | number>,
): Message {
  return offer(
    words.unknown(text, suggestions),
    ...suggestions.map((zone) => button(zone, customId('zone', { ...repeat, zone }))),
  );
}

/** A clock belongs to somebody who studies along; one button does both. */
export function joinFirst(
  { member: { zone: words } }: Words,
  { id, title }: { id: number; title: string },
  repeat: Record<string, string | number>,
): Message {
  return offer(
    words.joinFirst(named(title)),
    button(words.joinAndSet, customId('zone', { ...repeat, cohort: id, join: 'yes' }), { style: 'success' }),
  );
}

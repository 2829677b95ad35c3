import { bigint, date, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import type { LocalDate, Weekday, ZoneName } from '../../core/calendar.ts';

// Snowflakes are text: they outgrow a JavaScript number, and nothing here computes with them.
/** A row number that Postgres gives out. */
export const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();
/** An instant, kept with its zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
/** A calendar date, read and written as text. */
export const localDate = (name: string) => date(name, { mode: 'string' }).$type<LocalDate>();
/** ISO weekdays. */
export const weekdays = (name: string) => smallint(name).array().$type<Weekday[]>();
/** A time zone by its IANA name. */
export const zone = () => text('zone').$type<ZoneName>();

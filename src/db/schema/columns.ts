import { and, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { bigint, customType, date, type PgColumn, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import type { LocalDate, Weekday, ZoneName } from '../../core/calendar.ts';

// Snowflakes are text: they outgrow a JavaScript number, and nothing here computes with them.
/** A row number that Postgres gives out. */
export const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();
/**
 * A row number taken from the clock, in microseconds: another life of the database, or what a restore puts in its place,
 * gives the same number to nothing else. For rows that are remembered outside of the database.
 */
export const momentId = () =>
  bigint('id', { mode: 'number' }).primaryKey().default(sql`(extract(epoch from clock_timestamp()) * 1000000)::bigint`);
/** An instant, kept with its zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
/** A calendar date, read and written as text. */
export const localDate = (name: string) => date(name, { mode: 'string' }).$type<LocalDate>();
export const weekdays = (name: string) => smallint(name).array().$type<Weekday[]>();
export const zone = () => text('zone').$type<ZoneName>();
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** That a span, which two columns keep, holds at an instant; one without an end holds on. */
export function holdsAt({ from, until }: { from: PgColumn; until: PgColumn }, at: Date) {
  return and(lte(from, at), or(isNull(until), gt(until, at)));
}

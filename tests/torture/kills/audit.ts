import { asc } from 'drizzle-orm';
import { addDays, type LocalDate } from '../../../src/core/calendar.ts';
import { dateEndsAt } from '../../../src/core/schedule.ts';
import type { Db } from '../../../src/db/client.ts';
import { cohorts, posts } from '../../../src/db/schema.ts';
import type { LocalDiscord } from '../../../src/playground/discord/contract.ts';

/** A stretch of time in which no process ran. */
export type Outage = { from: Date; to: Date };

export type Audit = {
  slots: number;
  sent: number;
  /** Dates on which the bot was away when they closed. */
  /** Of those sent: late, and labelled so. */
  late: number;
  skippedRightly: number;
  finished: number;
  missing: string[];
  doubled: string[];
  /** Late by more than a reader takes for punctual, without a word about it. */
  unlabelled: string[];
  /** Anything else on which the table and the channels differ. */
  wrong: string[];
};

const lateFromMs = 15 * 60_000;
/** What a request may take after it was judged, on the fast clock. */
const onItsWayMs = 60_000;

/** Compares the table of posts with what stands in the channels, slot by slot, up to an instant. Every date is a study date. */
export async function audit(db: Db, discord: LocalDiscord, dayKeys: string[], outages: Outage[], now: Date) {
  const all = await db.select().from(cohorts).orderBy(asc(cohorts.id));
  const rows = await db.select().from(posts).orderBy(asc(posts.on));
  const found: Audit = {
    slots: 0,
    sent: 0,
    late: 0,
    skippedRightly: 0,
    finished: 0,
    missing: [],
    doubled: [],
    unlabelled: [],
    wrong: [],
  };
  for (const cohort of all) {
    const own = rows.filter(({ cohortId }) => cohortId === cohort.id);
    const here = discord.world.messages(cohort.channelId).filter(({ author }) => author.id === discord.botId);
    const seen = new Map<string, string[]>();
    const texts = new Map(here.map((message) => [message.id, message]));
    for (const message of here) {
      const post = /post=([\w-]+)/.exec(JSON.stringify(message.components))?.[1] ?? 'none';
      seen.set(post, [...(seen.get(post) ?? []), message.id]);
    }
    for (const row of own) {
      const name = `cohort ${cohort.id} on ${row.on} (post ${row.id})`;
      const ids = seen.get(row.ref) ?? [];
      seen.delete(row.ref);
      if (ids.length > 1) found.doubled.push(`${name}: ${ids.join(', ')}`);
      if (row.state === 'sent') {
        found.sent += 1;
        const message = texts.get(ids[0] ?? '');
        if (message !== undefined && row.kind === 'day') {
          const lateMs = Date.parse(message.timestamp) - row.slotAt.getTime();
          const labelled = JSON.stringify(message.embeds).includes('Posted late') || message.content.includes('late');
          if (labelled) found.late += 1;
          else if (lateMs > lateFromMs + onItsWayMs)
            found.unlabelled.push(`${name}: ${Math.round(lateMs / 60_000)} min`);
        }
        if (ids.length === 0) found.missing.push(`${name}: recorded, but not in the channel`);
        else if (row.messageId === null || !ids.includes(row.messageId)) found.wrong.push(`${name}: another message`);
      } else if (ids.length > 0) found.wrong.push(`${name}: ${row.state}, but in the channel`);
      else if (row.state === 'claimed') found.missing.push(`${name}: never settled`);
      else if (outages.some((outage) => closedWithin(row, outage))) found.skippedRightly += 1;
      else found.missing.push(`${name}: skipped, ${JSON.stringify(row.skipped)}`);
    }
    for (const [post, ids] of seen)
      found.wrong.push(`cohort ${cohort.id}: ${ids.length} messages of no post (${post})`);

    if (cohort.state === 'finished') found.finished += 1;
    const dates = new Set(own.map(({ on }) => on));
    const end = own.find(({ kind, state }) => kind === 'closing' && state === 'sent')?.on;
    const nextOn = cohort.nextPostOn ?? (end === undefined ? undefined : addDays(end, 1));
    if (nextOn === undefined) found.wrong.push(`cohort ${cohort.id} waits for nothing`);
    else if (cohort.nextPostAt !== null && cohort.nextPostAt <= now) found.wrong.push(`cohort ${cohort.id} is overdue`);
    for (let on: LocalDate = cohort.startsOn; nextOn !== undefined && on < nextOn; on = addDays(on, 1)) {
      found.slots += 1;
      if (!dates.has(on)) found.missing.push(`cohort ${cohort.id} on ${on}: no row`);
    }
    const posted = own.filter(({ state, kind }) => state === 'sent' && kind === 'day').map(({ dayKey }) => dayKey);
    const first = dayKeys.indexOf(cohort.firstDayKey);
    const expected = dayKeys.slice(first, first + posted.length);
    if (posted.join() !== expected.join()) found.wrong.push(`cohort ${cohort.id}: days out of order, ${posted.join()}`);
    if (cohort.lastDayKey !== (posted.at(-1) ?? null)) found.wrong.push(`cohort ${cohort.id}: pointer is not the last`);
  }
  return found;
}

function closedWithin(row: { on: LocalDate; zone: string }, { from, to }: Outage): boolean {
  const closes = dateEndsAt(row.on, row.zone);
  return from <= closes && closes <= to;
}

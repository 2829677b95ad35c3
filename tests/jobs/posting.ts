import { asc, eq, sql } from 'drizzle-orm';
import type { Context } from '../../src/context.ts';
import { nextSlot } from '../../src/core/schedule.ts';
import { readCurriculum } from '../../src/curriculum/read/read.ts';
import type { Db } from '../../src/db/client.ts';
import { type Cohort, changeCohort, createCohort, type NewCohort } from '../../src/db/cohorts.ts';
import { addVersion, shipped } from '../../src/db/plans/versions.ts';
import { cohorts, curricula, curriculumVersions, posts } from '../../src/db/schema.ts';
import type { Sender, SendResult } from '../../src/jobs/sender.ts';
import { parseCustomId } from '../../src/messages/kit/format.ts';
import type { Message } from '../../src/messages/kit/message.ts';
import { block, skipped } from '../../src/messages/words/en/reasons.ts';
import type { TestDatabase } from '../support/database.ts';
import { postDue } from '../support/post-due.ts';
import { quietContext } from '../support/quiet-context.ts';

type Found = Awaited<ReturnType<Sender['findPost']>>;
type Told = Awaited<ReturnType<Sender['direct']>>;
type Edited = Awaited<ReturnType<Sender['edit']>>;

/** What the next calls answer, in order; once they run out everything succeeds. `lost`: it arrived, but we are told otherwise. */
export type Script = {
  send: (SendResult | 'lost')[];
  find: Found[];
  edit: Edited[];
  thread: Edited[];
  publish: Edited[];
  direct: Told[];
};

export type Delivered = { id: string; channelId: string; postId: string; nonce: string; at: Date; message: Message };

/** A Discord in memory: remembers nonces until told to forget, and what stands in its channels. */
export function fakeDiscord(now: () => Date) {
  const script: Script = { send: [], find: [], edit: [], thread: [], publish: [], direct: [] };
  const calls: string[] = [];
  const delivered: Delivered[] = [];
  const nonces = new Map<string, string>();
  const refs: string[] = [];
  const direct: { userId: string; content: string }[] = [];
  let before: () => Promise<void> = async () => {};

  /** Refs are random, so posts are counted in the order in which they first come up. */
  const numberOf = (ref: string): string => {
    if (!refs.includes(ref)) refs.push(ref);
    return String(refs.indexOf(ref) + 1);
  };

  const sender: Sender = {
    async send({ channelId }, message, options) {
      const nonce = options?.nonce ?? '';
      const postId = numberOf(refOf(message));
      calls.push(`send ${channelId} post ${postId}`);
      await before();
      if (options?.mayTry?.() === false) return { kind: 'retry', reason: 'too late' };
      const answer = script.send.shift();
      if (answer !== undefined && answer !== 'lost') return answer;
      const known = nonces.get(nonce);
      const id = known ?? `m${delivered.length + 1}`;
      if (known === undefined) delivered.push({ id, channelId, postId, nonce, at: now(), message });
      nonces.set(nonce, id);
      return answer === 'lost' ? { kind: 'retry', reason: 'Discord answered 500' } : { kind: 'sent', messageId: id };
    },
    async findPost({ channelId }, { ref, sinceId }) {
      const postId = numberOf(ref);
      calls.push(`find ${channelId} post ${postId} since ${timeOf(sinceId).toISOString().slice(0, 16)}`);
      const answer = script.find.shift();
      if (answer !== undefined) return answer;
      const found = delivered.find((one) => one.channelId === channelId && one.postId === postId);
      return found === undefined ? { kind: 'none' } : { kind: 'found', messageId: found.id, at: found.at };
    },
    async ownPosts({ channelId }, { sinceId }) {
      calls.push(`read ${channelId} since ${timeOf(sinceId).toISOString().slice(0, 16)}`);
      const answer = script.find.shift();
      if (answer !== undefined && answer.kind !== 'found' && answer.kind !== 'none') return answer;
      const posts = delivered
        .filter((one) => one.channelId === channelId && one.at >= timeOf(sinceId))
        .map(({ id, at, message }) => ({ ref: refOf(message), messageId: id, at, content: message.content ?? '' }));
      return { kind: 'found', posts };
    },
    async edit({ channelId }, messageId, message) {
      calls.push(`edit ${channelId} ${messageId}`);
      const answer = script.edit.shift();
      if (answer !== undefined) return answer;
      const found = delivered.find(({ id }) => id === messageId);
      if (found === undefined) return { kind: 'gone' };
      found.message = message;
      return { kind: 'sent', messageId };
    },
    async remove({ channelId }, messageId) {
      calls.push(`remove ${channelId} ${messageId}`);
      const at = delivered.findIndex(({ id }) => id === messageId);
      if (at >= 0) delivered.splice(at, 1);
      return { kind: 'removed' };
    },
    async openThread({ channelId }, { on, name }) {
      calls.push(`thread ${channelId} ${on} ${name}`);
      return script.thread.shift() ?? { kind: 'sent', messageId: on };
    },
    async publish({ channelId }, messageId) {
      calls.push(`publish ${channelId} ${messageId}`);
      return script.publish.shift() ?? { kind: 'sent', messageId };
    },
    async direct(userId, message) {
      direct.push({ userId, content: message.content ?? '' });
      return script.direct.shift() ?? { kind: 'sent', messageId: 'd1' };
    },
  };
  return {
    sender,
    script,
    calls,
    delivered,
    direct,
    forgetNonces: () => nonces.clear(),
    /** Something that happens while a send is on its way. */
    beforeSend(happening: () => Promise<void>): void {
      before = happening;
    },
  };
}

/** When Discord made an id. */
function timeOf(id: string): Date {
  return new Date(Number(BigInt(id) >> 22n) + 1_420_070_400_000);
}

function refOf(message: Message): string {
  const parts = (message.components ?? []).flatMap((row) => row.components);
  const ids = parts.flatMap((part) => ('custom_id' in part ? [parseCustomId(part.custom_id).input['post'] ?? ''] : []));
  return [...new Set(ids)].join();
}

const threeDays = `# Month 1: Small
## Week 1: One
#### Day 1: First
- **Task**: Read
#### Day 2: Second
- **Task**: Write
#### Day 3: Third
- **Task**: Rest
`;

/** One process of the bot as the job sees it: its own connections, clock and log. */
export function processOn(db: Db, clock: { at: Date }): Context {
  const quiet = quietContext(db, () => clock.at);
  return {
    ...quiet,
    servers: { ...quiet.servers, owner: () => 'owner', writable: (_, first) => [first, 'lobby'] },
  };
}

export const running = { state: 'running', blocked: null };

/** Cohorts on a plan of three days, a clock that stands still and a Discord in memory; Mon–Fri 08:00 UTC from Monday, 2 March. */
export async function postingWorld({ db, url }: TestDatabase, now: string) {
  await db.delete(cohorts);
  await db.delete(curricula);
  await db.delete(curriculumVersions);
  await db.execute(sql`select setval(pg_get_serial_sequence('posts', 'id'), 1, false)`);
  const clock = { at: new Date(now) };
  const discord = fakeDiscord(() => clock.at);
  const ctx = processOn(db, clock);
  const { curriculum: model } = readCurriculum('small', [
    { name: 'month-1.md', content: new TextEncoder().encode(threeDays) },
  ]);
  const version = await addVersion(db, { owner: shipped, slug: 'small', hash: 'h', model, source: [] }, clock.at);

  return {
    db,
    url,
    ctx,
    clock,
    discord,
    at(instant: string) {
      clock.at = new Date(instant);
    },
    tick: () => postDue(ctx, discord.sender),
    async cohort(change: Partial<NewCohort> = {}): Promise<Cohort> {
      const schedule = {
        zone: change.zone ?? 'UTC',
        time: change.time ?? '08:00',
        weekdays: change.weekdays ?? [1, 2, 3, 4, 5],
      } satisfies Partial<NewCohort>;
      const startsOn = change.startsOn ?? '2026-03-02';
      const first = nextSlot(schedule, new Date(0), startsOn);
      const made = await createCohort(
        db,
        {
          guildId: 'g',
          channelId: 'study',
          versionId: version.id,
          startsOn,
          firstDayKey: '1',
          createdBy: 'admin',
          nextPostAt: first.at,
          nextPostOn: first.on,
          ...schedule,
          ...change,
        },
        clock.at,
      );
      if (made.kind !== 'created') throw new Error('the channel is taken');
      return made.cohort;
    },
    /** Gives a running cohort another channel, as an admin does. */
    async move(cohortId: number, channelId: string): Promise<void> {
      const next = { at: new Date('2026-03-03T08:00Z'), on: '2026-03-03' as const };
      await changeCohort(db, cohortId, { channelId }, async () => next, clock.at);
    },
    /** Everything that a cohort has come to, in lines that read well in a failing test. */
    async outcome(cohortId: number) {
      const [cohort] = await db.select().from(cohorts).where(eq(cohorts.id, cohortId));
      const rows = await db.select().from(posts).where(eq(posts.cohortId, cohortId)).orderBy(asc(posts.on));
      return {
        posts: rows.map((row) =>
          [
            row.on,
            row.kind === 'closing' ? 'closing' : (row.dayKey ?? '-'),
            row.state,
            ...(row.late ? ['late'] : []),
            ...(row.messageId === null ? [] : [row.messageId]),
            ...(row.skipped === null ? [] : [skipped(row.skipped)]),
          ].join(' '),
        ),
        pointer: cohort?.lastDayKey ?? null,
        next: cohort?.nextPostAt?.toISOString().slice(0, 16) ?? null,
        state: cohort?.state,
        blocked: cohort?.blocked == null ? null : block(cohort.blocked),
      };
    },
    async leaseOf(cohortId: number): Promise<string | undefined> {
      const rows = await db.select().from(posts).where(eq(posts.cohortId, cohortId));
      return rows.find(({ state }) => state === 'claimed')?.leaseUntil.toISOString();
    },
  };
}

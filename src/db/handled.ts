import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, lt, type SQL, sql } from 'drizzle-orm';
import { type Db, limitedTo } from './client.ts';
import { commitUnknown, isDatabaseAway, isTimeLimit, notCommitted, violates } from './driver/errors.ts';
import { handled } from './schema.ts';

/** What can be kept of an outcome and comes back the same: plain data with instants in it, and no text of people's beyond need. */
export type Kept =
  | string
  | number
  | boolean
  | null
  | undefined
  | Date
  | readonly Kept[]
  | { readonly [name: string]: Kept };

/** A statement that another one carries out with its own. */
export type Beside = SQL;

/** An interaction by Discord's id, and whose it is. */
type Origin = { interactionId: string; userId: string };

/**
 * The row of an interaction with its outcome, as a statement or as part of a `with`: one that has a row already makes the
 * whole transaction fail, which `isHandled` tells from other failures.
 */
export function handledRow({ interactionId, userId }: Origin, outcome: Kept, now: Date): Beside {
  return sql`insert into ${handled} (interaction_id, user_id, at, outcome)
    values (${interactionId}, ${userId}, ${now.toISOString()}, ${written(outcome)}::jsonb)`;
}

/** Where such statements go in another one: right behind its `with`, before a further part. */
export function besides(rows: readonly Beside[]): SQL {
  return sql.join(rows.map((row, index) => sql`beside_${sql.raw(String(index))} as (${row}),`));
}

/** Whether an error says that the interaction has its row already. */
export function isHandled(error: unknown): boolean {
  return violates(error, 'handled_pkey');
}

/**
 * The outcome of an interaction that has its row, or whose commit was left without an answer; `failed` is how that showed.
 * Throws the cause of the failure where nothing has come of it. Then nothing ever will: the look-up takes the key itself,
 * so a transaction of an earlier session that is still on its way fails by it, and one that is just ending is waited for.
 * Throws `isCommitUnknown` when the look-up, too, stays without an answer.
 */
export async function settleHandled(db: Db, origin: Origin, now: Date, failed: unknown): Promise<Kept> {
  const row = await takeKey(db, origin, now).catch((error: unknown) => {
    throw isDatabaseAway(error) ? commitUnknown(error) : error;
  });
  if (row.owner !== origin.userId) throw new Error(`interaction ${origin.interactionId} is somebody else’s`);
  if (row.outcome !== null) return read(row.outcome);
  throw notCommitted(failed);
}

const pausesMs = [100, 200, 400];
/** Whoever waits has waited for the commit before. */
const lookUpMs = 1_200;

/** Makes the key belong to somebody and says to whom; tries for a moment while connections break. */
async function takeKey(db: Db, { interactionId, userId }: Origin, now: Date): Promise<Row> {
  for (let tries = 0; ; tries += 1) {
    try {
      const [row] = await limitedTo(db, lookUpMs).execute<Row>(sql`
        insert into ${handled} (interaction_id, user_id, at, outcome)
        values (${interactionId}, ${userId}, ${now.toISOString()}, null)
        on conflict (interaction_id) do update set interaction_id = excluded.interaction_id
        returning user_id as owner, outcome::text`);
      if (row === undefined) throw new Error('an upsert returned nothing');
      return row;
    } catch (error) {
      const next = pausesMs[tries];
      if (next === undefined || !isDatabaseAway(error) || isTimeLimit(error)) throw error;
      await pause(next);
    }
  }
}

type Row = { owner: string; outcome: string | null };

/** What an interaction of somebody came to; undefined where nothing is kept of it, or where it is somebody else’s. */
export async function keptOutcome(db: Db, { interactionId, userId }: Origin): Promise<Kept> {
  const [row] = await db
    .select({ outcome: sql<string | null>`${handled.outcome}::text` })
    .from(handled)
    .where(and(eq(handled.interactionId, interactionId), eq(handled.userId, userId)));
  return row?.outcome == null ? undefined : read(row.outcome);
}

/** Forgets what was handled before an instant. */
export async function forgetHandled(db: Db, before: Date): Promise<void> {
  await db.delete(handled).where(lt(handled.at, before));
}

// JSON knows no instants; no key of ours begins with a dollar sign.
const instant = '$at';

function written(outcome: Kept): string {
  // What a replacer is given of an instant is text already; the value that holds it has the instant itself.
  return JSON.stringify(outcome, function (this: Record<string, unknown>, name, value: unknown) {
    return this[name] instanceof Date ? { [instant]: value } : value;
  });
}

function read(text: string): Kept {
  return JSON.parse(text, (_, value: unknown) => {
    const at = typeof value === 'object' && value !== null && instant in value ? value[instant] : undefined;
    return typeof at === 'string' ? new Date(at) : value;
  });
}

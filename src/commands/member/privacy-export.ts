import type { Context } from '../../context.ts';
import { isOwnPlace } from '../../core/own-place.ts';
import { streakOf } from '../../core/streak/streak.ts';
import type { Db } from '../../db/client.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import type { Scope } from '../../db/learners/people.ts';
import {
  readCorrections,
  readCorrectionsMade,
  readMemberships,
  readMilestones,
  readNotes,
  readOutcomes,
  readOwnPlans,
  readPlanDrafts,
  readPlansStarted,
  readReminders,
  readSetupDrafts,
  readTicks,
} from '../../db/learners/stored.ts';
import { fileOf } from '../../db/notes/files.ts';

/** One file of an export, counted from 1. */
type ExportFile = { json: string; part: number; parts: number };

/** Of what a file holds, without indentation: with it, a file stays below the 8 MB that every server takes. */
const partBytes = 4_000_000;
const notesAtOnce = 500;

/**
 * Everything stored about somebody, as JSON that stays the same in form: instants in UTC, dates without a zone, weekdays
 * from 1 (Monday) to 7. What is too much for one file goes on in the next, so only one of them is in memory at a time.
 * Undefined when there is nothing.
 */
export async function exportOf(ctx: Context, scope: Scope, part: number): Promise<ExportFile | undefined> {
  const packed = await ctx.db.transaction((tx) => pack(tx, ctx.now(), scope, part), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
  if (packed === undefined) return undefined;
  const { parts, sections } = packed;
  // Notes may have been deleted since a button named the file after this one.
  if (part > parts) return exportOf(ctx, scope, parts);
  const head = { format: 'daymark-export', version: 2, exportedAt: ctx.now(), user: scope.userId };
  const server = scope.guildId === null || isOwnPlace(scope.guildId) ? null : scope.guildId;
  const whole = { ...head, server, part, parts, ...sections };
  return { json: `${JSON.stringify(whole, null, 2)}\n`, part, parts };
}

type Membership = Record<string, unknown> & { notes: unknown[] };

async function pack(tx: Db, now: Date, scope: Scope, wanted: number) {
  const cohorts: Membership[] = [];
  let [part, used, empty] = [1, 0, true];
  /** Makes room for a value, and says whether it belongs into the file that is wanted. */
  const fits = (value: unknown, fileBytes = 0): boolean => {
    const bytes = new TextEncoder().encode(JSON.stringify(value)).byteLength + base64Length(fileBytes);
    if (used > 0 && used + bytes > partBytes) [part, used] = [part + 1, 0];
    used += bytes;
    empty = false;
    return part === wanted;
  };

  for (const { learnerId, ...about } of await readMemberships(tx, scope)) {
    const membership: Membership = { ...about, ...(await workOf(tx, learnerId, now)), notes: [] };
    if (fits(membership)) cohorts.push(membership);
    let into = { part, membership };
    for await (const { id, fileBytes, file, ...note } of notesOf(tx, learnerId)) {
      const belongs = fits({ ...note, file }, fileBytes);
      if (part !== into.part) {
        const { server, channel, plan } = about;
        into = { part, membership: { server, channel, plan, continued: true, notes: [] } };
        if (belongs) cohorts.push(into.membership);
      }
      if (!belongs) continue;
      const stored = file === null ? undefined : await fileOf(tx, id);
      const base64 = stored && Buffer.from(stored.content).toString('base64');
      into.membership.notes.push({ ...note, file: base64 === undefined ? null : { name: file, base64 } });
    }
  }
  const sections = {
    cohorts,
    reminders: (await readReminders(tx, scope.userId)).filter(fits),
    plansStarted: (await readPlansStarted(tx, scope)).filter(fits),
    ownPlans: (await readOwnPlans(tx, scope)).filter(fits),
    correctionsMade: (await readCorrectionsMade(tx, scope)).filter(fits),
    setupDrafts: (await readSetupDrafts(tx, scope)).filter(fits),
    planDrafts: (await readPlanDrafts(tx, scope)).filter(fits),
    outcomes: (await readOutcomes(tx, scope.userId)).filter(fits),
  };
  return empty ? undefined : { parts: part, sections };
}

function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

async function workOf(tx: Db, learnerId: number, now: Date) {
  const ledger = await loadLedger(tx, learnerId);
  return {
    streak: streakOf(ledger, now),
    completions: ledger.completions.map(({ dayKey: day, on: countsFor, late, at: loggedAt }) => {
      return { day, countsFor, late, loggedAt };
    }),
    milestones: await readMilestones(tx, learnerId),
    ticks: await readTicks(tx, learnerId),
    habits: ledger.settings,
    paces: ledger.paces,
    pauses: ledger.pauses,
    corrections: await readCorrections(tx, learnerId),
  };
}

async function* notesOf(tx: Db, learnerId: number) {
  for (let afterId = 0; ; ) {
    const page = await readNotes(tx, learnerId, { afterId, limit: notesAtOnce });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < notesAtOnce) return;
    afterId = last.id;
  }
}

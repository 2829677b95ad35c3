import type { Context } from '../context.ts';
import { streakOf } from '../core/streak.ts';
import { readMemberships, readMilestones, readNotes, readTicks } from '../db/export.ts';
import { loadLedger } from '../db/ledger.ts';

/**
 * Everything stored about somebody in a server, as JSON that stays the same in form: instants in UTC, dates without a
 * zone, weekdays from 1 (Monday) to 7. Undefined when there is nothing.
 */
export async function exportOf(ctx: Context, guildId: string, userId: string): Promise<string | undefined> {
  const now = ctx.now();
  const cohorts = await ctx.db.transaction(
    async (tx) => {
      const all = [];
      for (const { learnerId, ...membership } of await readMemberships(tx, guildId, userId)) {
        const ledger = await loadLedger(tx, learnerId);
        all.push({
          ...membership,
          streak: streakOf(ledger, now),
          completions: ledger.completions.map(({ dayKey, on, late, at }) => ({
            day: dayKey,
            countsFor: on,
            late,
            loggedAt: at,
          })),
          notes: await readNotes(tx, learnerId),
          milestones: await readMilestones(tx, learnerId),
          ticks: await readTicks(tx, learnerId),
          habits: ledger.habits,
          pauses: ledger.pauses,
        });
      }
      return all;
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  if (cohorts.length === 0) return undefined;
  const whole = { format: 'daymark-export', version: 1, exportedAt: now, server: guildId, user: userId, cohorts };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

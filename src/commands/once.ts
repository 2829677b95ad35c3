import type { Context } from '../context.ts';
import { endWithNext } from '../db/built-once.ts';
import { type Db, isCommitUnknown } from '../db/client.ts';
import { type Beside, handledRow, isHandled, type Kept, settleHandled } from '../db/handled.ts';
import type { Call } from './command.ts';

/**
 * What a handler writes, within one transaction: everything that the writing depends on is read here, and nothing is
 * worded here. `keep` gives the row of the outcome for the `with` of the last write, where a statement is worth saving.
 */
type Work<Outcome> = (tx: Db, keep: (outcome: Outcome) => Beside) => Promise<Outcome>;

/**
 * The only way by which a handler writes. An interaction comes to one outcome, however often and by whichever process it
 * is carried out: a repetition gets the first outcome and writes nothing.
 *
 * Discord is told “thinking…” before anything is written, and only its consent opens the gate: an interaction that is
 * too old, was refused (10062) or whose line is dead leaves no trace. The other order, writing and then answering, shows
 * no “thinking…”, but leaves a write that nobody hears of when the answer is refused; and an answer that is given before
 * the commit would be a promise that a crash can break. Whatever is refused before the first write answers directly.
 *
 * Where the answer to the commit was lost, the truth is looked up by another connection. Throws `isCommitUnknown` when
 * that fails too; any other error means that nothing was written.
 */
export async function once<Outcome extends Kept>(
  ctx: Context,
  call: Call<unknown>,
  work: Work<Outcome>,
): Promise<Outcome> {
  let outcome: Outcome;
  let tooLate: { error: unknown } | undefined;
  await call.write.open();
  try {
    outcome = await ctx.db.transaction(async (tx) => {
      let isKept = false;
      let isGuarded = false;
      const keep = (outcome: Outcome) => {
        isKept = true;
        // Locks may have been waited for, and the caller been told meanwhile that it took too long.
        isGuarded = endWithNext(tx, async () => {
          await call.write.open().catch((error: unknown) => {
            tooLate = { error };
            throw error;
          });
        });
        return handledRow(call, outcome, ctx.now());
      };
      const reached = await work(tx, keep);
      if (!isKept) await tx.execute(keep(reached));
      if (!isGuarded) await call.write.open();
      return reached;
    });
  } catch (error) {
    if (tooLate !== undefined) throw tooLate.error;
    if (!isHandled(error) && !isCommitUnknown(error)) throw error;
    // What was kept under this id was kept by this handler.
    outcome = (await settleHandled(ctx.db, call, ctx.now(), error)) as Outcome;
  }
  call.write.passed();
  return outcome;
}

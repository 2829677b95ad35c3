import postgres from 'postgres';

/** `auto`: until the other end forgets one. `on`: whatever it says; `off`: never. */
export type Preparing = 'auto' | 'on' | 'off';

/**
 * Which statements are kept ready on a session (Postgres: prepared statements), so that asking once more sends only
 * values, in one round trip where a new statement takes two.
 */
export type Prepared = {
  /** Counts that a statement is asked, and says whether it is one to keep. */
  keeps(text: string): boolean;
  /**
   * Whether an error means that the server at the other end does not know a kept statement, or knows another one by its
   * name, as behind a pooler that gives each transaction another session. From then on nothing is kept.
   */
  forgotten(error: unknown): boolean;
};

/** Statements that are asked less often are built for a moment, such as those with a list of ids. */
const often = 5;
/** A session never lets go of what it keeps, so there is an end to it. */
const keptAtMost = 200;
const countedAtMost = 2_000;

/** invalid_sql_statement_name and duplicate_prepared_statement (Postgres, appendix A). */
const forgottenCodes: readonly string[] = ['26000', '42P05'];

export const noneKept: Prepared = { keeps: () => false, forgotten: () => false };

/** The statements of one process; `onForgotten` is told once, with the server’s code. */
export function preparedStatements(preparing: Preparing, onForgotten: (code: string) => void): Prepared {
  const asked = new Map<string, number>();
  const kept = new Set<string>();
  let on = preparing !== 'off';
  return {
    keeps(text) {
      if (!on) return false;
      if (kept.has(text)) return true;
      const times = (asked.get(text) ?? 0) + 1;
      if (asked.size >= countedAtMost) asked.clear();
      asked.set(text, times);
      if (times < often || kept.size >= keptAtMost) return false;
      asked.delete(text);
      kept.add(text);
      return true;
    },
    forgotten(error) {
      if (!(error instanceof postgres.PostgresError) || !forgottenCodes.includes(error.code)) return false;
      if (preparing !== 'auto') return false;
      if (on) onForgotten(error.code);
      on = false;
      return true;
    },
  };
}

import postgres from 'postgres';

/**
 * Settles as the promise does, or rejects after `limitMs`; the work itself goes on, its outcome unknown.
 * A query in flight when its server dies may never settle, so whoever must answer a person waits through this.
 */
export async function withTimeLimit<Value>(limitMs: number, work: PromiseLike<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(failure(timeLimitCode, `No answer within ${Math.round(limitMs)} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether an error means that the answer did not come in time, rather than that the line broke. */
export function isTimeLimit(error: unknown): boolean {
  return hasCode(error, (code) => code === timeLimitCode);
}

/** Marks that a transaction's `commit` was sent and no answer to it came: it may have been carried out, or still be. */
export function commitUnknown(cause: unknown): Error {
  return failure(commitUnknownCode, 'No answer to a commit', { cause });
}

/** That a transaction, of whose commit nothing was known, was not carried out after all. */
export function notCommitted(cause: unknown): Error {
  return failure(notCommittedCode, 'A transaction was not committed', { cause });
}

/** Whether an error means that a transaction may or may not have been committed. */
export function isCommitUnknown(error: unknown): boolean {
  return hasCode(error, (code) => code === commitUnknownCode) && !hasCode(error, (code) => code === notCommittedCode);
}

/** Whether an error means that the database cannot be used just now, as opposed to a wrong query or a broken rule. */
export function isDatabaseAway(error: unknown): boolean {
  return hasCode(error, (code) => awayCodes.has(code) || awayClasses.test(code));
}

function hasCode(error: unknown, matches: (code: string) => boolean): boolean {
  // drizzle wraps the driver's error, and the driver may wrap the socket's.
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    const code = 'code' in at ? at.code : undefined;
    if (typeof code === 'string' && matches(code)) return true;
    if (at instanceof AggregateError && at.errors.some((one) => hasCode(one, matches))) return true;
  }
  return false;
}

/** An error with a code, as the driver and the network make them. */
export function failure(code: string, message: string, options?: ErrorOptions): Error {
  return Object.assign(new Error(message, options), { code });
}

/** Whether an error says that this named constraint was violated (SQLSTATE 23505 carries the name). */
export function violates(error: unknown, constraint: string): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof postgres.PostgresError && cause.constraint_name === constraint;
}

/** No answer came in time; whether the work was done nobody knows. */
export const timeLimitCode = 'TIME_LIMIT';
const commitUnknownCode = 'COMMIT_UNKNOWN';
const notCommittedCode = 'NOT_COMMITTED';

// 08 connection, 53 no resources left (connections, disk, memory), 58 the server's own system; five characters each.
const awayClasses = /^(08|53|58)[0-9A-Z]{3}$/;

const awayCodes = new Set([
  timeLimitCode,
  commitUnknownCode,
  notCommittedCode,
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  '25006', // read only: a standby before its promotion, or a host's answer to a full disk
  '25P03', // idle in a transaction for too long
  '55P03', // lock timeout
  '57014', // statement timeout
  '57P01', // shut down by its administrator
  '57P02', // crash of another session
  '57P03', // starting up or shutting down
  '57P05', // idle for too long
]);

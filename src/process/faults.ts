import type { Logger } from 'pino';
import { isDatabaseAway } from '../db/client.ts';
import { reasonOf } from '../log/error-form.ts';
import type { Ending } from './ending.ts';

/**
 * What nobody has caught. A connection that broke is survived: whoever used it makes a new one, and the promise that
 * nobody waited for was some driver's own. Anything else is a bug that may have left things half done: one line, then the
 * end in order, since what is owed stands in the database and a new process takes it up.
 */
export function endOnFaults(ending: Ending, log: () => Logger | undefined): void {
  const uncaught = (error: unknown): void => {
    if (isBrokenConnection(error)) {
      log()?.warn({ err: error }, 'a connection broke where nobody waited for it; going on');
      return;
    }
    log()?.fatal({ err: error }, 'a fault that nobody caught; ending');
    ending.end(1, `a fault of its own: ${reasonOf(error)}`);
  };
  process.on('uncaughtException', uncaught);
  process.on('unhandledRejection', uncaught);
}

function isBrokenConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // undici and ws tell by these that the other side is gone or that we have given up.
  const passing = /^(UND_ERR_\w+|ERR_STREAM_\w+|ABORT_ERR)$/;
  return isDatabaseAway(error) || error.name === 'AbortError' || ('code' in error && passing.test(String(error.code)));
}

import { pino } from 'pino';
import type { Config } from './config.ts';
import { errorForm } from './log/error-form.ts';
import { openOutlet, readableLine, writerTo } from './log/outlet.ts';

/** What every logger of ours needs, wherever it writes to: nothing that people wrote gets through it. */
export const serializers = { err: errorForm };

/** The log of the process on its standard output: JSON, or lines to read on a terminal. It never blocks, and rather loses lines. */
export function openLog(level: Config['logLevel'], out: NodeJS.WriteStream & { fd: 1 }) {
  const shown = out.isTTY ? readableLine : (line: string) => line;
  const outlet = openOutlet(writerTo(out), lostLines);
  const log = pino({ level, serializers }, { write: (line) => outlet.write(shown(line)) });
  return { log, flush: outlet.flush };

  /** Goes past the logger, which would put it behind the lines that wait. */
  function lostLines(lines: number): string {
    const msg = 'log lines were dropped, because they could not be written';
    return shown(`${JSON.stringify({ level: pino.levels.values['warn'], time: Date.now(), lines, msg })}\n`);
  }
}

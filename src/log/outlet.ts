import { fstatSync, write } from 'node:fs';
import type { Writable } from 'node:stream';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { outcomeWithin, realTimers } from '../timers.ts';

/** Writes lines somewhere and gives back what could not be written, so nothing when all went well. Never rejects. */
export type Writer = (text: string) => Promise<string>;

/** What waits for a slow place, in characters; lines beyond are dropped. */
const patience = 1_000_000;

/**
 * Lets lines out one after the other and never holds up whoever writes: a full disk, a reader that is gone or one that
 * does not read cost lines. How many, the line made by `lost` says once it flows again.
 */
export function openOutlet(writer: Writer, lost: (lines: number) => string) {
  let waiting: string[] = [];
  let length = 0;
  let dropped = 0;
  let running: Promise<void> | undefined;

  async function pump(): Promise<void> {
    while (waiting.length > 0) {
      const told = dropped;
      const notice = told === 0 ? '' : lost(told);
      const text = notice + waiting.join('');
      waiting = [];
      length = 0;
      const left = await writer(text);
      const unsaid = notice !== '' && left.length > text.length - notice.length;
      dropped += left.split('\n').length - 1 - (unsaid ? 1 : told);
    }
    running = undefined;
  }

  return {
    write(line: string): void {
      if (length + line.length > patience) {
        dropped += 1;
        return;
      }
      waiting.push(line);
      length += line.length;
      running ??= pump();
    },
    /** Waits until all is written, but no longer than this; false if something is still on its way. */
    async flush(withinMs: number): Promise<boolean> {
      if (running === undefined) return true;
      const pumped = running;
      return (await outcomeWithin(realTimers, withinMs, () => pumped)).kind === 'done';
    },
  };
}

/**
 * Writes to one of the process' own outputs without ever blocking the event loop. Node's stream does that for pipes only;
 * on files and terminals it stands still with the disk, or until Ctrl-Q.
 */
export function writerTo(stream: NodeJS.WriteStream & { fd: 1 | 2 }): Writer {
  const kind = fstatSync(stream.fd);
  const piped = kind.isFIFO() || kind.isSocket();
  // A terminal of Windows wants its text from the stream, which knows its character set.
  return piped || (stream.isTTY && process.platform === 'win32') ? toStream(stream) : toFile(stream.fd);
}

function toStream(stream: Writable): Writer {
  // The callback tells it, too; without a listener it would end the process.
  stream.on('error', () => {});
  return (text) =>
    new Promise((resolve) => {
      stream.write(text, (error) => resolve(error ? text : ''));
    });
}

const writeSome = promisify(write);

function toFile(fd: number): Writer {
  let torn = false;
  return async (text) => {
    // A line that was cut off must not run into the next one.
    let rest = Buffer.from(torn ? `\n${text}` : text);
    try {
      while (rest.length > 0) {
        const { bytesWritten } = await writeSome(fd, rest);
        if (bytesWritten > 0) torn = bytesWritten < rest.length;
        rest = rest.subarray(bytesWritten);
      }
      return '';
    } catch {
      return rest.toString();
    }
  };
}

/** Turns a line of JSON into one for the eye: time of day (UTC), level, words, then what else it knows. */
export function readableLine(line: string): string {
  const { level, time, msg = '', err, pid: _, hostname: __, ...rest } = JSON.parse(line);
  const clock = new Date(time).toISOString().slice(11, 19);
  const traits = Object.entries(rest).map(([key, value]) => `${key}=${plain(value)}`);
  const words = [clock, (pino.levels.labels[level] ?? String(level)).padEnd(5), msg, ...traits];
  const { message, code, stack, ...others } = err ?? {};
  if (err !== undefined) words.push(`${others.type}: ${message}${code === undefined ? '' : ` (${code})`}`);
  return `${[words.join(' '), ...(stack === undefined ? [] : [stack])].join('\n')}\n`;
}

function plain(value: unknown): string {
  return typeof value === 'string' && !/[\s"=]/.test(value) ? value : JSON.stringify(value);
}

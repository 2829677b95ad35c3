import { pino } from 'pino';

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

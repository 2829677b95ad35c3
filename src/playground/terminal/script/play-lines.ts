import { plainStyle, type Style } from '../../seam.ts';
import type { Result } from '../context.ts';
import type { Session } from '../session.ts';
import { show } from '../show/show.ts';
import { readLine } from './language.ts';
import type { Step } from './step.ts';

type Played = { kind: 'played' } | { kind: 'nothing' } | { kind: 'cannot'; reason: string } | { kind: 'quit' };

/** Reads a line, carries it out and writes what is shown by it. */
export async function playLine(
  session: Session,
  line: string,
  write: (text: string) => void,
  style: Style = plainStyle,
): Promise<Played> {
  const read = readLine(line, session.commands(), session.reader().locale);
  if (read.kind === 'nothing') return { kind: 'nothing' };
  if (read.kind === 'problem') return { kind: 'cannot', reason: read.problem };
  if (read.step.kind === 'quit') return { kind: 'quit' };
  const result: Result = await session.carryOut(read.step);
  if (result.kind === 'cannot') return { kind: 'cannot', reason: result.reason };
  const texts = result.shown.map((one) => show(one, session.reader(), style));
  if (texts.length > 0) write(`${texts.join('\n\n')}\n\n`);
  return { kind: 'played' };
}

/** Plays a script and writes its transcript; ends at the first line that cannot be carried out or whose expectation fails. */
export async function playScript(
  session: Session,
  name: string,
  text: string,
  write: (text: string) => void,
  { signal, kept }: { signal: AbortSignal; kept(): Promise<void> },
): Promise<{ kind: 'held'; expectations: number } | { kind: 'broken'; where: string; reason: string }> {
  let expectations = 0;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    write(transcriptLine(session, line));
    const played = await playLine(session, line, write);
    if (played.kind === 'quit') break;
    if (played.kind === 'cannot') return { kind: 'broken', where: `${name}:${index + 1}`, reason: played.reason };
    if (signal.aborted) return { kind: 'broken', where: `${name}:${index + 1}`, reason: 'stopped from outside' };
    if (played.kind === 'played') await kept();
    if (/^\s*expect/i.test(line)) expectations += 1;
  }
  return { kind: 'held', expectations };
}

function transcriptLine(session: Session, line: string): string {
  const trimmed = line.trim();
  return trimmed.startsWith('#') ? `${trimmed}\n` : `${session.speaker().name}> ${trimmed}\n`;
}

/** What a script asks for before anything happens: where the clock begins, and whether a plan runs. */
type Header = { at: Extract<Step, { kind: 'at' }> | null; empty: boolean };

/** Reads the lines at the top of a script that say how its world begins: `at DATE TIME` and `empty`, in any order. */
export function readHeader(text: string): Header {
  const header: Header = { at: null, empty: false };
  for (const line of text.split(/\r?\n/)) {
    const read = readLine(line, []);
    if (read.kind === 'nothing') continue;
    const step = read.kind === 'step' ? read.step : undefined;
    if (step?.kind === 'at' && step.on !== null && header.at === null) header.at = step;
    else if (step?.kind === 'empty') header.empty = true;
    else break;
  }
  return header;
}

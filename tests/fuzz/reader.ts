import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import type { Place, Reading } from '../../src/curriculum/model.ts';
import { readCurriculum } from '../../src/curriculum/read/read.ts';
import { planFileName } from '../curriculum/plan-texts.ts';
import { brokenTexts } from './texts.ts';

export type Fuzzed = { cases: number; slowestMs: number; over: number; paused: number; failure: string | null };

const triesAtMost = 5;
const names = ['month-07/month-07.md', 'git-14-days/week-1.md', 'git-14-days/week-2.md', 'README.md'];

/**
 * Reads so many broken plans: none may throw, and all places must stand in the file. A reading that takes more of the
 * processor than the limit is measured again, for what is compiled or collected meanwhile counts, too: it is `over` only if
 * each of several tries is, else `paused`.
 */
export function fuzzReader(cases: number, seed: number, limitMs: number): Fuzzed {
  const plans = names.map((name) => readFileSync(resolve('curriculum', name), 'utf8'));
  const fuzzed: Fuzzed = { cases: 0, slowestMs: 0, over: 0, paused: 0, failure: null };
  // What is compiled on first use is no cost of a case.
  for (const plan of plans) readCurriculum('plan', [{ name: 'plan.md', content: new TextEncoder().encode(plan) }]);
  const property = fc.property(planFileName, brokenTexts(plans), (name, text) => {
    const content = new TextEncoder().encode(text);
    const timed = (): { reading: Reading; ms: number } => {
      const before = process.cpuUsage();
      const reading = readCurriculum('plan', [{ name, content }]);
      const { user, system } = process.cpuUsage(before);
      return { reading, ms: (user + system) / 1000 };
    };
    const first = timed();
    let { ms } = first;
    for (let tries = 1; ms > limitMs && tries < triesAtMost; tries++) ms = Math.min(ms, timed().ms);
    if (first.ms > limitMs && ms <= limitMs) fuzzed.paused += 1;
    fuzzed.cases += 1;
    fuzzed.slowestMs = Math.max(fuzzed.slowestMs, ms);
    if (ms > limitMs) fuzzed.over += 1;
    const lines = new TextDecoder().decode(content).split(/\r\n|\r|\n/);
    for (const place of placesIn(first.reading)) {
      if (!isInside(place, name, lines)) throw new Error(`no such place: ${JSON.stringify(place)}`);
    }
    if (ms > limitMs) throw new Error(`reading took ${Math.round(ms)} ms`);
  });
  const result = fc.check(property, { numRuns: cases, seed, endOnFailure: true });
  if (result.failed) {
    fuzzed.failure = `${String(result.errorInstance)}\n${JSON.stringify(result.counterexample)}\npath ${result.counterexamplePath}`;
  }
  return fuzzed;
}

function placesIn({ curriculum, problems }: Reading): Place[] {
  return [
    ...problems,
    ...curriculum.months.flatMap(({ place, weeks, projects }) => [
      place,
      ...projects.map((project) => project.place),
      ...weeks.flatMap((week) => [week.place, ...week.days.map((day) => day.place)]),
    ]),
  ];
}

/** A plan without any part is found at the plan itself. */
function isInside({ file, line, column }: Place, name: string, lines: string[]): boolean {
  if (file !== name) return file === 'plan' && line === 1 && column === 1;
  return line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1] ?? '').length + 1;
}

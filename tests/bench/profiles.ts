import { type Child, optionsFor, startChild } from './child/child.ts';
import { postingHall, studyHall } from './ground/hall.ts';
import type { Bench } from './part.ts';
import { answered, days } from './parts/answers.ts';

/** So often what is looked at is done until all is warm, then to see what it takes, and then while it is looked at, which takes its own. */
const rounds = { warmUps: 500, plain: 500, watched: 1_000 };
const all = rounds.warmUps + rounds.plain + rounds.watched;

/** Where the time of the whole bot goes, by what it is at: npm run bench -- --profile done */
export const profiles: Readonly<Record<string, (bench: Bench) => Promise<string[]>>> = {
  done: commandProfile('done'),
  streak: commandProfile('streak'),
  /** A tick in which many groups are due. */
  async post(bench) {
    const { due, ...place } = await postingHall(bench, { rateLimits: 'off' });
    const child = await startChild(bench, optionsFor(bench, 'bot', place));
    return profiled(child, due, () => child.ask({ kind: 'tick' }));
  },
};

/** A command at the rate of the part `answers`, from the gateway's event on. */
function commandProfile(command: string): (bench: Bench) => Promise<string[]> {
  return async (bench) => {
    const { names, ...place } = await studyHall(bench, all, days);
    const child = await startChild(bench, optionsFor(bench, 'bot', place));
    let next: string[] = [];
    const take = async (times: number) => {
      next = names.splice(0, times);
    };
    return profiled(child, take, () => answered(place.discord, command, next));
  };
}

async function profiled(
  child: Child,
  prepare: (times: number) => Promise<void>,
  work: () => Promise<unknown>,
): Promise<string[]> {
  await prepare(rounds.warmUps);
  await work();
  await prepare(rounds.plain);
  const began = await spentMs(child);
  await work();
  const eachMs = ((await spentMs(child)) - began) / rounds.plain;
  await prepare(rounds.watched);
  await child.ask({ kind: 'profile' });
  await work();
  const told = await child.ask({ kind: 'profile' });
  if (told.kind !== 'profile') throw new Error('not what was asked for');
  return [
    `each takes ${eachMs.toFixed(2)} ms of the processor; ${rounds.watched} of them, watched:`,
    '',
    ...told.lines,
  ];
}

async function spentMs(child: Child): Promise<number> {
  const told = await child.ask({ kind: 'spent' });
  return told.kind === 'spent' ? told.cpuMs : Number.NaN;
}

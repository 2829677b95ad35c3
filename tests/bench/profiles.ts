import { type Child, optionsFor, startChild } from './child/child.ts';
import { postingHall, studyHall } from './ground/hall.ts';
import type { Bench } from './part.ts';
import { answered, days, perSecond } from './parts/answers.ts';

const seconds = 20;
const warmUps = 250;
const posts = 1000;

/** Where the time of the whole bot goes, by what it is at: npm run bench -- --profile done */
export const profiles: Readonly<Record<string, (bench: Bench) => Promise<string[]>>> = {
  done: commandProfile('done'),
  streak: commandProfile('streak'),
  /** A tick in which many groups are due. */
  async post(bench) {
    const { due, ...place } = await postingHall(bench, { rateLimits: 'off' });
    const child = await startChild(bench, optionsFor(bench, 'bot', place));
    await due(posts);
    return profiled(child, () => child.ask({ kind: 'tick' }));
  },
};

/** A command at the rate of the part `answers`, from the gateway's event on. */
function commandProfile(command: string): (bench: Bench) => Promise<string[]> {
  return async (bench) => {
    const { names, ...place } = await studyHall(bench, warmUps + perSecond * seconds, days);
    const child = await startChild(bench, optionsFor(bench, 'bot', place));
    await answered(place.discord, command, names.slice(0, warmUps));
    return profiled(child, () => answered(place.discord, command, names.slice(warmUps)));
  };
}

async function profiled(child: Child, work: () => Promise<unknown>): Promise<string[]> {
  await child.ask({ kind: 'profile' });
  await work();
  const told = await child.ask({ kind: 'profile' });
  if (told.kind !== 'profile') throw new Error('not what was asked for');
  return told.lines;
}

import { type Profiler, Session } from 'node:inspector/promises';

/** Where the time of this process went, by the functions that spent it, from now until it is asked. */
export async function startProfile(): Promise<() => Promise<string[]>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    return topSelf(profile, 30);
  };
}

type Frame = Profiler.Profile['nodes'][number]['callFrame'];
type Spent = { where: string; ms: number };

/** The functions that took longest themselves, what they called left out, with their share of the time that was not idle. */
export function topSelf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, count: number): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const spent = new Map<string, Spent>();
  for (const [at, id] of samples.entries()) {
    const frame = byId.get(id);
    if (frame === undefined || isNoWork(frame)) continue;
    const where = nameOf(frame);
    const sum = spent.get(where) ?? { where, ms: 0 };
    sum.ms += (timeDeltas[at] ?? 0) / 1000;
    spent.set(where, sum);
  }
  const all = [...spent.values()].toSorted((one, other) => other.ms - one.ms);
  const total = all.reduce((sum, { ms }) => sum + ms, 0);
  const shown = all
    .slice(0, count)
    .map(
      ({ where, ms }) => `${ms.toFixed(1).padStart(9)} ms ${((100 * ms) / total).toFixed(1).padStart(5)} %  ${where}`,
    );
  return [`${total.toFixed(1).padStart(9)} ms 100.0 %  all that was not idle`, ...shown];
}

/** Waiting, and what the profiler itself does when it is asked. */
function isNoWork({ functionName, url }: Frame): boolean {
  return functionName === '(idle)' || (functionName === 'dispatch' && url === '');
}

/** A function with its file, which begins at the package or the folder of the bot's. */
function nameOf({ functionName, url, lineNumber }: Frame): string {
  const file = url.includes('/node_modules/')
    ? url.replace(/^.*\/node_modules\//, '')
    : url.replace(/^.*\/(?=dist\/)/, '');
  return `${functionName || '(anonymous)'}${file === '' ? '' : ` ${file}:${lineNumber + 1}`}`;
}

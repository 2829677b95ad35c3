import { type Profiler, Session } from 'node:inspector/promises';

/** Where the time of this process goes, from now until it is asked. */
export async function startProfile(): Promise<() => Promise<string[]>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    return flames(profile);
  };
}

type Frame = Profiler.Profile['nodes'][number]['callFrame'];
/** Milliseconds in a function and all that it called, by what they are called. */
type Flame = { ms: number; calls: Map<string, Flame> };

/** Waiting left out: which packages and rooms took the time, which functions, and what called them. */
export function flames(profile: Profiler.Profile): string[] {
  const stacks = stacksOf(profile);
  const total = stacks.reduce((sum, { ms }) => sum + ms, 0);
  const line = (name: string, ms: number) =>
    `${ms.toFixed(1).padStart(9)} ms ${((100 * ms) / total || 0).toFixed(1).padStart(5)} %  ${name}`;
  const top = (nameOf: (frame: Frame) => string, count: number) => {
    const spent = new Map<string, number>();
    for (const { frames, ms } of stacks) {
      const name = frames[0] === undefined ? '' : nameOf(frames[0]);
      spent.set(name, (spent.get(name) ?? 0) + ms);
    }
    const most = [...spent].toSorted(([, one], [, other]) => other - one).slice(0, count);
    return most.map(([name, ms]) => line(name, ms));
  };
  const root: Flame = { ms: 0, calls: new Map() };
  for (const { frames, ms } of stacks) {
    let at = root;
    for (const frame of frames.toReversed().filter(isOnThePicture)) {
      const called = at.calls.get(nameOf(frame)) ?? { ms: 0, calls: new Map() };
      at.calls.set(nameOf(frame), called);
      called.ms += ms;
      at = called;
    }
  }
  const drawn = ({ calls }: Flame, depth: number): string[] =>
    [...calls]
      .filter(([, { ms }]) => ms >= total / 50)
      .toSorted(([, one], [, other]) => other.ms - one.ms)
      .flatMap(([name, flame]) => [line(`${'· '.repeat(depth)}${name}`, flame.ms), ...drawn(flame, depth + 1)]);
  return [
    line('all that was not waiting', total),
    ...['', 'The packages and rooms, what they called left out:', ...top(areaOf, 16)],
    ...['', 'The functions, what they called left out:', ...top(nameOf, 24)],
    ...['', 'What called what, from a fiftieth on:', ...drawn(root, 0)],
  ];
}

/** Each function that was running, with those that had called it behind it, and for how long. */
function stacksOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): { frames: Frame[]; ms: number }[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const spent = new Map<number, number>();
  for (const [at, id] of samples.entries()) spent.set(id, (spent.get(id) ?? 0) + (timeDeltas[at] ?? 0) / 1000);
  const stacks = [...spent].map(([last, ms]) => {
    const frames: Frame[] = [];
    for (let id: number | undefined = last; id !== undefined; id = callers.get(id)) {
      const node = byId.get(id);
      if (node !== undefined) frames.push(node.callFrame);
    }
    return { frames, ms };
  });
  return stacks.filter(({ frames: [frame] }) => frame !== undefined && !isNoWork(frame));
}

/** Waiting, and what the profiler itself does when it is asked. */
function isNoWork({ functionName, url }: Frame): boolean {
  return functionName === '(idle)' || (functionName === 'dispatch' && url === '');
}

/** Node's own ways from one function to the next say nothing. */
function isOnThePicture({ functionName, url }: Frame): boolean {
  return !url.startsWith('node:') && functionName !== '(root)' && functionName !== 'runMicrotasks';
}

/** A function with its file, which begins at the package or the folder of the bot's. */
function nameOf({ functionName, url, lineNumber }: Frame): string {
  const file = fileOf(url);
  return `${functionName || '(anonymous)'}${file === '' ? '' : ` ${file}:${lineNumber + 1}`}`;
}

function areaOf({ functionName, url }: Frame): string {
  if (url === '') return functionName;
  if (url.startsWith('node:')) return 'node';
  return /^(dist|@[^/]+)\/[^/]+|^[^/]+/.exec(fileOf(url))?.[0] ?? url;
}

function fileOf(url: string): string {
  return url.includes('/node_modules/') ? url.replace(/^.*\/node_modules\//, '') : url.replace(/^.*\/(?=dist\/)/, '');
}

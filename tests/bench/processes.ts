import { openDatabase } from '../../src/db/client.ts';
import { startLocalDiscord } from '../../src/playground/discord/index.ts';
import { optionsFor, startChild } from './child.ts';
import { addCohort, now, storePlan, today } from './dataset.ts';
import { longPlan } from './long-plan.ts';
import { median } from './measure.ts';
import type { Bench, Part } from './part.ts';
import type { ChildOptions, Send, ToChild } from './process-child.ts';
import { atLeast, moreAtMost, type Row } from './table.ts';

const starts = 3;
const posts = 1000;
const batch = 50;

/** What concerns the whole process: starting and memory, beside a bare discord.js client. */
export const processes: Part = {
  name: 'processes',
  async run(bench) {
    const url = await bench.server.create('processes');
    const database = openDatabase(url);
    bench.closing(database.close);
    const discord = await startLocalDiscord({ now: () => now, rateLimits: 'off' });
    bench.closing(discord.stop);
    const plans = await longPlan(bench, 12);
    const { versionId } = await storePlan(database.db, plans);
    const channel = discord.world.channels().find(({ type }) => type === 0)?.id ?? '';
    await addCohort(database.db, versionId, channel, today);
    const started = { bot: [] as number[], bare: [] as number[] };
    const memory = { bot: [] as number[], bare: [] as number[] };
    for (let n = 0; n < starts; n += 1) {
      for (const kind of ['bare', 'bot'] as const) {
        const child = await startChild(bench, optionsFor(bench, kind, { discord, databaseUrl: url, plans }));
        started[kind].push(child.startMs);
        // With a post behind it, the bot holds the whole plan.
        await child.ask({ kind: 'tick' });
        const told = await child.ask({ kind: 'memory' });
        if (told.kind === 'memory') memory[kind].push(told.mb);
        await child.stop();
      }
    }
    return [
      {
        name: 'start to ready, from the process’s birth',
        ours: median(started.bot),
        unit: 'ms',
        ceiling: median(started.bare),
        ceilingIs: 'bare client',
        bar: moreAtMost(1000),
      },
      {
        name: 'memory, one server, twelve months of plan',
        ours: median(memory.bot),
        unit: 'MB',
        ceiling: median(memory.bare),
        ceilingIs: 'bare client',
        bar: moreAtMost(30),
      },
      ...(await posting(bench)),
    ];
  },
};

/** Many cohorts due at once, against the same bodies from a bare client. */
async function posting(bench: Bench): Promise<Row[]> {
  const url = await bench.server.create('posting');
  const database = openDatabase(url);
  bench.closing(database.close);
  const discord = await startLocalDiscord({ now: () => now, rateLimits: 'off' });
  bench.closing(discord.stop);
  const plans = await longPlan(bench, 12);
  const { versionId } = await storePlan(database.db, plans);
  const channels = Array.from({ length: posts }, (_, n) => discord.world.addChannel('Study Hall', { name: `c${n}` }));
  for (const channelId of channels) await addCohort(database.db, versionId, channelId, today);
  const worked = async (kind: ChildOptions['kind'], message: ToChild) => {
    const child = await startChild(bench, optionsFor(bench, kind, { discord, databaseUrl: url, plans }));
    const told = await child.ask(message);
    await child.stop();
    if (told.kind !== 'worked') throw new Error('not what was asked for');
    return told;
  };
  const ours = await worked('bot', { kind: 'tick' });
  const sent = discord.requests.filter(
    ({ method, route, status }) => method === 'POST' && route === '/channels/:channel/messages' && status === 200,
  );
  if (sent.length !== posts) throw new Error(`${sent.length} of ${posts} posts were sent`);
  const bodies = sent.map(({ path, body }): Send => {
    const channelId = path.split('/')[2] ?? '';
    return { channelId, body: { ...(body as object), nonce: `bare${channelId}`.slice(-25) } };
  });
  const batches = Array.from({ length: posts / batch }, (_, n) => bodies.slice(n * batch, (n + 1) * batch));
  const bare = await worked('bare', { kind: 'send', batches });
  return [
    {
      name: `${posts} cohorts due at once`,
      ours: posts / (ours.ms / 1000),
      unit: 'posts/s',
      ceiling: posts / (bare.ms / 1000),
      ceilingIs: 'the same bodies from a bare client',
      bar: atLeast(45),
    },
    {
      name: 'CPU of one post',
      ours: ours.cpuMs / posts,
      unit: 'ms',
      ceiling: bare.cpuMs / posts,
      ceilingIs: 'the same bodies from a bare client',
      bar: moreAtMost(2),
    },
  ];
}

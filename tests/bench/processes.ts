import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/db/client.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/discord/index.ts';
import { addCohort, now, storePlan, today } from './dataset.ts';
import { median, type Row } from './measure.ts';
import type { Server } from './postgres.ts';
import type { ChildOptions, Send, ToChild, ToParent } from './process-child.ts';

const starts = 3;
const posts = 1000;
const batch = 50;
const budget = { startMs: 1500, memoryMb: 40, cpuMs: 2, perSecond: 45 };

/** What concerns the whole process: starting, memory, and posting to many cohorts; beside a bare discord.js client. */
export async function benchProcesses(server: Server, plans: string, repository: string): Promise<Row[]> {
  const url = await server.create('processes');
  const database = openDatabase(url);
  const discord = await startLocalDiscord({ now: () => now, rateLimits: 'off' });
  const crowded = await startLocalDiscord({ now: () => now, rateLimits: 'off' });
  const optionsOf = (kind: ChildOptions['kind'], at: LocalDiscord): ChildOptions => ({
    kind,
    repository,
    nowMs: now.getTime(),
    config: {
      discordToken: at.token,
      discordApiUrl: at.url,
      databaseUrl: url,
      preparing: 'auto',
      dataDir: plans,
      curriculumDir: plans,
      logLevel: 'error',
      healthPort: null,
      heartbeatUrl: null,
      status: null,
      allowedGuilds: null,
      role: 'all',
    },
  });
  try {
    const { versionId } = await storePlan(database.db, plans);
    const channel = discord.world.channels().find(({ type }) => type === 0)?.id ?? '';
    await addCohort(database.db, versionId, channel, today);
    const started = { bot: [] as number[], bare: [] as number[] };
    const memory = { bot: [] as number[], bare: [] as number[] };
    for (let n = 0; n < starts; n += 1) {
      for (const kind of ['bare', 'bot'] as const) {
        const child = await startChild(optionsOf(kind, discord));
        started[kind].push(child.startMs);
        // With a post behind it, the bot holds the whole plan.
        await child.ask({ kind: 'tick' });
        const told = await child.ask({ kind: 'memory' });
        if (told.kind === 'memory') memory[kind].push(told.mb);
        await child.stop();
      }
    }

    const channels = Array.from({ length: posts }, (_, n) => crowded.world.addChannel('Study Hall', { name: `c${n}` }));
    for (const channelId of channels) await addCohort(database.db, versionId, channelId, today);
    const posting = await worked(optionsOf('bot', crowded), () => ({ kind: 'tick' }));
    const sent = crowded.requests.filter(({ method, status }) => method === 'POST' && status === 200);
    if (sent.length !== posts) throw new Error(`${sent.length} of ${posts} posts were sent`);
    const bodies = sent.map(({ path, body }): Send => {
      const channelId = path.split('/')[2] ?? '';
      return { channelId, body: { ...(body as object), nonce: `bare${channelId}`.slice(-25) } };
    });
    const batches = Array.from({ length: posts / batch }, (_, n) => bodies.slice(n * batch, (n + 1) * batch));
    const sending = await worked(optionsOf('bare', crowded), () => ({ kind: 'send', batches }));

    const perSecond = posts / (posting.ms / 1000);
    return [
      {
        what: 'start to ready, from the process’s birth',
        median: median(started.bot),
        unit: 'ms',
        ceiling: median(started.bare),
        ceilingIs: 'bare client',
        budget: `≤ ${budget.startMs} ms more`,
        ok: median(started.bot) - median(started.bare) <= budget.startMs,
      },
      {
        what: 'memory, one server, twelve months of plan',
        median: median(memory.bot),
        unit: 'MB',
        ceiling: median(memory.bare),
        ceilingIs: 'bare client',
        budget: `≤ ${budget.memoryMb} MB more`,
        ok: median(memory.bot) - median(memory.bare) <= budget.memoryMb,
      },
      {
        what: `${posts} cohorts due at once`,
        median: perSecond,
        unit: 'posts/s',
        ceiling: posts / (sending.ms / 1000),
        ceilingIs: 'the same bodies from a bare client',
        budget: 'Discord’s 50 a second',
        ok: perSecond >= budget.perSecond,
      },
      {
        what: 'CPU of one post',
        median: posting.cpuMs / posts,
        unit: 'ms',
        ceiling: sending.cpuMs / posts,
        ceilingIs: 'the same bodies from a bare client',
        budget: `≤ ${budget.cpuMs} ms more`,
        ok: (posting.cpuMs - sending.cpuMs) / posts <= budget.cpuMs,
      },
    ];
  } finally {
    await discord.stop();
    await crowded.stop();
    await database.close();
  }
}

async function worked(options: ChildOptions, message: () => ToChild): Promise<{ ms: number; cpuMs: number }> {
  const child = await startChild(options);
  const told = await child.ask(message());
  await child.stop();
  if (told.kind !== 'worked') throw new Error('not what was asked for');
  return told;
}

async function startChild(options: ChildOptions) {
  const began = performance.now();
  const child = fork(fileURLToPath(new URL('process-child.js', import.meta.url)), [JSON.stringify(options)], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, TZ: 'UTC' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit').then(() => {
    throw new Error('a process under measurement ended by itself');
  });
  gone.catch(() => {});
  const answer = async () => {
    const [message] = await Promise.race([once(child, 'message'), gone]);
    return message as ToParent;
  };
  await answer();
  return {
    startMs: performance.now() - began,
    ask: (message: ToChild) => {
      child.send(message);
      return answer();
    },
    stop: async () => {
      const over = once(child, 'exit');
      child.kill('SIGKILL');
      await over;
    },
  };
}

import { openDatabase } from '../../../src/db/client.ts';
import { startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { optionsFor, startChild } from '../child/child.ts';
import { addCohort, now, storePlan, today } from '../ground/dataset.ts';
import { longPlan } from '../ground/long-plan.ts';
import { median } from '../measure.ts';
import type { Part } from '../part.ts';
import { moreAtMost } from '../table.ts';

const starts = 5;

/** What concerns the whole process: starting and memory, beside a bare discord.js client. */
export const processes: Part = {
  name: 'processes',
  says: 'the built bot from its start, with the options of npm start, one server and one post sent, beside a bare client under plain Node, by turns; medians of five',
  async run(bench) {
    const url = await bench.server.create('processes');
    const database = openDatabase(url);
    bench.closing(database.close);
    const discord = await startLocalDiscord({ now: () => now, rateLimits: 'off' });
    bench.closing(discord.stop);
    const plans = await longPlan(bench, 12);
    const { versionId } = await storePlan(database.db, plans);
    const channel = discord.world.channels().find(({ type }) => type === 0)?.id ?? '';
    await addCohort(database.db, versionId, channel, today, discord.world.guilds()[0]?.id);
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
    ];
  },
};

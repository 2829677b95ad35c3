import { type Child, optionsFor, startChild } from '../child/child.ts';
import type { Send, ToChild } from '../child/process-child.ts';
import { postingHall } from '../ground/hall.ts';
import type { Part } from '../part.ts';
import { atMost, moreAtMost, ratioAtMost } from '../table.ts';

/** Groups that are due before it is measured, so that all is warm, and then in the same minute. */
const first = 500;
const groups = 1_500;
/** What Discord takes in a second. */
const perSecond = 50;

/** Posting to many groups as fast as Discord allows, which the local one enforces, beside a bare client that sends the same. */
export const posting: Part = {
  name: 'posting',
  says: 'the whole bot on a Discord of this machine that keeps to its limits',
  async run(bench) {
    const { due, ...place } = await postingHall(bench);
    /** What Discord saw of posts since so many requests. */
    const seen = (since: number) =>
      place.discord.requests
        .slice(since)
        .filter(({ method, route }) => method === 'POST' && route === '/channels/:channel/messages');

    const bot = await startChild(bench, optionsFor(bench, 'bot', place));
    await due(first);
    await worked(bot, { kind: 'tick' });
    const before = await memoryOf(bot);
    await due(groups);
    const since = place.discord.requests.length;
    const ours = await worked(bot, { kind: 'tick' });
    const requests = seen(since);
    const after = await memoryOf(bot);
    // By itself, for to watch the main thread costs a third of what a post does.
    await due(first);
    await bot.ask({ kind: 'held' });
    await worked(bot, { kind: 'tick' });
    const held = await bot.ask({ kind: 'held' });
    await bot.stop();
    const sent = requests.filter(({ status }) => status === 200);
    if (sent.length !== groups) throw new Error(`${sent.length} of ${groups} posts were sent`);

    const sends = sent.map(({ path, body }): Send => {
      const channelId = path.split('/')[2] ?? '';
      return { channelId, body: { ...(body as object), nonce: `bare${channelId}`.slice(-25) } };
    });
    const batches = Array.from({ length: groups / perSecond }, (_, n) =>
      sends.slice(n * perSecond, (n + 1) * perSecond),
    );
    const bare = await startChild(bench, optionsFor(bench, 'bare', place));
    const theirs = await worked(bare, { kind: 'send', batches });
    await bare.stop();
    const many = groups.toLocaleString('en');
    return [
      {
        name: `${many} groups due in the same minute`,
        ours: ours.ms / 1_000,
        unit: 's',
        ceiling: groups / perSecond,
        ceilingIs: `${perSecond} requests a second`,
        bar: ratioAtMost(1.02),
      },
      {
        name: `the same, from a bare client: ${(theirs.ms / 1_000).toFixed(1)} s; requests of ours that Discord refused`,
        ours: requests.length - sent.length,
        unit: '',
        ceiling: groups,
        ceilingIs: 'all',
        bar: null,
      },
      {
        name: 'CPU of one post',
        ours: ours.cpuMs / groups,
        unit: 'ms',
        ceiling: theirs.cpuMs / groups,
        ceilingIs: 'the same bodies from a bare client',
        bar: moreAtMost(2),
      },
      {
        name: `memory after ${many} posts more`,
        ours: after,
        unit: 'MB',
        ceiling: before,
        ceilingIs: `after ${first}`,
        bar: ratioAtMost(1.1),
      },
      {
        name: 'the main thread held while posting, at most',
        ours: held.kind === 'held' ? held.ms : Number.NaN,
        unit: 'ms',
        ceiling: 1_000 / perSecond,
        ceilingIs: 'between two posts',
        bar: atMost(50),
      },
    ];
  },
};

async function worked(child: Child, message: ToChild): Promise<{ ms: number; cpuMs: number }> {
  const told = await child.ask(message);
  if (told.kind !== 'worked') throw new Error('not what was asked for');
  return told;
}

async function memoryOf(child: Child): Promise<number> {
  const told = await child.ask({ kind: 'memory' });
  return told.kind === 'memory' ? told.mb : Number.NaN;
}

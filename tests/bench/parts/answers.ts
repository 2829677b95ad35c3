import type { LocalDiscord } from '../../../src/playground/discord/index.ts';
import { optionsFor, startChild } from '../child/child.ts';
import { studyHall } from '../ground/hall.ts';
import { atRate, median, p99 } from '../measure.ts';
import type { Part } from '../part.ts';
import { atMost, type Row, ratioAtMost } from '../table.ts';

/** Behind everybody who asks. */
export const days = 348;
export const perSecond = 50;
const seconds = 10;
const warmUps = 3 * perSecond;
const learners = warmUps + perSecond * seconds;
/** What people ask most: a write, and a read of everything behind it. */
const asked = ['done', 'streak'];

/**
 * From the gateway's event until the callback has reached Discord, 50 times a second over real sockets: the whole bot, and
 * a client that answers after one statement. Everybody has a year behind them.
 */
export const answers: Part = {
  name: 'answers',
  says: `the whole bot and a bare discord.js client on a Discord of this machine, over sockets, ${perSecond} a second`,
  async run(bench) {
    const rows: Row[] = [];
    const told = { bare: new Map<string, Taken>(), bot: new Map<string, Taken>() };
    const { names, ...place } = await studyHall(bench, learners, days);
    // The bot goes first: it tells Discord its commands.
    for (const kind of ['bot', 'bare'] as const) {
      const child = await startChild(bench, optionsFor(bench, kind, place));
      // Warm for all before any counts: whichever came second would find the first one's way trodden.
      for (const command of asked) await answered(place.discord, command, names.slice(0, warmUps));
      for (const command of asked)
        told[kind].set(command, await answered(place.discord, command, names.slice(warmUps)));
      await child.stop();
      bench.progress(`${kind}: through`);
    }
    for (const command of asked) {
      const [bot, bare] = [told.bot.get(command), told.bare.get(command)];
      if (bot === undefined || bare === undefined) throw new Error(`/${command} was not asked`);
      const name = `/${command}, ${perSecond} a second, ${days} days: event → callback`;
      const ceilingIs = 'a bare client and one statement';
      rows.push(
        rowOf(`${name}, median`, median(bot.callback), median(bare.callback), ceilingIs, ratioAtMost(3)),
        rowOf(`${name}, p99`, p99(bot.callback), p99(bare.callback), ceilingIs, atMost(50)),
        rowOf(`/${command}: event → the answer to read, p99`, p99(bot.answer), p99(bare.answer), ceilingIs, null),
      );
    }
    return rows;
  },
};

function rowOf(name: string, ours: number, ceiling: number, ceilingIs: string, bar: Row['bar']): Row {
  return { name, ours, unit: 'ms', ceiling, ceilingIs, bar };
}

/** Milliseconds from the event on: until Discord has the callback, and until there is something to read. */
type Taken = { callback: number[]; answer: number[] };

/** Lets everybody ask for the same, at the rate. Throws where somebody is not given what they asked for. */
export async function answered(discord: LocalDiscord, command: string, names: readonly string[]): Promise<Taken> {
  const began = new Map<string, number>();
  const callback: number[] = [];
  const unsubscribe = discord.subscribe((event) => {
    if (event.kind === 'gateway' && event.event === 'INTERACTION_CREATE') {
      began.set((event.data as { id: string }).id, performance.now());
    }
    if (event.kind !== 'request' || !event.request.route.endsWith('/callback')) return;
    const [, , id = ''] = event.request.path.split('/');
    callback.push(performance.now() - (began.get(id) ?? Number.NaN));
  });
  const answer = await atRate(perSecond, names.length, async (n) => {
    const outcome = await discord.as(names[n] ?? '', { channel: 'study' }).command(command);
    if (outcome.kind !== 'message' || outcome.message.content.includes('Reference')) {
      throw new Error(`not answered: ${JSON.stringify(outcome).slice(0, 500)}`);
    }
  });
  unsubscribe();
  if (callback.length !== names.length) throw new Error(`${callback.length} of ${names.length} callbacks came`);
  return { callback, answer };
}

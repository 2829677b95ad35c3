import { sql } from 'drizzle-orm';
import type { Db } from '../../../src/db/client.ts';
import type { LocalDiscord } from '../../../src/playground/discord/index.ts';
import type { BotProcess } from '../bot-process.ts';
import { pause, until } from '../waiting.ts';

/** After so long a command counts as unanswered, “thinking…” or not. */
const answerMs = 10_000;
const patienceMs = 150_000;

/** `room`: where people study; the `channels` get posts. */
export type TestServer = { id: string; shard: number; room: string; channels: string[] };

/** Somebody in each server does one day after the other, whether or not the one before was acknowledged. */
export function openTraffic(
  discord: LocalDiscord,
  db: Db,
  servers: TestServer[],
  keys: string[],
  bots: BotProcess[],
  everyMs: number,
) {
  /** What was said of each day that was asked for. */
  const acknowledged = new Map<string, string>();
  const unanswered: { shard: number; id: string }[] = [];
  let latestId = '';
  /** What a process has tried to answer, if later than Discord waits; or has said in its log why it did not. */
  const tried = new Set<string>();
  discord.subscribe((event) => {
    if (event.kind === 'gateway' && event.event === 'INTERACTION_CREATE') latestId = (event.data as { id: string }).id;
    if (event.kind === 'request')
      tried.add(/\/(?:interactions|webhooks\/\d+)\/(\d+)\//.exec(event.request.path)?.[1] ?? '');
  });
  let unsaved = 0;
  const running = new Set<Promise<unknown>>();
  let day = 0;
  let isOver = false;
  const ask = async ({ shard, id, room }: TestServer, n: number) => {
    const learner = discord.as(`learner${shard}`, { guild: id, channel: room });
    const answer = learner.command('done', { day: String((n % keys.length) + 1) });
    const asked = latestId;
    const outcome = await Promise.race([answer, pause(answerMs)]);
    // A lock of the frozen one may be in the way, which is said.
    const refused = outcome?.kind === 'message' && outcome.message.content.includes('**not**');
    if (refused) unsaved += 1;
    else if (outcome?.kind === 'message')
      acknowledged.set(`${learner.user.id} ${keys[n % keys.length]}`, outcome.message.content);
    else unanswered.push({ shard, id: asked });
  };
  const unheard = (from: number, to?: number) => {
    const log = new Set(bots.flatMap((bot) => bot.log().map((line) => /"interaction":"(\d+)"/.exec(line)?.[1])));
    return unanswered.slice(from, to).filter(({ id }) => !tried.has(id) && !log.has(id));
  };
  const loop = (async () => {
    while (!isOver) {
      day += 1;
      for (const server of servers) {
        const asking = ask(server, day).finally(() => running.delete(asking));
        running.add(asking);
      }
      await pause(everyMs);
    }
  })();
  return {
    asked: () => day * servers.length,
    unsaved: () => unsaved,
    /** So many were not answered until now. */
    mark: () => unanswered.length,
    /** How many commands between two marks no process took up; one that a slow machine lets be answered too late is another matter. */
    unheard: (from: number, to: number, of = servers.map(({ shard }) => shard)) =>
      unheard(from, to).filter(({ shard }) => of.includes(shard)).length,
    late: () => unanswered.length - unheard(0).length,
    /** Until so many more were asked of each. */
    until: async (more: number) => {
      const end = day + more;
      await until(() => day >= end, patienceMs);
      await Promise.all(running);
    },
    async end() {
      isOver = true;
      await loop;
      await Promise.all(running);
    },
    async stored() {
      const rows = await db.execute<{ user_id: string; day_key: string }>(
        sql`select l.user_id, c.day_key from completions c join learners l on l.id = c.learner_id`,
      );
      const done = new Set(rows.map(({ user_id, day_key }) => `${user_id} ${day_key}`));
      return {
        acknowledged: acknowledged.size,
        lost: [...acknowledged].filter(([one]) => !done.has(one)).map(([, said]) => said),
      };
    },
  };
}

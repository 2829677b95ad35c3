import type { Outcome } from '../../../src/playground/discord/index.ts';
import { atLeast, type Bench, exactly, type Figure, type Line } from '../line.ts';
import { pause } from '../waiting.ts';
import { act, type Mind } from './actions.ts';
import { buildServers, type Servers, type Viewer } from './servers.ts';

const sizes = { long: 20_000, short: 400 };
const patienceMs = 30_000;
const atOnce = 4;

export const fuzz: Line = {
  name: 'fuzz',
  says: 'members of two servers do anything, with titles and scripts of all kinds, and with what others have seen',
  run,
};

type Count = { done: number; refused: number; shown: number; own: number; late: number };

async function run(bench: Bench): Promise<Figure[]> {
  const wanted = bench.short ? sizes.short : sizes.long;
  const servers = await buildServers(bench);
  const known: string[] = [];
  let marks = 0;
  const minds = new Map<string, Mind>();
  for (const { name } of servers.viewers) {
    minds.set(name, { known, mark: () => `${servers.markOf(name)}${marks++}.` });
  }
  const count: Count = { done: 0, refused: 0, shown: 0, own: 0, late: 0 };
  const problems = { unanswered: [] as string[], unexplained: [] as string[], foreign: [] as string[] };

  const one = async (): Promise<void> => {
    const viewer = servers.viewers[bench.random.between(0, servers.viewers.length - 1)];
    const mind = minds.get(viewer?.name ?? '');
    if (viewer === undefined || mind === undefined) return;
    const actor = servers.discord.as(viewer.name, { guild: viewer.guild, channel: viewer.channel });
    const doing = act(actor, mind, bench.random);
    if (doing === undefined) return;
    const outcome = await Promise.race([doing, pause(patienceMs)]);
    if (outcome?.kind === 'refused') {
      count.refused += 1;
      return;
    }
    count.done += 1;
    if (count.done % 1_000 === 0) bench.progress(`${count.done} interactions`);
    if (known.length > 400) known.splice(0, 200);
    await judge(servers, viewer, outcome ?? undefined, problems, count);
    tidy(servers, outcome ?? undefined, bench);
  };
  const worker = async () => {
    while (count.done < wanted && servers.bot.alive()) await one();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  for (const [what, all] of Object.entries(problems)) {
    for (const said of all.slice(0, 10)) bench.progress(`${what}: ${said}`);
  }
  return [
    { what: 'interactions', value: count.done },
    { what: '… answered with words', value: count.shown },
    { what: '… with their own words, or words shared with them', value: count.own },
    // Otherwise there would have been nothing left to show, let alone to hide.
    atLeast('the last of them that showed a plan', count.late, wanted / 2),
    { what: 'what Discord’s own client would not have let through', value: count.refused },
    exactly('crashes', servers.bot.alive() ? 0 : 1),
    exactly('unanswered', problems.unanswered.length),
    exactly('unexplained: “something went wrong”', problems.unexplained.length),
    exactly('data of others: private words, hidden plans, other servers', problems.foreign.length),
  ];
}

async function judge(
  servers: Servers,
  viewer: Viewer,
  outcome: Outcome | undefined,
  problems: { unanswered: string[]; unexplained: string[]; foreign: string[] },
  count: Count,
): Promise<void> {
  const where = `${viewer.name} in #${viewer.channel}`;
  if (outcome === undefined || outcome.kind === 'failed') {
    problems.unanswered.push(`${where}: ${JSON.stringify(outcome)}`);
    return;
  }
  const text = JSON.stringify(outcome);
  if ('message' in outcome) count.shown += 1;
  if (/went wrong on my side/.test(text)) problems.unexplained.push(`${where}: ${logOf(servers, text)}`);
  if (/(?:open|secret)-plan-\d/.test(text)) count.late = count.done;
  if (/own-\w+-words-\d/.test(text)) count.own += 1;
  // What one is shown; who pressed what stands in the message, too, and in the message that it answers.
  const shown = 'message' in outcome ? JSON.stringify({ ...outcome.message, referenced_message: null }) : text;
  for (const word of servers.hiddenFrom(viewer)) {
    const at = shown.indexOf(word);
    if (at === -1) continue;
    const mark = /^own-\w+-words-\d+\./.exec(shown.slice(at))?.[0];
    if (mark !== undefined && (await servers.isShared(mark))) continue;
    problems.foreign.push(`${where} read “${word}”: ${shown.slice(Math.max(0, at - 200), at + 100)}`);
  }
}

/** What the bot logged under the reference that somebody was given. */
function logOf({ bot }: Servers, text: string): string {
  const reference = /reference ([A-Z0-9]{4})/.exec(text)?.[1] ?? 'none';
  return (
    bot
      .log()
      .find((line) => line.includes(reference))
      ?.slice(0, 1500) ?? text.slice(0, 300)
  );
}

/** Keeps the channels short: what is only for one person's eyes is gone after a while, as on a real client. */
function tidy({ discord }: Servers, outcome: Outcome | undefined, { random }: Bench): void {
  if (outcome?.kind === 'message' && outcome.ephemeral && random.next() < 0.8) {
    discord.world.removeMessage(outcome.message.id);
  }
}

import { join } from 'node:path';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/discord/index.ts';
import { writeLongPlan } from '../bench/ground/long-plan.ts';
import { startBot } from './bot-process.ts';
import { atMost, type Bench, exactly, type Figure, type Line } from './line.ts';
import { settingsOf } from './settings.ts';
import { pause, until } from './waiting.ts';

const sizes = {
  long: { drops: 20, refused: 5, helloMs: 90_000, heldMs: 90_000 },
  // Longer than a client that repeats its IDENTIFY would wait.
  short: { drops: 8, refused: 1, helloMs: 8_000, heldMs: 18_000 },
};
const backMs = 60_000;
// Between IDENTIFYs that come to nothing the bot itself makes pauses: 5, 5, 10, 20, 40 s.
const backFromRefusalsMs = 120_000;

export const gateway: Line = {
  name: 'gateway',
  says: 'sockets drop, sessions are refused, HELLO and READY come late, the day’s sessions run out',
  run,
};

async function run(bench: Bench): Promise<Figure[]> {
  const size = bench.short ? sizes.short : sizes.long;
  const plans = join(bench.folder, 'gateway-plans');
  await writeLongPlan(bench.repository, plans, 1);
  const discord = await startLocalDiscord({ rateLimits: 'off' });
  bench.closing(discord.stop);
  const { faults } = discord;
  const bot = startBot(bench.repository, settingsOf(discord, await bench.server.create('gateway'), plans));
  bench.closing(bot.end);
  await bot.said('ready; invite');
  let lost = 0;
  let deaf = 0;

  /** IDENTIFYs during something that costs the session or its socket, until the bot hears again. */
  const counted = async (
    trouble: () => void,
    meanwhile: () => Promise<void> = async () => {},
    limitMs = backMs,
  ): Promise<number> => {
    const before = await left(discord);
    const back = sessionBack(discord);
    trouble();
    await meanwhile();
    const came = await Promise.race([back.then(() => true), pause(limitMs).then(() => false)]);
    const used = before - (await left(discord));
    if (!came) lost += 1;
    else if (!(await answers(discord))) deaf += 1;
    return used;
  };
  const held = async (hold: (held: boolean) => void, forMs: number) => {
    await pause(forMs);
    hold(false);
  };

  let dropped = 0;
  for (let n = 0; n < size.drops; n += 1) dropped += await counted(() => faults.dropSockets());
  bench.progress(`${size.drops} sockets dropped`);
  const asked = await counted(() => faults.askReconnect());
  const lateHello = await counted(
    () => {
      faults.holdHello(true);
      faults.dropSockets();
    },
    () => held(faults.holdHello, size.helloMs),
  );
  bench.progress('HELLO was late');
  const lateReady = await counted(
    () => {
      faults.refuseResume(true);
      faults.holdReady(true);
      faults.dropSockets();
    },
    () => held(faults.holdReady, size.heldMs),
  );
  bench.progress('READY was late');
  const refused = await counted(
    () => {
      faults.refuseSessions(size.refused);
      faults.dropSockets();
    },
    undefined,
    backFromRefusalsMs,
  );
  bench.progress('sessions were refused');
  // The few that are left are kept for a person who mends something.
  faults.leaveIdentifies(10, size.heldMs);
  let spared = 0;
  await counted(
    () => faults.dropSockets(),
    async () => {
      await pause(size.heldMs - 2_000);
      spared = 10 - (await left(discord));
    },
  );
  return [
    exactly(`IDENTIFYs for ${size.drops} dropped sockets`, dropped),
    exactly('IDENTIFYs when asked to reconnect', asked),
    exactly(`IDENTIFYs for a HELLO ${size.helloMs / 1000} s late`, lateHello),
    exactly(`IDENTIFYs for a READY ${size.heldMs / 1000} s late`, lateReady, 1),
    atMost(`IDENTIFYs for ${size.refused} refused sessions`, refused, size.refused + 1),
    exactly('IDENTIFYs while only 10 were left of the day', spared),
    exactly('times the bot did not come back', lost),
    exactly('times the bot was back, and deaf', deaf),
    exactly('deaths', bot.alive() ? 0 : 1),
  ];
}

async function left({ url, token }: LocalDiscord): Promise<number> {
  const answer = await fetch(`${url}/v10/gateway/bot`, { headers: { authorization: `Bot ${token}` } });
  const { session_start_limit } = (await answer.json()) as { session_start_limit: { remaining: number } };
  return session_start_limit.remaining;
}

function sessionBack(discord: LocalDiscord): Promise<void> {
  return new Promise((resolve) => {
    const stop = discord.subscribe((event) => {
      if (event.kind !== 'session' || event.change === 'closed') return;
      stop();
      resolve();
    });
  });
}

/** Whether the bot answers somebody; what it missed is asked again. */
function answers(discord: LocalDiscord): Promise<boolean> {
  return until(async () => (await discord.as('learner1').command('help')).kind === 'message', 20_000, 200);
}

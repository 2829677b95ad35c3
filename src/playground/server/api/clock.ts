import type { World } from '../../world/world.ts';
import type { ClockStep, ClockView } from '../contract.ts';

export type Clock = ReturnType<typeof createClock>;

/** A day a second, in steps short enough to stop between. */
const playMs = 250;
const playHours = 6;
const hourMs = 3_600_000;

/** The clock of the page: one thing at a time moves it, and it may run by itself. */
export function createClock(world: World, changed: () => void) {
  let turns: Promise<unknown> = Promise.resolve();
  let playing: NodeJS.Timeout | undefined;
  let busy: string | null = null;
  let moving = false;
  const inTurn = <T>(what: () => Promise<T>): Promise<T> => {
    const result = turns.then(what);
    turns = result.catch(() => {});
    return result;
  };
  const moveTo = (at: Date) =>
    inTurn(async () => {
      await world.moveTo(at);
      changed();
    });
  const pause = () => {
    clearInterval(playing);
    playing = undefined;
    changed();
  };
  const play = () => {
    playing ??= setInterval(() => {
      // On a machine that cannot keep up, the clock runs slower instead of falling behind.
      if (moving) return;
      moving = true;
      void moveTo(new Date(world.now().getTime() + playHours * hourMs))
        .catch(pause)
        .finally(() => {
          moving = false;
        });
    }, playMs);
    changed();
  };
  return {
    async view(channelId: string): Promise<ClockView> {
      const nextPostAt = await world.nextPost(channelId);
      return {
        now: world.now().toISOString(),
        playing: playing !== undefined,
        busy,
        nextPostAt: nextPostAt?.toISOString() ?? null,
      };
    },
    /** Something moves it many times at present. */
    held: () => busy !== null,
    /** Does something of a member's, a second after the last thing. */
    tick: () => moveTo(new Date(world.now().getTime() + 1_000)),
    /** Returns why the clock cannot move so, if it cannot. */
    async step(step: ClockStep, channelId: string): Promise<string | undefined> {
      if (step === 'play') play();
      else pause();
      if (step === 'play' || step === 'pause') return undefined;
      const target = await targetOf(world, step, channelId);
      if (target === undefined) return noPost;
      await moveTo(target);
      return undefined;
    },
    /** Holds the clock for something that moves it many times; `words` say what. */
    hold: <T>(words: string, what: () => Promise<T>): Promise<T> =>
      inTurn(async () => {
        busy = words;
        changed();
        try {
          return await what();
        } finally {
          busy = null;
          changed();
        }
      }),
    async stop() {
      pause();
      await turns;
    },
  };
}

const noPost = 'No post is planned: no plan runs here, or it is paused or finished. /setup starts one.';

async function targetOf(world: World, step: ClockStep, channelId: string): Promise<Date | undefined> {
  const now = world.now();
  if (step === 'hour') return new Date(now.getTime() + hourMs);
  if (step === 'week') return new Date(now.getTime() + 7 * 24 * hourMs);
  const post = await world.nextPost(channelId);
  return post === undefined || post > now ? post : now;
}

import type { Clock } from '../clock.ts';

type RoundsOptions = {
  clock: Pick<Clock, 'now' | 'monotonicMs'>;
  /** What must be known before anything is judged. */
  before(): Promise<void>;
  /** Takes up what is due; `settled` tells once that is done with whether all went well. */
  work(): Promise<{ settled: Promise<boolean> }>;
  /** What has its chance at each tick, too, and holds nothing up for long. */
  beside(): Promise<void>;
  onTaken(tookMs: number, at: Date): void;
  onWell(): Promise<void>;
};

type Rounds = {
  /** Takes up all that is due now and resolves once that is settled. One that finds another taking up waits for it. */
  tick(): Promise<void>;
  /** When all that was due was last taken up; null before the first time. */
  lastAt(): Date | null;
  /** Takes up nothing more; resolves once all that was taken up is settled. */
  ended(): Promise<void>;
};

/** What the clock starts, round after round. */
export function openRounds({ clock, before, work, beside, onTaken, onWell }: RoundsOptions): Rounds {
  const rounds = new Set<Promise<void>>();
  let lastAt: Date | null = null;
  let ending = false;
  let taking: Promise<unknown> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  async function take(): Promise<{ settled: Promise<boolean> }> {
    await before();
    const [taken] = await Promise.all([work(), beside()]);
    return taken;
  }

  async function settle(taken: Promise<{ settled: Promise<boolean> }>, beganMs: number): Promise<void> {
    const { settled } = await taken;
    lastAt = clock.now();
    onTaken(clock.monotonicMs() - beganMs, lastAt);
    if (await settled) await onWell();
  }

  return {
    async tick() {
      waiting ??= taking.then(async () => {
        waiting = undefined;
        if (ending) return;
        const beganMs = clock.monotonicMs();
        const taken = take();
        taking = taken;
        const round = settle(taken, beganMs).finally(() => rounds.delete(round));
        rounds.add(round);
        await round;
      });
      return waiting;
    },
    lastAt: () => lastAt,
    async ended() {
      ending = true;
      await taking;
      await Promise.all(rounds);
    },
  };
}

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

/** What the clock starts, round after round. */
export function openRounds({ clock, before, work, beside, onTaken, onWell }: RoundsOptions) {
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
    /** Takes up all that is due now and resolves once that is settled. One that finds another taking up waits for it. */
    async tick(): Promise<void> {
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
    /** When all that was due was last taken up; null before the first time. */
    lastAt: () => lastAt,
    /** Takes up nothing more; resolves once all that was taken up is settled. */
    async ended(): Promise<void> {
      ending = true;
      await taking;
      await Promise.all(rounds);
    },
  };
}

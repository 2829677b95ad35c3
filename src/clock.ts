/** The two clocks of a machine. */
export type HostClock = {
  /** What the machine takes for the time; it may be wrong, and be set at any moment. */
  now(): Date;
  /**
   * Milliseconds since some moment, which grow evenly whatever is set; a sleeping machine may not count them.
   * Left out where `now` is made up and therefore never set by others.
   */
  monotonicMs?(): number;
};

export type Clock = Required<HostClock> & {
  /** How long ago Discord made an id, on Discord's own clock, within a second; 0 for an id from its future. */
  ageMsOf(snowflake: string): number;
  /** An id that Discord would have made so many milliseconds ago, by its own clock; ids of one channel are in order of time. */
  snowflakeBefore(ms: number): string;
  /** Takes in the `Date` header of an answer, with the monotonic moments at which it was asked for and began to arrive. */
  observe(date: string, sentMs: number, receivedMs: number): void;
  /** Whether it is time to ask Discord again: never asked, not for long, or the machine's clocks have parted since. */
  stale(): boolean;
  /** What `now()` adds to the machine's time; 0 while that is trusted. */
  correctionMs(): number;
};

/** Where Discord's time can be, less the monotonic clock. */
type Answer = { earliest: number; latest: number };

/** So many answers have a say; of these fewer than half may be wrong. */
const remembered = 9;
/** A machine this far from Discord's time is corrected, and trusted again at half of it: time must not go to and fro. */
const correctedFromMs = 60_000;
/** An answer that took longer tells too little. */
const slowMs = 10_000;
/** One of the clocks was set, or one did not count a sleep. */
const partedMs = 2_000;
/** Clocks of cheap machines part by a second in some hours. */
const freshMs = 10 * 60_000;

// https://discord.com/developers/docs/reference#snowflakes
const discordEpochMs = 1_420_070_400_000;

/** The one clock of the process: the machine's, put right by what Discord says about its own. */
export function createClock(host: HostClock): Clock {
  const monotonicMs = host.monotonicMs ?? (() => host.now().getTime());
  let answers: Answer[] = [];
  let aheadMs: number | undefined;
  let observedMs = 0;
  let apartThen = 0;
  let corrected = false;

  const apart = () => host.now().getTime() - monotonicMs();
  const parted = () => Math.abs(apart() - apartThen) > partedMs;
  // By the monotonic clock, so that a machine whose time is set stays right before Discord has been asked again.
  const discordMs = () => (aheadMs === undefined ? host.now().getTime() : monotonicMs() + aheadMs);

  function correctionMs(): number {
    const offMs = discordMs() - host.now().getTime();
    corrected = Math.abs(offMs) > (corrected ? correctedFromMs / 2 : correctedFromMs);
    return corrected ? offMs : 0;
  }

  return {
    now: () => new Date(host.now().getTime() + correctionMs()),
    monotonicMs,
    correctionMs,
    ageMsOf: (snowflake) => Math.max(0, discordMs() - (Number(BigInt(snowflake) >> 22n) + discordEpochMs)),
    snowflakeBefore: (ms) => String(BigInt(Math.max(Math.floor(discordMs() - discordEpochMs - ms), 0)) << 22n),
    // A clock that is made up, with no other beside it, neither drifts nor sleeps.
    stale: () =>
      aheadMs === undefined || (host.monotonicMs !== undefined && (parted() || monotonicMs() - observedMs > freshMs)),
    observe(date, sentMs, receivedMs) {
      const atMs = Date.parse(date);
      if (Number.isNaN(atMs) || receivedMs - sentMs > slowMs) return;
      // Whichever clock was moved: what was measured before may not hold any more.
      if (parted()) answers = [];
      apartThen = apart();
      observedMs = receivedMs;
      // The header leaves the fraction of the second out, and was written at some moment of the way there and back.
      answers = [...answers, { earliest: atMs - receivedMs, latest: atMs + 1000 - sentMs }].slice(-remembered);
      aheadMs = agreed(answers);
    },
  };
}

/** The median answer, narrowed down by those that agree with it. */
function agreed(answers: readonly Answer[]): number | undefined {
  const ordered = answers.toSorted((a, b) => middle(a) - middle(b));
  const median = ordered[Math.floor((ordered.length - 1) / 2)];
  if (median === undefined) return undefined;
  const away = (one: Answer) => Math.abs(middle(one) - middle(median));
  let found = median;
  for (const one of ordered.toSorted((a, b) => away(a) - away(b))) {
    const both = { earliest: Math.max(found.earliest, one.earliest), latest: Math.min(found.latest, one.latest) };
    if (both.earliest <= both.latest) found = both;
  }
  return middle(found);
}

function middle({ earliest, latest }: Answer): number {
  return (earliest + latest) / 2;
}

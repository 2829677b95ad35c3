import type { Weekday } from '../../src/core/calendar.ts';
import { nextSlot } from '../../src/core/schedule.ts';
import { planOf } from '../../src/curriculum/plan.ts';
import type { Db } from '../../src/db/client.ts';
import { createCohort } from '../../src/db/cohorts.ts';
import { availablePlans, loadModel, shipped } from '../../src/db/plans/versions.ts';

const everyDay: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
// All at the same instant, all year round.
const noons = [
  { zone: 'UTC', time: '12:00' },
  { zone: 'Asia/Tokyo', time: '21:00' },
  { zone: 'Asia/Kolkata', time: '17:30' },
  { zone: 'America/Phoenix', time: '05:00' },
] as const;
/** Every fifth cohort begins this many days before the plan ends, so that it comes to its closing message. */
const nearEnd = 10;

type Beginning = {
  guildId: string;
  now: Date;
  /** When all are due: at the next noon UTC, or at once, and then at this time of each day. */
  at: 'noon' | 'now';
};

/** Starts a cohort in each channel; returns the keys of the plan's days in order. */
export async function addCohorts(db: Db, channels: string[], { guildId, now, at }: Beginning): Promise<string[]> {
  const [version] = await availablePlans(db, shipped);
  const model = version === undefined ? undefined : await loadModel(db, version.id);
  if (version === undefined || model === undefined) throw new Error('the bots have stored no plan');
  const keys = planOf(model).days.map(({ key }) => key);
  for (const [n, channelId] of channels.entries()) {
    const noon = noons[n % noons.length] ?? noons[0];
    const time = now.toISOString().slice(11, 16) as `${number}:${number}`;
    const schedule = { ...(at === 'noon' ? noon : { zone: 'UTC', time }), weekdays: everyDay };
    const first = nextSlot(schedule, new Date(now.getTime() - 60_000));
    const made = await createCohort(
      db,
      {
        guildId,
        channelId,
        versionId: version.id,
        startsOn: first.on,
        firstDayKey: keys.at(n % 5 === 4 ? -nearEnd : 0) ?? '',
        createdBy: 'nobody',
        nextPostAt: first.at,
        nextPostOn: first.on,
        ...schedule,
      },
      now,
    );
    if (made.kind !== 'created') throw new Error('the channel is taken');
  }
  return keys;
}

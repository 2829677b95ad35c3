import type { World } from './world.ts';

export const firstCohort = { channel: 'study', time: '08:00', zone: 'Europe/Kyiv' } as const;

/** Sets up the plan of month 7 as an admin would, /setup and then Start: so every new world begins. Returns what went wrong, or undefined. */
export async function startFirstCohort(world: World): Promise<string | undefined> {
  const { channel, time, zone } = firstCohort;
  const admin = world.discord.as('admin', { channel });
  const proposed = await admin.command('setup', {
    channel: `#${channel}`,
    time,
    timezone: zone,
    curriculum: 'month-07',
  });
  if (proposed.kind === 'refused' || proposed.kind === 'failed') return proposed.reason;
  if (proposed.kind !== 'message') return `/setup answered with ${proposed.kind}`;
  const started = await admin.press(proposed.message.id, 'Start');
  if (started.kind === 'updated') return undefined;
  return started.kind === 'refused' ? proposed.message.content : `Start answered with ${started.kind}`;
}

/** Lets the time pass until the next post of the first plan is there; returns when that was, undefined if none comes. */
export async function moveToNextPost(world: World): Promise<Date | undefined> {
  const channel = world.discord.world.channels().find(({ name }) => name === firstCohort.channel);
  const at = channel === undefined ? undefined : await world.nextPost(channel.id);
  if (at !== undefined) await world.moveTo(at);
  return at;
}

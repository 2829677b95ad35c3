import type { World } from './world.ts';

export const firstCohort = { channel: 'study', time: '08:00', zone: 'Europe/Kyiv' } as const;

/** Sets a plan up as its admin would: /setup, then Start. Returns what went wrong, or undefined. */
export async function startFirstCohort(world: World): Promise<string | undefined> {
  const admin = world.discord.as('admin', { channel: firstCohort.channel });
  const proposed = await admin.command('setup', {
    channel: `#${firstCohort.channel}`,
    time: firstCohort.time,
    timezone: firstCohort.zone,
    curriculum: 'month-07',
  });
  if (proposed.kind === 'refused' || proposed.kind === 'failed') return proposed.reason;
  if (proposed.kind !== 'message') return `/setup answered with ${proposed.kind}`;
  const started = await admin.press(proposed.message.id, 'Start');
  if (started.kind === 'updated') return undefined;
  return started.kind === 'refused' ? proposed.message.content : `Start answered with ${started.kind}`;
}

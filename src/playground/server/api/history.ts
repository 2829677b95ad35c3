import type { Actor, Outcome } from '../../discord/index.ts';
import { firstCohort, moveToNextPost, startFirstCohort } from '../../world/first-cohort.ts';
import { addMember } from '../../world/members.ts';
import type { World } from '../../world/world.ts';

const days = 28;
const minuteMs = 60_000;

/** How somebody studies: how often at all, how often a day late, how often with a note, and when after the post. */
type Habit = { name: string; keeps: number; late: number; notes: number; after: [number, number]; typed: boolean };

const newcomers = [
  { displayName: 'Maria', zone: 'Europe/Madrid', locale: 'es-ES' },
  { displayName: 'Noah', zone: 'America/New_York', locale: 'en-US' },
] as const;

const habits: readonly Habit[] = [
  { name: 'learner1', keeps: 0.97, late: 0.05, notes: 0.4, after: [5, 90], typed: false },
  { name: 'learner2', keeps: 0.85, late: 0.15, notes: 0.2, after: [300, 700], typed: true },
  { name: 'learner3', keeps: 0.7, late: 0.1, notes: 0.1, after: [30, 500], typed: false },
  { name: 'maria', keeps: 0.6, late: 0.3, notes: 0.3, after: [60, 800], typed: true },
  { name: 'noah', keeps: 0.45, late: 0.1, notes: 0, after: [400, 900], typed: false },
];

const thoughts = [
  'Took longer than half an hour, but now it makes sense.',
  'Measured first this time. The **slow part** was not where I had looked for it.',
  'Short on time today: read the links, will practise at the weekend.',
  'Wrote a small example and kept it:\n```sql\nexplain analyze select 1;\n```',
  'Asked a colleague how they do it; worth another look next week.',
];

/** Lives four weeks with several learners, through the same commands and buttons as everybody; returns what stopped it. */
export async function liveFourWeeks(world: World): Promise<string | undefined> {
  const channel = world.discord.world.channels().find(({ name }) => name === firstCohort.channel);
  if (channel === undefined) return `There is no channel #${firstCohort.channel} to study in.`;
  if ((await world.nextPost(channel.id)) === undefined) {
    const failure = await startFirstCohort(world);
    if (failure !== undefined) return failure;
  }
  for (const one of newcomers) addMember(world, one);
  const chance = dice(7);
  // A world that has just been opened begins with the post that is there already.
  const newest = world.discord.world.messages(channel.id).at(-1);
  const justPosted = newest === undefined ? undefined : new Date(newest.timestamp);
  for (let day = 0; day < days; day += 1) {
    const begun = day === 0 && justPosted !== undefined && world.now().getTime() - justPosted.getTime() < minuteMs;
    const at = begun ? justPosted : await moveToNextPost(world);
    // The second: called off from outside.
    if (at === undefined || world.now() < at) return undefined;
    const studying = habits
      .map((habit) => ({ habit, actor: world.discord.as(habit.name, { channel: channel.id }), ...plan(habit, chance) }))
      .filter(({ does }) => does !== 'nothing')
      .sort((one, other) => one.minutes - other.minutes);
    for (const { habit, actor, does, minutes, thought } of studying) {
      await world.moveTo(new Date(at.getTime() + minutes * minuteMs));
      await study(actor, habit, does);
      if (thought !== undefined) await actor.command('note', { text: thought });
    }
  }
  return undefined;
}

type Does = 'today' | 'yesterday' | 'nothing';

function plan({ keeps, late, notes, after }: Habit, chance: () => number) {
  const [first, last] = after;
  const roll = chance();
  const does: Does = roll < keeps * (1 - late) ? 'today' : roll < keeps ? 'yesterday' : 'nothing';
  const minutes = Math.round(first + chance() * (last - first));
  const thought = chance() < notes ? thoughts[Math.floor(chance() * thoughts.length)] : undefined;
  return { does, minutes, thought };
}

async function study(actor: Actor, { typed }: Habit, does: Does): Promise<Outcome | undefined> {
  const posts = actor.read().filter(({ message }) => JSON.stringify(message.components).includes('"done?post='));
  if (does === 'yesterday') {
    const day = /Day (\S+):/.exec(posts.at(-2)?.message.content ?? '')?.[1];
    return day === undefined ? undefined : actor.command('done', { day, when: 'yesterday' });
  }
  const post = posts.at(-1);
  if (post === undefined) return undefined;
  return typed ? actor.command('done') : actor.press(post.message.id, 'Done');
}

/** The same numbers from 0 to 1 every time, so that the four weeks are the same for everybody. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

import { type Division, divisionIn } from '../db/gateway-leases.ts';
import { type Overview, overviewOf, ownCount, type Waiting, waitingCounts } from '../db/overview.ts';
import { wordsFor } from '../messages/words/words.ts';
import { shownName } from '../process/process-name.ts';
import { settings, type Terminal, withDatabase } from './database.ts';

/** `status`: which processes run, each running group with its last and next post, those that cannot post first, and what waits to go out. False when one cannot. */
export async function status(terminal: Terminal): Promise<boolean> {
  const [processes, groups, own, waiting] = await withDatabase(settings(terminal), terminal, async (db) => {
    return [
      await divisionIn(db),
      await overviewOf(db),
      await ownCount(db),
      await waitingCounts(db, terminal.now()),
    ] as const;
  });
  for (const line of processLines(processes)) terminal.say(line);
  const blocked = groups.filter((group) => group.blocked !== null).length;
  terminal.say(
    groups.length === 0
      ? 'No group runs yet. In Discord, /setup starts one.'
      : `${groups.length} ${groups.length === 1 ? 'group runs' : 'groups run'}${blocked === 0 ? '' : `, ${blocked} cannot post`}.`,
  );
  for (const line of [...waitingLines(waiting), ...groups.flatMap(linesOf)]) terminal.say(line);
  if (own > 0) terminal.say(`${own} ${own === 1 ? 'person follows a plan' : 'people follow plans'} of their own.`);
  return blocked === 0;
}

/** Who hears which of Discord's shards; of one alone there is not much to say. */
function processLines({ processes, leases }: Division): string[] {
  if (processes.length === 0) return ['No process of the bot runs.'];
  return processes.map(({ name, hears }) => {
    const held = leases.filter(({ owner }) => owner === name).map(({ shard }) => shard);
    const what = `hears shard${held.length === 1 ? '' : 's'} ${held.join(', ')} of ${leases.length}`;
    return `${shownName(name)}: ${!hears ? 'only posts' : held.length === 0 ? 'stands by' : what}`;
  });
}

/** Nothing is said where nothing waits; within a minute that is so again, unless much is due at once. */
function waitingLines({ posts, messages, edits }: Waiting): string[] {
  const parts = [counted(posts, 'post'), counted(messages, 'other message'), counted(edits, 'edit')].flat();
  return parts.length === 0 ? [] : [`Due and not sent yet: ${parts.join(', ')}.`];
}

function counted(number: number, what: string): string[] {
  return number === 0 ? [] : [`${number} ${what}${number === 1 ? '' : 's'}`];
}

function linesOf(group: Overview): string[] {
  const next = group.nextPostAt === null ? 'paused' : `next post ${moment(group.nextPostAt)}`;
  const last = group.lastPostedAt === null ? 'nothing posted yet' : `last post ${moment(group.lastPostedAt)}`;
  return [
    `• ${group.title} · server ${group.guildId}, channel ${group.channelId} · ${group.time} ${group.zone}`,
    `    ${group.learners} learners · ${group.posted} days posted · ${last} · ${next}`,
    ...(group.blocked === null || group.blockedAt === null
      ? []
      : [`    ✗ since ${moment(group.blockedAt)}: ${wordsFor('en').cohort.block(group.blocked).replaceAll('**', '')}`]),
  ];
}

function moment(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

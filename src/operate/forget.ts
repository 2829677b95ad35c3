import type { Holdings } from '../core/ledger.ts';
import { deleteServer, type ServerHoldings, serverHoldings } from '../db/departures.ts';
import { deleteUser, holdingsOf } from '../db/learners/people.ts';
import { settings, type Terminal, withDatabase } from './database.ts';

const usage = 'Say whom: npm run forget -- user ID, or server ID, each a number that Discord gave (Copy ID).';

/**
 * `forget user|server ID [--yes]`: deletes all that is stored about a person, in every server, or for a server. Without
 * `--yes` it only says what that is. For those who cannot do it themselves by /privacy: it needs a server in common.
 */
export async function forget(terminal: Terminal, args: readonly string[]): Promise<boolean> {
  const [kind, id, ...more] = args.filter((one) => one !== '--yes');
  if ((kind !== 'user' && kind !== 'server') || id === undefined || !/^\d{1,20}$/.test(id) || more.length > 0) {
    throw new Error(usage);
  }
  const sure = args.includes('--yes');
  const stored = await withDatabase(settings(terminal), terminal, async (db) => {
    if (kind === 'server') return counted(ofServer, sure ? await deleteServer(db, id) : await serverHoldings(db, id));
    const everywhere = { userId: id, guildId: null };
    return counted(
      ofPerson,
      sure ? await deleteUser(db, everywhere, new Date()) : (await holdingsOf(db, everywhere)).holdings,
    );
  });
  if (stored === undefined) terminal.say(`Nothing is stored about ${kind} ${id}.`);
  else if (sure) terminal.say(`Deleted about ${kind} ${id}: ${stored}. Backups made before still hold it.`);
  else
    terminal.say(`Stored about ${kind} ${id}: ${stored}. To delete it for good: npm run forget -- ${kind} ${id} --yes`);
  return true;
}

const ofPerson: Record<keyof Holdings, string> = {
  cohorts: 'plans followed',
  completions: 'completed days',
  notes: 'notes',
  files: 'files of notes',
  milestones: 'milestones',
  ticks: 'ticked items',
  settings: 'zone and rest-day settings',
  paces: 'choices of pace',
  pauses: 'pauses',
  corrections: 'corrections of their entries',
  reminders: 'hours of reminders',
  plansStarted: 'plans set up (they stay, without their maker)',
  ownPlans: 'plans of their own',
  drafts: 'drafts',
  outcomes: 'commands of the last day',
  correctionsMade: 'corrections of others’ entries (they stay, without their maker)',
};
const ofServer: Record<keyof ServerHoldings, string> = {
  cohorts: 'groups',
  learners: 'learners with all they did',
  plans: 'plans of its own',
};

function counted<Kind extends string>(words: Record<Kind, string>, stored: Record<Kind, number>): string | undefined {
  const kinds = (Object.keys(words) as Kind[]).filter((kind) => stored[kind] > 0);
  return kinds.length === 0 ? undefined : kinds.map((kind) => `${stored[kind]} ${words[kind]}`).join(', ');
}

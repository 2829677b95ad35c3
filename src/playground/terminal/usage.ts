import { clockText } from '../seam.ts';
import type { Session } from './session.ts';

/** What `--help` prints. */
export const usage = `npm run playground                        a page with a Discord on this machine and the bot in it; prints its address
npm run playground -- --terminal          the same with a prompt instead of the page
npm run playground -- --script FILE       plays the lines of FILE and prints what everybody is shown

  --script FILE   exit code 0 only if every line could be carried out and every expectation held.
                  Without --data a script has a folder to itself, data/playground-script, and begins anew each
                  time, on Monday 2026-03-02 at 07:30 in Kyiv unless its first line says: at 2026-03-02 07:30
  --data DIR      where everything is kept (default: data/playground); a second start goes on where it was
  --fresh         forgets what is kept and begins anew
  --empty         begins without a plan, to try /setup yourself (a script may say: empty)
  --terminal      talks in the terminal; lines may be piped in
  --at MOMENT     where the clock of a new world begins, such as "2026-03-02 07:30" (default: this morning);
                  the page moves on from there to the first post
  --port N        the page's port (default: 4170, or any that is free)
  --open          shows the page in the browser of this desktop
  --help          this

No account, no token and no network are needed. The bot's own log goes to bot.log in the data folder.
`;

/** The few lines a newcomer needs. */
export function welcome(session: Session, fresh: boolean, dataDir: string): string {
  const { name, zone, channel } = session.speaker();
  const clock = clockText(session.reader().now, zone);
  const runs = fresh
    ? 'The plan of month 7 is set up here: a post every day at 08:00 Kyiv time.'
    : 'It goes on where it was.';
  return [
    'Daymark playground: the real bot in a Discord that lives on this machine.',
    `${runs} Kept in ${dataDir}`,
    `It is ${clock}, you are ${name} in #${channel}. Time stands still until you move it.`,
    'Try: next day   then /done or press Done   then /week   ·   help   ·   quit',
    '',
    '',
  ].join('\n');
}

import { type Address, readAddress } from './address.ts';
import { type About, adviceOn } from './advice.ts';
import { isDatabaseAway } from './outage.ts';
import { unsuitable } from './session.ts';

/** Why nothing could be done with a database: a sentence with the next step, and whether the same may work later. */
type Refusal = { reason: string; passing: boolean };

/**
 * Turns what the driver, the server or a pooler threw into words for whoever runs the bot. `url` is the address that was
 * used; `own` says that it is the server of Daymark's own.
 */
export function refusalOf(error: unknown, url: string, own = false): Refusal {
  const cause = innermost(error);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const message = (cause.message || cause.name).trim();
  if (code === unsuitable) return { reason: message, passing: false };
  const reading = readAddress(url);
  const schema = /for schema (\S+)/.exec(message)?.[1]?.replaceAll('"', '') ?? '';
  const advice = adviceOn({
    ...{ code, message, schema },
    ...namesIn(reading.kind === 'address' ? reading.address : undefined),
  });
  const away = isDatabaseAway(error);
  if (advice === undefined) return { reason: message, passing: away };
  const where = own ? 'The embedded database' : 'The database of DATABASE_URL';
  return {
    reason: `${where} ${advice.says}. ${advice.step}`,
    passing: advice.lasting === undefined ? away : !advice.lasting,
  };
}

function namesIn(address: Address | undefined): Pick<About, 'user' | 'database' | 'host'> {
  const user = address?.user ?? 'the user of this system';
  const [first] = address?.hosts ?? [];
  return { user, database: address?.database ?? user, host: first === undefined ? '' : `${first.host}:${first.port}` };
}

/** drizzle wraps the driver's error, which may hold the network's; the last one that has a code says most. */
function innermost(error: unknown): Error {
  let found = error instanceof Error ? error : new Error(String(error));
  for (let at: unknown = found, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    if ('code' in at || at.cause === undefined) found = at;
  }
  return found;
}

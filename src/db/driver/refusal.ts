import { readAddress } from './address.ts';
import { isDatabaseAway } from './errors.ts';
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
  const advice = advices.find((one) => one.code.test(code) && one.words.test(message));
  const away = isDatabaseAway(error);
  if (advice === undefined) return { reason: message, passing: away };
  const schema = /for schema (\S+)/.exec(message)?.[1]?.replaceAll('"', '') ?? '';
  const facts = { code, message, schema, ...namesIn(url) };
  const says = advice.says.replaceAll(/\{(\w+)\}/g, (_, name: keyof typeof facts) => facts[name]);
  const where = own ? 'The embedded database' : 'The database of DATABASE_URL';
  return { reason: `${where} ${says}`, passing: advice.passing ?? away };
}

/** What the words may speak of beside the error; never a password. */
function namesIn(url: string) {
  const reading = readAddress(url);
  const address = reading.kind === 'address' ? reading.address : undefined;
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

/**
 * What can be the matter, most telling first: the pattern of a code (of Node, of the driver, or a SQLSTATE), words of the
 * message where they decide, and whether it lasts or passes where the code alone would say otherwise; then what the
 * database does, and what to do.
 */
const known = String.raw`
.* /open '[^']+'/ lasts
  is to be reached with a file that cannot be read ({message})
  Set sslrootcert, sslcert or sslkey in DATABASE_URL to a file that this user may read, or leave it out.
ENOENT|EACCES|ENOTSOCK lasts
  cannot be reached: {message}
  The host in DATABASE_URL is the folder of a Unix socket: is it the right one, does the server run, and may this user read there?
(CERT_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA).* lasts
  shows a certificate that is not trusted ({message})
  Name the certificate that signed it in DATABASE_URL with sslrootcert=FILE (hosts offer it for download), and check the host’s name; sslmode=require encrypts without looking at it.
(EPROTO|ERR_SSL_|ERR_TLS_).*|NO_ENCRYPTION lasts
  cannot be reached encrypted, as sslmode in DATABASE_URL asks ({message})
  Turn encryption on at the server, or leave sslmode out where the way to it is your own.
ECONNREFUSED
  cannot be reached: {message}
  Nothing takes connections there: start the server, or set host and port in DATABASE_URL right. In Docker, the host is the name of the server’s service, not localhost.
ENOTFOUND|EAI_AGAIN
  cannot be reached: {message}
  Is the network up, and {host} written right in DATABASE_URL? A name inside Docker is known only there.
ETIMEDOUT|CONNECT_TIMEOUT|TIME_LIMIT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL
  cannot be reached: {message}
  Something between here and there lets nothing through: look at firewalls, at the list of addresses that the host of the database allows, and at the port in DATABASE_URL.
ECONNRESET|ECONNABORTED|EPIPE|CONNECTION_CLOSED|CONNECTION_DESTROYED
  cannot be reached: {message}
  What answers there hangs up: see whether the server behind it runs and what its log says; with a port for encrypted connections only, add ?sslmode=require to DATABASE_URL.
SASL_SIGNATURE_MISMATCH lasts
  does not know the password itself, so it is not the server it seems to be
  Check who answers at the host in DATABASE_URL before anything else; the password was not given away.

08...|XX000 /unsupported startup parameter/ lasts
  is behind a pooler that refuses how a session begins ({message})
  Nothing was changed. Use the direct address of the database, or add the parameter to ignore_startup_parameters of the pooler.
08...|XX000 /no such database|database .* does not exist/i lasts
  is behind a pooler that knows none called “{database}”
  Nothing was changed. Set the name in DATABASE_URL right, or add it to [databases] of the pooler.
08...|XX000 /no such user|tenant or user not found|password authentication failed|wrong password|SASL authentication failed|auth failed/i lasts
  does not let user “{user}” in ({message})
  Nothing was changed. Set user and password in DATABASE_URL as the host prints them for this very address (for a pooler the user often carries a suffix, such as user.project), or add them to the auth_file of the pooler.
08...|XX000 /SSL|TLS|encrypt|insecure/i lasts
  takes encrypted connections only, or none ({message})
  Nothing was changed. Set sslmode in DATABASE_URL to require, or to disable, as the server wants it.
08...|XX000 /endpoint|project|compute|suspended|disabled|quota|inactive/i lasts
  is held back by its host ({message})
  Nothing was changed. See the page of the host: wake the database up or raise the limit, and copy its address anew.
08...|XX000 /no more connections|too many|max_client_conn|max clients/i
  has no connection to spare ({message})
  Close what else is connected, or raise max_client_conn and default_pool_size of the pooler.
08...|XX000 /query_wait_timeout|server.*(?:conn|crash|login|closed|lost)|cannot connect|unexpected/i
  is behind a pooler that cannot reach it ({message})
  See whether the server itself runs; the pooler’s log says more.
08...
  answers in another way than a Postgres server ({message})
  Nothing was changed. See what listens at {host}; behind a pooler, use the direct address of the database.

28P01 lasts
  refuses the password of user “{user}”
  Nothing was changed. Set the password in DATABASE_URL right; special signs in it are written as percent codes (@ is %40). A server in Docker keeps the password with which its volume was made: change it with alter role "{user}" password '…';
28... /no encryption|SSL off|requires? (?:SSL|a secure)/i lasts
  takes encrypted connections only
  Nothing was changed. Add ?sslmode=require to DATABASE_URL, and take sslmode=disable out of it.
28... /role .* does not exist/ lasts
  knows no user “{user}”
  Nothing was changed. Set the user in DATABASE_URL right, or make it: create role "{user}" login password '…';
28... lasts
  does not let user “{user}” in ({message})
  Nothing was changed. Allow this user, from this machine's address, to use database “{database}”: in pg_hba.conf, or on the page of whoever hosts it.
3D000 lasts
  does not exist: the server knows none called “{database}”
  Nothing was changed. Set the name in DATABASE_URL right, or make it: create database "{database}" encoding 'UTF8' template template0;
3F000 lasts
  has no schema in which tables can be made
  Nothing was changed. As an owner or administrator of the database run: create schema if not exists public; grant usage, create on schema public to "{user}";
42501 /must be (?:owner|member)|for (?:table|relation|sequence|view) / lasts
  does not let user “{user}” do what is needed ({message})
  Nothing was changed. Its tables belong to another user: name that one in DATABASE_URL, or hand them over with: reassign owned by … to "{user}";
42501 /for schema \S/ lasts
  does not let user “{user}” do what is needed ({message})
  Nothing was changed. As an owner or administrator of the database run: grant usage, create on schema "{schema}" to "{user}"; grant create on database "{database}" to "{user}";
42501 lasts
  does not let user “{user}” do what is needed ({message})
  Nothing was changed. As an owner or administrator of the database run: grant connect, create on database "{database}" to "{user}";
42704 lasts
  does not know something that is needed ({message})
  Nothing was changed. Take out of DATABASE_URL what sets options of the server, and use Postgres 15 or newer.
42P07|42710|42P06 lasts
  holds something of the same name already ({message})
  Nothing was changed. Give Daymark a database of its own, or a schema: add ?schema=daymark to DATABASE_URL.
42P01|42703 lasts
  has not all that its record of versions tells of ({message})
  Nothing was changed. If its tables are in another schema, name it with ?schema=… in DATABASE_URL; if they are gone, restore a backup to a new database.
0A000|42... lasts
  is no Postgres as Daymark needs it
  Nothing was changed. Set DATABASE_URL to a Postgres server of version 15 or newer; others that only speak like one will not do.
26000 lasts
  is behind a pooler that changes sessions in the middle of a transaction ({message})
  Nothing was changed. Set the pooler to pool_mode = transaction or session, or use the direct address of the database.
25006
  saves nothing at present ({message})
  Nothing was changed. Use the address of the primary server, not of a replica. A host may have set this because the disk is full: make room, then: alter database "{database}" reset default_transaction_read_only;
22P05 lasts
  cannot keep the letters that people write ({message})
  Nothing was changed. Its encoding must be UTF8: create database "{database}_utf8" encoding 'UTF8' template template0; and name that one in DATABASE_URL.
(22|23|2B)... lasts
  holds something that does not fit this version (SQLSTATE {code})
  Nothing was changed. Start the version from before again, keep a backup, and report this with the lines of the server's log.
53300
  has no connection to spare ({message})
  Close what else is connected, raise max_connections, or use the pooler’s address; Daymark takes up to 8.
53...
  has no room left ({message})
  Make room on the disk of the server; what was saved is safe.
57P03
  is starting up or shutting down ({message})
  Wait until it is ready; should that take minutes, see its log.
57P04 lasts
  was dropped while it was in use
  Restore a backup, or begin anew: create database "{database}" encoding 'UTF8' template template0;
25P02|40001|40P01|55...|57014 passes
  was busy with somebody else's work ({message})
  Nothing was changed. Start again; should it stay so, see in pg_stat_activity who holds the locks.
57... passes
  was stopped in the middle of it ({message})
  Nothing was changed. Start again once the server runs.
58...
  has trouble with its own machine ({message})
  Nothing was changed. See the log of the server and its disk.
F0... lasts
  has a broken configuration ({message})
  Nothing was changed. See the log of the server.
XX001|XX002 lasts
  is damaged ({message})
  Stop using it, keep a copy of its folder as it is, and restore the last backup to a new database.
[0-9A-Z]{5}
  refuses to work ({message}; SQLSTATE {code})
  Nothing was changed. The log of the server says more; the code stands in the appendix “Error Codes” of Postgres' manual.
`;

const entry = /^(\S+)(?: \/(.*)\/(i?))?(?: (lasts|passes))?\n {2}(.*)\n {2}(.*)$/gm;

const advices = [...known.matchAll(entry)].map(([, code, words = '', flags, time, says, step]) => ({
  code: new RegExp(`^(?:${code})$`),
  words: new RegExp(words, flags),
  says: `${says}. ${step}`,
  passing: time === undefined ? undefined : time === 'passes',
}));

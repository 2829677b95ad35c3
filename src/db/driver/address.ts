/** How a session is to be encrypted, in the words of libpq. */
type Encryption = 'disable' | 'allow' | 'prefer' | 'require' | 'verify-ca' | 'verify-full';

/** What a DATABASE_URL says, as far as Daymark can follow it. */
export type Address = {
  /** Tried in this order; a host that begins with a slash is the folder of a Unix socket. */
  hosts: { host: string; port: number }[];
  /** Undefined where the address leaves it to the driver, which takes the user of the system. */
  user: string | undefined;
  password: string | undefined;
  database: string | undefined;
  encryption: Encryption;
  /** TLS from the first byte, as servers from Postgres 17 on take it. */
  directTls: boolean;
  /** Files in PEM: whom to trust, and what to show of oneself. */
  rootCert: string | undefined;
  cert: string | undefined;
  key: string | undefined;
  /** Where the tables are to live, as one names it in `search_path`; undefined: wherever the session looks first. */
  searchPath: string | undefined;
  applicationName: string | undefined;
  connectTimeoutMs: number | undefined;
  /** Parameters that mean nothing here, by name and in order. */
  leftOut: string[];
};

type AddressReading = { kind: 'address'; address: Address } | { kind: 'problem'; problem: string };

// Strict first: a raw @ may stand in a password, and also behind the question mark.
const strictForm = /^postgres(?:ql)?:\/\/(?:([^@/?#]*)@)?([^@/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/i;
const looseForm = /^postgres(?:ql)?:\/\/(?:(.*)@)?([^@/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/is;

/**
 * Reads a `postgres://` address as libpq does: several hosts, IPv6 in brackets, Unix sockets, and the parameters behind
 * the question mark that hosters print. A problem names what is wrong and never a value, which may be secret.
 */
export function readAddress(text: string): AddressReading {
  const match = strictForm.exec(text.trim()) ?? looseForm.exec(text.trim());
  if (match === null) return problem('must look like postgres://user:password@host:5432/daymark');
  const [, login, place = '', path = '', query = ''] = match;
  const given = readParameters(query);
  const take = (name: string): string | undefined => {
    const value = given.get(name);
    given.delete(name);
    return value === '' ? undefined : value;
  };
  const colon = login?.indexOf(':') ?? -1;
  const userPart = login === undefined ? undefined : colon < 0 ? login : login.slice(0, colon);
  const hosts = readHosts(take('host') ?? decoded(place), take('port'));
  take('hostaddr');
  if (hosts === undefined) return problem('has a port that is no number from 1 to 65535');
  const encryption = readEncryption(take('sslmode'), take('ssl'));
  if (encryption === undefined) {
    return problem('has an sslmode that is none of disable, allow, prefer, require, verify-ca, verify-full');
  }
  const target = take('target_session_attrs');
  if (target !== undefined && !usableTargets.includes(target)) {
    return problem('has a target_session_attrs with which nothing could be saved; leave it out, or use read-write');
  }
  const seconds = Number(take('connect_timeout') ?? 0);
  const options = readOptions(take('options'));
  const rootCert = take('sslrootcert');
  const address: Address = {
    hosts,
    user: take('user') ?? (userPart ? decoded(userPart) : undefined),
    password: take('password') ?? (login !== undefined && colon >= 0 ? decoded(login.slice(colon + 1)) : undefined),
    database: take('dbname') ?? (path === '' ? undefined : decoded(path)),
    // As libpq: a certificate to trust makes sense only if it is looked at.
    encryption: rootCert === 'system' ? 'verify-full' : rootCert && encryption === 'require' ? 'verify-ca' : encryption,
    directTls: take('sslnegotiation') === 'direct',
    rootCert: rootCert === 'system' ? undefined : rootCert,
    cert: take('sslcert'),
    key: take('sslkey'),
    searchPath: schemaOf(take('schema')) ?? take('search_path') ?? options.searchPath,
    applicationName: take('application_name'),
    connectTimeoutMs: Number.isFinite(seconds) && seconds > 0 ? Math.max(2, seconds) * 1_000 : undefined,
    leftOut: [],
  };
  address.leftOut = [...given.keys(), ...(options.leftOut ? ['options'] : [])];
  return { kind: 'address', address };
}

/** As `readAddress`, for an address that was checked when the settings were read. */
export function knownAddress(text: string): Address {
  const reading = readAddress(text);
  if (reading.kind === 'problem') throw new Error(`DATABASE_URL ${reading.problem}`);
  return reading.address;
}

/** The schemas that hold the tables, and the journal of what they have gone through. */
export type Home = { tables: string; journal: string };

/** Where an address keeps its tables. Two that share a database but not a schema have a journal each. */
export function homeOf(address: string | Address): Home {
  const { searchPath } = typeof address === 'string' ? knownAddress(address) : address;
  const [, quoted, plain = 'public'] = /^\s*(?:"((?:[^"]|"")*)"|([^,\s]+))/.exec(searchPath ?? '') ?? [];
  const tables = quoted?.replaceAll('""', '"') ?? plain.toLowerCase();
  return { tables, journal: tables === 'public' ? 'drizzle' : tables };
}

const usableTargets = ['any', 'read-write', 'primary', 'prefer-standby'];

function problem(text: string): AddressReading {
  return { kind: 'problem', problem: text };
}

function readParameters(query: string): Map<string, string> {
  const pairs = query.split('&').filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [pair, ''] : [pair.slice(0, equals), decoded(pair.slice(equals + 1))];
    }),
  );
}

/** A password is often pasted as it is; a percent sign in it is then just that. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Each host may bring its port; else it takes the one at its place in the list of ports, or the only one. */
function readHosts(place: string, ports: string | undefined): Address['hosts'] | undefined {
  const list = ports?.split(',') ?? [];
  const hosts = place.split(',').map((one, at) => {
    const [, bracketed, plain = one, own] = /^(?:\[([^\]]+)\]|([^:]*))(?::([^:]*))?$/.exec(one) ?? [];
    const port = Number(own || list[at] || (list.length === 1 && list[0]) || 5432);
    return { host: bracketed ?? (plain || 'localhost'), port };
  });
  return hosts.every(({ port }) => Number.isInteger(port) && port > 0 && port < 65_536) ? hosts : undefined;
}

/**
 * Without a word the session is plain, and encrypted where the server insists: then both a server on the same machine
 * and one in a cloud are reached, and nobody is asked what they may not know.
 */
function readEncryption(mode: string | undefined, ssl: string | undefined): Encryption | undefined {
  // The second is for other drivers: encrypted, with no certificate looked at.
  if (mode === 'no-verify') return 'require';
  if (mode === undefined) return ssl === undefined || ssl === 'false' || ssl === '0' ? 'allow' : 'require';
  return encryptions.find((one) => one === mode);
}

const encryptions: Encryption[] = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];

/** One schema by its bare name, as it has to be written in a search path. */
function schemaOf(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `"${name.replaceAll('"', '""')}"`;
}

/** Command line options for the server; poolers refuse all of them, and only the search path is needed. */
function readOptions(text: string | undefined): { searchPath: string | undefined; leftOut: boolean } {
  if (text === undefined) return { searchPath: undefined, leftOut: false };
  const parts = text
    .replaceAll('+', ' ')
    .split(/(?<!\\)\s+/)
    .filter((part) => part !== '' && part !== '-c');
  const path = parts.flatMap((part) => /^(?:-c|--)?search[_-]path=(.+)$/.exec(part)?.[1] ?? []).at(-1);
  return { searchPath: path?.replaceAll('\\', ''), leftOut: parts.length > (path === undefined ? 0 : 1) };
}

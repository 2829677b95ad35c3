import type { About, Advice } from './advice.ts';
import { poolerAdvice } from './pooler.ts';

type Entry = Advice | ((about: About) => Advice);

const untouched = 'Nothing was changed.';
const asOwner = 'As an owner or administrator of the database run:';

function noRight({ message, user, database }: About): Advice {
  const says = `does not let user “${user}” do what is needed (${message})`;
  const schema = /for schema (\S+)/.exec(message)?.[1]?.replaceAll('"', '');
  if (/must be (?:owner|member)/.test(message) || /for (?:table|relation|sequence|view) /.test(message)) {
    return {
      says,
      step: `${untouched} Its tables belong to another user: name that one in DATABASE_URL, or hand them over with: reassign owned by … to "${user}";`,
      lasting: true,
    };
  }
  const grant =
    schema === undefined
      ? `grant connect, create on database "${database}" to "${user}";`
      : `grant usage, create on schema "${schema}" to "${user}"; grant create on database "${database}" to "${user}";`;
  return { says, step: `${untouched} ${asOwner} ${grant}`, lasting: true };
}

function notLetIn(about: About): Advice {
  const { message, user, database } = about;
  if (/no encryption|SSL off|requires? (?:SSL|a secure)/i.test(message)) {
    return {
      says: 'takes encrypted connections only',
      step: `${untouched} Add ?sslmode=require to DATABASE_URL, and take sslmode=disable out of it.`,
      lasting: true,
    };
  }
  if (/role .* does not exist/.test(message)) {
    return {
      says: `knows no user “${user}”`,
      step: `${untouched} Set the user in DATABASE_URL right, or make it: create role "${user}" login password '…';`,
      lasting: true,
    };
  }
  return {
    says: `does not let user “${user}” in (${message})`,
    step: `${untouched} Allow this user, from this machine's address, to use database “${database}”: in pg_hba.conf, or on the page of whoever hosts it.`,
    lasting: true,
  };
}

const foreign: Advice = {
  says: 'is no Postgres as Daymark needs it',
  step: `${untouched} Set DATABASE_URL to a Postgres server of version 15 or newer; others that only speak like one will not do.`,
  lasting: true,
};

const otherTables = ({ message }: About): Advice => ({
  says: `holds something of the same name already (${message})`,
  step: `${untouched} Give Daymark a database of its own, or a schema: add ?schema=daymark to DATABASE_URL.`,
  lasting: true,
});

const lostTables = ({ message }: About): Advice => ({
  says: `has not all that its record of versions tells of (${message})`,
  step: `${untouched} If its tables are in another schema, name it with ?schema=… in DATABASE_URL; if they are gone, restore a backup to a new database.`,
  lasting: true,
});

const noRoom = ({ message }: About): Advice => ({
  says: `has no room left (${message})`,
  step: 'Make room on the disk of the server; what was saved is safe.',
});

const busy = ({ message }: About): Advice => ({
  says: `was busy with somebody else's work (${message})`,
  step: `${untouched} Start again; should it stay so, see in pg_stat_activity who holds the locks.`,
  lasting: false,
});

const damaged = ({ message }: About): Advice => ({
  says: `is damaged (${message})`,
  step: 'Stop using it, keep a copy of its folder as it is, and restore the last backup to a new database.',
  lasting: true,
});

const byCode: Record<string, Entry> = {
  '28P01': ({ user }) => ({
    says: `refuses the password of user “${user}”`,
    step: `${untouched} Set the password in DATABASE_URL right; special signs in it are written as percent codes (@ is %40). A server in Docker keeps the password with which its volume was made: change it with alter role "${user}" password '…';`,
    lasting: true,
  }),
  '28000': notLetIn,
  '3D000': ({ database }) => ({
    says: `does not exist: the server knows none called “${database}”`,
    step: `${untouched} Set the name in DATABASE_URL right, or make it: create database "${database}" encoding 'UTF8' template template0;`,
    lasting: true,
  }),
  '3F000': ({ user }) => ({
    says: 'has no schema in which tables can be made',
    step: `${untouched} ${asOwner} create schema if not exists public; grant usage, create on schema public to "${user}";`,
    lasting: true,
  }),
  '42501': noRight,
  '42704': ({ message }) => ({
    says: `does not know something that is needed (${message})`,
    step: `${untouched} Take out of DATABASE_URL what sets options of the server, and use Postgres 15 or newer.`,
    lasting: true,
  }),
  '42P07': otherTables,
  '42710': otherTables,
  '42P06': otherTables,
  '42P01': lostTables,
  '42703': lostTables,
  '42883': foreign,
  '0A000': foreign,
  '42601': foreign,
  '26000': ({ message }) => ({
    says: `is behind a pooler that changes sessions in the middle of a transaction (${message})`,
    step: `${untouched} Set the pooler to pool_mode = transaction or session, or use the direct address of the database.`,
    lasting: true,
  }),
  '25P02': busy,
  '25006': ({ message, database }) => ({
    says: `saves nothing at present (${message})`,
    step: `${untouched} Use the address of the primary server, not of a replica. A host may have set this because the disk is full: make room, then: alter database "${database}" reset default_transaction_read_only;`,
  }),
  '22P05': ({ message, database }) => ({
    says: `cannot keep the letters that people write (${message})`,
    step: `${untouched} Its encoding must be UTF8: create database "${database}_utf8" encoding 'UTF8' template template0; and name that one in DATABASE_URL.`,
    lasting: true,
  }),
  '53100': noRoom,
  '53200': noRoom,
  '53300': ({ message }) => ({
    says: `has no connection to spare (${message})`,
    step: 'Close what else is connected, raise max_connections, or use the pooler’s address; Daymark takes up to 8.',
  }),
  '57P03': ({ message }) => ({
    says: `is starting up or shutting down (${message})`,
    step: 'Wait until it is ready; should that take minutes, see its log.',
  }),
  '57P04': ({ database }) => ({
    says: 'was dropped while it was in use',
    step: `Restore a backup, or begin anew: create database "${database}" encoding 'UTF8' template template0;`,
    lasting: true,
  }),
  '40001': busy,
  '40P01': busy,
  '55P03': busy,
  '55006': busy,
  '57014': busy,
  XX001: damaged,
  XX002: damaged,
};

/** What to do by the first two characters of a SQLSTATE, where the whole says no more. */
const byClass: Record<string, Entry> = {
  '22': ({ code }) => ({
    says: `holds something that does not fit this version (SQLSTATE ${code})`,
    step: `${untouched} Start the version from before again, keep a backup, and report this with the lines of the server's log.`,
    lasting: true,
  }),
  '28': notLetIn,
  '42': foreign,
  '53': noRoom,
  '55': busy,
  '57': ({ message }) => ({
    says: `was stopped in the middle of it (${message})`,
    step: `${untouched} Start again once the server runs.`,
    lasting: false,
  }),
  '58': ({ message }) => ({
    says: `has trouble with its own machine (${message})`,
    step: `${untouched} See the log of the server and its disk.`,
  }),
  F0: ({ message }) => ({
    says: `has a broken configuration (${message})`,
    step: `${untouched} See the log of the server.`,
    lasting: true,
  }),
};
byClass['23'] = byClass['22'] as Entry;
byClass['2B'] = byClass['22'] as Entry;

/** What to do where a server or a pooler has refused, by its SQLSTATE; undefined where the error is none of theirs. */
export function serverAdvice(about: About): Advice | undefined {
  const { code, message } = about;
  if (!/^[0-9A-Z]{5}$/.test(code)) return undefined;
  const pooler = poolerAdvice(about);
  if (pooler !== undefined) return pooler;
  const entry = byCode[code] ?? byClass[code.slice(0, 2)];
  if (entry !== undefined) return typeof entry === 'function' ? entry(about) : entry;
  return {
    says: `refuses to work (${message}; SQLSTATE ${code})`,
    step: `${untouched} The log of the server says more; the code stands in the appendix “Error Codes” of Postgres' manual.`,
  };
}

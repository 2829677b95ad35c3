import { failure } from './errors.ts';

/** A setting as a transaction of ours needs it. */
export type Pin = { name: string; value: string };

/** What a new session says of itself; a setting that its server does not know yet is null. */
export type SessionState = {
  version: string;
  versionNumber: number;
  standby: boolean;
  /** The schema in which a new table would be made; null where no schema of the search path exists. */
  schema: string | null;
  settings: Record<string, string | null>;
};

/** A server, database or session with which Daymark cannot work, whatever is tried; code of an error. */
export const unsuitable = 'UNSUITABLE';

const oldestServer = 15;

/**
 * Everything that a server, a database, a role or a pooler can preset and that would change what our statements do or
 * say: what is harmless, and what to set where it is not. Left out is what touches only types and functions that no
 * statement uses: floats, intervals, money, XML, and names in other alphabets of sorting. Zones are no matter:
 * instants come with their offset, and nothing is computed from them in SQL.
 */
const needed: { name: string; value: string; harmless(preset: string): boolean }[] = [
  { name: 'datestyle', value: 'ISO, YMD', harmless: (preset) => preset.startsWith('ISO') },
  { name: 'transaction_isolation', value: 'read committed', harmless: (preset) => preset === 'read committed' },
  { name: 'lock_timeout', value: '0', harmless: (preset) => preset === '0' },
  { name: 'transaction_timeout', value: '0', harmless: (preset) => preset === '0' },
  // Saved is said once the server has it on disk, not before.
  { name: 'synchronous_commit', value: 'on', harmless: (preset) => preset !== 'off' },
  { name: 'standard_conforming_strings', value: 'on', harmless: (preset) => preset === 'on' },
  { name: 'array_nulls', value: 'on', harmless: (preset) => preset === 'on' },
  { name: 'bytea_output', value: 'hex', harmless: (preset) => preset === 'hex' },
  { name: 'transform_null_equals', value: 'off', harmless: (preset) => preset === 'off' },
  { name: 'exit_on_error', value: 'off', harmless: (preset) => preset === 'off' },
];

// Outside a transaction the isolation is the default's.
const names = [
  ...needed.map(({ name }) => (name === 'transaction_isolation' ? 'default_transaction_isolation' : name)),
  ...['statement_timeout', 'default_transaction_read_only'],
  ...['server_encoding', 'client_encoding', 'session_replication_role'],
];

/** The first thing a session is asked; nothing that is preset can change the answer. */
export const sessionQuery = `
  select json_build_object(
    'version', current_setting('server_version'), 'versionNumber', current_setting('server_version_num')::int,
    'standby', pg_is_in_recovery(), 'schema', current_schema(),
    'settings', (select json_object_agg(name, current_setting(name, true)) from unnest(array['${names.join("','")}']) as
      known(name))) as state`;

/**
 * The settings that each transaction on such a session must bring, and because of which single statements need one as
 * well; none for most. `home` is the schema of our tables. Throws where the session cannot be made to work, with the way out.
 */
export function judge(state: SessionState, home: string, statementTimeoutMs: number): Pin[] {
  const problem = problemOf(state);
  if (problem !== undefined) throw failure(unsuitable, problem);
  const preset = (name: string): string | null => state.settings[name] ?? null;
  const pins = needed.flatMap(({ name, value, harmless }) => {
    const found = preset(name === 'transaction_isolation' ? 'default_transaction_isolation' : name);
    return found === null || harmless(found) ? [] : [{ name, value }];
  });
  const timeoutMs = durationMs(preset('statement_timeout') ?? '0');
  if (timeoutMs > 0 && (statementTimeoutMs === 0 || timeoutMs < statementTimeoutMs)) {
    pins.push({ name: 'statement_timeout', value: String(statementTimeoutMs) });
  }
  if (state.schema !== home) pins.push({ name: 'search_path', value: home });
  return pins;
}

/** Whether nothing can be written on this session: its server is a standby, or was told to save nothing. */
export function isReadOnly({ standby, settings }: SessionState): boolean {
  return standby || settings['default_transaction_read_only'] === 'on';
}

/** The command that begins a transaction with everything it needs, none of which outlives it. */
export function beginning(pins: readonly Pin[], statementTimeoutMs: number): string {
  // A process that froze in the middle of a transaction would hold a learner's row for ever.
  const idleMs = statementTimeoutMs === 0 ? 30_000 : statementTimeoutMs * 3;
  const limits = [
    { name: 'statement_timeout', value: String(statementTimeoutMs) },
    { name: 'idle_in_transaction_session_timeout', value: String(idleMs) },
  ];
  const settings = [...pins, ...limits].map(
    ({ name, value }) => `set local ${name} = '${value.replaceAll("'", "''")}'`,
  );
  return ['begin isolation level read committed', ...settings].join('; ');
}

/** Why nothing can be done with such a session, and the way out. */
function problemOf({ version, versionNumber, settings }: SessionState): string | undefined {
  if (versionNumber < oldestServer * 10_000) {
    return (
      `The database server is Postgres ${version}; Daymark needs ${oldestServer} or newer. ` +
      'Upgrade the server or point DATABASE_URL at a newer one.'
    );
  }
  if (settings['server_encoding'] !== 'UTF8') {
    return (
      `The database of DATABASE_URL keeps text as ${settings['server_encoding']}, which has no room for what people ` +
      "write. Nothing was changed. Make another one with: create database daymark encoding 'UTF8' template template0; " +
      'then name it in DATABASE_URL.'
    );
  }
  if (settings['client_encoding'] !== 'UTF8') {
    return (
      `Something between Daymark and the database changes its text to ${settings['client_encoding']}. Nothing was ` +
      'changed. Use the direct address of the database, or run on it: alter role current_user reset client_encoding;'
    );
  }
  if (settings['session_replication_role'] !== 'replica') return undefined;
  return (
    'The sessions of DATABASE_URL have session_replication_role = replica, with which Postgres checks no reference ' +
    'between rows. Nothing was changed. Take it back where it was set: alter role … reset session_replication_role; ' +
    'or alter database … reset session_replication_role; then start again.'
  );
}

const units: Record<string, number> = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** A limit as Postgres shows it: `0`, `1500ms`, `10s`, `2min`. */
function durationMs(shown: string): number {
  const [, number = '0', unit = 'ms'] = /^(\d+)([a-z]*)$/.exec(shown) ?? [];
  return Number(number) * (units[unit || 'ms'] ?? 1);
}

/**
 * How dates and instants are read, by the number of their type. Everything else that reads them trusts their form, so
 * another one (after a setting of the session that changed behind our back) is an error here and never a wrong date.
 */
export const dateParsers: Record<number, (text: string) => string> = {
  1082: (text) => (/^\d{4,}-\d\d-\d\d$/.test(text) ? text : refuse(text)),
  1184: (text) => {
    const [, on, at, offset, minutes = ':00'] = instantForm.exec(text) ?? refuse(text);
    return `${on}T${at}${offset}${minutes}`;
  },
};

const instantForm = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(:\d\d)?$/;

function refuse(text: string): never {
  throw failure('DATE_FORM', `The database writes a date as “${text}”, which is not the ISO form that was asked for`);
}

import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { readAddress } from './db/driver/address.ts';
import type { DataDir } from './db/embedded/data-home.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const roles = ['all', 'worker'] as const;

/** What each variable of the environment means; an empty value counts as not set. */
const environment = z.object({
  DISCORD_TOKEN: z
    .string(
      'is missing: copy the token from your application’s Bot page at https://discord.com/developers/applications',
    )
    .regex(
      /^[\w-]+\.[\w-]+\.[\w-]+$/,
      'does not look like a bot token (three parts joined by dots); copy it again without quotes or “Bot ”',
    ),
  DATABASE_URL: z
    .string()
    .superRefine((text, issues) => {
      const reading = readAddress(text);
      if (reading.kind === 'problem') issues.addIssue({ code: 'custom', message: reading.problem });
    })
    .optional(),
  DATABASE_PREPARE: z.enum(['on', 'off'], 'must be on or off').optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address such as https://discord.com/api' })
    .default('https://discord.com/api'),
  DATA_DIR: z.string().optional(),
  CURRICULUM_DIR: z.string().default('curriculum'),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  HEALTH_PORT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0)
    .max(65_535, 'must be at most 65535')
    .optional(),
  HEARTBEAT_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address that is to be asked after each round' })
    .optional(),
  ALLOWED_GUILDS: z
    .string()
    .regex(/^\s*\d{15,20}(\s*,\s*\d{15,20})*\s*$/, 'must be the ids of servers, joined by commas')
    .optional(),
  BOT_STATUS: z.string().trim().max(128, 'has room for 128 characters').optional(),
  DAYMARK_ROLE: z.enum(roles, `must be one of ${roles.join(', ')}`).default('all'),
});

/** Everything a self-hoster can set. */
export type Config = ReturnType<typeof configOf>;

function configOf(read: z.output<typeof environment>, env: Variables) {
  const dataDir: DataDir = read.DATA_DIR ?? { below: userData(env) };
  return {
    discordToken: read.DISCORD_TOKEN,
    /** Base address of Discord's HTTP API, without the version. */
    discordApiUrl: read.DISCORD_API_URL,
    /** Null: run the embedded server in `dataDir`. */
    databaseUrl: read.DATABASE_URL ?? null,
    /** Whether statements are prepared; `auto`: until a pooler forgets one. */
    preparing: read.DATABASE_PREPARE ?? ('auto' as const),
    dataDir,
    curriculumDir: read.CURRICULUM_DIR,
    logLevel: read.LOG_LEVEL,
    /** Loopback port of the health page; null: none. */
    healthPort: read.HEALTH_PORT ?? null,
    /** Asked after each round that went well; null: nobody is told. */
    heartbeatUrl: read.HEARTBEAT_URL ?? null,
    /** The only servers that the bot may be in; null: any. */
    allowedGuilds: read.ALLOWED_GUILDS?.split(',').map((id) => id.trim()) ?? null,
    /** What stands below the bot's name; null: nothing. */
    status: read.BOT_STATUS ?? null,
    /** A worker sends what is due and hears nothing of Discord's, so that any number may run beside the one that does. */
    role: read.DAYMARK_ROLE,
  };
}

type Variables = Record<string, string | undefined>;
type ConfigReading = { kind: 'config'; config: Config } | { kind: 'problems'; problems: string[] };

/** Turns environment variables into settings, or names every one that is missing or wrong. Never repeats a value: it may be a secret. */
export function readConfig(env: Variables): ConfigReading {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const { success, data: read, error } = environment.safeParse(set);
  if (!success) {
    return { kind: 'problems', problems: error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
  }
  if (read.DAYMARK_ROLE === 'worker' && read.DATABASE_URL === undefined) {
    const problem = 'DAYMARK_ROLE worker needs DATABASE_URL: it works on the database of the bot that it helps';
    return { kind: 'problems', problems: [problem] };
  }
  return { kind: 'config', config: configOf(read, env) };
}

/** Where this system keeps the data of a user's programs. */
function userData(env: Variables): string {
  const home = env['HOME'] || homedir();
  if (process.platform === 'win32') return env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local');
  const chosen = env['XDG_DATA_HOME'] ?? '';
  // So the specification wants it: another path than an absolute one is ignored.
  return isAbsolute(chosen) ? chosen : join(home, '.local', 'share');
}

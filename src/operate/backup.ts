import { resolve } from 'node:path';
import { restoreBackup } from '../db/backup/restore.ts';
import { writeBackup } from '../db/backup/write.ts';
import { settings, type Terminal, withAddress } from './database.ts';

/** `backup FILE`: everything the bot keeps, as it is at this moment, while it goes on. */
export async function backup(terminal: Terminal, [file]: readonly string[]): Promise<boolean> {
  if (file === undefined) throw new Error('Say where to: npm run backup -- FILE');
  const written = await withAddress(settings(terminal), terminal, (url) =>
    writeBackup(url, resolve(file), terminal.now()),
  );
  terminal.say(`Wrote ${written.rows} rows of ${written.tables} tables to ${written.file} (${size(written.bytes)}).`);
  terminal.say('It holds what people wrote, so keep it to yourself. Your bot token is not in it.');
  return true;
}

/** `restore FILE [--replace]`: brings a backup back, from any version before this one and any Postgres. */
export async function restore(terminal: Terminal, args: readonly string[]): Promise<boolean> {
  const [file, ...more] = args.filter((one) => one !== '--replace');
  if (file === undefined || more.length > 0) throw new Error('Say which file: npm run restore -- FILE [--replace]');
  const replace = args.includes('--replace');
  const restored = await withAddress(settings(terminal), terminal, (url) =>
    restoreBackup(url, resolve(file), { replace }),
  );
  terminal.say(
    `Brought back ${restored.rows} rows of ${restored.tables} tables, as they were at ${restored.madeAt.toISOString()}.`,
  );
  terminal.say('A bot that runs notices by itself; posts it has sent since then are found in their channels and kept.');
  return true;
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

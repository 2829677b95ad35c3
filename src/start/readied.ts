import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { type Db, isDatabaseAway, pingDatabase } from '../db/client.ts';
import { refusalOf } from '../db/driver/refusal.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { importShipped } from '../jobs/import-shipped.ts';
import { reasonOf } from '../log/error-form.ts';
import { backUpBeforeMigration } from '../operate/nightly.ts';
import type { Tried } from './retry.ts';

type Stored = { url: string; db: Db; config: Config; log: Logger; backups: string | undefined };

/** Brings the database up to date and reads the plans; both may be done again. */
export async function readied({ url, db, config, log, backups }: Stored, now: Date): Promise<Tried<void>> {
  try {
    if (backups !== undefined) await backUpBeforeMigration({ address: () => url, folder: backups, log }, now);
    await migrateDatabase(url, { log });
    await pingDatabase(db);
  } catch (error) {
    log.debug({ err: error }, 'the database could not be opened');
    return { kind: 'failed', ...refusalOf(error, url, config.databaseUrl === null) };
  }
  try {
    const plans = await importShipped(db, config.curriculumDir, now, log);
    if (plans.length > 0) return { kind: 'done', value: undefined };
    const reason = `There is no plan to follow: no folder in ${config.curriculumDir} could be read and none was stored before. The problems stand above.`;
    return { kind: 'failed', reason, passing: false };
  } catch (error) {
    log.debug({ err: error }, 'the plans could not be read');
    const reason = `The plans in ${config.curriculumDir} could not be read: ${reasonOf(error)}`;
    return { kind: 'failed', reason, passing: isDatabaseAway(error) };
  }
}

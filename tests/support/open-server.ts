import { testDatabase } from './database.ts';
import { plannedServerBuilder, testServerBuilder } from './test-server.ts';

/** The one database of a worker’s test servers: reading the plans again for each would cost more than the tests. */
export const testServerDatabase = await testDatabase({ shared: true });

export const openServer = testServerBuilder(testServerDatabase);
export const serverOn = plannedServerBuilder(testServerDatabase);

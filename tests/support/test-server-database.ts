import { testDatabase } from './database.ts';

/** The one database of a worker’s test servers: reading the plans again for each would cost more than the tests. */
export const testServerDatabase = await testDatabase({ shared: true });

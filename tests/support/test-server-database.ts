import { testDatabase } from './database.ts';

/** The one database of a test file’s towns: reading the plans again for each would cost more than the tests. */
export const townDatabase = await testDatabase();

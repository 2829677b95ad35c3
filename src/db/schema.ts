export * from './schema/bot.ts';
export * from './schema/cohorts.ts';
export * from './schema/learners.ts';
export * from './schema/ledger.ts';
export * from './schema/owed.ts';
export * from './schema/plans.ts';
export * from './schema/posts.ts';
export * from './schema/reminders.ts';

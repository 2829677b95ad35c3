export * from './schema/cohorts.ts';
export * from './schema/gateway-leases.ts';
export * from './schema/learners.ts';
export * from './schema/ledger.ts';
export * from './schema/notices.ts';
export * from './schema/plans.ts';
export * from './schema/posts.ts';
export * from './schema/ticks.ts';

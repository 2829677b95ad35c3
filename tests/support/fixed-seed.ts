import { configureGlobal, readConfigureGlobal } from 'fast-check';

// The same cases in every run, so that a failure belongs to the change that brought it; SEED=… tries others.
const seed = Number(process.env['SEED'] ?? 20260302);
configureGlobal({ ...readConfigureGlobal(), seed });

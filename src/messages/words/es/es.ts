// Español, de tú.

export { cohort } from './cohort/cohort.ts';
export { commands } from './commands.ts';
export { goals } from './goals.ts';
export { help } from './help.ts';
export { kit } from './kit.ts';
export { member } from './member.ts';
export { notes } from './notes.ts';
export { plans } from './plans.ts';
export { problems } from './problems.ts';
export { reminders } from './reminders.ts';
export { finish } from './study/finish.ts';
export { ownPlan } from './study/own.ts';
export { progress } from './study/progress.ts';
export { study } from './study/study.ts';

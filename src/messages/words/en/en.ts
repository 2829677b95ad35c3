import { cohort } from './cohort/cohort.ts';
import { commands } from './commands.ts';
import { goals } from './goals.ts';
import { help } from './help.ts';
import { kit } from './kit.ts';
import { member } from './member.ts';
import { notes } from './notes.ts';
import { plans } from './plans.ts';
import { problems } from './problems.ts';
import { reminders } from './reminders.ts';
import { finish } from './study/finish.ts';
import { ownPlan } from './study/own.ts';
import { progress } from './study/progress.ts';
import { study } from './study/study.ts';

/** English, by feature. Another language has the same shape, which the compiler holds it to. */
export const en = {
  kit,
  commands,
  cohort,
  finish,
  goals,
  help,
  member,
  notes,
  ownPlan,
  plans,
  problems,
  progress,
  reminders,
  study,
};

import type { Words } from '../shape.ts';
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

/** Español, de tú. */
export const es: Words = {
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

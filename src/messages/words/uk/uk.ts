import type { Words } from '../shape.ts';
import { cohort } from './cohort.ts';
import { commands } from './commands.ts';
import { finish } from './finish.ts';
import { goals } from './goals.ts';
import { help } from './help.ts';
import { kit } from './kit.ts';
import { member } from './member.ts';
import { notes } from './notes.ts';
import { ownPlan } from './own.ts';
import { plans } from './plans.ts';
import { progress } from './progress.ts';
import { reminders } from './reminders.ts';
import { study } from './study.ts';

/** Українська, на ти. */
export const uk: Words = {
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
  progress,
  reminders,
  study,
};

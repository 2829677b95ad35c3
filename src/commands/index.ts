import { cohort } from './cohort.ts';
import type { Command } from './command.ts';
import { curriculum } from './curriculum.ts';
import { done } from './done.ts';
import { help } from './help.ts';
import { join } from './join.ts';
import { leave } from './leave.ts';
import { month } from './month.ts';
import { note } from './note.ts';
import { notes } from './notes.ts';
import { tellingOwed } from './owed-notices.ts';
import { preview } from './preview.ts';
import { privacy } from './privacy.ts';
import { project } from './project.ts';
import { resources } from './resources.ts';
import { setup } from './setup.ts';
import { streak } from './streak.ts';
import { day, today } from './today.ts';
import { undo } from './undo.ts';
import { week } from './week.ts';
import { zone } from './zone.ts';

const all: readonly Command[] = [
  today,
  day,
  done,
  undo,
  note,
  notes,
  week,
  month,
  project,
  resources,
  streak,
  join,
  leave,
  zone,
  privacy,
  help,
  setup,
  cohort,
  curriculum,
  preview,
];

/** Every command there is, in the order of /help. */
export const commands: readonly Command[] = all.map(tellingOwed);

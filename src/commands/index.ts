import { inAllLanguages } from './all-languages.ts';
import { cohort } from './cohort/cohort.ts';
import { tellingOwed } from './cohort/owed-notices.ts';
import { setup } from './cohort/setup/setup.ts';
import type { Command } from './command.ts';
import { month } from './goals/month.ts';
import { project } from './goals/project.ts';
import { helpOn } from './member/help.ts';
import { join, leave } from './member/join.ts';
import { pause } from './member/pause.ts';
import { privacy } from './member/privacy.ts';
import { remind } from './member/remind.ts';
import { settings } from './member/settings.ts';
import { zone } from './member/zone.ts';
import { note } from './notes/note.ts';
import { notes } from './notes/notes.ts';
import { saveAsNote } from './notes/save.ts';
import { startOwn } from './own/start.ts';
import { inOwnWords } from './own-words.ts';
import { curriculum } from './plans/curriculum.ts';
import { preview } from './plans/preview.ts';
import { resources } from './plans/resources.ts';
import { board } from './study/board.ts';
import { done } from './study/done.ts';
import { progress } from './study/progress.ts';
import { streak } from './study/streak.ts';
import { day, today } from './study/today.ts';
import { undo } from './study/undo.ts';
import { week } from './study/week.ts';

const all: readonly Command[] = [
  today,
  day,
  done,
  undo,
  note,
  notes,
  saveAsNote,
  week,
  month,
  project,
  resources,
  streak,
  progress,
  board,
  join,
  leave,
  startOwn,
  remind,
  pause,
  settings,
  zone,
  privacy,
  helpOn(() => all),
  setup,
  cohort,
  curriculum,
  preview,
];

/** Every command there is, in the order of /help. */
export const commands: readonly Command[] = all.map(inOwnWords).map(tellingOwed).map(inAllLanguages);

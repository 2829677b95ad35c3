// One file for all of these: a process that loads the whole bot and reads its plans costs more than they do.
import './studying/done.ts';
import './studying/learners.ts';
import './studying/note-list.ts';
import './studying/notes.ts';
import './studying/privacy.ts';
import './studying/reading-days.ts';
import './studying/ticks.ts';
import './studying/week-and-streak.ts';

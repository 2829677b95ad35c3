// One file for all of these: a process that loads the whole bot and reads its plans costs more than they do.
import './setting-up/cohort-choice.ts';
import './setting-up/cohort-pause.ts';
import './setting-up/cohort.ts';
import './setting-up/requests.ts';
import './setting-up/setup-refusals.ts';
import './setting-up/setup.ts';
import './setting-up/start.ts';

// One file for all of these: a process that loads the whole bot and reads its plans costs more than they do.
import './trouble/blocked.ts';
import './trouble/commit.ts';
import './trouble/delivery.ts';
import './trouble/interactions.ts';
import './trouble/late.ts';
import './trouble/outage.ts';
import './trouble/plan-end.ts';
import './trouble/slow.ts';
import './trouble/private-log.ts';
import './trouble/wrong-clock.ts';
import './trouble/refused.ts';
import './trouble/told.ts';
import './trouble/trimmed.ts';

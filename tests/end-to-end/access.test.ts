// One file for all of these: a process that loads the whole bot and reads its plans costs more than they do.
import './access/authority.ts';
import './access/direct-privacy.ts';
import './access/hidden-channel.ts';

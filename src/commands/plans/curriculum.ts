import { command } from '../command.ts';
import { add, previewFirst, save } from './add.ts';
import { apply } from './apply.ts';
import { askRemove, download, downloadMore, keep, list, remove, show } from './catalogue.ts';
import { cancel } from './drafts.ts';
import { suggestPlan } from './plan-option.ts';
import { chooseSame, pairAll, showNewer, update } from './update.ts';

/** Everything an admin does with the plans of a server. Buttons live in private messages only. */
export const curriculum = command({
  name: 'curriculum',
  description: 'Plans of this server: add, change, download, remove',
  admins: true,
  subcommands: {
    add: { description: 'Make a plan of up to ten Markdown files, or of a .zip', run: add },
    update: { description: 'See what new files change, then decide; nobody’s progress is lost', run: update },
    list: { description: 'Which plans there are, and who follows them', run: list },
    show: { description: 'What a plan holds, and its versions', run: show },
    download: { description: 'The files of a plan', run: download },
    remove: { description: 'Stop offering a plan of this server', run: askRemove },
  },
  components: {
    'curriculum-save': save,
    'curriculum-first': previewFirst,
    'curriculum-cancel': cancel,
    'curriculum-same': chooseSame,
    'curriculum-pair': pairAll,
    'curriculum-apply': apply,
    'curriculum-newer': showNewer,
    'curriculum-download': downloadMore,
    'curriculum-remove': remove,
    'curriculum-keep': keep,
  },
  autocomplete: suggestPlan,
});

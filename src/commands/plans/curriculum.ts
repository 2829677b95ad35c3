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
  admins: true,
  own: true,
  subcommands: {
    add,
    update,
    list,
    show,
    download,
    remove: askRemove,
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

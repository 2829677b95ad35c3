import { z } from 'zod';
import { manageServer } from '../../messages/kit/permissions.ts';
import { type Command, handler } from '../command.ts';
import { optionLength } from '../options.ts';
import { add, addInput, cancel, drafted, previewFirst, save } from './add.ts';
import { apply, applyInput } from './apply.ts';
import {
  askRemove,
  download,
  downloadInput,
  downloadMore,
  keep,
  listPlans,
  namedInput,
  remove,
  show,
  versionInput,
} from './catalogue.ts';
import { fileOptions } from './files.ts';
import { suggestPlan } from './plan-option.ts';
import { chooseSame, newerInput, pairAll, pairInput, sameInput, showNewer, update, updateInput } from './update.ts';

/** What carries a whole plan to the database or back. */
const whole = { unsaved: () => 'No plan was stored or changed.', look: '/curriculum list', heavy: true } as const;

const which = {
  type: 3,
  name: 'name',
  description: 'Which plan',
  required: true,
  autocomplete: true,
  max_length: optionLength,
} as const;

/** Everything an admin does with the plans of a server. Buttons live in private messages only. */
export const curriculum: Command = {
  data: {
    name: 'curriculum',
    description: 'Plans of this server: add, change, download, remove',
    default_member_permissions: String(manageServer),
    options: [
      {
        type: 1,
        name: 'add',
        description: 'Make a plan of up to ten Markdown files',
        options: [
          {
            type: 3,
            name: 'name',
            description: 'What to call it, like sql-basics',
            required: true,
            max_length: optionLength,
          },
          ...fileOptions(true),
        ],
      },
      {
        type: 1,
        name: 'update',
        description: 'See what new files change, then decide; nobody’s progress is lost',
        options: [which, ...fileOptions(false)],
      },
      { type: 1, name: 'list', description: 'Which plans there are, and who follows them' },
      { type: 1, name: 'show', description: 'What a plan holds, and its versions', options: [which] },
      { type: 1, name: 'download', description: 'The files of a plan', options: [which] },
      {
        type: 1,
        name: 'remove',
        description: 'Stop offering a plan of this server',
        options: [which],
      },
    ],
  },
  runs: {
    add: handler({ input: addInput, answers: 'private', run: add, ...whole }),
    update: handler({ input: updateInput, answers: 'private', run: update, ...whole }),
    list: handler({ input: z.object({}), answers: 'private', run: listPlans }),
    show: handler({ input: namedInput, answers: 'private', run: show }),
    download: handler({ input: namedInput, answers: 'private', run: download, ...whole }),
    remove: handler({ input: namedInput, answers: 'private', run: askRemove }),
  },
  components: {
    'curriculum-save': handler({ input: drafted, answers: 'update', run: save, ...whole }),
    'curriculum-first': handler({ input: drafted, answers: 'private', run: previewFirst, ...whole }),
    'curriculum-cancel': handler({ input: drafted, answers: 'update', run: cancel }),
    'curriculum-same': handler({ input: sameInput, answers: 'update', run: chooseSame, ...whole }),
    'curriculum-pair': handler({ input: pairInput, answers: 'update', run: pairAll, ...whole }),
    'curriculum-apply': handler({ input: applyInput, answers: 'update', run: apply, ...whole }),
    'curriculum-newer': handler({ input: newerInput, answers: 'private', run: showNewer, ...whole }),
    'curriculum-download': handler({ input: downloadInput, answers: 'private', run: downloadMore, ...whole }),
    'curriculum-remove': handler({ input: versionInput, answers: 'update', run: remove, ...whole }),
    'curriculum-keep': handler({ input: versionInput, answers: 'update', run: keep }),
  },
  autocomplete: suggestPlan,
};

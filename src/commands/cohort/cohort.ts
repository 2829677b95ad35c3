import { z } from 'zod';
import { manageServer } from '../../messages/kit/permissions.ts';
import { type Command, handler, type Suggest } from '../command.ts';
import { optionLength } from '../options.ts';
import { suggestDay } from '../study/day-option.ts';
import { placed } from '../which-cohort.ts';
import { continuePlan } from './continue.ts';
import { correct, correctionInput, removalInput, removeEntry } from './correct.ts';
import { applyEdit, edit, editInput, editModalInput, openEdit } from './edit.ts';
import { askEnd, end, pause, pauseInput, resume } from './pause.ts';
import { suggestSetup } from './setup-options.ts';
import { skip, skipInput } from './skip.ts';
import { showStatus } from './status.ts';

const here = z.object(placed);
const unsaved = () => 'The plan runs as before.';

const status = handler({ input: here, answers: 'private', run: showStatus });
const askToEnd = handler({ input: here, answers: 'private', run: askEnd });

const suggest: Suggest = (call, ctx) => (call.input.option === 'day' ? suggestDay(call, ctx) : suggestSetup(call, ctx));

/** Everything an admin does with a cohort that runs. Discord decides who may; the buttons live in private messages only. */
export const cohort: Command = {
  data: {
    name: 'cohort',
    description: 'Steer the study plan of this channel',
    default_member_permissions: String(manageServer),
    options: [
      { type: 1, name: 'status', description: 'How it goes: next post, learners, and what is in the way' },
      {
        type: 1,
        name: 'pause',
        description: 'Stop posting for a while; nobody’s streak is touched',
        options: [
          {
            type: 3,
            name: 'until',
            description: 'The date on which posts go on; until /cohort resume if left out',
            max_length: optionLength,
            autocomplete: true,
          },
        ],
      },
      { type: 1, name: 'resume', description: 'Go on posting' },
      {
        type: 1,
        name: 'edit',
        description: 'Change channel, time, zone, weekdays or role',
        options: [
          { type: 7, name: 'channel', description: 'Where to post from now on', channel_types: [0, 5] },
          {
            type: 3,
            name: 'time',
            description: 'When the daily post comes, like 08:00',
            autocomplete: true,
            max_length: optionLength,
          },
          {
            type: 3,
            name: 'timezone',
            description: 'The cohort’s time zone: a city, or UTC',
            autocomplete: true,
            max_length: optionLength,
          },
          {
            type: 3,
            name: 'weekdays',
            description: 'On which days, like Mon-Fri',
            autocomplete: true,
            max_length: optionLength,
          },
          { type: 8, name: 'role', description: 'A role to ping with each post' },
          { type: 5, name: 'no-role', description: 'Ping nobody from now on' },
          { type: 5, name: 'work-ahead', description: 'Whether days may be done before they are posted' },
        ],
      },
      {
        type: 1,
        name: 'correct',
        description: 'Put a learner’s entry right, however old',
        options: [
          { type: 6, name: 'member', description: 'Whose entry', required: true },
          {
            type: 3,
            name: 'day',
            description: 'Which day of the plan',
            required: true,
            autocomplete: true,
            max_length: optionLength,
          },
          {
            type: 3,
            name: 'date',
            description: 'The date it counts for; without one you are asked about removing it',
            max_length: optionLength,
          },
          { type: 5, name: 'remove', description: 'Remove the entry; you are asked first' },
        ],
      },
      { type: 1, name: 'end', description: 'End the plan for good; nothing is deleted' },
    ],
  },
  runs: {
    status,
    pause: handler({ input: pauseInput, answers: 'private', run: pause, unsaved }),
    resume: handler({ input: here, answers: 'private', run: resume, unsaved }),
    edit: handler({ input: editInput, answers: 'private', run: edit, unsaved }),
    correct: handler({
      input: correctionInput,
      answers: 'private',
      run: correct,
      unsaved: () => 'The entry stays as it was.',
    }),
    end: askToEnd,
  },
  components: {
    'cohort-status': { ...status, answers: 'update' },
    'cohort-pause': handler({ input: pauseInput, answers: 'update', run: pause, unsaved }),
    'cohort-resume': handler({ input: here, answers: 'update', run: resume, unsaved }),
    'cohort-skip': handler({ input: skipInput, answers: 'update', run: skip, unsaved, look: '/cohort status' }),
    'cohort-edit': handler({ input: here, answers: 'modal', run: openEdit }),
    'cohort-correct-remove': handler({
      input: removalInput,
      answers: 'update',
      run: removeEntry,
      unsaved: () => 'The entry stays as it was.',
    }),
    'cohort-continue': handler({ input: here, answers: 'update', run: continuePlan, unsaved }),
    'cohort-end': { ...askToEnd, answers: 'update' },
    'cohort-end-sure': handler({ input: here, answers: 'update', run: end, unsaved }),
  },
  modals: { 'cohort-edited': handler({ input: editModalInput, answers: 'update', run: applyEdit, unsaved }) },
  autocomplete: suggest,
};

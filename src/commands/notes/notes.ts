import { suggestWeeks } from '../../curriculum/look-up.ts';
import { command } from '../command.ts';
import { choiceOf, suggestDay } from '../study/day-option.ts';
import { suggestInPlan } from '../which-cohort.ts';
import { browse, leaf } from './browse.ts';
import { changeHandlers } from './change.ts';
import { giveJournal } from './journal.ts';
import { sharedHandlers } from './shared.ts';

const suggestDays = suggestDay('any');
const suggestWeek = suggestInPlan(({ text }, plan) => suggestWeeks(plan, text, 25).map(choiceOf));

export const notes = command({
  name: 'notes',
  run: browse,
  components: {
    notes: leaf,
    'notes-journal': giveJournal,
    ...changeHandlers.components,
    ...sharedHandlers.components,
  },
  modals: { ...changeHandlers.modals, ...sharedHandlers.modals },
  autocomplete: (call, ctx) => (call.input.option === 'week' ? suggestWeek : suggestDays)(call, ctx),
});

import { command } from '../command.ts';
import { suggestPlan } from '../plans/plan-option.ts';
import { suggestDay } from '../study/day-option.ts';
import { correct, undoCorrection } from './correct.ts';
import { learner } from './learner.ts';
import { askEnd, continuePlan, end, pause, resume, skip } from './lifecycle.ts';
import { dropHoliday, holiday, openHoliday, suggestDate } from './manage/holidays.ts';
import { more } from './manage/more.ts';
import { askJump, changeNext } from './manage/next-day.ts';
import { postNow } from './manage/post-now.ts';
import { askRemove, remove } from './manage/remove.ts';
import { askFollowNow, askRestart, begin, follow, followNone } from './manage/succession.ts';
import { editing } from './setup/edit.ts';
import { suggestSetting } from './setup/settle.ts';
import { status } from './status.ts';

/** Everything an admin does with a cohort that runs. Discord decides who may; the buttons live in private messages only. */
export const cohort = command({
  name: 'cohort',
  admins: true,
  subcommands: {
    status,
    pause,
    resume,
    holiday,
    jump: askJump,
    next: follow,
    edit: editing.edit,
    learner,
    remove: askRemove,
    correct,
    end: askEnd,
  },
  components: {
    'cohort-more': more,
    'cohort-next': changeNext,
    'cohort-now-sure': postNow,
    'cohort-follow': follow,
    'cohort-follow-none': followNone,
    'cohort-follow-now': askFollowNow,
    'cohort-restart': askRestart,
    'cohort-go-over': begin,
    'cohort-remove-sure': remove,
    'cohort-holiday-form': openHoliday,
    'cohort-holiday-off': dropHoliday,
    'cohort-skip': skip,
    ...editing.components,
    'cohort-correct-undo': undoCorrection,
    'cohort-continue': continuePlan,
    'cohort-end-sure': end,
  },
  modals: {
    ...editing.modals,
    'cohort-jump-to': askJump,
    'cohort-holiday-planned': holiday,
  },
  autocomplete: (call, ctx) => {
    const { option } = call.input;
    if (option === 'day') return suggestDay('any')(call, ctx);
    if (option === 'plan') return suggestPlan(call, ctx);
    return (option === 'from' || option === 'until' ? suggestDate : suggestSetting)(call, ctx);
  },
});

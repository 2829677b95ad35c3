import type { Weekday } from '../../core/calendar.ts';
import { customId, rows, say, selectRow } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';
import { nameInLine } from './day.ts';
import { type Next, nextButtons, nextLine } from './next.ts';

/** How a learner goes on from now. */
export type Chosen = { cohortId: number; isOwn: boolean; next: Next; weekdays: Weekday[] };

/** A learner goes with the group from now on, or at their own pace; the latter with a list of their weekdays. */
export function paceChosen(words: Words, { cohortId, isOwn, next, weekdays }: Chosen): Message {
  const { pace } = words.study;
  const buttons = rows(...nextButtons(words, cohortId, next));
  if (next.kind === 'group') {
    return say([(isOwn ? words.ownPlan.pace : pace).withGroup, ...nextLine(words, next)].join('\n'), {
      components: buttons,
    });
  }
  const day = next.day === null ? pace.caughtUp : pace.nextIs(nameInLine(next.day));
  const options = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => {
    return { label: pace.weekday(weekday), value: String(weekday), default: weekdays.includes(weekday) };
  });
  return say([pace.ownPace(weekdays), day, pace.stillDue].join('\n'), {
    components: [
      ...buttons,
      selectRow(customId('pace', { cohort: cohortId, to: 'own' }), pace.whichWeekdays, options, {
        min_values: 1,
        max_values: options.length,
      }),
    ],
  });
}

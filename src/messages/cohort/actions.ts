import { customId, selectRow } from '../kit/format.ts';
import type { Row } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** What an admin can do with a running plan beside changing, pausing and ending it. */
export const cohortActions = ['skip', 'repeat', 'jump', 'now', 'holiday', 'follow', 'restart', 'remove'] as const;
export type CohortAction = (typeof cohortActions)[number];

export const actionEmoji: Record<CohortAction, string> = {
  skip: '⏭️',
  repeat: '🔁',
  jump: '⏩',
  now: '📣',
  holiday: '🏖️',
  follow: '➡️',
  restart: '🔄',
  remove: '👋',
};

/** The list under a group's status. */
export function actionsRow({ cohort: { actions: words } }: Words, cohortId: number): Row {
  const options = cohortActions.map((value) => {
    const [label, description] = words.each[value];
    return { label, description, value, emoji: { name: actionEmoji[value] } };
  });
  return selectRow(customId('cohort-more', { cohort: cohortId }), words.more, options);
}

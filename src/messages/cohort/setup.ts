import type { InputProblem } from '../../core/cohort-settings.ts';
import { button, customId, say, shorten } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';
import type { PanelName } from './panel.ts';

/** What can be done with a draft: started, or looked at again while something is in the way, such as another group in its channel. */
export function draftButtons(
  words: Words,
  panel: PanelName,
  draftId: number,
  isReady: boolean,
  running: number | undefined,
): Button[] {
  const { buttons } = words.cohort.setup;
  const draft = { draft: draftId };
  return [
    isReady
      ? button(buttons.start, customId(`${panel}-start`, draft), { style: 'success' })
      : button(buttons.checkAgain, customId(`${panel}-edit`, { ...draft, page: 0 }), { emoji: '🔄' }),
    button(buttons.preview, customId(`${panel}-preview`, draft)),
    button(buttons.cancel, customId(`${panel}-cancel`, draft)),
    ...(running === undefined
      ? []
      : [changeButton(words, running, buttons.changeRunning), statusButton(words, running)]),
  ];
}

/** Every option that cannot be used, at once. */
export function setupProblems({ cohort }: Words, problems: readonly InputProblem[]): Message {
  return say(shorten(cohort.problems(problems), 2_000));
}

/** The button behind which a running group’s settings are. */
export function changeButton({ cohort }: Words, cohortId: number, label: string = cohort.change): Button {
  return button(label, customId('cohort-edit', { cohort: cohortId }), { emoji: '✏️' });
}

export function statusButton({ cohort }: Words, cohortId: number): Button {
  return button(cohort.setup.buttons.status, customId('cohort-status', { cohort: cohortId }), { emoji: '📋' });
}

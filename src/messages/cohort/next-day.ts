import type { LocalDate } from '../../core/calendar.ts';
import { refOf } from '../../core/reference.ts';
import type { Day } from '../../curriculum/model.ts';
import { button, customId, offer, say } from '../kit/format.ts';
import type { Message, Modal } from '../kit/message.ts';
import { dayName } from '../study/day.ts';
import type { Words } from '../words/words.ts';
import { keepButton } from './cohort.ts';

/** How another day than the planned one comes next: the planned one is passed over, the last one comes again, or any is chosen; or back to what was planned. */
export const changesOfNext = ['skip', 'repeat', 'jump', 'back'] as const;
export type ChangeOfNext = (typeof changesOfNext)[number];

/** Which day comes next instead of which, null for the closing message; `passed`: how many are left out; `again`: it was posted before. */
export type NextDay = {
  cohortId: number;
  how: ChangeOfNext;
  day: Day | null;
  was: Day | null;
  passed: number;
  again: boolean;
  at: Date | null;
};

export function askNextDay(words: Words, next: NextDay): Message {
  const { comesNext: said } = words.cohort;
  return offer(
    said.ask(factsOf(words, next)),
    button(said.sure, changeId(next), { style: 'primary' }),
    keepButton(words, next.cohortId),
  );
}

/** Another day comes next; one press takes that back until it is out. */
export function nextDaySet(words: Words, next: NextDay): Message {
  const { comesNext: said } = words.cohort;
  const undo = changeId({ ...next, how: 'back', day: next.was, was: next.day });
  return next.how === 'back'
    ? say(said.news(factsOf(words, next)))
    : offer(said.set(factsOf(words, next)), button(said.undo, undo, { emoji: '↩️' }));
}

export function jumpForm({ cohort: { comesNext: said } }: Words, cohortId: number): Modal {
  const { title, day } = said.form;
  const input = { kind: 'text', id: 'day', ...day, style: 'short', required: true, max: 100 } as const;
  return { modal: { id: customId('cohort-jump-to', { cohort: cohortId }), title, inputs: [input] } };
}

/** Asked before a day is posted out of turn. `until`: when its date closes in the group's zone; `isDue`: as any other. */
export function askPostNow(
  words: Words,
  now: { cohortId: number; day: Day | null; on: LocalDate; until: Date; instead: Date | null; isDue: boolean },
): Message {
  const { postNow: said } = words.cohort;
  const { cohortId, day, on } = now;
  const id = customId('cohort-now-sure', { cohort: cohortId, on, ...(day === null ? {} : { day: refOf(day.key) }) });
  return offer(
    day === null ? said.askClosing : said.ask({ ...now, day: dayName(day) }),
    button(said.sure, id, { style: 'primary' }),
    keepButton(words, cohortId),
  );
}

function factsOf({ cohort }: Words, { how, day, was, ...rest }: NextDay) {
  const name = (one: Day | null) => (one === null ? cohort.closingMessage : dayName(one));
  const label = (one: Day | null) => one?.label ?? cohort.closingMessage;
  return { ...rest, how, day: name(day), was: name(was), short: { day: label(day), was: label(was) } };
}

function changeId({ cohortId, how, day, was }: NextDay): string {
  return customId('cohort-next', {
    cohort: cohortId,
    how,
    ...(day === null ? {} : { day: refOf(day.key) }),
    ...(was === null ? {} : { was: refOf(was.key) }),
  });
}

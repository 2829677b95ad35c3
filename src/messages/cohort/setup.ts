import type { InputProblem, SetupSettings } from '../../core/cohort-settings.ts';
import type { Schedule, Slot } from '../../core/schedule.ts';
import type { Day } from '../../curriculum/model.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { button, customId, offer, say, shorten } from '../kit/format.ts';
import type { Button, Message, Modal } from '../kit/message.ts';
import { nameInLine } from '../study/day.ts';
import { type PostFacts, shownPreview } from '../study/post.ts';
import type { Words } from '../words/words.ts';

/** What will be started, with everything an admin should see before pressing Start. */
type SetupView = {
  draftId: number;
  settings: SetupSettings;
  title: string;
  firstDay: string;
  days: number;
  first: Slot;
  last: Slot;
  /** Names of permissions that are missing but not necessary. */
  missingOptional: string[];
  /** The chosen role cannot be pinged as things are. */
  roleSilent: boolean;
  zoneGuessed: boolean;
};

/** The plan in one look, before anything is written. */
export function setupPreview({ cohort: { setup } }: Words, view: SetupView): Message {
  const { channelId, roleId } = view.settings;
  const lines = [
    setup.ready,
    setup.plan(view.title, view.days, view.firstDay),
    setup.mayPost(channelId),
    ...view.missingOptional.map((permission) => setup.missing(permission, permission === 'Attach Files')),
    setup.dates(view.firstDay, view.first, view.last.on, view.settings),
    ...(roleId === null ? [] : [view.roleSilent ? setup.pingsNobody(roleId) : setup.pings(roleId)]),
    ...(view.zoneGuessed ? [setup.zoneGuessed] : []),
  ];
  const { start, preview, change, cancel } = setup.buttons;
  const draft = { draft: view.draftId };
  return offer(
    lines.join('\n'),
    button(start, customId('setup-start', draft), { style: 'success' }),
    button(preview, customId('setup-preview', draft)),
    button(change, customId('setup-change', draft)),
    button(cancel, customId('setup-cancel', draft)),
  );
}

/** The first post as it will be sent, without pings and buttons. */
export function setupFirstDay(words: Words, plan: Plan, day: Day, facts: PostFacts): Message {
  return shownPreview(words, words.cohort.setup.previewOf(nameInLine(day)), plan, day, facts);
}

/** Every option that cannot be used, at once. */
export function setupProblems({ cohort }: Words, problems: readonly InputProblem[]): Message {
  return say(shorten(cohort.problems(problems), 2_000));
}

/** The channel has a running plan: offer to change that one. */
export function occupied(words: Words, running: { id: number; channelId: string; title: string } & Schedule): Message {
  const { setup } = words.cohort;
  return offer(
    setup.occupied(running.channelId, running.title, running),
    changeButton(words, running.id),
    button(setup.itsStatus, customId('cohort-status', { cohort: running.id }), { emoji: '📋' }),
  );
}

/** The button behind which a running cohort's schedule is changed. */
export function changeButton({ cohort }: Words, cohortId: number): Button {
  return button(cohort.change, customId('cohort-edit', { cohort: cohortId }), { emoji: '✏️' });
}

/** The form behind it, with what holds now. */
export function editForm(words: Words, cohort: { id: number } & Schedule): Modal {
  return form(words, customId('cohort-edited', { cohort: cohort.id }), clock(words, cohort));
}

/** The form for a plan that is still to be started: where it begins, too. */
export function setupForm(words: Words, draftId: number, settings: SetupSettings): Modal {
  const { startsOn: start, firstDayKey: from } = settings;
  return form(words, customId('setup-changed', { draft: draftId }), { ...clock(words, settings), start, from });
}

function clock({ kit }: Words, { time, zone, weekdays }: Schedule) {
  return { time, timezone: zone, weekdays: kit.weekdays(weekdays) };
}

function form(
  { cohort }: Words,
  id: string,
  values: ReturnType<typeof clock> & { start?: string; from?: string },
): Modal {
  const { title, ...fields } = cohort.form;
  const inputs = (Object.entries(values) as [keyof typeof fields, string][]).map(
    ([name, value]) =>
      ({ kind: 'text', id: name, ...fields[name], style: 'short', required: true, max: 60, value }) as const,
  );
  return { modal: { id, title, inputs } };
}

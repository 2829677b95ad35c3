import { ComponentType } from 'discord-api-types/v10';
import { button, customId, optionsAtMost, rows, say, selectRow, shorten } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';
import { keepButton } from './cohort.ts';

type Shown = {
  cohortId: number;
  title: string;
  isRunning: boolean;
  /** The plan named to follow, null where none is; `title` null where it is no longer offered. */
  following: { slug: string; title: string | null } | null;
  plans: readonly { slug: string; title: string }[];
};

/** What follows after the last day of a plan, and what else could; with what became of a choice above it. */
export function followingShown({ cohort: { succession: said } }: Words, shown: Shown, became: string[] = []): Message {
  const { cohortId, title, isRunning, following, plans } = shown;
  const id = { cohort: cohortId };
  const options = plans.slice(0, optionsAtMost).map((plan) => ({
    label: shorten(plan.title, 100),
    value: shorten(plan.slug, 100),
    default: isRunning && plan.slug === following?.slug,
  }));
  const isOffered = following?.title != null;
  return say(
    [
      ...became,
      isRunning ? said.shown(title, following?.title ?? null) : said.afterEnd(title),
      ...(following !== null && !isOffered ? [said.gone(following.slug)] : []),
      said.means,
    ].join('\n'),
    {
      components: [
        ...(options.length === 0 ? [] : [selectRow(customId('cohort-follow', id), said.choose, options)]),
        ...rows(
          ...(isRunning && isOffered ? [button(said.now, customId('cohort-follow-now', id), { emoji: '➡️' })] : []),
          ...(isRunning && following !== null ? [button(said.none, customId('cohort-follow-none', id))] : []),
        ),
      ],
    },
  );
}

/** A plan that is to begin for the people of another one, and how far that one is. */
type Change = {
  cohortId: number;
  begins: 'now' | 'restart';
  versionId: number;
  title: string;
  firstDay: string;
  at: Date | null;
  people: number;
  before: { title: string; posted: number; total: number };
};

export function askSuccession(words: Words, change: Change): Message {
  const { succession: said, actions } = words.cohort;
  const isNow = change.begins === 'now';
  const sure = isNow ? said.sureNow : actions.each.restart[0];
  const { cohortId: cohort, begins, versionId: version } = change;
  return say(said[isNow ? 'askNow' : 'askRestart'](change, change.before), {
    components: rows(
      button(sure, customId('cohort-go-over', { cohort, begins, version }), { style: 'primary' }),
      keepButton(words, cohort),
    ),
  });
}

export function askRemoval(
  words: Words,
  cohort: { id: number; title: string },
  who: { userId: string; name: string },
): Message {
  const { removal: said } = words.cohort;
  const id = customId('cohort-remove-sure', { cohort: cohort.id, member: who.userId });
  return say(said.ask(who.name, cohort.title), {
    components: rows(button(said.sure, id, { style: 'danger' }), keepButton(words, cohort.id)),
  });
}

export function whomToRemove({ cohort: { removal: said } }: Words, cohortId: number): Message {
  const select = {
    type: ComponentType.UserSelect,
    custom_id: customId('cohort-remove', { cohort: cohortId }),
    placeholder: said.choose,
  } as const;
  return say(said.whom, { components: [{ type: ComponentType.ActionRow, components: [select] }] });
}

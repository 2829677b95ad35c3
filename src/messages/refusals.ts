import { customId } from './custom-id.ts';
import { button, rows, say, shorten } from './format.ts';
import type { Message } from './message.ts';

/** Nobody has set a plan up in this server. */
export function nothingSetUp(): Message {
  return say('No study plan runs here yet. Someone with **Manage Server** can start one with /setup.');
}

/** More than one cohort could be meant; each button repeats the request for one of them. */
export function whichCohort(
  choices: { cohortId: number; channelId: string; title: string }[],
  again: { name: string; input: Record<string, string | number> },
): Message {
  const shown = choices.slice(0, 20);
  const lines = shown.map((choice) => `• **${choice.title}** in <#${choice.channelId}>`);
  const rest = choices.length > shown.length ? '\nFor any other, use the command in its own channel.' : '';
  return say(`More than one study plan runs here. Which one do you mean?\n${lines.join('\n')}${rest}`, {
    components: rows(
      ...shown.map((choice) =>
        button(shorten(choice.title, 34), customId(again.name, { ...again.input, cohort: choice.cohortId })),
      ),
    ),
  });
}

/** The post a button belongs to is no longer stored. */
export function postGone(): Message {
  return say('That post belongs to a plan that is no longer here. Nothing was changed. See /today for what runs now.');
}

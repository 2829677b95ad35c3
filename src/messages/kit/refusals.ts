import { customId, fits } from './custom-id.ts';
import { button, named, rows, say, shorten } from './format.ts';
import type { Message } from './message.ts';

/** Nobody has set a plan up in this server. */
export function nothingSetUp(): Message {
  return say('No study plan runs here yet. Someone with **Manage Server** can start one with /setup.');
}

/** Discord does not say at present who can see which channel, and what is hidden must stay so. */
export function sightUnknown(): Message {
  return say(
    'Discord isn’t telling me about this server’s channels right now, so I can’t check what you may see. Nothing was changed. ' +
      'Use the command in the plan’s own channel, or try again in a few minutes.',
  );
}

/** What 2,000 characters leave for titles beside twenty channels and what is said about them. */
const roomForTitles = 1_000;

/** More than one cohort could be meant; each button repeats the request for one of them, where it fits into a button. */
export function whichCohort(
  choices: { cohortId: number; channelId: string; channelName: string; title: string }[],
  again: { name: string; input: Record<string, string | number> },
): Message {
  const shown = choices.slice(0, 20);
  // All lines together must fit into a message, however many and long their titles are.
  const most = Math.min(100, Math.floor(roomForTitles / shown.length));
  const lines = shown.map((choice) => `• **${shorten(named(choice.title), most)}** in <#${choice.channelId}>`);
  const ids = shown.map((choice) => ({ choice, id: repeated(again, choice.cohortId) }));
  const complete = choices.length === shown.length && ids.every(({ id }) => id !== undefined);
  const rest = complete ? '' : '\nOr use the command in the channel of the one you mean. Nothing was changed.';
  return say(`More than one study plan runs here. Which one do you mean?\n${lines.join('\n')}${rest}`, {
    components: rows(
      ...ids.flatMap(({ choice, id }) => (id === undefined ? [] : [button(`#${shorten(choice.channelName, 30)}`, id)])),
    ),
  });
}

function repeated(again: { name: string; input: Record<string, string | number> }, cohort: number): string | undefined {
  const input = { ...again.input, cohort };
  return fits(again.name, input) ? customId(again.name, input) : undefined;
}

/** The post a button belongs to is no longer stored. */
export function postGone(): Message {
  return say('That post belongs to a plan that is no longer here. Nothing was changed. See /today for what runs now.');
}

import { lowered } from '../intl.ts';
import { date, quoted, weekdays } from './language.ts';

/** What every feature says: dates, weekdays, and what stands in the way of an answer. `reference` finds the line of the log. */
export const kit = {
  /** What this language calls itself. */
  language: 'English',
  date,
  quoted,
  turn: { back: 'Back', more: 'More' },
  page: (page: number, total: number) => `Page ${page} of ${total}`,
  weekdays,
  databaseAway: (reference: string, unsaved: string | undefined) =>
    `${
      unsaved === undefined
        ? 'I can’t reach my records right now, so nothing was changed.'
        : `I couldn’t save that: ${lowered(unsaved)}`
    } Please try again in a minute. Reference ${reference}.`,
  broken: (reference: string) =>
    'Sorry, something went wrong on my side. Nothing you did before is lost, and trying again is safe: nothing counts ' +
    `twice. If it happens again, tell whoever runs this bot the reference ${reference}.`,
  couldNotCheck: (reference: string, look: string) =>
    `I couldn’t check whether that was saved. Check with ${look} before you try again; pressing the same button again is ` +
    `safe. Reference ${reference}.`,
  carriedOut: (reference: string, look: string) =>
    `I did that, but couldn’t put the answer together. Check with ${look} before you try again. Reference ${reference}.`,
  tookTooLong: (reference: string) =>
    'That is taking far longer than it should, so I stopped. Nothing was changed; please try again in a minute. ' +
    `Reference ${reference}.`,
  staleComponent:
    'That button or form is from an older message that I no longer understand. Nothing was changed. ' +
    'Run the command again, or use /today for a fresh one.',
  staleCommand: (name: string) =>
    `Your Discord still shows an older version of /${name}. Nothing was changed. ` +
    'Reload Discord (Ctrl+R, or close and open the app), then try it again.',
  notAllowed: (command: string) =>
    `You can’t use /${command} here right now, nor its buttons and forms. Nothing was changed. ` +
    'You need **Manage Server**, or permission from someone who runs this server: Server Settings → Integrations.',
  authorityUnknown: (command: string) =>
    `I couldn’t check with Discord whether you can use /${command} now. Nothing was changed. Please try again in a minute.`,
  notInServer:
    'That belongs to a server and works in the channel where its study plan runs. Nothing was changed: go there and try the ' +
    'same command again.',
  memberUnknown:
    'I can’t see you in that plan’s server right now. Nothing was changed. If you are still there, try again in a few ' +
    'minutes, or use the command in the plan’s own channel.',
  formNotOpened: (reference: string) =>
    `I couldn’t open that form in time. Nothing was changed. Please try again in a moment. Reference ${reference}.`,
  handedBack: 'What you wrote is attached, so nothing is lost.',
  asFile: 'Discord does not take this text as a message, so here it is as a file.',
  nothingSetUp: 'No study plan runs here yet. Someone with **Manage Server** can start one with /setup.',
  sightUnknown:
    'Discord isn’t telling me about this server’s channels right now, so I can’t check what you may see. Nothing was ' +
    'changed. Use the command in the plan’s own channel, or try again in a few minutes.',
  whichPlan: 'More than one study plan runs here. Which one do you mean?',
  planLine: (title: string, channelId: string | null) =>
    channelId === null ? `• **${title}**, a plan of your own` : `• **${title}** in <#${channelId}>`,
  orInItsChannel: 'Or use the command in the channel of the one you mean. Nothing was changed.',
  requestForgotten: 'I no longer have what you asked for there. Nothing was changed: please type the command again.',
  postGone: 'That post belongs to a plan that is no longer here. Nothing was changed. See /today for what runs now.',
};

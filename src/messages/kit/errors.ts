import { say, textFile } from './format.ts';
import type { Message } from './message.ts';

/** The database cannot be reached; `unsaved` says in a sentence what therefore did not happen. */
export function databaseAway(reference: string, unsaved: string | undefined): Message {
  const happened =
    unsaved === undefined
      ? "I can't reach my records right now, so nothing was changed."
      : `I couldn't save that: ${lowered(unsaved)}`;
  return text(`${happened} Please try again in a minute. Reference ${reference}.`);
}

/** Something broke on our side. */
export function brokenWithReference(reference: string): Message {
  return text(
    `Sorry, something went wrong on my side. Nothing you did before is lost, and trying again is safe: nothing counts twice. ` +
      `If it happens again, tell whoever runs this bot the reference ${reference}.`,
  );
}

/** Nobody knows whether it was saved; `look` is the command that shows. */
export function couldNotCheck(reference: string, look: string): Message {
  return text(
    `I couldn't check whether that was saved. Look with ${look} before you try again; pressing the same button again is safe. ` +
      `Reference ${reference}.`,
  );
}

/** It was saved, and what went wrong came after that. */
export function carriedOut(reference: string, look: string): Message {
  return text(
    `I carried that out, but couldn't put the answer together. Look with ${look} before you try again. Reference ${reference}.`,
  );
}

/** The handler did not finish in time, and will save nothing any more. */
export function tookTooLong(reference: string): Message {
  return text(
    `That is taking far longer than it should, so I stopped. Nothing was changed; please try again in a minute. Reference ${reference}.`,
  );
}

/** A button, list or form of an older version of the bot, or one that no longer means anything. */
export function staleComponent(): Message {
  return text(
    'That button or form is from an older message that I no longer understand. Nothing was changed. ' +
      'Run the command again, or use /today for a fresh one.',
  );
}

/** A command that Discord still offers but this version does not have, or has in another form. */
export function staleCommand(name: string): Message {
  return text(
    `Your Discord still shows an older form of /${name}. Nothing was changed. ` +
      'Reload Discord (Ctrl+R, or close and open the app), then try it again.',
  );
}

/** The button or form of an admin command, used by somebody who may not use that command now. */
export function notAllowed(command: string): Message {
  return text(
    `You may not use /${command} here at present, nor its buttons and forms. Nothing was changed. ` +
      'It takes **Manage Server**, or the leave of somebody who runs this server: Server Settings, Integrations.',
  );
}

/** As `notAllowed`, while Discord does not say what the server has set. */
export function authorityUnknown(command: string): Message {
  return text(
    `I couldn’t check with Discord whether you may use /${command} now. Nothing was changed. Please try again in a minute.`,
  );
}

/** A command outside a server. */
export function notInServer(): Message {
  return text(
    'I work inside servers only, in the channel where a study plan runs. Nothing was changed: go there and try the same command again.',
  );
}

/** A form could not be opened within Discord's time. */
export function formNotOpened(reference: string): Message {
  return text(
    `I couldn't open that form in time. Nothing was changed. Please try again in a moment. Reference ${reference}.`,
  );
}

/** Adds what somebody wrote to an answer that says it was not saved, so that it is not lost. */
export function handBack(message: Message, written: string | undefined): Message {
  if (written === undefined || written.trim() === '') return message;
  const said = message.content ?? '';
  return {
    ...message,
    content: `${said}${said.includes('\n') ? '\n' : ' '}What you wrote is attached, so nothing is lost.`.trim(),
    files: [...(message.files ?? []), { name: 'note.md', data: written }],
  };
}

function text(content: string): Message {
  return { content, allowed_mentions: { parse: [] } };
}

/** Lets a sentence follow a colon: “Day 178 is …” becomes “day 178 is …”, “I …” stays. */
function lowered(sentence: string): string {
  return /^\p{Lu}\p{Ll}/u.test(sentence) ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
}

export const asFileLine = 'Discord does not take this text as a message, so here it is as a file.';

/** The same answer where Discord refuses its words: all of them as a file. Its buttons stay. */
export function asFile({ content, embeds = [], components, files = [] }: Message): Message {
  const parts = [
    content,
    ...embeds.flatMap(({ author, title, description, fields = [] }) => [
      author?.name,
      title,
      description,
      ...fields.map(({ name, value }) => `${name}\n${value}`),
    ]),
  ];
  const text = parts.filter((part) => part !== undefined && part !== '').join('\n\n');
  return say(asFileLine, {
    ...(components === undefined ? {} : { components }),
    files: [...files, textFile('answer.md', `${text}\n`)],
  });
}

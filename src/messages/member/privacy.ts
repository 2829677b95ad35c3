import { customId } from '../kit/custom-id.ts';
import { button, count, list, plain, rows, say, selectRow, shorten, textFile } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';

/** How much is stored about somebody. */
export type Stored = {
  cohorts: number;
  completions: number;
  notes: number;
  milestones: number;
  ticks: number;
  settings: number;
  pauses: number;
  plansStarted: number;
  drafts: number;
  outcomes: number;
};

/** Which servers an answer is about: the one it is given in, one that was chosen in a direct message, or all. */
export type Ground =
  | { kind: 'here' }
  | { kind: 'server'; server: string; name: string | undefined }
  | { kind: 'everywhere'; server: string };

function groundWords(ground: Ground, all: 'all servers' | 'any server' = 'all servers'): string {
  if (ground.kind === 'here') return 'in this server';
  return `in ${ground.kind === 'everywhere' ? all : serverName(ground.server, ground.name)}`;
}

function serverName(id: string, name: string | undefined): string {
  return name === undefined ? `a server I am no longer in (${id})` : plain(shorten(name, 100));
}

/** The address of a button that goes on with the same servers. */
function id(name: string, ground: Ground, input: Record<string, string | number> = {}): string {
  return customId(name, ground.kind === 'here' ? input : { ...input, server: ground.server });
}

const kinds = [
  'your Discord id and the name that the server shows for you',
  'when you joined or left a plan',
  'which days you finished and when',
  'your notes, milestones, and what you ticked with the links and words you added',
  'your zone, rest days and pauses',
  'that it was you who set a plan up, and drafts of plans for a day',
  'for a day what your last commands came to, so that none counts twice',
];

/** What is stored, in plain words, and the one switch. */
export function privacyShown(stored: Stored, ground: Ground, hidesStreak: boolean): Message {
  return say(
    [
      `🔒 **What I store about you ${groundWords(ground)}**`,
      `${storedWords(stored)}.`,
      `All of this there can be: ${kinds.join('; ')}. Of a file you hand in I keep its name and address, not the file. No messages, no e-mail.`,
      '',
      '👀 **What others can see**',
      hidesStreak
        ? '• Your streak: nobody, and your own answers leave it out; /streak still shows it to you'
        : '• Your streak: an admin who corrects an entry of yours, nobody else',
      '• Your notes: those you shared, with your name; the people of that plan who see its channel',
      '• Ticked outcomes and deliverables: nobody',
    ].join('\n'),
    {
      components: rows(
        ...(stored.cohorts === 0 ? [] : [streakSwitch(ground, hidesStreak)]),
        button('Export as a file', id('privacy-export', ground), { emoji: '📦' }),
        button('Delete all of it …', id('privacy-erase', ground), { style: 'danger' }),
      ),
    },
  );
}

function streakSwitch(ground: Ground, hidden: boolean) {
  return hidden
    ? button('Show my streak', id('privacy-streak', ground, { hidden: 'no' }), { emoji: '🔥' })
    : button('Hide my streak', id('privacy-streak', ground, { hidden: 'yes' }), { emoji: '🔥' });
}

function storedWords(stored: Stored): string {
  const some = (number: number, ...words: [string, string?]) => (number === 0 ? [] : [count(number, ...words)]);
  const studies = [
    count(stored.completions, 'completed day'),
    count(stored.notes, 'note'),
    count(stored.milestones, 'milestone'),
    ...some(stored.ticks, 'ticked item'),
    ...some(stored.settings, 'zone or rest-day setting'),
    ...some(stored.pauses, 'pause'),
  ];
  const rest = [
    ...some(stored.plansStarted, 'plan you set up', 'plans you set up'),
    ...some(stored.drafts, 'draft'),
    ...some(stored.outcomes, 'command of the last day', 'commands of the last day'),
  ];
  const parts = stored.cohorts === 0 ? [] : [`${list(studies)} in ${count(stored.cohorts, 'plan')}`];
  return [...parts, ...(rest.length === 0 ? [] : [list(rest)])].join('; ');
}

/** There is nothing about the caller. */
export function nothingStored(ground: Ground): Message {
  return say(
    `🔒 Nothing is stored about you ${groundWords(ground, 'any server')}. That begins with /join, or with the first thing you mark done, note or tick.`,
  );
}

/** In a direct message, for somebody whom several servers know. */
export function chooseServer(servers: { id: string; name: string | undefined }[], everywhere: string): Message {
  const options = servers.slice(0, 24).map(({ id: value, name }) => ({
    label: shorten(name ?? `A server I am no longer in (${value})`, 100),
    value,
  }));
  return say(`🔒 Something is stored about you in ${count(servers.length, 'server')}. Which one is it about?`, {
    components: [
      selectRow({
        type: 3,
        custom_id: customId('privacy-server'),
        placeholder: 'Choose a server, or all of them',
        options: [{ label: 'All servers', value: everywhere }, ...options],
      }),
    ],
  });
}

/** Everything, as a file; what does not fit into one goes on in the next. */
export function exported(file: { json: string; part: number; parts: number }, ground: Ground): Message {
  const { json, part, parts } = file;
  const what = `📦 Everything I store about you ${groundWords(ground)}, as JSON`;
  const which = parts === 1 ? '' : `; this is file ${part} of ${parts}`;
  const name = parts === 1 ? 'daymark-export.json' : `daymark-export-${part}-of-${parts}.json`;
  return say(`${what}${which}. Only you see this message, so save the file.`, {
    files: [textFile(name, json)],
    ...(part < parts
      ? {
          components: rows(
            button(`File ${part + 1} of ${parts}`, id('privacy-export', ground, { part: part + 1 }), { emoji: '📦' }),
          ),
        }
      : {}),
  });
}

/** Asks once more before everything is deleted. */
export function confirmErase(stored: Stored, ground: Ground): Message {
  return say(
    `⚠️ This deletes for good, ${groundWords(ground)}: ${storedWords(stored)}${streakToo(stored)}. It cannot be undone, so you may want the export first. ` +
      'To only stop for a while, /leave keeps everything.',
    {
      components: rows(
        button('Delete for good', id('privacy-erase', ground, { sure: 'yes' }), { style: 'danger' }),
        button('Export first', id('privacy-export', ground), { emoji: '📦' }),
        button('Keep it', id('privacy', ground)),
      ),
    },
  );
}

/** Everything was deleted. */
export function erased(stored: Stored, ground: Ground): Message {
  const plans = stored.plansStarted === 0 ? '' : ' Plans you set up go on for those who follow them, without your id.';
  return say(
    `🗑️ Deleted: ${storedWords(stored)}${streakToo(stored)}. Nothing about you is stored ${groundWords(ground, 'any server')} any more.${plans} ` +
      'Messages already in a channel stay there. Should you ever want to start afresh: /join.',
  );
}

function streakToo(stored: Stored): string {
  return stored.cohorts === 0 ? '' : ', and your streak';
}

import { type Asked, handlers } from './calls.ts';

/** Whoever asks, with a note of theirs, in the group of `fillHistory`. */
export type Asking = { user: string; note: number; cohort: number };

/** What must be filled in, or more can be; all else is asked for with nothing. A name may go on with a word more. */
const inputs: Record<string, (by: Asking) => object> = {
  '/day old': () => ({ day: '2' }),
  '/notes day': () => ({ day: '2' }),
  '/notes week': () => ({ week: '2' }),
  'button board-by': () => ({ values: ['week'] }),
  'button cohort-learner': ({ user }) => ({ member: user }),
  'button cohort-more': ({ cohort }) => ({ cohort, values: ['now'] }),
  'button note-edit': ({ note }) => ({ note }),
  'button notes-shared': () => ({ day: '2' }),
  'button privacy-server': () => ({ values: ['g'] }),
  'form note-edit': ({ note }) => ({ note, text: 'What I saw today, said better.' }),
  'form project-show': () => ({ item: 'x' }),
  '/Save as note': () => ({ message: { text: 'What somebody wrote.', link: 'https://discord.com/channels/1/2/3' } }),
  '/resources search': () => ({ search: 'spark' }),
  '/cohort jump': () => ({ day: '3' }),
  'button cohort-jump': () => ({ day: '3' }),
  '/cohort learner': ({ user }) => ({ member: user }),
  '/cohort remove': ({ user }) => ({ member: user }),
  '/curriculum show': () => ({ name: 'long' }),
  'button curriculum-show': () => ({ name: 'long' }),
  '/curriculum remove': () => ({ name: 'long' }),
};

const turned = (name: string, there: object, back: object): string[] => {
  Object.assign(inputs, { [name]: () => there, [`${name} back`]: () => back });
  return [name, `${name} back`];
};

/** What is asked in turn, so that each can be asked again: the next takes back what the one before did. */
const inTurn: readonly string[][] = [
  ['/leave', '/join'],
  ['/pause', 'button pause-end'],
  ['/cohort pause', '/cohort resume'],
  ['button cohort-pause', 'button cohort-resume'],
  turned('/zone', { zone: 'Europe/Berlin' }, { zone: 'group' }),
  turned('/remind', { time: '09:00' }, { time: 'off' }),
  turned('button settings-turn', { set: 'notes', to: 'yes' }, { set: 'notes', to: 'no' }),
  turned('button settings-rest', { values: ['7'] }, { values: [] }),
  turned('button settings-language', { values: ['de'] }, { values: ['en'] }),
  turned('button privacy-streak', { hidden: 'yes' }, { hidden: 'no' }),
  turned('button privacy-board', { on: 'no' }, { on: 'yes' }),
  turned('button privacy-name', { named: 'no' }, { named: 'yes' }),
];

/** What is asked of a group that others are measured in, too, or again in another way. */
const before = ['/done', '/undo', '/note', '/today', '/streak', '/week', '/month', '/board', '/cohort status'];

const draft = 'one row of a draft, before there is a group';
const once = 'done once to a group, or to somebody in it; it changes what the others are measured in';
const one = 'one row by its number, as “button note-edit” reads it';
const files = 'a plan’s files, or all that is stored about somebody: see “main thread held”';

/** What is not measured, and why. */
export const leftOut: Record<string, string> = {
  ...spread(draft, 'button', ['setup-edit', 'setup-set', 'setup-type', 'setup-start', 'setup-preview', 'setup-cancel']),
  ...spread(draft, 'button', ['start-edit', 'start-set', 'start-type', 'start-start', 'start-preview', 'start-cancel']),
  ...spread(draft, 'form', ['setup-set', 'start-set']),
  ...spread('in a group of one, its learner’s own', 'button', ['own-edit', 'own-set', 'own-type', 'own-end']),
  'form own-set': 'in a group of one, its learner’s own',
  ...spread(once, 'button', ['pace', 'cohort-next', 'cohort-now-sure', 'cohort-go-over', 'cohort-remove-sure']),
  ...spread(once, 'button', ['cohort-holiday-off', 'cohort-skip', 'cohort-continue', 'cohort-end-sure']),
  ...spread(once, 'button', ['cohort-correct-undo', 'finish', 'finish-share']),
  ...spread(once, 'form', ['cohort-jump-to', 'note-take-down']),
  ...spread('an entry however old: the whole ledger is counted anew', '', ['/cohort correct', 'button cohort-correct']),
  ...spread(one, 'button', ['note-share', 'note-unfile', 'note-delete', 'note-file', 'note-take-down', 'snooze']),
  'button pause': 'as “/pause”',
  'button role': 'Discord’s roles, without a row',
  ...spread(files, 'button', ['curriculum-save', 'curriculum-first', 'curriculum-cancel', 'curriculum-same']),
  ...spread(files, 'button', ['curriculum-pair', 'curriculum-apply', 'curriculum-newer', 'curriculum-download']),
  ...spread(files, 'button', ['curriculum-remove', 'curriculum-keep', 'privacy-export', 'privacy-journal']),
  ...spread(files, 'button', ['curriculum-add', 'curriculum-update']),
  'button notes-journal': files,
  '/curriculum add': files,
  '/curriculum update': files,
  '/curriculum download': files,
};

/** What grows with what is shown or looked through, and why; it is told without a bar. */
export const growing: Record<string, string> = {
  ...spread('the dates of half a year are told of the whole ledger', '', ['/progress', 'button progress-share']),
  ...spread('every day done is listed', '', ['/cohort learner', 'button cohort-learner']),
  ...spread('all that is stored about somebody is counted', '', [
    '/privacy',
    'button privacy',
    'button privacy-server',
  ]),
  ...spread('all that is stored about somebody is counted', 'button', [
    'privacy-erase',
    'privacy-streak',
    'privacy-board',
  ]),
  ...spread('all that is stored about somebody is counted', 'button', ['privacy-streak back', 'privacy-board back']),
  ...spread('every post is looked for that names somebody', '', [
    '/leave',
    'button privacy-name',
    'button privacy-name back',
  ]),
  ...spread('a note’s place among all of its writer’s is counted', '', [
    '/notes',
    'button notes',
    '/notes day',
    '/notes week',
  ]),
  '/join': 'who comes back may be asked where to begin, which is told of the whole ledger',
  'button notes-shared': 'all that is shared on the day is counted, out of the notes of everybody there',
};

function spread(why: string, kind: string, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`${kind} ${name}`.trim(), why]));
}

/** How something is asked for by somebody. */
export function askedBy(name: string, by: Asking): Asked {
  return { name, input: inputs[name]?.(by) ?? {}, says: '' };
}

/** All that is measured besides `before`, in turns; what is another name of a function that is there already is not there again. */
export function turnsOfRest(): string[][] {
  const known = new Set<unknown>();
  const isNew = (name: string) => {
    const found = handlers.get(name);
    const what = found !== undefined && 'handler' in found ? found.handler.run : name;
    const isKnown = known.has(what);
    known.add(what);
    return !isKnown;
  };
  for (const name of [...before, ...inTurn.flat()]) isNew(name);
  const rest = [...handlers.keys()].filter((name) => leftOut[name] === undefined && isNew(name));
  const ways = Object.keys(inputs).filter((name) => !handlers.has(name) && !inTurn.flat().includes(name));
  return [...inTurn, ...[...rest, ...ways].map((name) => [name])];
}

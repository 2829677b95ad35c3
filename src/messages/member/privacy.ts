import type { Holdings } from '../../core/ledger.ts';
import { button, customId, messageLink, offer, plain, rows, say, selectRow, shorten, textFile } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

type PrivacyWords = Words['member']['privacy'];

/** Which servers an answer is about: the one it is given in, one that was chosen in a direct message, or all. */
export type Servers =
  | { kind: 'here' }
  | { kind: 'server'; server: string; name: string | undefined }
  /** What somebody has for themselves alone. */
  | { kind: 'own'; server: string }
  | { kind: 'everywhere'; server: string };

function where(words: PrivacyWords, servers: Servers, all: 'allServers' | 'anyServer' = 'allServers'): string {
  if (servers.kind === 'own') return words.inOwn;
  if (servers.kind !== 'server') return words[servers.kind === 'here' ? 'here' : all];
  const { server, name } = servers;
  return words.inServer(name === undefined ? words.formerServer(server) : plain(shorten(name, 100)));
}

/** The address of a button that goes on with the same servers. */
function id(name: string, servers: Servers, input: Record<string, string | number> = {}): string {
  return customId(name, servers.kind === 'here' ? input : { ...input, server: servers.server });
}

/** What others see of somebody; each is a switch. */
type Visible = { hidesStreak: boolean; isNamed: boolean; onBoard: boolean };

/** What is stored, in plain words, and who sees what, with the switches. */
export function privacyShown(
  { member: { privacy: words, settings } }: Words,
  stored: Holdings,
  servers: Servers,
  { hidesStreak, isNamed, onBoard }: Visible,
): Message {
  const to = (now: boolean) => (now ? 'no' : 'yes');
  const turn = (what: string, input: Record<string, string>, label: string, emoji: string) =>
    button(label, id(`privacy-${what}`, servers, input), { emoji });
  const switches = [
    turn('name', { named: to(isNamed) }, isNamed ? settings.named.turnOff : words.nameMe, '✅'),
    turn('streak', { hidden: to(hidesStreak) }, settings.streak[hidesStreak ? 'turnOn' : 'turnOff'], '🔥'),
    turn('board', { on: to(onBoard) }, onBoard ? settings.board.turnOff : words.joinBoard, '🏆'),
  ];
  const others = [
    words.others,
    isNamed ? words.named : words.notNamed,
    words.ledger,
    hidesStreak ? words.streakHidden : words.streakShown,
    onBoard ? words.onBoard : words.offBoard,
    words.notes,
    words.ticks,
  ];
  const isOwn = servers.kind === 'own';
  return offer(
    [words.title(where(words, servers)), `${words.stored(stored)}.`, '', ...(isOwn ? [words.nobodyElse] : others)].join(
      '\n',
    ),
    ...(stored.cohorts === 0 || isOwn ? [] : switches),
    button(words.export, id('privacy-export', servers), { emoji: '📎' }),
    ...(stored.notes === 0 ? [] : [button(words.journal, journalId(servers, 1), { emoji: '📓' })]),
    button(words.kinds.button, id('privacy-kinds', servers), { emoji: '🗂️' }),
    button(words.delete, id('privacy-erase', servers), { style: 'danger' }),
  );
}

/** All that there can be about anybody, and how long it stays. */
export function privacyKinds({ kit, member: { privacy: words } }: Words, servers: Servers): Message {
  const { title, lines, ends } = words.kinds;
  return offer(
    [title, ...lines.map((line) => `• ${line}`), '', ...ends].join('\n'),
    button(kit.turn.back, id('privacy', servers)),
  );
}

/** The address of somebody's notes as files, from a part on. */
export function journalId(servers: Servers, part: number): string {
  return id('privacy-journal', servers, part === 1 ? {} : { part });
}

/** Where a name still stands. */
type KeptNames = { count: number; newest: { guildId: string; channelId: string; messageId: string }[] };

/** Which posts go on naming somebody; null where none does. */
export function keptNames({ member: { privacy: words } }: Words, { count, newest }: KeptNames): string | null {
  const links = newest.map(({ guildId, channelId, messageId }) => messageLink(guildId, channelId, messageId));
  return count === 0 ? null : words.keptNames(count, links);
}

/** Somebody is named on posts from now on, or no more. */
export function nameTurned(words: Words, servers: Servers, isNamed: boolean, kept: KeptNames): Message {
  const { privacy: said, settings } = words.member;
  return offer(
    nameTurnedLines(words, servers, isNamed, kept),
    isNamed
      ? button(settings.named.turnOff, id('privacy-name', servers, { named: 'no' }))
      : button(said.nameMe, id('privacy-name', servers, { named: 'yes' }), { emoji: '✅' }),
  );
}

/** That alone, for an answer that says more. */
export function nameTurnedLines(words: Words, servers: Servers, isNamed: boolean, kept: KeptNames): string {
  const { privacy: said } = words.member;
  const older = isNamed ? null : keptNames(words, kept);
  return [(isNamed ? said.nameOn : said.nameOff)(where(said, servers)), ...(older === null ? [] : [older])].join('\n');
}

export function nothingStored({ member: { privacy: words } }: Words, servers: Servers): Message {
  return offer(
    words.nothing(where(words, servers, 'anyServer')),
    button(words.kinds.button, id('privacy-kinds', servers), { emoji: '🗂️' }),
  );
}

/** In a direct message, for somebody whom several servers know. */
export function chooseServer(
  { member: { privacy: words } }: Words,
  servers: { id: string; name: string | undefined }[],
  everywhere: string,
): Message {
  const options = servers.slice(0, 24).map(({ id: value, name }) => ({
    label: shorten(name ?? words.formerServerChoice(value), 100),
    value,
  }));
  const all = { label: words.everyServer, value: everywhere };
  return say(words.whichServer(servers.length), {
    components: [selectRow(customId('privacy-server'), words.chooseServer, [all, ...options])],
  });
}

/** Everything, as a file; what does not fit into one goes on in the next. */
export function exported(
  { member: { privacy: words } }: Words,
  { json, part, parts }: { json: string; part: number; parts: number },
  servers: Servers,
): Message {
  const name = parts === 1 ? 'daymark-export.json' : `daymark-export-${part}-of-${parts}.json`;
  const next = () =>
    button(words.nextFile(part + 1, parts), id('privacy-export', servers, { part: part + 1 }), { emoji: '📎' });
  return say(words.exported(where(words, servers), part, parts), {
    files: [textFile(name, json)],
    ...(part < parts ? { components: rows(next()) } : {}),
  });
}

export function confirmErase({ member: { privacy: words } }: Words, stored: Holdings, servers: Servers): Message {
  return offer(
    words.confirm(where(words, servers), storedWords(words, stored)),
    button(words.deleteForGood, id('privacy-erase', servers, { sure: 'yes' }), { style: 'danger' }),
    button(words.exportFirst, id('privacy-export', servers), { emoji: '📎' }),
    button(words.keep, id('privacy', servers)),
  );
}

export function erased({ member: { privacy: words } }: Words, stored: Holdings, servers: Servers): Message {
  const place = where(words, servers, 'anyServer');
  return say(words.erased(storedWords(words, stored), place, stored.plansStarted > 0));
}

function storedWords(words: PrivacyWords, stored: Holdings): string {
  return `${words.stored(stored)}${stored.cohorts === 0 ? '' : words.streakToo}`;
}

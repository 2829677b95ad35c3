import type { BlockReason, RoleFault, SkipReason } from '../../../core/block-reasons.ts';
import { type InputProblem, zonesMeant } from '../../../core/cohort-settings.ts';
import { named, plain, shorten } from '../../kit/format.ts';
import { list, quoted, schedule } from './language.ts';

const beforeCodes = 'eine frühere Version von mir hat den Grund notiert';
const didYouMean = (near: readonly string[]) => (near[0] === undefined ? '' : ` Meintest du **${near[0]}**?`);
const discordsWords = (said: string) => `„${plain(shorten(said, 300))}“`;

/** Wie Discord auf Deutsch die Berechtigungen nennt, die der Bot beim Namen nennt. */
const permissionNames: Record<string, string> = {
  'View Channel': 'Kanal ansehen',
  'Send Messages': 'Nachrichten senden',
  'Embed Links': 'Links einbetten',
  'Attach Files': 'Dateien anhängen',
  'Read Message History': 'Nachrichtenverlauf anzeigen',
  'Manage Roles': 'Rollen verwalten',
  'Manage Messages': 'Nachrichten verwalten',
  'Create Public Threads': 'Öffentliche Threads erstellen',
  'Send Messages in Threads': 'Nachrichten in Threads senden',
  'Mention @everyone, @here, and All Roles': '@everyone, @here und alle Rollen erwähnen',
};

/** Eine Berechtigung, wie Discord sie auf Deutsch nennt. */
export function permission(english: string): string {
  return permissionNames[english] ?? english;
}

export function block(reason: BlockReason): string {
  switch (reason.code) {
    case 'unknown-channel':
      return 'den Kanal gibt es nicht mehr';
    case 'missing-access':
      return 'ich kann den Kanal nicht mehr sehen';
    case 'missing-permission':
      return `mir fehlt dort ${reason.missing.length === 0 ? 'eine Berechtigung' : list(reason.missing.map((name) => `**${permission(name)}**`))}`;
    case 'refused': {
      const { dayKey, label, bareToo, said } = reason;
      const what = dayKey === null ? 'die Nachricht' : `den Text von ${named(label ?? `Tag ${dayKey}`)}`;
      const line = bareToo === true ? ' und auch die Überschrift allein' : '';
      return `Discord nimmt ${what}${line} nicht an${said === null ? '' : ` (in Discords Worten: ${discordsWords(said)})`}`;
    }
    case 'unexplained':
      return `Discord lehnt es ab, in seinen Worten: ${discordsWords(reason.said)}`;
    case 'closed':
      return 'meine Nachrichten erreichen die Person nicht';
    case 'zone':
      return `ich kenne die Zeitzone ${named(reason.zone, 60)} nicht`;
    case 'plan':
      return 'der gespeicherte Plan ist nicht lesbar';
    case 'broken':
      return 'bei mir geht jedes Mal etwas schief, wenn ich es versuche';
    case 'other':
      return beforeCodes;
  }
}

const permissions = `**${permission('View Channel')}**, **${permission('Send Messages')}**, **${permission('Embed Links')}** und **${permission('Read Message History')}**`;
const allow = `Erlaube mir dort ${permissions}. Ich mache von selbst weiter, sobald ich darf.`;
const tell = 'Sag es bitte den Leuten, die diesen Bot betreiben; im Protokoll steht Genaueres.';

const steps: Record<BlockReason['code'], string> = {
  'unknown-channel': 'Wähle mit **/gruppe ändern kanal** einen anderen, oder beende den Plan mit **/gruppe beenden**.',
  'missing-access': allow,
  'missing-permission': allow,
  refused:
    'Ändere den Text mit **/plan aktualisieren**, oder lass den Tag aus: **/gruppe status** hat **Diesen Tag auslassen**.',
  unexplained: 'Sieh nach, was diese Worte für den Kanal bedeuten; **/gruppe ändern kanal** wählt einen anderen.',
  closed: 'Hier ist keiner nötig: Die Person erfährt es beim nächsten Befehl.',
  zone: 'Wähle mit **/gruppe ändern zeitzone** eine Zeitzone.',
  plan: tell,
  broken: tell,
  other: allow,
};

export function nextStep(reason: BlockReason): string {
  const isBareNext = reason.code === 'refused' && reason.bareToo !== true;
  return `Nächster Schritt: ${steps[reason.code]}${isBareNext ? ' Nach drei Ablehnungen poste ich nur die Überschrift, ohne die Worte des Autors.' : ''}`;
}

const roleFaults: Record<RoleFault['code'], string> = {
  'role-unmanaged': `mir fehlt **${permission('Manage Roles')}**`,
  'role-gone': 'die Rolle gibt es nicht mehr',
  'role-managed': 'die Rolle gehört einem Bot, einer Integration oder dem Boosten, deshalb kann niemand sie bekommen',
  'role-grants': 'die Rolle darf mehr als @everyone, auf dem Server oder in einem seiner Kanäle',
  'role-above': 'die Rolle steht über meiner, die in der Liste höher stehen muss',
};

export function roleFault({ code }: RoleFault): string {
  return roleFaults[code];
}

const skips: Record<Exclude<SkipReason['code'], 'blocked'>, string> = {
  away: 'der Bot war nicht da',
  waited: 'ein früherer Beitrag hing bis dahin fest',
  closed: 'der Tag war vorbei, bevor er gesendet werden konnte',
  ended: 'der Plan wurde beendet',
  paused: 'der Plan hatte Pause',
  'no-such-day': 'der Plan hat keinen solchen Tag',
  'by-person': 'ein Admin hat den Tag ausgelassen',
  undelivered: 'er hat die Person nicht erreicht',
  other: beforeCodes,
};

export function skipped(reason: SkipReason | null): string {
  if (reason === null) return 'kein Grund notiert';
  return reason.code === 'blocked' ? block(reason.block) : skips[reason.code];
}

export function problem(wrong: InputProblem): string {
  switch (wrong.kind) {
    case 'time':
      return `${quoted(wrong.text)} ist keine Uhrzeit. Schreib sie wie **08:00** oder **19:30**.`;
    case 'zone': {
      const { such, isShort } = zonesMeant(wrong);
      return isShort
        ? `${quoted(wrong.text)} kann mehrere Zeitzonen meinen. Nimm eine Stadt, etwa ${such}, oder UTC.`
        : `Die Zeitzone ${quoted(wrong.text)} kenne ich nicht. Nimm eine Stadt, etwa ${such === '' ? 'Europe/Berlin' : such}, oder UTC.`;
    }
    case 'weekdays':
      return `${quoted(wrong.text)} kann ich nicht als Wochentage lesen. Schreib sie wie **Mo-Fr**, **Mo, Mi, Fr** oder **jeden Tag**.`;
    case 'date':
      return `${quoted(wrong.text)} ist kein Datum. Schreib es wie **2026-03-09**, **heute** oder **morgen**.`;
    case 'past':
      return `${quoted(wrong.text)} ist schon vorbei. Wähle heute oder später.`;
    case 'far':
      return `${quoted(wrong.text)} ist mehr als ein Jahr entfernt. Wähle ein früheres Datum.`;
    case 'day':
      return `Der Plan hat keinen Tag ${quoted(wrong.text)}; er geht von ${wrong.first} bis ${wrong.last}.${didYouMean(wrong.near)}`;
    case 'curriculum':
      return `Es gibt keinen Plan namens ${quoted(wrong.text)}.${didYouMean(wrong.near)}`;
    case 'everyone':
      return '@everyone pinge ich nie. Wähle eine Rolle, die man sich selbst nimmt, oder keine.';
    case 'unpublished':
      return 'Für andere Server veröffentlichen lässt sich nur, was in einem Ankündigungskanal steht. Wähle einen, oder lass es weg.';
    case 'unsuitable':
      return `In <#${wrong.channelId}> kann ich den Plan nicht posten: Wähle einen Text- oder Ankündigungskanal, den du und ich sehen.`;
    case 'cannot-post':
      return `Ich kann in <#${wrong.channelId}> nicht posten: Mir fehlt ${list(wrong.missing.map((name) => `**${permission(name)}**`))}. Bitte jemanden, der Rollen verwaltet, es dort zu erlauben, oder wähle einen anderen Kanal.`;
    case 'occupied':
      return `<#${wrong.channelId}> folgt schon **${named(wrong.title)}** (${schedule(wrong.posts)}), und ein Kanal hat Platz für einen laufenden Plan. Ändere den, oder wähle einen anderen Kanal.`;
    case 'language':
      return `${quoted(wrong.text)} spreche ich noch nicht. Wähle eine Sprache aus der Liste.`;
    case 'no-plan':
      return 'Es gibt noch keinen Plan. Füg mit **/plan neu** einen hinzu; wer diesen Bot betreibt, kann auch einen unter `curriculum/` ablegen.';
  }
}

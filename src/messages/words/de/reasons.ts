import { zonesMeant } from '../../../core/cohort-settings.ts';
import { named, plain, shorten } from '../../kit/format.ts';
import { reasonWords } from '../reasons.ts';
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

export const permission = (english: string) => permissionNames[english] ?? english;

const permissions = `**${permission('View Channel')}**, **${permission('Send Messages')}**, **${permission('Embed Links')}** und **${permission('Read Message History')}**`;
const allow = `Erlaube mir dort ${permissions}. Ich mache von selbst weiter, sobald ich darf.`;
const tell = 'Sag es bitte den Leuten, die diesen Bot betreiben; im Protokoll steht Genaueres.';

export const { block, nextStep, roleFault, skipped, problem } = reasonWords({
  blocks: {
    'unknown-channel': 'den Kanal gibt es nicht mehr',
    'missing-access': 'ich kann den Kanal nicht mehr sehen',
    'missing-permission': (reason) =>
      `mir fehlt dort ${reason.missing.length === 0 ? 'eine Berechtigung' : list(reason.missing.map((name) => `**${permission(name)}**`))}`,
    refused: ({ dayKey, label, bareToo, said }) => {
      const what = dayKey === null ? 'die Nachricht' : `den Text von ${named(label ?? `Tag ${dayKey}`)}`;
      const line = bareToo === true ? ' und auch die Überschrift allein' : '';
      return `Discord nimmt ${what}${line} nicht an${said === null ? '' : ` (in Discords Worten: ${discordsWords(said)})`}`;
    },
    unexplained: (reason) => `Discord lehnt es ab, in seinen Worten: ${discordsWords(reason.said)}`,
    closed: 'meine Nachrichten erreichen die Person nicht',
    zone: (reason) => `ich kenne die Zeitzone ${named(reason.zone, 60)} nicht`,
    plan: 'der gespeicherte Plan ist nicht lesbar',
    broken: 'bei mir geht jedes Mal etwas schief, wenn ich es versuche',
    other: beforeCodes,
  },
  nextStep: 'Nächster Schritt: ',
  steps: {
    'unknown-channel':
      'Wähle mit **/gruppe ändern kanal** einen anderen, oder beende den Plan mit **/gruppe beenden**.',
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
  },
  bareNext: ' Nach drei Ablehnungen poste ich nur die Überschrift, ohne die Worte des Autors.',
  roles: {
    'role-unmanaged': `mir fehlt **${permission('Manage Roles')}**`,
    'role-gone': 'die Rolle gibt es nicht mehr',
    'role-managed': 'die Rolle gehört einem Bot, einer Integration oder dem Boosten, deshalb kann niemand sie bekommen',
    'role-grants': 'die Rolle darf mehr als @everyone, auf dem Server oder in einem seiner Kanäle',
    'role-above': 'die Rolle steht über meiner, die in der Liste höher stehen muss',
  },
  skips: {
    away: 'der Bot war nicht da',
    waited: 'ein früherer Beitrag hing bis dahin fest',
    closed: 'der Tag war vorbei, bevor er gesendet werden konnte',
    ended: 'der Plan wurde beendet',
    paused: 'der Plan hatte Pause',
    'no-such-day': 'der Plan hat keinen solchen Tag',
    'by-person': 'ein Admin hat den Tag ausgelassen',
    undelivered: 'er hat die Person nicht erreicht',
    other: beforeCodes,
  },
  unrecorded: 'kein Grund notiert',
  problems: {
    time: (wrong) => `${quoted(wrong.text)} ist keine Uhrzeit. Schreib sie wie **08:00** oder **19:30**.`,
    zone: (wrong) => {
      const { such, isShort } = zonesMeant(wrong);
      return isShort
        ? `${quoted(wrong.text)} kann mehrere Zeitzonen meinen. Nimm eine Stadt, etwa ${such}, oder UTC.`
        : `Die Zeitzone ${quoted(wrong.text)} kenne ich nicht. Nimm eine Stadt, etwa ${such === '' ? 'Europe/Berlin' : such}, oder UTC.`;
    },
    weekdays: (wrong) =>
      `${quoted(wrong.text)} kann ich nicht als Wochentage lesen. Schreib sie wie **Mo-Fr**, **Mo, Mi, Fr** oder **jeden Tag**.`,
    date: (wrong) => `${quoted(wrong.text)} ist kein Datum. Schreib es wie **2026-03-09**, **heute** oder **morgen**.`,
    past: (wrong) => `${quoted(wrong.text)} ist schon vorbei. Wähle heute oder später.`,
    far: (wrong) => `${quoted(wrong.text)} ist mehr als ein Jahr entfernt. Wähle ein früheres Datum.`,
    day: (wrong) =>
      `Der Plan hat keinen Tag ${quoted(wrong.text)}; er geht von ${wrong.first} bis ${wrong.last}.${didYouMean(wrong.near)}`,
    curriculum: (wrong) => `Es gibt keinen Plan namens ${quoted(wrong.text)}.${didYouMean(wrong.near)}`,
    everyone: '@everyone pinge ich nie. Wähle eine Rolle, die man sich selbst nimmt, oder keine.',
    unpublished:
      'Für andere Server veröffentlichen lässt sich nur, was in einem Ankündigungskanal steht. Wähle einen, oder lass es weg.',
    unsuitable: (wrong) =>
      `In <#${wrong.channelId}> kann ich den Plan nicht posten: Wähle einen Text- oder Ankündigungskanal, den du und ich sehen.`,
    'cannot-post': (wrong) =>
      `Ich kann in <#${wrong.channelId}> nicht posten: Mir fehlt ${list(wrong.missing.map((name) => `**${permission(name)}**`))}. Bitte jemanden, der Rollen verwaltet, es dort zu erlauben, oder wähle einen anderen Kanal.`,
    occupied: (wrong) =>
      `<#${wrong.channelId}> folgt schon **${named(wrong.title)}** (${schedule(wrong.posts)}), und ein Kanal hat Platz für einen laufenden Plan. Ändere den, oder wähle einen anderen Kanal.`,
    language: (wrong) => `${quoted(wrong.text)} spreche ich noch nicht. Wähle eine Sprache aus der Liste.`,
    'no-plan':
      'Es gibt noch keinen Plan. Füg mit **/plan neu** einen hinzu; wer diesen Bot betreibt, kann auch einen unter `curriculum/` ablegen.',
  },
});

import type { Words } from '../shape.ts';
import { date, quoted, weekdays } from './language.ts';

export const kit: Words['kit'] = {
  language: 'Deutsch',
  date,
  quoted,
  turn: { back: 'Zurück', more: 'Mehr' },
  page: (page, total) => `Seite ${page} von ${total}`,
  weekdays,
  databaseAway: (reference, unsaved) =>
    `${
      unsaved === undefined
        ? 'Ich komme gerade nicht an meine Aufzeichnungen, deshalb wurde nichts geändert.'
        : `Das konnte ich nicht speichern: ${unsaved}`
    } Versuch es bitte in einer Minute noch einmal. Kennung ${reference}.`,
  broken: (reference) =>
    'Tut mir leid, bei mir ist etwas schiefgegangen. Nichts von dem, was du vorher gemacht hast, ist verloren, und ein neuer Versuch ' +
    `ist gefahrlos: Nichts zählt doppelt. Passiert es wieder, nenne den Leuten, die diesen Bot betreiben, die Kennung ${reference}.`,
  couldNotCheck: (reference, look) =>
    `Ich konnte nicht prüfen, ob das gespeichert wurde. Sieh mit ${look} nach, bevor du es noch einmal versuchst; denselben ` +
    `Button noch einmal zu drücken ist gefahrlos. Kennung ${reference}.`,
  carriedOut: (reference, look) =>
    `Das habe ich erledigt, konnte aber die Antwort nicht zusammenstellen. Sieh mit ${look} nach, bevor du es noch einmal versuchst. Kennung ${reference}.`,
  tookTooLong: (reference) =>
    'Das dauert viel länger, als es sollte, deshalb habe ich aufgehört. Nichts wurde geändert; versuch es bitte in einer Minute ' +
    `noch einmal. Kennung ${reference}.`,
  staleComponent:
    'Dieser Button oder dieses Formular gehört zu einer älteren Nachricht, die ich nicht mehr verstehe. Nichts wurde geändert. ' +
    'Gib den Befehl noch einmal ein, oder hol dir mit /heute einen neuen.',
  staleCommand: (name) =>
    `Dein Discord zeigt noch eine ältere Version von /${name}. Nichts wurde geändert. ` +
    'Lade Discord neu (Strg+R oder App schließen und öffnen), dann versuch es noch einmal.',
  notAllowed: (command) =>
    `Du darfst /${command} hier zurzeit nicht benutzen, auch seine Buttons und Formulare nicht. Nichts wurde geändert. ` +
    'Dazu braucht es **Server verwalten** oder die Erlaubnis von jemandem, der diesen Server leitet: Servereinstellungen → Integrationen.',
  authorityUnknown: (command) =>
    `Ich konnte bei Discord nicht nachsehen, ob du /${command} jetzt benutzen darfst. Nichts wurde geändert. Versuch es bitte in einer Minute noch einmal.`,
  notInServer:
    'Das gehört zu einem Server und geht nur in dem Kanal, in dem dessen Lernplan läuft. Nichts wurde geändert: Geh dorthin und gib ' +
    'denselben Befehl noch einmal ein.',
  memberUnknown:
    'Ich sehe dich auf dem Server dieses Plans gerade nicht. Nichts wurde geändert. Wenn du noch dort bist, versuch es in ein paar ' +
    'Minuten noch einmal, oder benutze den Befehl im Kanal des Plans.',
  formNotOpened: (reference) =>
    `Ich konnte das Formular nicht rechtzeitig öffnen. Nichts wurde geändert. Versuch es bitte gleich noch einmal. Kennung ${reference}.`,
  handedBack: 'Was du geschrieben hast, hängt hier an, damit nichts verloren geht.',
  asFile: 'Discord nimmt diesen Text nicht als Nachricht an, deshalb kommt er hier als Datei.',
  nothingSetUp:
    'Hier läuft noch kein Lernplan. Wer die Berechtigung **Server verwalten** hat, kann mit /einrichten einen starten.',
  sightUnknown:
    'Discord sagt mir gerade nichts über die Kanäle dieses Servers, deshalb kann ich nicht prüfen, was du sehen darfst. Nichts wurde ' +
    'geändert. Benutze den Befehl im Kanal des Plans, oder versuch es in ein paar Minuten noch einmal.',
  whichPlan: 'Hier läuft mehr als ein Lernplan. Welchen meinst du?',
  planLine: (title, channelId) =>
    channelId === null ? `• **${title}**, dein eigener Plan` : `• **${title}** in <#${channelId}>`,
  orInItsChannel: 'Oder benutze den Befehl im Kanal des Plans, den du meinst. Nichts wurde geändert.',
  requestForgotten:
    'Was du da wolltest, weiß ich nicht mehr. Nichts wurde geändert: Gib den Befehl bitte noch einmal ein.',
  postGone:
    'Dieser Beitrag gehört zu einem Plan, den es hier nicht mehr gibt. Nichts wurde geändert. /heute zeigt, was jetzt läuft.',
};

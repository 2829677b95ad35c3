import type { Words } from '../shape.ts';

export const help: Words['help'] = {
  intro: [
    '**Daymark** postet jeweils einen Tag eines Lernplans, jeder etwa eine halbe Stunde lang.',
    '',
    '1. Lies den Beitrag des Tages und tu, was darin steht.',
    '2. Drück darunter ✅ **Erledigt** oder gib /fertig ein. Damit gehörst du auch zur Gruppe.',
    '3. Einen verpasst? /heute zeigt, wie es weitergeht, und nichts staut sich.',
    '',
    '-# Antworten wie diese siehst nur du. Die Gruppe sieht deinen Namen an den Tagen, die du erledigst, deine Serie, deinen Platz in der Rangliste und was du teilst; /datenschutz schaltet die ersten drei ab.',
  ],
  more: (commands) => `-# Außerdem: ${commands.join(' · ')}`,
  topics: {
    daily: [
      'Jeden Tag',
      '-# Ein Datum zählt bis 04:00 am nächsten Morgen. Sieben hintereinander bringen einen Joker, der ein verpasstes Datum abdeckt; zwei kannst du haben.',
    ],
    behind: [
      'Aufholen',
      'Tage verfallen nie. /heute bietet drei Wege: den nächsten offenen Tag machen, ab heute mit der Gruppe gehen oder den Plan auf dein eigenes Tempo umstellen.',
      'Erledigt, aber nicht eingetragen? Zwei Tage zurück geht das noch: **wann: gestern**.',
    ],
    rest: [
      'Erinnern und ausruhen',
      '-# Erinnerungen kommen als Direktnachricht, nur solange ein Tag offen ist, und enden mit einem Druck auf den Button.',
    ],
    notes: [
      'Notizen und Ziele',
      'Etwas im Kanal ist es wert, aufgehoben zu werden? Halt die Nachricht gedrückt oder klick sie mit rechts an, dann Apps, **Als Notiz speichern**.',
      '-# Eine Notiz gehört dir allein, wenn du sie nicht mit der Gruppe teilst.',
    ],
    group: ['Deine Gruppe', '-# Aussteigen löscht nichts; wer wiederkommt, macht dort weiter, wo er war.'],
    own: [
      'Ein eigener Plan',
      'Er kommt per Direktnachricht, zu deiner Uhrzeit und an deinen Wochentagen, und niemand sonst sieht ihn. Alle Befehle gehen auch dort.',
      '-# In unseren Direktnachrichten meint ein Befehl deinen eigenen Plan; solange du keinen hast, deine Gruppen.',
    ],
    privacy: [
      'Datenschutz',
      'Gespeichert werden deine Discord-ID und dein Name, was du wann erledigt hast, was du geschrieben hast und deine Einstellungen. Nachrichten werden nicht gelesen.',
      'Eine Gruppe sieht: deinen Namen an erledigten Tagen, deine Serie, deinen Platz in der Rangliste, was du teilst. Die Admins ihres Servers sehen auch, welche Tage du erledigt hast. Die ersten drei kannst du einzeln abschalten.',
      'Export und Löschung sind vollständig, sofort und einen Klick entfernt.',
    ],
    admins: [
      'Für Admins',
      '-# Dazu braucht es „Server verwalten“, wenn die Einstellungen des Servers nichts anderes sagen.',
    ],
    plans: [
      'Eigene Pläne',
      '-# Ein Plan ist Markdown: eine Überschrift für jede Woche, eine für jeden Tag. Durch ein Update geht niemandes Fortschritt verloren.',
    ],
  },
};

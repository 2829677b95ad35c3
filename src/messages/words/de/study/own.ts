import { moment, named, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { days, weekday, weekdays } from '../language.ts';

export const next: Words['study']['next'] = {
  open: (day, open) => `👉 Als Nächstes offen: **${day}**${open > 1 ? ` · insgesamt ${days(open)} offen` : ''}`,
  own: (day) => `👉 Dein nächster, in deinem Tempo: **${day}**`,
  mine: (day, open) => `👉 Dein nächster: **${day}** · ${days(open)} offen`,
  groupToday: (day) => `👥 Heute macht die Gruppe **${day}**`,
  groupAt: (day) => `👥 Die Gruppe ist bei **${day}**`,
  isDone: ' · ✅ erledigt',
  noHurry: '-# Offene Tage warten auf dich: keine Eile, und nichts nachzuholen.',
  ownPace: '-# Deine Tage kommen einzeln, an deinen Wochentagen; nichts staut sich.',
  openIt: 'Öffnen',
  done: 'Erledigt',
  doneOf: (label) => `${label} erledigt`,
  before: (plan, open) => `Aus **${named(plan)}**: noch ${days(open)} offen.`,
  others: 'Einen anderen Tag öffnen …',
};

export const pace: Words['study']['pace'] = {
  how: 'Wie möchtest du weitermachen?',
  toNext: (label) => `Den nächsten offenen: ${label}`,
  aboutNext: 'Einen Tag nach dem anderen, so viele du magst',
  toGroup: 'Ab heute mit der Gruppe',
  aboutGroup: 'Ältere offene Tage bleiben liegen; machen kannst du sie noch',
  toOwn: 'Meinen Plan verschieben',
  aboutOwn: 'Meine Tage kommen in meinem Tempo; die Beiträge der Gruppe bleiben',
  withGroup:
    '👥 Du gehst ab hier mit der Gruppe. Ältere offene Tage bleiben liegen; /tag öffnet sie noch, falls du einen machen möchtest.',
  ownPace: (on) => `🚶 Dein Plan ist verschoben: Ab heute kommen deine Tage in deinem Tempo, ${weekdays(on)}.`,
  nextIs: (day) => `👉 Dein nächster: **${day}**`,
  caughtUp: 'Du hast alles erledigt, was es bisher gibt; dein nächster Tag ist der nächste der Gruppe.',
  stillDue:
    '-# Für die Serie zählen weiter die Termine der Gruppe, und jeder Tag, den du erledigst, hält einen. Mit /zeitzone ruhetage zählen deine freien Wochentage nicht mehr.',
  whichWeekdays: 'Wähle deine Wochentage …',
  weekday,
  joinFirst: 'Du bist nicht in diesem Plan, also gibt es kein Tempo einzustellen. Nichts wurde geändert.',
  unsaved: 'Dein Tempo ist wie vorher.',
};

export const ownPlan: Words['ownPlan'] = {
  nothing:
    'Du hast hier keinen eigenen Plan und keine Gruppe, die ich dir gerade zeigen kann. **/starten** beginnt einen Plan für dich allein, in unseren Direktnachrichten.',
  nothingToSet:
    'Einstellungen gehören zu einem Plan, und ich sehe hier keinen von dir. In einem eigenen wählst du Uhrzeit, Wochentage und Zeitzone, dazu Erinnerungen, Sprache, Serie und wie lang die Tage sind. **/starten** beginnt einen. Für eine Gruppe nimm /einstellungen auf ihrem Server.',
  intro: [
    '**Daymark** schickt dir jeweils einen Tag eines Lernplans, jeder etwa eine halbe Stunde lang.',
    '',
    '1. **/starten** beginnt einen Plan für dich allein: Er kommt hierher, zu deiner Uhrzeit.',
    '2. Drück unter einem Tag ✅ **Erledigt** oder gib /fertig ein.',
    '3. Einen verpasst? /heute zeigt, wie es weitergeht, und nichts staut sich.',
    '',
    '-# Deinen eigenen Plan sieht niemand sonst. Solange du keinen hast, geht es hier um deine Gruppen.',
  ],
  tips: {
    behind: [
      'Tage verfallen nie. /heute bietet zwei Wege: den nächsten offenen Tag machen oder vom zuletzt gesendeten Tag an weitergehen.',
      'Erledigt, aber nicht eingetragen? Zwei Tage zurück geht das noch: **wann: gestern**.',
    ],
  },
  studyFirst: 'Du lernst noch nach keinem Plan. Nichts wurde geändert. **/starten** beginnt einen für dich allein.',
  testFollows: 'Eine Testnachricht kommt innerhalb einer Minute.',
  begin: 'Plan starten',
  today: {
    groupToday: (day) => `📅 Heute ist **${day}** dran`,
    groupAt: (day) => `📅 Zuletzt kam **${day}**`,
  },
  pace: {
    toGroup: 'Ab dem zuletzt gesendeten Tag weiter',
    withGroup:
      '🌱 Du machst ab hier weiter. Ältere offene Tage bleiben liegen; /tag öffnet sie noch, falls du einen machen möchtest.',
  },
  another: 'Einen anderen Plan starten',
  goOn: 'Weitermachen',
  start: {
    notStarted: 'Es wurde kein Plan gestartet.',
    ready:
      '🌱 **Dein eigener Plan.** Noch ist nichts gestartet. Das schlage ich vor, mit ✏️ bei dem, was du gewählt hast: Ändere, was du magst, dann drück **Starten**.',
    draftStays: 'Was du gewählt hast, ist noch da.',
    cancelled: 'Abgebrochen. Nichts wurde gestartet. /starten fängt neu an.',
    forgotten:
      'Diese Vorschau gilt nicht mehr, und durch den Klick wurde nichts geändert. Gib /starten noch einmal ein.',
    started: (title, _channelId, firstDay, at) =>
      `🌱 **${named(title)}** ist deiner. ${named(firstDay)} kommt hierher, in unsere Direktnachrichten, am ${moment(at)}.\n` +
      'Drück ✅ unter einem Tag, wenn du ihn erledigt hast. /heute, /serie und alles andere gehen auch hier; /starten ändert Uhrzeit, Zeitzone und Wochentage, /pause ist für freie Zeit.',
  },
  comesHere: '📬 Er kommt als Direktnachricht zu dir, und niemand sonst sieht etwas davon.',
  noChannel:
    'Discord hat unsere Direktnachrichten gerade nicht geöffnet. Nichts wurde gestartet; versuch es bitte in einer Minute noch einmal.',
  noBoard:
    'Das ist dein eigener Plan, also gibt es niemanden zum Vergleichen. /fortschritt und /serie zeigen, wie weit du bist.',
  end: {
    ask: (title) =>
      `**${title}** endgültig beenden? Es kommen keine Beiträge mehr, und er wird nicht wieder aufgenommen. Was du erledigt und geschrieben hast, bleibt gespeichert, bis du es mit /datenschutz löschst. Für eine Auszeit nimm lieber eine Pause.`,
    askButton: 'Beenden …',
    pause: 'Pause machen',
    ended: (title) =>
      `🏁 **${title}** ist beendet. Was du erledigt hast, bleibt deins; /datenschutz exportiert oder löscht es.`,
  },
  stopped: (since) =>
    `⏸️ Dein eigener Plan ruht seit ${timestamp(since, 'f')}: Drei Beiträge nacheinander haben dich nicht erreicht, also habe ich aufgehört. Nichts ist verloren, und deine Serie leidet nicht. Lass mich dir wieder schreiben (füg mich deinem Konto hinzu, oder erlaube Direktnachrichten auf einem Server, auf dem ich bin), dann geht es mit **/starten** dort weiter, wo du warst.`,
  paused: (until) =>
    `⏸️ Dein Plan hat Pause, ${until === null ? 'bis du wiederkommst; mit **/starten** geht es weiter' : `bis ${timestamp(until, 'f')}`}. Deine Serie wartet.`,
  rests: (since, until) =>
    `⏸️ Er ruht seit ${timestamp(since, 'f')}, weil du weg bist, ${until === null ? 'bis du wiederkommst' : `bis ${timestamp(until, 'f')}`}. **Weitermachen** beendet das jetzt. Deine Serie wartet.`,
  stuck: (label) =>
    `⚠️ ${label === null ? 'Die Schlussnachricht' : `Der Beitrag zu **${label}**`} hängt fest; ich versuche es weiter. Den Tag kannst du inzwischen mit /tag lesen, und deine Serie leidet nicht.`,
};

import { named } from '../../kit/format.ts';
import type { Words } from '../shape.ts';
import { fullDate, number } from './language.ts';

export const notes: Words['notes'] = {
  form: {
    title: (day) => `Notiz zu ${day}`,
    note: 'Deine Notiz',
    prompt: 'Was möchtest du hier finden, wenn du wiederkommst?',
    readers: 'Wer darf sie lesen?',
    me: 'Nur ich',
    group: 'Die Gruppe',
    groupWho: 'Die anderen in diesem Plan',
    alsoDone: (day) => `${day} auch abhaken?`,
    notYet: 'Noch nicht',
    yesDone: 'Ja, ist erledigt',
  },
  saved: {
    note: (day) => `📝 Notiz zu **${day}** gespeichert.`,
    readers: { me: 'Nur du kannst sie lesen.', cohort: 'Die anderen in diesem Plan können sie unter /notizen lesen.' },
    open: 'Ansehen oder ändern',
    undo: 'Haken zurück',
    joined: 'Du bist dabei: Die täglichen Beiträge zählen ab jetzt für dich. /zeitzone stellt deine eigene Uhr ein.',
    doneBefore: (day) => `${day} war schon erledigt, dabei bleibt es.`,
    done: (day) => `${day} erledigt`,
  },
  refused: {
    unsaved: 'Die Notiz ist **nicht** gespeichert.',
    tooLong: (length, limit) =>
      `Diese Notiz hat ${number(length)} Zeichen; höchstens ${number(limit)} gehen. Hier ist sie, damit nichts verloren geht. ` +
      'Kürz sie, oder mach zwei daraus.',
    empty:
      'In dieser Notiz steht kein Wort, deshalb wurde nichts gespeichert und nichts geändert. Schreib mindestens eins.',
    openForm: 'Formular öffnen',
    editAgain: 'Noch einmal ändern',
    notPosted: (day) => `${day} ist noch nicht erschienen.`,
    opens: (day, at) => `${day} erscheint ${at}.`,
    notYet: (why) => `${why} Die Notiz dazu kannst du dann schreiben. Nichts wurde gespeichert.`,
    latest: (day) => `Der neueste Tag ist ${day}.`,
    gone: 'Diese Notiz gibt es nicht mehr: Sie wurde schon gelöscht. Sonst wurde nichts geändert.',
  },
  own: {
    head: (day) => `📝 **${day}**`,
    written: (at) => `geschrieben ${at}`,
    edited: (when) => `geändert ${when}`,
    readers: { me: 'nur du kannst sie lesen', cohort: 'die Gruppe kann sie lesen' },
    saved: '✅ Gespeichert.',
    position: (position, total, day) => `Notiz ${position} von ${total}${day === null ? '' : ` zu ${day}`}`,
    newer: '◀ Neuere',
    older: 'Ältere ▶',
    edit: 'Ändern',
    delete: 'Löschen',
    fromGroup: 'Aus der Gruppe',
    noneYet: (plan) =>
      `Du hast in **${plan}** noch keine Notizen. Schreib die erste hier, oder mit 📝 unter dem Beitrag eines Tages.`,
    noneOnDay: (day) => `Zu ${day} hast du noch keine Notiz.`,
    write: 'Notiz schreiben',
    noteOn: (day) => `Notiz zu ${day}`,
    all: 'Alle meine Notizen',
    mine: 'Meine Notizen',
    lostDay: (key) => `Tag ${key}`,
    unchanged: 'Die Notiz ist wie vorher.',
  },
  thread: {
    by: (name, day) => `📝 **${name}** zu ${named(day)}`,
    somebody: 'Jemand',
    restInNotes: 'Hier gekürzt. Ganz steht die Notiz unter /notizen, dann „Aus der Gruppe“.',
  },
  deletion: {
    sure: (day) => `Diese Notiz zu **${day}** endgültig löschen? Der Tag selbst bleibt, wie er ist.`,
    deleteIt: 'Löschen',
    keep: 'Behalten',
    deleted: (day) => `🗑️ Deine Notiz zu ${day} ist gelöscht. Sonst wurde nichts geändert.`,
    undeleted: 'Die Notiz ist **nicht** gelöscht.',
  },
  shared: {
    none: (day) =>
      `Zu ${day} hat noch niemand eine Notiz geteilt. Deine kann die erste sein: Wähle beim Schreiben „Die Gruppe“.`,
    title: (day, first, last, total) =>
      `👥 **${day}**: geteilte Notizen der Gruppe, ${first === last ? first : `${first} und ${last}`} von ${total}`,
    earlier: '◀ Frühere',
    later: 'Spätere ▶',
    forLearners: (plan) =>
      `Geteilte Notizen in **${plan}** sind für die, die mitlernen. Mach mit, dann kannst du sie lesen. Nichts wurde geändert.`,
    join: 'Mitmachen',
  },
  journal: {
    mine: 'Mein Journal',
    given: (part, parts) =>
      `📓 Deine Notizen nach Tagen${parts === 1 ? '' : `, Teil ${part} von ${parts}`}: als Journal zum Lesen und als Tabelle. Nur du siehst diese Nachricht, also speichere die Dateien.`,
    next: (part, parts) => `Teil ${part} von ${parts}`,
    none: 'Du hast noch keine Notizen geschrieben, also gibt es kein Journal.',
    done: (on) => `Erledigt am ${fullDate(on)}`,
    written: (on, time) => `${fullDate(on)}, ${time}`,
    columns: [
      ...['Plan', 'Tag', 'Titel', 'Tag erledigt am', 'Geschrieben am', 'Um', 'Lesbar für', 'Notiz', 'Link', 'Datei'],
    ],
  },
};

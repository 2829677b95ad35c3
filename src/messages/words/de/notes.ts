import { named } from '../../kit/format.ts';
import type { Words } from '../shape.ts';
import { fullDate, number, quoted } from './language.ts';

export const notes: Words['notes'] = {
  form: {
    title: (day) => `Notiz zu ${day}`,
    note: 'Deine Notiz',
    prompt: 'Was möchtest du hier finden, wenn du wiederkommst?',
    also: 'Und …',
    done: (day) => `${day} ist erledigt`,
    share: 'Die Gruppe darf sie lesen',
    shareWho: 'Die anderen in diesem Plan, mit deinem Namen; sonst nur du',
    link: 'Ein Link, der dazugehört',
    linkOfMessage: 'Der Nachricht, die du speicherst; wer sie schrieb, wird nicht gespeichert',
    file: 'Eine Datei, die dazugehört',
    fileLimit: 'Bis 1 MB; ist sie größer, nimm besser einen Link',
    fileReplaces: (name) => `Bis 1 MB; ersetzt ${name}`,
  },
  attached: {
    linkWrong:
      '🔗 Der Link ist nicht gespeichert: Er muss eine Webadresse von höchstens 500 Zeichen sein. Alles andere ist gespeichert.',
    file: {
      kept: (name) => `📎 ${name} ist mit gespeichert.`,
      failed: (name) =>
        `📎 ${name} ist **nicht** gespeichert: Discord hat die Datei nicht herausgegeben. Alles andere ist gespeichert; füg sie unter *Ändern* noch einmal hinzu.`,
      'too-large': (name) =>
        `📎 ${name} ist **nicht** gespeichert: Eine Notiz nimmt Dateien bis 1 MB. Alles andere ist gespeichert; leg die Datei dorthin, wo du solche Dateien hast, und füg unter *Ändern* einen Link dazu.`,
      full: (name) =>
        `📎 ${name} ist **nicht** gespeichert: Die Dateien deiner Notizen sind zusammen bei 20 MB. Alles andere ist gespeichert; füg stattdessen einen Link hinzu oder entferne Dateien älterer Notizen.`,
    },
  },
  saved: {
    note: (day) => `📝 Notiz zu **${day}** gespeichert.`,
    readers: { me: 'Nur du kannst sie lesen.', cohort: 'Die anderen in diesem Plan können sie unter /notizen lesen.' },
    inThread: (threadId) => `Sie erscheint auch in <#${threadId}>.`,
    open: 'Ansehen oder ändern',
    undo: 'Haken zurück',
    joined: 'Du bist dabei: Die täglichen Beiträge zählen ab jetzt für dich. /zeitzone stellt deine eigene Uhr ein.',
    doneBefore: (day) => `${day} war schon erledigt, dabei bleibt es.`,
  },
  refused: {
    unsaved: 'Die Notiz ist **nicht** gespeichert.',
    tooLong: (length, limit) =>
      `Diese Notiz hat ${number(length)} Zeichen; höchstens ${number(limit)} gehen. Hier ist sie, damit nichts verloren geht. ` +
      'Kürz sie oder mach zwei daraus.',
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
    written: (at) => `geschrieben ${at}`,
    edited: (when) => `geändert ${when}`,
    readers: { me: 'nur du kannst sie lesen', cohort: 'die Gruppe kann sie lesen' },
    takenDown: (when, reason) =>
      `🚫 ${when} von der Moderation herausgenommen: ${quoted(reason, 200)} Sie bleibt deine und kann nicht wieder geteilt werden.`,
    saved: '✅ Gespeichert.',
    position: (position, total, part, find) =>
      `Notiz ${position} von ${total}${part === null ? '' : ` zu ${part}`}${find === null ? '' : ` mit ${quoted(find)}`}`,
    newer: '◀ Neuere',
    older: 'Ältere ▶',
    edit: 'Ändern',
    delete: 'Löschen',
    share: 'Teilen',
    unshare: 'Nur für mich',
    notShared:
      'Du siehst den Kanal dieses Plans zurzeit nicht, deshalb wurde dort nichts geteilt. Nichts wurde geändert.',
    unfile: 'Datei entfernen',
    hereIs: (name) => `📎 ${name}. Nur du siehst diese Nachricht.`,
    noWeek: (text, first, last) => `Dieser Plan hat keine Woche ${text}; er geht von ${first} bis ${last}.`,
    noneFound: (words, part) =>
      `In keiner deiner Notizen${part === null ? '' : ` zu ${part}`} steht ${words}. Andere oder weniger Wörter finden vielleicht mehr.`,
    fromGroup: 'Aus der Gruppe',
    noneYet: (plan) =>
      `Du hast in **${plan}** noch keine Notizen. Schreib die erste hier oder mit 📝 unter dem Beitrag eines Tages.`,
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
    sureOfFile: (name, day) => `**${name}** endgültig aus deiner Notiz zu ${day} löschen? Die Notiz selbst bleibt.`,
    deleteIt: 'Löschen',
    keep: 'Behalten',
    deleted: (day) => `🗑️ Deine Notiz zu ${day} ist gelöscht. Sonst wurde nichts geändert.`,
    undeleted: 'Die Notiz ist **nicht** gelöscht.',
  },
  shared: {
    none: (day) =>
      `Zu ${day} hat noch niemand eine Notiz geteilt. Deine kann die erste sein: Setz beim Schreiben den Haken „Die Gruppe darf sie lesen“.`,
    title: (day, first, last, total) =>
      `👥 **${day}**: geteilte Notizen der Gruppe, ${first === last ? first : `${first} und ${last}`} von ${total}`,
    earlier: '◀ Frühere',
    later: 'Spätere ▶',
    forLearners: (plan) =>
      `Geteilte Notizen in **${plan}** sind für die, die mitlernen. Mach mit, dann kannst du sie lesen. Nichts wurde geändert.`,
  },
  takeDown: {
    button: (number) => `Notiz ${number} herausnehmen`,
    title: 'Eine Notiz herausnehmen',
    of: (name, day) => `Eine Notiz von **${name}** zu ${day}:`,
    reason: 'Warum?',
    reasonAbout: 'Die Person erfährt es; sie behält die Notiz, nur für sich',
    reasonMissing: 'Das braucht einen **Grund** in ein paar Worten: Die Person erfährt ihn. Nichts wurde geändert.',
    reasonLong: (limit) => `Ein Grund hat höchstens ${limit} Zeichen. Nichts wurde geändert.`,
    done: (name, day, isTold) =>
      `🚫 Diese Notiz zu ${day} kann außer **${name}** niemand mehr lesen; sie verschwindet auch aus den Nachrichten der Gruppe.${isTold ? ' Die Person erfährt es, mit deinem Grund.' : ''}`,
    nothing:
      'Hier gibt es keine solche geteilte Notiz herauszunehmen: Vielleicht ist sie inzwischen privat oder gelöscht. Nichts wurde geändert.',
    stays: 'Die Notiz bleibt geteilt.',
    tell: (day, title, channelId, reason) =>
      `🚫 Deine Notiz zu **${day}** in **${named(title)}** (<#${channelId}>) wurde von der Moderation herausgenommen. Der Grund: ${quoted(reason, 200)}\nSie bleibt deine, unter /notizen, und nur du kannst sie lesen.`,
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

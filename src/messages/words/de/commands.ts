import { planFiles, said } from '../said.ts';
import type { Words } from '../shape.ts';

const latest = 'Welcher Tag; ohne Angabe der zuletzt erschienene';
const files = planFiles(
  'datei',
  'Eine Markdown-Datei des Plans, bis 1 MB, oder sein ganzer Ordner als eine .zip',
  'Noch eine Datei',
);
const plan = { name: said('name', 'Welcher Plan') };
const clock = {
  zone: said('zone', 'Eine Stadt wie Europe/Berlin, UTC oder „gruppe“ für die Uhr des Kanals'),
  rest: said('ruhetage', 'Wochentage, an denen du ruhst, etwa Sa So, oder „keine“'),
};
/** Die kurzen Listen der Einstellungen einer Gruppe, wie auch das Panel sie zeigt. */
export const groupChoices = {
  celebrate: { milestones: 'Wochen, Monate und der ganze Plan', all: 'Die und lange Serien', off: 'Nichts' },
  threads: {
    off: 'Keine; geteilte Notizen liest man mit /notizen',
    day: 'An jedem Beitrag, mit den geteilten Notizen des Tages',
    week: 'Am ersten Beitrag jeder Woche, mit ihren geteilten Notizen',
  },
  days: { short: 'Gekürzt, mit einem Button für den Rest', whole: 'Ganz, wie lang sie auch sind' },
};

const forGroup = {
  publish: said(
    'veröffentlichen',
    'Im Ankündigungskanal: jeden Beitrag auch auf den Servern veröffentlichen, die folgen',
  ),
  language: said('sprache', 'Welche Sprache ich im Kanal spreche; ohne Angabe die Sprache des Plans'),
  role: said('rolle', 'Eine Rolle, die jeder Beitrag pingt'),
  'take-role': said('rolle-nehmen', 'Ob sich die Leute diese Rolle selbst nehmen, per Button'),
  'milestone-role': said('meilenstein-rolle', 'Eine Rolle, die man nach einem Monat oder dem ganzen Plan nehmen kann'),
  celebrate: said('feiern', 'Was im Kanal gefeiert wird; ohne Angabe Meilensteine', groupChoices.celebrate),
  threads: said(
    'threads',
    'Wo geteilte Notizen außer in /notizen erscheinen; ohne Angabe nirgends',
    groupChoices.threads,
  ),
  days: said('länge', 'Ob lange Tage ganz oder gekürzt erscheinen; ohne Angabe gekürzt', groupChoices.days),
  'work-ahead': said('vorarbeiten', 'Ob Tage vor ihrem Erscheinen erledigt werden dürfen'),
};

export const commands: Words['commands'] = {
  today: said('heute', 'Was die Gruppe heute macht und was dein nächster Tag ist'),
  day: said('tag', 'Einen Tag des Plans lesen, vergangen oder künftig', { day: said('tag', latest) }),
  done: said('fertig', 'Einen Tag des Plans abhaken', {
    day: said('tag', latest),
    when: said('wann', 'Für welches Datum es zählt: heute, gestern, ein Wochentag oder vorgestern'),
  }),
  undo: said('zurücknehmen', 'Einen abgehakten Tag zurücknehmen', {
    day: said('tag', 'Welcher Tag; ohne Angabe der zuletzt abgehakte'),
  }),
  note: said('notiz', 'Eine Notiz zu einem Tag des Plans schreiben', {
    day: said('tag', latest),
    text: said('text', 'Die Notiz, bis 2.000 Zeichen; ohne Angabe öffnet sich ein Formular'),
    share: said('lesbar', 'Wer sie lesen darf; ohne Angabe wie in deinen /einstellungen', {
      me: 'Nur ich',
      cohort: 'Die Gruppe',
    }),
    link: said('link', 'Eine Webadresse, die dazugehört'),
    file: said('datei', 'Eine Datei, die dazugehört, bis 1 MB'),
  }),
  notes: said('notizen', 'Deine Notizen lesen, durchsuchen, ändern und löschen', {
    day: said('tag', 'Nur die Notizen zu diesem Tag'),
    week: said('woche', 'Nur die Notizen zu dieser Woche'),
    search: said('suche', 'Nur die Notizen mit diesen Wörtern'),
  }),
  'Save as note': said('Als Notiz speichern', ''),
  week: said('woche', 'Ziel, Tage und Meilenstein einer Woche: deine und die der Gruppe', {
    week: said('woche', 'Welche Woche; ohne Angabe die aktuelle'),
  }),
  month: said('monat', 'Ziel eines Monats, Lernergebnisse zum Abhaken, Wochen und wohin er führt', {
    month: said('monat', 'Welcher Monat; ohne Angabe der aktuelle'),
  }),
  project: said('projekt', 'Ziele und Ergebnisse eines Projekts: abhaken und aufheben, was du zeigen kannst', {
    project: said('projekt', 'Welches Projekt; ohne Angabe das dieses Monats'),
    deliverable: said('ergebnis', 'Ein Ergebnis zum Abhaken'),
    file: said('datei', 'Was du für dieses Ergebnis zu zeigen hast; nur du siehst es'),
  }),
  resources: said('links', 'Die Links des Plans durchsuchen, nach Thema oder Wörtern', {
    topic: said('thema', 'Links zu einem Thema'),
    search: said('suche', 'Wörter in einem Titel, einer Adresse, einem Thema oder einem Tag'),
  }),
  streak: said('serie', 'Dein Fortschritt und deine Serie, mit dem Grund für jedes der letzten 14 Daten'),
  progress: said('fortschritt', 'Ein Bild deiner Tage und Wochen mit deiner Serie, zum Behalten oder Teilen', {
    member: said('mitglied', 'Wessen Fortschritt; ohne Angabe deiner'),
  }),
  board: said('rangliste', 'Wer wie viel geschafft hat: nach Tagen des Plans, dieser Woche oder Serie', {
    by: said('nach', 'Wonach sie geht; ohne Angabe nach Tagen des Plans', {
      days: 'Tage des Plans',
      week: 'Diese Woche erledigt',
      streak: 'Serie',
    }),
  }),
  join: said('mitmachen', 'Mitlernen: Die täglichen Beiträge zählen ab jetzt für dich'),
  leave: said('aussteigen', 'Nicht mehr mitlernen; alles, was du erledigt hast, bleibt'),
  remind: said('erinnern', 'Eine Direktnachricht zu deiner Uhrzeit, solange ein Tag offen ist', {
    time: said('uhrzeit', 'Wann ich dir schreibe, etwa 18:30, oder „aus“'),
    'last-call': said('letzter-aufruf', 'Ein letzter Aufruf für den Tag, etwa 21:00, oder „aus“'),
  }),
  pause: said('pause', 'Freie Zeit: Nichts ist fällig, nichts kommt, deine Serie wartet', {
    from: said('von', 'Der erste Tag, etwa morgen oder 2026-07-01; ohne Angabe jetzt'),
    until: said('bis', 'Der letzte Tag, an dem du weg bist; ohne Angabe bis du wiederkommst'),
  }),
  settings: said('einstellungen', 'Zeitzone, Ruhetage, Erinnerungen, Sprache und was andere von dir sehen', clock),
  zone: said('zeitzone', 'Deine eigene Zeitzone und Ruhetage', clock),
  privacy: said('datenschutz', 'Sehen, exportieren oder löschen, was über dich gespeichert ist'),
  help: said('hilfe', 'Was Daymark für dich tun kann'),
  start: said('starten', 'Einen eigenen Plan in Direktnachrichten beginnen oder den laufenden ändern', {
    curriculum: said('plan', 'Der Plan, dem du folgst; ohne Angabe schlage ich einen vor'),
    from: said('ab-tag', 'Der Tag des Plans, mit dem es losgeht; ohne Angabe der erste'),
    timezone: said('zeitzone', 'Deine Zeitzone: eine Stadt, etwa Europe/Berlin, oder UTC'),
    time: said('uhrzeit', 'Wann dein Tag kommt, etwa 08:00 (Standard)'),
    weekdays: said('wochentage', 'An welchen Tagen, etwa Mo-Fr; ohne Angabe jeden Tag'),
    start: said('beginn', 'Das Datum des ersten Tages, etwa 2026-03-09; ohne Angabe so bald wie möglich'),
    days: said('länge', 'Ob lange Tage ganz oder gekürzt kommen; ohne Angabe gekürzt', groupChoices.days),
    'work-ahead': said('vorarbeiten', 'Ob Tage erledigt werden dürfen, bevor sie kommen'),
  }),
  setup: said('einrichten', 'Einen Lernplan in einem Kanal starten', {
    timezone: said('zeitzone', 'Die Zeitzone der Gruppe: eine Stadt, etwa Europe/Berlin, oder UTC'),
    time: said('uhrzeit', 'Wann der tägliche Beitrag kommt, etwa 08:00 (Standard)'),
    curriculum: said('plan', 'Der Plan, dem ihr folgt'),
    channel: said('kanal', 'Wo gepostet wird; ohne Angabe hier'),
    weekdays: said('wochentage', 'An welchen Tagen, etwa Mo-Fr; ohne Angabe jeden Tag'),
    start: said('beginn', 'Das Datum des ersten Beitrags, etwa 2026-03-09; ohne Angabe so bald wie möglich'),
    from: said('ab-tag', 'Der Tag des Plans, mit dem es losgeht; ohne Angabe der erste'),
    ...forGroup,
  }),
  cohort: said('gruppe', 'Den Lernplan dieses Kanals leiten', {
    status: said('status', 'Wie es läuft: nächster Beitrag, Leute und was im Weg steht'),
    pause: said('pause', 'Eine Weile nichts posten; keine Serie leidet darunter', {
      until: said('bis', 'Ab wann es weitergeht; ohne Angabe bis /gruppe weiter'),
    }),
    resume: said('weiter', 'Wieder posten'),
    holiday: said('ferien', 'Tage ohne Beiträge, im Voraus geplant; keine Serie leidet darunter', {
      from: said('von', 'Der erste Tag ohne Beitrag, etwa 2026-12-24 oder Montag; ohne Angabe heute'),
      until: said('bis', 'Der letzte Tag ohne Beitrag; ohne Angabe nur der erste'),
    }),
    jump: said('springen', 'Mit dem nächsten Beitrag bei einem anderen Tag weitermachen, vor oder zurück', {
      day: said('tag', 'Welcher Tag des Plans als Nächstes kommt'),
    }),
    next: said('nächster-plan', 'Der Plan, der folgt, für dieselben Leute, ohne neu beizutreten', {
      plan: said('plan', 'Welcher Plan nach dem letzten Tag folgt; ohne Angabe, was geplant ist'),
    }),
    edit: said('ändern', 'Kanal, Uhrzeit, Zeitzone, Wochentage, Rolle und alles andere ändern', {
      channel: said('kanal', 'Wo ab jetzt gepostet wird'),
      time: said('uhrzeit', 'Wann der tägliche Beitrag kommt, etwa 08:00'),
      timezone: said('zeitzone', 'Die Zeitzone der Gruppe: eine Stadt oder UTC'),
      weekdays: said('wochentage', 'An welchen Tagen, etwa Mo-Fr'),
      'no-role': said('keine-rolle', 'Ab jetzt niemanden pingen'),
      ...forGroup,
    }),
    learner: said('person', 'Tage und Daten einer Person, mit dem Grund für jedes', {
      member: said('mitglied', 'Wessen Einträge'),
    }),
    remove: said('herausnehmen', 'Jemanden aus dem Plan nehmen; die Person behält, was ihr gehört', {
      member: said('mitglied', 'Wen'),
    }),
    correct: said('korrigieren', 'Einen Eintrag korrigieren, wie alt er auch ist', {
      member: said('mitglied', 'Wessen Eintrag'),
      day: said('tag', 'Welcher Tag des Plans'),
      reason: said('grund', 'Warum: Die Person erfährt es, und es bleibt beim Eintrag'),
      date: said('datum', 'Trägt ein oder verlegt: das Datum, für das es zählt'),
      remove: said('entfernen', 'Nimmt den Eintrag weg'),
    }),
    end: said('beenden', 'Den Plan endgültig beenden; nichts wird gelöscht'),
  }),
  curriculum: said('plan', 'Pläne dieses Servers oder deine eigenen: neu, ändern, herunterladen, entfernen', {
    add: said('neu', 'Einen Plan aus bis zu zehn Markdown-Dateien oder einer .zip machen', {
      name: said('name', 'Wie er heißen soll, etwa sql-basics'),
      ...files,
    }),
    update: said('aktualisieren', 'Sehen, was neue Dateien ändern, dann entscheiden; kein Fortschritt geht verloren', {
      ...plan,
      ...files,
    }),
    list: said('liste', 'Welche Pläne es gibt und wer ihnen folgt'),
    show: said('zeigen', 'Was ein Plan enthält und welche Versionen er hat', plan),
    download: said('herunterladen', 'Die Dateien eines Plans', plan),
    remove: said('entfernen', 'Einen Plan nicht mehr anbieten', plan),
  }),
  preview: said('vorschau', 'Der Beitrag eines Tages, genau wie er aussehen wird; nur du siehst ihn', {
    day: said('tag', 'Welcher Tag; ohne Angabe der nächste'),
    curriculum: said('plan', 'Ein anderer Plan als der, der hier läuft'),
  }),
};

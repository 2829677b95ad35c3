import type { Words } from '../shape.ts';
import { count, date, number, quotedList } from './language.ts';

export const goals: Words['goals'] = {
  ticks: {
    title: (title, done, total) => `**${title}** · ${done} von ${total} abgehakt`,
    lost: 'Früher abgehakt; im Plan steht es jetzt anders:',
    expires: (when) => `Discords Link gilt bis ${when}`,
    expiresOnce: 'Discords Link erlischt nach einiger Zeit',
    ticked: (items) => `✅ Abgehakt: ${quotedList(items)}.`,
    unticked: (items) => `⬜ Haken entfernt: ${quotedList(items)}.`,
    joined: 'Du bist dabei: Die täglichen Beiträge zählen ab jetzt für dich.',
    back: 'Zurück',
    more: 'Mehr …',
    moreSection: 'Mehr',
    nothing: 'Nichts wurde geändert.',
  },
  month: {
    choose: 'Was kannst du schon? Hak es ab …',
    objective: '**Ziel**',
    outcomes: 'Lernergebnisse',
    weeks: '**Wochen**',
    weekReached: (week, on) => `🏁 ${week} · ${date(on)}`,
    week: (week, done, total) => `${done === 0 ? '⬜' : '▶️'} ${week} · ${done} von ${total}`,
    mine: (done, total, left) =>
      `**Meilenstein des Monats**  ${done} von ${count(total, 'Tag', 'Tagen')}, noch ${left}`,
    mineReached: (on, today) => `🏁 **Meilenstein des Monats erreicht** am ${date(on, today)}`,
    group: (learners, reached) =>
      `**Gruppe**  ${count(learners, 'Person', 'Personen')}; ${number(reached)} ${reached === 1 ? 'hat' : 'haben'} ihn erreicht`,
    milestones: 'Meilensteine des Monats',
    metrics: 'Woran du den Erfolg misst',
    projects: '**Projekte**',
    project: (title, done, total) =>
      total === 0 ? `🛠️ ${title}` : `🛠️ ${title} · ${done} von ${count(total, 'Ergebnis', 'Ergebnissen')}`,
    goal: (week) => `**${week}: Ziel**`,
    milestone: (week) => `**${week}: Meilenstein**`,
    takeAway: (title) => (title === '' ? 'Zum Mitnehmen' : `Zum Mitnehmen: ${title}`),
    nextSteps: '**Nächste Schritte**',
    salary: '**Gehaltsziel**',
    library: (links, topics) =>
      `**Sammlung**  ${count(links, 'Link', 'Links')} zu ${count(topics, 'Thema', 'Themen')}: /links`,
    remember: '**Zum Merken**',
    toProjects: (projects) => (projects === 1 ? 'Projekt' : 'Projekte'),
    toLibrary: 'Links',
    none: (asked, first, last) =>
      `Dieser Plan hat keinen Monat ${asked}; ${first === last ? `es gibt nur ${first}` : `er geht von ${first} bis ${last}`}. /monat allein zeigt den aktuellen.`,
    unsaved: 'Deine Lernergebnisse sind abgehakt wie vorher.',
  },
  project: {
    choose: 'Was hast du abgegeben? Hak es ab …',
    goals: '**Ziele**',
    deliverables: 'Ergebnisse',
    hint: '-# Deine Haken siehst nur du. Eine Datei gibst du so ab: /projekt mit `ergebnis` und `datei`.',
    returned: 'Was du dazu gezeigt hattest, hängt hier an, damit nichts verloren geht.',
    kept: (item) => `✅ Aufgehoben bei „${item}“.`,
    file: (item) =>
      `📎 Datei aufgehoben bei „${item}“. Ich speichere ihren Namen und Discords Link, nicht die Datei: Der Link erlischt, also heb deine eigene auf, oder füg noch einen dauerhaften Link hinzu.`,
    addTo: 'Einen Link oder ein paar Worte hinzufügen …',
    form: {
      title: 'Zeig deine Arbeit',
      label: 'Ein Link oder ein paar Worte',
      placeholder: 'https://… – mit dem Speichern wird das Ergebnis abgehakt',
    },
    noProjects: 'Dieser Plan hat keine Projekte. /monat zeigt, was er für diesen Monat hat.',
    none: (asked, projects) =>
      `Dieser Plan hat kein Projekt ${asked}. Nichts wurde geändert. Er hat ${count(projects, 'Projekt', 'Projekte')}:`,
    fileForWhich: 'Zu welchem Ergebnis gehört die Datei?',
    noDeliverable: (asked) => `Dieses Projekt hat kein Ergebnis ${asked}.`,
    fileNotKept: 'Die Datei ist noch nicht aufgehoben; die auf deinem Gerät ist unberührt.',
    noDeliverables: 'Es hat gar keine Ergebnisse.',
    nameOne: (items) => `Nenn eines in \`ergebnis\`: ${quotedList(items, 'or')}.`,
    open: 'Projekt öffnen',
    tooLong: (length, limit) =>
      `Das hat ${number(length)} Zeichen; höchstens ${number(limit)} gehen. Nichts wurde geändert. Ein Link zu einem längeren Text tut es auch.`,
    unsaved: 'Deine Ergebnisse sind wie vorher.',
  },
};

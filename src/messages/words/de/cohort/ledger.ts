import type { LocalDate } from '../../../../core/calendar.ts';
import { named, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { date, quoted } from '../language.ts';
import { study } from '../study/study.ts';

/** Was mit einem Eintrag geschah, den ein Admin korrigiert hat: „Tag 3 wurde …“. */
const change = (from: LocalDate | null, to: LocalDate | null) => {
  if (to === null) return from === null ? 'entfernt' : `entfernt (zählte für ${date(from)})`;
  return from === null ? `für ${date(to)} eingetragen` : `von ${date(from)} auf ${date(to)} verlegt`;
};

export const correct: Words['cohort']['correct'] = {
  entryStays: 'Der Eintrag bleibt, wie er war.',
  dateOrRemove:
    'Sag, was aus dem Eintrag werden soll: Ein **datum** trägt ein oder verlegt, **entfernen** nimmt ihn weg; eins von beiden. Nichts wurde geändert.',
  reasonMissing:
    'Eine Korrektur braucht einen **grund** in ein paar Worten: Die Person erfährt ihn. Nichts wurde geändert.',
  done: (name, day, on, streak, isTold) =>
    `✏️ ${day} ist für **${name}** ${on === null ? 'nicht mehr abgehakt' : `am ${date(on)} abgehakt`}. Die Serie wurde neu gezählt${streak === null ? '' : `: ${study.streak(streak)}`}.${isTold ? ' Die Person erfährt es, mit deinem Grund.' : ''}`,
  undo: {
    done: (name, day, on, streak) =>
      `↩️ Die Korrektur ist zurückgenommen: ${day} ist für **${name}** ${on === null ? 'nicht abgehakt' : `am ${date(on)} abgehakt`}, wie zuvor${streak === null ? '' : `; ${study.streak(streak)}`}.`,
    before: 'Diese Korrektur wurde schon zurückgenommen. Nichts wurde geändert.',
    changedSince:
      'Der Eintrag wurde seitdem geändert, deshalb wurde die Korrektur nicht zurückgenommen. Nichts wurde geändert.',
    gone: 'Diese Korrektur ist nicht mehr gespeichert. Nichts wurde geändert.',
  },
  tell: {
    made: ({ day, fromOn, toOn, reason }, title, channelId) =>
      `✏️ Ein Admin hat einen Eintrag von dir in **${named(title)}** (<#${channelId}>) korrigiert: ${day} wurde ${change(fromOn, toOn)}. Der Grund: ${quoted(reason, 200)}\nDeine Serie wurde neu gezählt; /serie zeigt sie und was korrigiert wurde.`,
    undone: ({ day, fromOn }, title, channelId) =>
      `↩️ Ein Admin hat eine Korrektur in **${named(title)}** (<#${channelId}>) zurückgenommen: ${day} ist für dich ${fromOn === null ? 'nicht abgehakt' : `am ${date(fromOn)} abgehakt`}, wie zuvor.`,
  },
  heading: '**Von einem Admin korrigiert**',
  line: ({ day, fromOn, toOn, reason, at, undoneAt }) =>
    `✏️ ${day} ${change(fromOn, toOn)} · ${quoted(reason, 200)} · ${timestamp(at, 'D')}${undoneAt === null ? '' : ' · zurückgenommen'}`,
  nothing: (name, day, isDone) =>
    `${day} ist für **${name}** ${isDone ? 'schon' : 'nicht'} abgehakt. Nichts wurde geändert.`,
  notALearner: (name) =>
    `**${name}** macht bei diesem Plan nicht mit, also gibt es nichts zu korrigieren. Nichts wurde geändert.`,
  dateWrong: (text) =>
    `${quoted(text, 40)} ist kein Datum bis heute. Nichts wurde geändert. Schreib es wie 2026-03-09, heute oder gestern.`,
};

export const learner: Words['cohort']['learner'] = {
  head: (name, title, channelId) => `👤 **${name}** in **${named(title)}** (<#${channelId}>)`,
  progress: (done, total, streak) =>
    `**${done} von ${total} Tagen des Plans**${streak === null ? ' · behält die Serie für sich' : ` · ${study.streak(streak)}`}`,
  joined: (at) => `Dabei seit ${timestamp(at, 'D')}.`,
  left: (at) => `Ausgestiegen am ${timestamp(at, 'D')}.`,
  gone: (at) => `Nicht mehr auf dem Server, bemerkt am ${timestamp(at, 'D')}.`,
  dates: '**Die letzten 14 Tage im Kalender**',
  days: '**Erledigte Tage, die neuesten zuerst**',
  noDays: 'Noch ist kein Tag erledigt.',
  day: (day, on, today, late) => `✅ ${day} · ${date(on, today)}${late ? ', nachgetragen' : ''}`,
  next: '-# /gruppe korrigieren trägt etwas nach, verschiebt oder entfernt einen Eintrag; die Person erfährt es.',
  notJoined: (name) => `**${name}** macht bei diesem Plan nicht mit, also gibt es nichts zu zeigen.`,
};

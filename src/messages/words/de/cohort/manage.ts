import type { LocalDate } from '../../../../core/calendar.ts';
import { named, timestamp } from '../../../kit/format.ts';
import { nextDayWords } from '../../next-day.ts';
import type { Words } from '../../shape.ts';
import { date, days } from '../language.ts';
import { skipped } from '../reasons.ts';

/** `Do., 24. Dez. – Mi., 6. Jan.`, `Do., 24. Dez.`. */
export function dates(from: LocalDate, until: LocalDate | null): string {
  if (until === null) return `ab ${date(from)}`;
  return from === until ? date(from) : `${date(from)} – ${date(until, from)}`;
}

export const holidays: Words['cohort']['holidays'] = {
  head: (title) => `🏖️ **Ferien von ${named(title)}**`,
  means:
    'An diesen Tagen erscheint nichts und ist nichts fällig: Serien warten, kein Tag des Plans fällt aus, und danach ist nichts nachzuholen.',
  line: ({ from, until }) => `• ${dates(from, until)}`,
  none: 'Keine geplant.',
  planned: ({ from, until }, next) =>
    `🏖️ Geplant: ${dates(from, until)}.${next === null ? '' : ` Der erste Beitrag danach kommt ${timestamp(next, 'F')}.`} Der Kanal erfährt es.`,
  today: 'Was heute erschienen ist, bleibt und kann erledigt werden; fällig ist es für niemanden mehr.',
  before: ({ from, until }) => `${dates(from, until)} ist schon ohne Beiträge. Nichts wurde geändert.`,
  removed: ({ from, until }, next) =>
    `↩️ Abgesagt: ${dates(from, until)}.${next === null ? '' : ` Der nächste Beitrag kommt ${timestamp(next, 'F')}.`} Der Kanal erfährt es.`,
  gone: 'Diese Ferien sind vorbei oder schon abgesagt. Nichts wurde geändert.',
  backwards: 'Das endet, bevor es beginnt. Nichts wurde geändert; **bis** ist der letzte Tag ohne Beitrag.',
  plan: 'Ferien planen',
  remove: 'Ferien absagen …',
  form: {
    from: { label: 'Erster Tag ohne Beitrag', description: 'Etwa 2026-12-24, Montag oder morgen' },
    until: { label: 'Letzter Tag ohne Beitrag', description: 'Leer: nur dieser eine Tag' },
  },
};

export const actions: Words['cohort']['actions'] = {
  more: 'Mehr …',
  each: {
    skip: ['Nächsten Tag auslassen', 'Er wird ausgelassen, der danach kommt als Nächstes'],
    repeat: ['Letzten Tag wiederholen', 'Er kommt noch einmal, bevor der Plan weitergeht'],
    jump: ['Bei einem anderen Tag weiter', 'Vor oder zurück, ab dem nächsten Beitrag'],
    now: ['Jetzt posten', 'Der nächste Tag kommt sofort, wenn heute noch keiner kam'],
    holiday: ['Ferien', 'Tage ohne Beiträge, im Voraus geplant'],
    follow: ['Nächster Plan', 'Was nach dem letzten Tag folgt oder sofort, mit denselben Leuten'],
    restart: ['Neu beginnen', 'Der Plan von seinem ersten Tag an, mit denselben Leuten'],
    remove: ['Jemanden herausnehmen', 'Die Person behält alles, was ihr gehört'],
  },
};

const doneBefore =
  'wer ihn schon erledigt hat, hat nichts zu tun, und das Datum verlängert die Serie nicht und unterbricht sie nicht';

export const comesNext: Words['cohort']['comesNext'] = {
  ...nextDayWords({
    question: ({ day, was, at }) => ({
      skip: `⏭️ ${was} auslassen und mit ${day} weitermachen${at}?`,
      repeat: `🔁 ${day} noch einmal posten${at}?`,
      jump: `⏩ Mit ${day} weitermachen${at}, statt mit ${was}?`,
    }),
    news: ({ day, was, at }) => ({
      skip: `⏭️ ${was} wird ausgelassen: Als Nächstes kommt ${day}${at}.`,
      repeat: `🔁 ${day} kommt noch einmal${at}.`,
      jump: `⏩ Der Plan geht mit ${day} weiter${at}.`,
      back: `↩️ Wie vorher geplant: Als Nächstes kommt ${day}${at}.`,
    }),
    follows: (was) => `Danach folgt ${was}; ${doneBefore}.`,
    leftOut: ({ one, passed, day }) =>
      `${one === null ? `${days(passed)} ${passed === 1 ? 'erscheint' : 'erscheinen'}` : `${one} erscheint`} nicht und ${passed === 1 ? 'ist' : 'sind'} für niemanden fällig; sobald ${day} da ist, kann ${passed === 1 ? 'ihn' : 'sie'} machen, wer mag.`,
    onceMore: `Was schon erschienen ist, kommt von dort an noch einmal: ${doneBefore}.`,
    nobodyLoses: 'Keine Serie, keine Arbeit und keine Notiz leidet darunter.',
    told: 'Der Kanal erfährt es. Bis dahin lässt es sich zurücknehmen.',
  }),
  sure: 'Ja, so',
  undo: 'Zurücknehmen',
  stuck:
    'Gerade hängt ein Beitrag fest, also kann nichts anderes als Nächstes kommen. Nichts wurde geändert; /gruppe status sagt, was im Weg steht.',
  lastOne:
    'Hinter dem nächsten Tag kommt keiner mehr, also gibt es nichts, womit es stattdessen weiterginge. Nichts wurde geändert. /gruppe springen geht zu jedem Tag, /gruppe beenden beendet den Plan.',
  nothingYet: 'Noch ist kein Tag erschienen, also kann keiner noch einmal kommen. Nichts wurde geändert.',
  already: (day) => `**${named(day)}** kommt schon als Nächstes. Nichts wurde geändert.`,
  changed:
    'Das ist schon geschehen, oder die Gruppe ist inzwischen weiter. Nichts wurde geändert; /gruppe status zeigt, was als Nächstes kommt.',
  form: {
    title: 'Bei einem anderen Tag weiter',
    day: { label: 'Welcher Tag', description: 'Seine Nummer oder sein Titel, etwa 12' },
  },
};

export const postNow: Words['cohort']['postNow'] = {
  ask: (now) =>
    `📣 **${named(now.day)}** jetzt posten? Der Tag zählt für ${date(now.on)} und bleibt offen bis ${timestamp(now.until, 'f')}.${
      now.instead === null
        ? ''
        : ` Er tritt an die Stelle des Beitrags von ${timestamp(now.instead, 't')}: Pro Datum gibt es nur einen.`
    } ${
      now.isDue
        ? 'Er ist fällig wie jeder Beitrag.'
        : 'Heute ist keiner der Wochentage des Plans, er ist also für niemanden fällig: Wer ihn macht, gewinnt ein Datum, wer nicht, verliert nichts.'
    }`,
  askClosing:
    '📣 Die Schlussnachricht jetzt posten? Damit ist der Plan zu Ende. Nichts schließt: Offene Tage lassen sich weiter erledigen, und keine Serie leidet darunter.',
  sure: 'Jetzt posten',
  coming: (day, channelId) => `📣 **${named(day)}** kommt innerhalb einer Minute in <#${channelId}>.`,
  paused:
    'Der Plan hat gerade Pause, also wird nichts gepostet. Nichts wurde geändert. /gruppe weiter beendet die Pause, /gruppe ferien zeigt, was geplant ist.',
  postedToday: (day, at) =>
    `Heute hat schon einen Beitrag${day === null ? '' : `: **${named(day)}**${at === null ? '' : `, ${timestamp(at, 't')}`}`}. Pro Datum gibt es nur einen, also wurde nichts geändert; unter /gruppe status wählst du, was als Nächstes kommt.`,
  skippedToday: (reason) =>
    `Der heutige Beitrag ist ausgefallen (${skipped(reason)}), und pro Datum gibt es nur einen. Nichts wurde geändert.`,
};

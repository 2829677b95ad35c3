import type { Streak } from '../../../../core/streak/streak.ts';
import { named, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { count, date, days, list, number } from '../language.ts';
import { next, pace } from './own.ts';

const ofTotal = ({ position, total }: { position: number; total: number }) => `Tag ${position} von ${total}`;
const lookAhead = 'Schau voraus, so viel du magst.';
const people = (counted: number) => count(counted, 'Person', 'Personen');

export const study: Words['study'] = {
  streak: (streak) => `Serie ${numbers(streak)}`,
  progress: (done, total) => `${done} von ${total} im Plan.`,
  paused: (until) =>
    `⏸️ Die Gruppe macht ${until === null ? 'vorerst' : `bis ${timestamp(until, 'f')}`} Pause. Keine Serie leidet darunter.`,
  stuck: (label) =>
    `⚠️ ${label === null ? 'Die Schlussnachricht' : `Der Beitrag zu **${label}**`} hängt fest, und die Admins dieses Servers wissen, warum. Sobald das behoben ist, geht es von selbst weiter; keine Serie leidet darunter.`,

  day: {
    numbered: (numbered) => `Tag ${numbered}`,
    short: (label) => label.replace(/^(?:Tag|Day) /, ''),
    headline: (name, minutes) => (minutes === null ? name : `${name} · ${minutes} Min.`),
    place: (week, inWeek, inPlan) =>
      [week ?? [], inWeek === null ? [] : ofTotal(inWeek), `${ofTotal(inPlan)} im Plan`].flat().join(' · '),
    fields: {
      task: 'Aufgabe',
      learning: 'Lernen',
      practice: 'Üben',
      documentation: 'Aufschreiben',
      'done-when': 'Fertig, wenn',
      other: 'Außerdem',
    },
    resources: 'Lesen',
    moreLinks: (more) => `${more} weitere`,
    doneSince: (at, on, late) =>
      `✅ Erledigt ${timestamp(at, 'R')}; zählt für ${date(on)}${late ? ', nachgetragen' : ''}.`,
    openUntil: (until) => `🕗 Noch rechtzeitig bis ${timestamp(until, 'f')}.`,
    posted: (at) => `⬜ Erschienen am ${timestamp(at, 'D')}. Tage verfallen nie: Mach ihn, wann du willst.`,
    opens: (at) => `🔒 ${at === null ? 'Noch nicht erschienen' : `Erscheint ${timestamp(at, 'F')}`}. ${lookAhead}`,
    none: (asked, first, last, near) => {
      const meant = near.map((label) => `**${label}**`);
      const hint = near.length === 0 ? '' : ` Meintest du ${list(meant, 'or')}?`;
      return `Dieser Plan hat keinen Tag ${asked}; er geht von ${first} bis ${last}.${hint} Nichts wurde geändert.`;
    },
    note: 'Notiz',
  },

  post: {
    readIt: (headline) => `${headline} · lesen mit 📖 Schritte`,
    howToTakePart: 'Drück ✅, wenn du fertig bist; mehr braucht es nicht, um mitzumachen.',
    steps: 'Schritte',
    week: 'Woche',
    month: 'Monat',
    openUntil: (until, late) => {
      const closes = `${timestamp(until, 't')} (${timestamp(until, 'R')})`;
      return late
        ? `🕗 Verspätet: Zur üblichen Zeit war ich nicht da. Für heute zählt es noch bis ${closes}.`
        : `🕗 Zählt für heute bis ${closes}.`;
    },
    finishers: (names, more) =>
      `✅ ${names.length === 0 ? `${more} ${more === 1 ? 'hat' : 'haben'} es geschafft` : list([...names, ...(more === 0 ? [] : [`${more} weitere`])])}`,
    weekStarts: (title) => `🗓️ **${title}** beginnt heute.`,
    goalElsewhere: 'Das Ziel: /woche oder /monat.',
    review: (week, earlier) =>
      `**Rückblick.**${earlier.length === 0 ? '' : ` Themen von ${week}: ${list(earlier)}.`} 🗓️ Woche zeigt, was du geschafft hast; mit 📝 Notiz schreibst du auf, was du daraus mitnimmst.`,
    weekSoFar: (week, learners) => `👥 **${week} bisher**: wie viele von ${people(learners)} jeden Tag erledigt haben`,
    monthEnds: (month) => `🏁 Mit diesem Tag endet **${month}**.`,
    harvestElsewhere: '🗓️ Monat zeigt, was du mitnimmst und wie es weitergeht.',
    planEnds: (title, total) =>
      `🏁 ${title === null ? 'Der Plan' : `**${title}**`} ist vollständig: ${total === 1 ? 'Der eine Tag ist' : `Alle ${days(total)} sind`} erschienen.`,
    takeaways: 'Zum Mitnehmen',
    takeawaysElsewhere: 'Was du daraus mitnimmst: /monat.',
  },

  next,
  pace,

  done: {
    unsaved: (day = '') => `${day === '' ? 'Der Tag' : `Tag ${day}`} ist **nicht** abgehakt.`,
    done: (label) => `✅ **${label} erledigt.**`,
    countsFor: (on, late) => `${late ? 'Nachgetragen, zählt' : 'Zählt'} für ${date(on)}.`,
    streak: (streak, daysToFreeze) => {
      if (daysToFreeze === null) return `🔥 Serie ${numbers(streak)}`;
      const what = streak.freezes === 0 ? 'einen Joker, der einen verpassten Tag abdeckt' : 'noch einen';
      return `🔥 Serie ${numbers(streak)} · noch ${days(daysToFreeze)} für ${what}`;
    },
    keptBefore: (on) => `${date(on)} zählte schon, deine Serie bleibt also, wie sie ist.`,
    closed: (on, closedAt) =>
      `Es zählt für ${date(on)}: Das Datum des Beitrags ist ${timestamp(closedAt, 'R')} abgelaufen.`,
    ended: 'Mit diesem Tag beginnt eine neue.',
    frozen: (dates) =>
      `❄️ Verpasst: ${list(dates.map((on) => date(on)))}; ${dates.length === 1 ? 'ein Joker hat' : 'Joker haben'} deine Serie gehalten.`,
    milestone: (label) => `🎉 Meilenstein erreicht: ${label}.`,
    planFinished: '🏁 Das war der letzte Tag: Du hast den ganzen Plan geschafft.',
    endReached: '🏁 Das war dein letzter offener Tag: Du bist am Ende des Plans.',
    joined: '👋 Du bist jetzt in der Gruppe. /hilfe zeigt den Rest.',
    named:
      '-# Dein Name steht im Beitrag des Tages bei den anderen, die ihn erledigt haben; ein Druck auf den Button nimmt ihn weg.',
    addNote: 'Notiz dazu',
    undo: 'Zurücknehmen',
    already: (label, at) => `${label} ist schon erledigt (${timestamp(at, 'R')}). Nichts geändert.`,
    caughtUp: 'Du hast alles erledigt.',
    notStarted: (label, opensAt, day) =>
      `${opening(label, opensAt)} Bis dahin: **/tag tag:${day}** zum Vorausschauen, /zeitzone stellt deine Uhr ein.`,
    notYet: (label, opensAt, latest) =>
      `${opening(label, opensAt)} Nichts wurde eingetragen. ${
        latest === null
          ? 'Bis dahin: /tag zum Vorausschauen, /zeitzone stellt deine Uhr ein.'
          : `Der neueste Tag ist ${latest}; siehe /heute.`
      }`,
  },

  when: {
    unclear: (asked) =>
      `${asked} kann ich nicht als Datum lesen. Nichts wurde eingetragen. Schreib **heute**, **gestern**, einen Wochentag oder ein Datum wie 2026-03-09.`,
    future: (asked, today) =>
      `${date(asked)} kommt erst noch: Für dich ist heute ${date(today)}. Nichts wurde eingetragen. Lass **wann** weg, um für heute einzutragen.`,
    tooFarBack: (asked, oldest) =>
      `${date(asked)} ist abgelaufen. Eintragen kannst du für heute und die zwei Tage davor (zurück bis ${date(oldest)}). Nichts wurde eingetragen. Lass **wann** weg, um den Tag für heute einzutragen: Tage selbst verfallen nie.`,
    beforeJoining: (joinedOn) =>
      `${joinedOn === null ? 'Du fängst mit deinem ersten Tag an, also heute' : `Du bist seit ${date(joinedOn)} dabei`}; früher kann nichts zählen. Nichts wurde eingetragen. Lass **wann** weg, um den Tag für heute einzutragen: Tage selbst verfallen nie.`,
    today: 'Heute',
    yesterday: (on) => `Gestern (${date(on)})`,
  },

  undo: {
    unsaved: 'Der Tag ist weiter abgehakt.',
    undone: (label, on) => `↩️ ${label} ist nicht mehr abgehakt (zählte für ${date(on)}).`,
    doAgain: 'Wieder abhaken',
    nothing: 'Für dich ist hier kein Tag abgehakt, also gibt es nichts zurückzunehmen.',
    notDone: (label) => `${label} ist nicht abgehakt, also gibt es nichts zurückzunehmen. Nichts wurde geändert.`,
    closed: (label, on) =>
      `${label} zählt für ${date(on)}, und das ist abgelaufen. Zurücknehmen geht nur für heute und die zwei Tage davor. Nichts wurde geändert; ein Admin dieses Servers kann ältere Einträge korrigieren.`,
  },

  wrapUp: {
    title: (week) => `🗓️ **${week}** ist vorbei. Das habt ihr zusammen geschafft:`,
    done: (took, done) => `👥 ${people(took)} dabei, ${days(done)} erledigt`,
    reached: (label, reached) => `🏁 ${label} vollständig: ${people(reached)}`,
    runs: (runs) => `🔥 Längste Serien: ${list(runs.map(({ name, run }) => `${name} ${run}`))}`,
    notes: '📝 **Von euch geteilte Notizen**',
    noteOf: (name, day) => `**${name}** zu ${day}`,
    moreReached: (more) => `🏁 … und ${more} weitere`,
    moreNotes: (more) => `-# ${more} weitere: /notizen, dann „Aus der Gruppe“`,
  },
  celebration: {
    reached: (names, what) =>
      `🏁 ${list(names)} ${names.length === 1 ? 'hat' : 'haben'} **${named(what)}** abgeschlossen.`,
    finished: (names, total) =>
      `🎓 ${list(names)} ${names.length === 1 ? 'hat' : 'haben'} den ganzen Plan geschafft: ${total === 1 ? 'den einen Tag' : `alle ${days(total)}`}.`,
    run: (names, run) => `🔥 ${list(names)}: eine Serie von ${run}.`,
    more: (more) => `${more} weitere`,
    nameless: '🏁 Hier hat jemand einen Meilenstein erreicht.',
  },
  board: {
    order: 'Sortieren nach …',
    orders: { days: 'Tage des Plans', week: 'Diese Woche erledigt', streak: 'Serie' },
    scores: {
      days,
      week: days,
      streak: (run) => `Serie ${run}`,
    },
    place: (rank, of, others) =>
      `-# Du bist auf Platz ${rank} von ${of}${others === 0 ? '' : `, mit ${others === 1 ? 'einer weiteren Person' : `${others} weiteren`}`}.`,
    nowhere: '-# Du stehst noch nicht darin: Ein erledigter Tag genügt.',
    noRun: '-# Du hast gerade keine Serie: Der nächste Tag, den du erledigst, beginnt eine.',
    hidden: {
      'off-board': '-# Du hast die Rangliste verlassen; niemand sieht dich darin.',
      'streak-hidden': '-# Du verbirgst deine Serie, deshalb fehlst du hier.',
    },
    nobody: 'Noch niemand.',
  },
  streakView: {
    headline: (done, total, streak) => `🔥 **${done} von ${total} Tagen des Plans** · Serie ${numbers(streak)}`,
    ended: ({ on, run }, best) =>
      `Deine letzte Serie, ${run}, endete am ${date(on)}; ${run === best ? 'sie bleibt deine beste.' : `deine beste, ${best}, bleibt.`}`,
    startsNext: 'Der nächste Tag, den du erledigst, beginnt eine neue.',
    states: {
      kept: ['✅', 'erledigt'],
      'kept-late': ['✅', 'erledigt, nachgetragen'],
      frozen: ['❄️', 'verpasst, vom Joker abgedeckt'],
      paused: ['⏸️', 'Pause'],
      away: ['🏖️', 'weg'],
      rest: ['🌙', 'Ruhetag'],
      'no-post': ['▫️', 'kein Beitrag'],
      'not-due': ['▫️', 'vor dem Beitritt'],
      missed: ['➖', 'verpasst'],
      ahead: ['⏩', 'vorgearbeitet'],
      open: ['⬜', 'offen'],
    },
    openUntil: (until) => `offen bis ${timestamp(until, 'f')}`,
    date: (on, isToday) => `${date(on)}${isToday ? ' (heute)' : ''}`,
    upTo: (on) => `bis ${date(on)}`,
    dates: (first, last, isToday) => `${date(first)} – ${date(last)}${isToday ? ' (heute)' : ''}`,
    rule: 'Ein Datum zählt, sobald du an ihm irgendeinen Tag des Plans erledigst. Sieben hintereinander bringen einen Joker, der ein verpasstes Datum abdeckt; zwei kannst du haben. Tage ohne Beitrag, Ruhetage und Pausen unterbrechen keine Serie.',
    hidden: 'Deine Serie ist verborgen: Nur du siehst sie, hier. /datenschutz ändert das.',
    none: 'Du machst bei diesem Plan noch nicht mit, also gibt es keine Serie. Hak mit /fertig einen Tag ab, oder fang mit /mitmachen an.',
  },

  week: {
    goal: '**Ziel**',
    days: {
      done: (day) => `✅ ${day}`,
      late: (day) => `✅ ${day} (nachgetragen)`,
      today: (day) => `⬜ ${day} (heute)`,
      open: (day) => `⬜ ${day} (noch offen)`,
      before: (day) => `▫️ ${day} (vor dem Start)`,
      left: (day) => `⬜ ${day}`,
      locked: (day, at) => `🔒 ${day}${at == null ? '' : ` · erscheint ${timestamp(at, 'R')}`}`,
    },
    reached: (on, today, aim) => `🏁 **Meilenstein erreicht** am ${date(on, today)}${aim === '' ? '' : ` (${aim})`}`,
    milestoneNotHere: (aim, before) =>
      `**Meilenstein**${aim === '' ? '' : ` (${aim})`}  zählt hier nicht: ${days(before)} dieser Woche ${before === 1 ? 'lag' : 'lagen'} vor dem Start`,
    milestone: (aim, done, total) =>
      `**Meilenstein**${aim === '' ? '' : ` (${aim})`}  ${done} von ${count(total, 'Tag', 'Tagen')}, noch ${total - done}`,
    group: (learners, reached) =>
      `👥 **Gruppe**  ${people(learners)}, ${number(reached)} ${reached === 1 ? 'hat' : 'haben'} diesen Meilenstein erreicht`,
    openDay: 'Einen Tag öffnen …',
    none: (asked, first, last) =>
      `Dieser Plan hat keine Woche ${asked}; er geht von ${first} bis ${last}. /woche ohne Zahl zeigt die aktuelle.`,
    noWeeks: 'Dieser Plan hat keine Wochen, also auch keine Wochen-Meilensteine. /heute zeigt den aktuellen Tag.',
  },
};

function opening(label: string, opensAt: Date | null): string {
  return opensAt === null ? `${label} ist noch nicht erschienen.` : `${label} erscheint ${timestamp(opensAt, 'F')}.`;
}

function numbers({ current, longest, freezes }: Streak): string {
  return `${current} · beste ${longest}${freezes === 0 ? '' : ` · ${freezes} Joker`}`;
}

import type { Words } from '../shape.ts';
import { role } from './cohort/roles.ts';
import { count, date, days, list, schedule, weekdays } from './language.ts';
import { problem } from './reasons.ts';
import { settings } from './settings.ts';

export const member: Words['member'] = {
  welcome:
    '👋 Hallo! Ich bin Daymark. Ich poste jeweils einen Tag eines Lernplans, zu der Uhrzeit, die ihr wählt; abgehakt wird mit einem Tippen, dazu gibt es Notizen und eine Serie, die einen verpassten Tag verzeiht.\n' +
    'Nächster Schritt: Jemand mit **Server verwalten** gibt in dem Kanal, in dem der Plan laufen soll, **/einrichten** ein. **/hilfe** zeigt alles andere. Bis dahin wird nichts gepostet.',

  join: {
    plan: (title, channelId) => `**${title}**${channelId === null ? ', dein eigener Plan' : ` in <#${channelId}>`}`,
    now: (plan) => `👋 Du bist dabei: ${plan}.`,
    again: (plan) => `👋 Willkommen zurück bei ${plan}.`,
    before: (plan) => `Du bist schon dabei: ${plan}. Nichts geändert.`,
    asYouLeft: 'Alles ist, wie du es verlassen hast, und die Zeit dazwischen zählt als Pause: Du hast nichts verpasst.',
    latest: (day) => `📘 Jetzt: **${day}**`,
    isDone: ', und du hast ihn erledigt.',
    isClosed: '. Das Datum ist abgelaufen, aber du kannst den Tag noch machen.',
    openUntil: (until) => `, offen bis ${until}.`,
    finished: (total) =>
      `🏁 ${total === 1 ? 'Der eine Tag ist' : `Alle ${days(total)} sind`} erschienen. Offene kannst du noch machen; siehe /woche.`,
    posted: (posts) => `🕗 Ein Beitrag kommt ${schedule(posts)}.`,
    paused: '⏸️ Zurzeit ist Pause. Keine Serie leidet darunter.',
    closing: (at, fromNow) => `🏁 Das war der letzte Tag; eine Schlussnachricht folgt ${at} (${fromNow}).`,
    first: (day, at, fromNow) => `📅 Zuerst: **${day}**, ${at} (${fromNow}).`,
    next: (day, at, fromNow) => `📅 Als Nächstes: **${day}**, ${at} (${fromNow}).`,
    groupsClock: 'Deine Daten folgen dieser Uhr; /zeitzone stellt deine eigene ein.',
    whereToBegin: '🚪 Ein paar Tage waren vor dir da; keiner davon gilt als verpasst. Wo möchtest du anfangen?',
    fromFirst: (label) => `Mit ${label} anfangen`,
    withGroup: 'Mit der Gruppe gehen',
    beginsFirst: (day) =>
      `🚪 Du fängst mit **${day}** an: Die Tage bisher sind für dich offen, einer nach dem anderen.`,
    beginsGroup: '🚪 Du gehst ab hier mit der Gruppe. Frühere Tage sind nicht verpasst, und /tag öffnet sie noch.',
    whichZone: '🕗 Nach welcher Uhr lebst du? Dort endet ein Lerntag um 04:00.',
    groupsZone: (zone) => `${zone} (die der Gruppe)`,
    anotherZone: 'Eine andere …',
    myClock: 'Meine Uhr …',
    ownClock: (zone) => `Deine Daten folgen ${zone}; /zeitzone ändert das.`,
    another: 'Meintest du einen anderen Plan dieses Servers? Mit seinem Button machst du dort mit.',
    joinOther: (title) => `Bei ${title} mitmachen`,
    unsaved: 'Du bist **nicht** dabei.',
  },
  leave: {
    left: (title) =>
      `👋 Du bist bei **${title}** ausgestiegen. Nichts wird gelöscht: Deine Tage, Notizen und Meilensteine bleiben, und die Zeit ohne dich zählt als Pause, deine Serie wartet also.`,
    comeBackHow: 'Zurück kommst du jederzeit mit /mitmachen oder indem du einen Tag abhakst.',
    privacyHow: 'Was über dich gespeichert ist, ansehen, exportieren oder löschen: /datenschutz.',
    notIn: (title) => `Du bist nicht bei **${title}**, also gibt es nichts zu verlassen. Nichts geändert.`,
    leftBefore: (title, when) =>
      `Bei **${title}** bist du schon ausgestiegen (${when}). Was du erledigt hast, bleibt. Nichts geändert.`,
    since: (when) => `Du hast diesen Plan verlassen (${when}); was du gemacht hast, bleibt.`,
    comeBack: 'Wieder mitmachen',
    join: 'Mitmachen',
    unsaved: 'Du bist **nicht** ausgestiegen.',
  },
  settings,
  role,
  pause: {
    away: (from, until, today) =>
      `🏖️ Du bist ${from < today ? '' : from === today ? 'ab jetzt ' : `ab ${date(from, today)} `}weg, ${
        until === null ? 'bis du wiederkommst' : `bis einschließlich ${date(until, today)}`
      }.`,
    isAway: (until, today) =>
      `🏖️ Du bist schon weg, ${until === null ? 'bis du wiederkommst' : `bis einschließlich ${date(until, today)}`}. Nichts geändert.`,
    planned: (from, until, today) =>
      `🏖️ Du willst ab ${date(from, today)} weg sein, ${
        until === null ? 'bis du wiederkommst' : `bis einschließlich ${date(until, today)}`
      }. Nichts geändert.`,
    instead: (from, today) => `Die freie Zeit ab ${date(from, today)}, die geplant war, ist abgesagt.`,
    means:
      'Solange du weg bist, ist für dich nichts fällig, ich schicke dir nichts, und deine Serie wartet auf dich. Ein Tag, den du trotzdem machst, zählt.',
    plans: (titles) => `Das gilt für alles, was du lernst: ${list(titles)}.`,
    whileAway: '/pause holt dich zurück; ein Tag, den du trotzdem machst, zählt.',
    comeBack: 'Ich bin zurück',
    awayNow: 'Ab jetzt weg',
    callOff: 'Absagen',
    back: '👋 Willkommen zurück. Ab dem nächsten Datum sind Beiträge wieder für dich fällig; verpasst hast du nichts.',
    calledOff: '👋 Dann bleibst du: Die geplante freie Zeit ist abgesagt.',
    notAway: 'Du bist nicht weg, also gibt es nichts zu beenden. Nichts geändert.',
    backwards: 'Das endet, bevor es beginnt. Nichts wurde geändert; **bis** ist der letzte Tag, an dem du weg bist.',
    studyFirst:
      'Du lernst nach keinem Plan, also gibt es nichts zu pausieren. Nichts wurde geändert. Mit /mitmachen bist du dabei.',
    unsaved: 'Du bist **nicht** weg.',
  },
  zone: {
    joinToSet:
      'Du bist nicht in diesem Plan. Sobald du dabei bist, stellst du hier Uhr und Ruhetage ein, Erinnerungen, Sprache und was andere von dir sehen.',
    already: 'So ist es schon. Nichts geändert.',
    kept: 'Was du vorher eingetragen hast, bleibt, wie es ist.',
    groups: (zone) => `die der Gruppe, **${zone}**`,
    clock: (zone, since, time) =>
      `🕗 Deine Uhr ist ${zone}${since}. Dort ist es ${time}, und ein Lerntag endet um 04:00.`,
    post: (posts, forYou, next) => `📘 Der Beitrag kommt ${schedule(posts)}${forYou}; der nächste ${next}.`,
    forYou: {
      same: (time) => `, für dich ${time}`,
      before: (time) => `, für dich am Tag davor um ${time}`,
      after: (time) => `, für dich am Tag danach um ${time}`,
    },
    noRest: (since) => `🌙 Du hast keine eigenen Ruhetage${since}: Jeder Beitrag ist fällig.`,
    rest: (on, since) =>
      `🌙 Deine Ruhetage: **${weekdays(on)}**${since}. Beiträge an diesen Tagen sind für dich nicht fällig; machst du einen, zählt er.`,
    restDay: (day) => weekdays([day]),
    fromToday: ' ab heute',
    fromTomorrow: ' ab morgen',
    from: (on, today) => ` ab ${date(on, today)}`,
    unknown: (text, suggestions) => `${problem({ kind: 'zone', text, suggestions })} Nichts wurde geändert.`,
    restUnclear: (text) => `${problem({ kind: 'weekdays', text })} Für keine: **keine**. Nichts wurde geändert.`,
    restIsAll: (posts) =>
      `Die Beiträge kommen ${schedule(posts)}, mit diesen Ruhetagen bliebe also kein Lerntag. Nichts wurde geändert. ` +
      'Lass mindestens einen Lerntag übrig oder nimm dir mit /pause frei.',
    joinFirst: (title) =>
      `Du bist noch nicht bei **${title}**, also gibt es nichts einzustellen. Nichts wurde geändert. Mach mit, dann wird deine Wahl gleich übernommen.`,
    joinAndSet: 'Mitmachen und einstellen',
    form: {
      title: 'Meine Uhr',
      zone: 'Eine Stadt in deiner Nähe',
      about: 'Etwa Berlin, New York oder Asia/Tokyo; UTC geht auch',
    },
    groupChoice: 'gruppe: die Uhr des Kanals',
    zoneChoice: (zone, time) => `${zone} · jetzt ${time}`,
    unsaved: 'Deine Uhr ist wie vorher.',
  },
  privacy: {
    here: 'auf diesem Server',
    allServers: 'auf allen Servern',
    anyServer: 'auf irgendeinem Server',
    inServer: (name) => `auf ${name}`,
    inOwn: 'in deinem eigenen Bereich',
    ownChoice: 'Meine eigenen Pläne, in Direktnachrichten',
    formerServer: (id) => `einem Server, auf dem ich nicht mehr bin (${id})`,
    formerServerChoice: (id) => `Ein Server, auf dem ich nicht mehr bin (${id})`,
    title: (where) => `🔒 **Was ich ${where} über dich speichere**`,
    kinds: {
      title: '🔒 **Alles, was ich über dich speichern kann**',
      lines: [
        'deine Discord-ID und der Name, den der Server für dich zeigt',
        'wann du bei einem Plan ein- oder ausgestiegen bist oder nicht mehr auf dem Server warst',
        'welche Tage du erledigt hast, wann und für welches Datum; Serie und Meilensteine',
        'deine Notizen mit ihren Links und Dateien, wer sie lesen darf und ob ein Admin eine herausgenommen hat',
        'was du abgehakt hast, mit den Worten, Links und Adressen von Dateien dazu',
        'deine Zeitzone, Ruhetage, dein Tempo, deine Pausen, die Sprache, die du gewählt hast, und die deines Discord, und was andere von dir sehen dürfen',
        'was ein Admin an deinen Einträgen korrigiert hat, mit dem Grund, und welche Einträge anderer du korrigiert hast',
        'wann du erinnert werden willst und ob eine Nachricht nicht ankam',
        'dass du einen Plan eingerichtet hast, und Pläne, die du nur für dich geschickt hast',
      ],
      ends: [
        'All das bleibt, bis du es löschst. Nur einen Tag lang: was deine letzten Befehle ergeben haben, damit keiner doppelt zählt, und Entwürfe von Plänen. 60 Tage lang: dass eine Nachricht gesendet wurde, damit keine doppelt kommt. Ein Server, der mich hinauswirft, ist nach 30 Tagen vergessen.',
        'Nie gespeichert: Nachrichten, die du schreibst (außer jemand merkt sich eine als eigene Notiz, ohne deinen Namen), E-Mail-Adressen, wer online ist. Nichts geht an jemanden außer Discord und die Leute, die mich betreiben; nichts wird für Werbung gezählt.',
      ],
      button: 'Was es geben kann',
    },
    others: '👥 **Was andere sehen können**',
    nobodyElse: '👥 Niemand sonst sieht etwas davon.',
    streakHidden:
      '• Deine Serie und ihr Bild, /fortschritt: niemand; auch deine eigenen Antworten lassen die Serie weg, nur /serie zeigt sie dir weiter',
    streakShown: '• Deine Serie und ihr Bild, /fortschritt: die Leute in diesem Plan und die Admins dieses Servers',
    ledger: '• Welche Tage du wann erledigt hast, und was korrigiert wurde: die Admins dieses Servers',
    notes: '• Deine Notizen: die geteilten, mit deinem Namen; die Leute in diesem Plan, die seinen Kanal sehen',
    ticks: '• Abgehakte Lernergebnisse und Projekt-Ergebnisse: niemand',
    named:
      '• Dein Name: in den Beiträgen der Tage, die du erledigt hast, im Wochenrückblick der Gruppe und wenn du einen Meilenstein erreichst',
    notNamed: '• Dein Name: in keinem Beitrag; du wirst mit den anderen gezählt',
    onBoard: '• Dein Platz in /rangliste: die Leute in diesem Plan',
    offBoard: '• Dein Platz in /rangliste: niemand, du fehlst darin',
    nameMe: 'Mich in Beiträgen nennen',
    joinBoard: 'In die Rangliste',
    nameOn: (where) => `✅ Dein Name steht wieder in den Beiträgen der Tage, die du erledigst, ${where}.`,
    nameOff: (where) =>
      `✅ Dein Name steht ab jetzt in keinem Beitrag mehr, ${where}. Von denen der letzten 14 Tage verschwindet er innerhalb weniger Minuten; du wirst mit den anderen gezählt.`,
    keptNames: (number, links) =>
      `-# ${number === 1 ? 'Ein älterer Beitrag behält ihn' : `${number} ältere Beiträge behalten ihn`}, wie er war: ${links.join(' · ')}${number > links.length ? ' …' : ''}`,
    export: 'Als Datei exportieren',
    journal: 'Notizen als Journal',
    delete: 'Alles davon löschen …',
    stored: (stored) => {
      const some = (number: number, one: string, more: string) => (number === 0 ? [] : [count(number, one, more)]);
      const studies = [
        count(stored.completions, 'erledigter Tag', 'erledigte Tage'),
        count(stored.notes, 'Notiz', 'Notizen'),
        ...some(stored.files, 'Datei', 'Dateien'),
        count(stored.milestones, 'Meilenstein', 'Meilensteine'),
        ...some(stored.ticks, 'Haken', 'Haken'),
        ...some(
          stored.settings,
          'Einstellung von Zeitzone oder Ruhetagen',
          'Einstellungen von Zeitzone oder Ruhetagen',
        ),
        ...some(stored.paces, 'Tempowechsel', 'Tempowechsel'),
        ...some(stored.pauses, 'Pause', 'Pausen'),
        ...some(stored.corrections, 'Korrektur', 'Korrekturen'),
      ];
      const rest = [
        ...some(stored.reminders, 'Erinnerung', 'Erinnerungen'),
        ...some(stored.plansStarted, 'von dir eingerichteter Plan', 'von dir eingerichtete Pläne'),
        ...some(stored.ownPlans, 'eigener Plan', 'eigene Pläne'),
        ...some(stored.drafts, 'Entwurf', 'Entwürfe'),
        ...some(stored.outcomes, 'Befehl des letzten Tages', 'Befehle des letzten Tages'),
        ...some(stored.correctionsMade, 'von dir korrigierter Eintrag anderer', 'von dir korrigierte Einträge anderer'),
      ];
      const parts = stored.cohorts === 0 ? [] : [`${list(studies)} in ${count(stored.cohorts, 'Plan', 'Plänen')}`];
      return [...parts, ...(rest.length === 0 ? [] : [list(rest)])].join('; ');
    },
    streakToo: ', und deine Serie',
    nothing: (where) =>
      `🔒 Nichts über dich ist ${where} gespeichert. Das beginnt mit /mitmachen, mit /starten in einer Direktnachricht oder mit dem Ersten, was du abhakst oder notierst.`,
    whichServer: (number) =>
      `🔒 Über dich ist an ${count(number, 'Ort', 'Orten')} etwas gespeichert. Um welchen geht es?`,
    chooseServer: 'Wähle einen oder alle',
    everyServer: 'Alles',
    exported: (where, part, parts) =>
      `📎 Alles, was ich ${where} über dich speichere, als JSON${parts === 1 ? '' : `; das ist Datei ${part} von ${parts}`}. Nur du siehst diese Nachricht, also speichere die Datei.`,
    nextFile: (part, parts) => `Datei ${part} von ${parts}`,
    confirm: (where, stored) =>
      `⚠️ Das löscht endgültig, ${where}: ${stored}. Rückgängig geht das nicht, vielleicht willst du also erst den Export. ` +
      'Wenn du nur eine Weile aussetzen willst: /pause behält alles.',
    deleteForGood: 'Endgültig löschen',
    exportFirst: 'Erst exportieren',
    keep: 'Behalten',
    erased: (stored, where, plansGoOn) =>
      `🗑️ Gelöscht: ${stored}. Nichts über dich ist mehr ${where} gespeichert.` +
      `${plansGoOn ? ' Pläne, die du eingerichtet hast, gehen für alle weiter, die ihnen folgen, ohne deine ID.' : ''} ` +
      'Dein Name verschwindet von den Beiträgen der letzten 14 Tage; ältere Nachrichten in einem Kanal bleiben, wie sie sind. Falls du einmal neu anfangen willst: /mitmachen.',
    unsaved: 'Deine Einstellungen sind wie vorher.',
    undeleted: 'Nichts wurde gelöscht.',
  },
};

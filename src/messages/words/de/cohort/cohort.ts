import { moment, named, shorten, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { count, date, list, number, schedule } from '../language.ts';
import { block, nextStep, permission, problem, roleFault, skipped } from '../reasons.ts';
import { correct, learner } from './ledger.ts';
import { actions, comesNext, dates, holidays, postNow } from './manage.ts';
import { offers } from './roles.ts';
import { setup, toNotify } from './setup.ts';
import { removal, succession } from './succession.ts';

const bold = (permissions: readonly string[]) => list(permissions.map((name) => `**${permission(name)}**`));
const nextPost = (at: Date) => `Der nächste Beitrag kommt ${timestamp(at, 'F')}.`;
const people = (counted: number) => count(counted, 'Person', 'Personen');

export const cohort: Words['cohort'] = {
  block,
  runsAsBefore: 'Der Plan läuft wie vorher.',
  over: 'Dieser Plan läuft nicht mehr: Er ist zu Ende oder wurde beendet. Nichts wurde geändert. /einrichten startet einen neuen.',
  problems: (wrong) =>
    `${wrong.map((one) => `• ${problem(one)}`).join('\n')}\nNichts wurde geändert. Bitte berichtige das und gib den Befehl noch einmal ein.`,
  nextDay: 'der nächste Tag',
  closingMessage: 'die Schlussnachricht',
  change: 'Einstellungen ändern',
  keep: 'So lassen',
  paused: (until) =>
    `⏸️ Pause, ${until === null ? 'bis jemand /gruppe weiter eingibt' : `bis ${timestamp(until, 'F')}`}. Keine Serie leidet darunter.`,
  nextPost,

  setup,

  status: {
    title: '📋 Stand der Gruppe',
    plan: (title, channelId) => `📚 **${named(title)}** in <#${channelId}>`,
    ended:
      '⏹️ Beendet: Es erscheinen keine Tage mehr. Nichts wurde gelöscht, und /einrichten startet hier einen neuen Plan.',
    finished: '🏁 Zu Ende: Jeder Tag ist erschienen. Offene Tage zählen noch.',
    running: '▶️ Läuft.',
    next: (day, at) => `📅 Als Nächstes: **${day}** am ${moment(at)}`,
    stuck: (since, reason, isWaiting) =>
      `⚠️ **Die Beiträge hängen fest** seit ${timestamp(since, 'f')}: ${block(reason)}. ${isWaiting ? 'Ich versuche es weiter und mache von selbst weiter, sobald das behoben ist.' : 'Sobald das behoben ist, geht der Plan mit dem nächsten Beitrag weiter; kein Tag geht verloren, und keine Serie leidet darunter.'}`,
    mended: (since, reason, isWaiting) =>
      `👍 Was die Beiträge ${timestamp(since, 'R')} aufgehalten hat, ist behoben (${block(reason)}). ${isWaiting ? 'Der wartende Beitrag folgt innerhalb einer Minute.' : 'Der Plan geht mit dem nächsten Beitrag weiter; kein Tag geht verloren, und keine Serie leidet darunter.'}`,
    follows: (title) => `➡️ Danach folgt **${named(title)}**, mit denselben Leuten`,
    holidays: (ahead, hasMore) =>
      `🏖️ Keine Beiträge ${list(ahead.map(({ from, until }) => dates(from, until)))}${hasMore ? ' …' : ''}`,
    willWait: (permissions, channelId) =>
      `⚠️ So, wie es steht, muss der nächste Beitrag warten: Mir fehlt ${bold(permissions)} in <#${channelId}>.`,
    posts: (posts) => `🕗 Beiträge ${schedule(posts)}`,
    posted: (posted, total) => `📘 ${posted} von ${count(total, 'Tag', 'Tagen')} erschienen`,
    learners: (learners, doneToday, activeThisWeek) =>
      `👥 ${people(learners)}${learners === 0 ? '' : ` · ${doneToday} heute fertig · ${activeThisWeek} diese Woche aktiv`}`,
    percentDone: (percent) => `🎯 ${percent} % des Erschienenen sind erledigt`,
    gone: (gone) =>
      `-# ${count(gone, 'Person hat', 'Personen haben')} den Server verlassen und ${gone === 1 ? 'zählt' : 'zählen'} nicht mit, bis sie wieder da ${gone === 1 ? 'ist' : 'sind'}.`,
    silent: '**Wer vielleicht einen Anstoß braucht**',
    silentSince: (name, lastAt, joinedAt) =>
      lastAt === null
        ? `▫️ ${name} · beigetreten ${timestamp(joinedAt, 'R')}, noch nichts erledigt`
        : `▫️ ${name} · zuletzt aktiv ${timestamp(lastAt, 'R')}`,
    moreSilent: (more) => `-# und ${number(more)} weitere`,
    pingsNobody: '🔕 Pingt niemanden',
    roleGone: '⚠️ Die gepingte Rolle gibt es nicht mehr; wähle mit /gruppe ändern eine andere',
    roleSilent: (roleId) => `⚠️ Nennt <@&${roleId}>, aber niemand wird benachrichtigt: ${toNotify}`,
    pings: (roleId) => `🔔 Pingt <@&${roleId}>`,
    recent: '**Letzte Beiträge**',
    skippedOn: (on, reason) => `▫️ ${date(on)} · ausgefallen: ${skipped(reason)}`,
    onItsWay: (on, day) => `⏳ ${date(on)} · ${day} · unterwegs`,
    sent: (on, day, late, bare) =>
      `📘 ${date(on)} · ${day}${late ? ' (verspätet)' : ''}${bare ? ' (ohne seinen Text)' : ''}`,
    buttons: { pause: 'Pause', resume: 'Weiter', end: 'Beenden' },
  },

  resumeNow: 'Jetzt weiter',
  resumed: (next) => `▶️ Weiter geht’s. ${nextPost(next)} Nachzuholen ist nichts: Der Plan geht einfach weiter.`,
  notPaused: 'Es ist keine Pause, also wurde nichts geändert. /gruppe status zeigt den nächsten Beitrag.',

  end: {
    ask: (title, channelId, learners) =>
      `**${named(title)}** in <#${channelId}> für ${people(learners)} beenden? Dann erscheint endgültig nichts mehr. Was sie erledigt und geschrieben haben, bleibt gespeichert und in ihrem Export; der Kanal wird frei für ein neues /einrichten.`,
    sure: 'Beenden',
    ended: (title) =>
      `⏹️ **${named(title)}** ist beendet. Nichts wurde gelöscht. /einrichten startet hier einen neuen Plan.`,
  },

  news: {
    started: (plan) =>
      `📚 **${named(plan.title)}** beginnt hier: Ein Beitrag kommt ${schedule(plan.posts)}. Den Anfang macht **${named(plan.firstDay)}**, am ${moment(plan.next)}.\nDrück ✅ unter einem Beitrag, wenn du den Tag erledigt hast; mehr braucht es nicht, um mitzumachen. Mit /mitmachen kannst du es auch gleich sagen.`,
    paused: (until, next) =>
      `⏸️ Der Plan macht Pause${until === null ? '' : ` bis ${timestamp(until, 'D')}`}.${next === null ? '' : ` ${nextPost(next)}`} Keine Serie leidet darunter, und offene Tage könnt ihr weiter erledigen.`,
    resumed: (next) => `▶️ Der Plan geht weiter. ${nextPost(next)} Nachzuholen ist nichts.`,
    holiday: (from, until, next) =>
      `🏖️ ${dates(from, until)}: keine Beiträge, und nichts ist fällig.${next === null ? '' : ` Der erste Beitrag danach kommt ${timestamp(next, 'F')}.`} Keine Serie leidet darunter, und offene Tage könnt ihr weiter erledigen.`,
    holidayOff: (from, until, next) =>
      `🏖️ Die Pause ${dates(from, until)} ist abgesagt: Beiträge kommen wie gewohnt.${next === null ? '' : ` ${nextPost(next)}`}`,
    moved: (channelId) => `📦 Der Plan zieht um nach <#${channelId}>. Alles, was ihr erledigt habt, bleibt.`,
    came: (title, posts, next) =>
      `📦 **${named(title)}** geht in diesem Kanal weiter: Ein Beitrag kommt ${schedule(posts)}.${next === null ? '' : ` ${nextPost(next)}`}`,
    rescheduled: (posts, next) =>
      `🕗 Ab jetzt kommt ein Beitrag ${schedule(posts)}.${next === null ? '' : ` ${nextPost(next)}`} Was schon erschienen oder eingetragen ist, bleibt, wie es ist.`,
    updated: (next) =>
      `📝 Der Plan wurde aktualisiert.${next === null ? '' : ` Als Nächstes kommt **${named(next)}**.`} Alles, was ihr erledigt habt, bleibt.`,
    goesOn: (day, next) =>
      `🌱 Der Plan ist gewachsen und geht mit **${named(day)}** weiter, am ${moment(next)}. Ihr seid alle noch dabei.`,
    ended: (title) =>
      `⏹️ **${named(title)}** endet hier; es erscheinen keine Tage mehr. Nichts wird gelöscht: Was du erledigt und geschrieben hast, gehört dir, unter /notizen und /datenschutz.`,
  },

  skip: {
    button: 'Diesen Tag auslassen',
    leftOut: (day, next, at) =>
      `⏭️ **${day}** wird ausgelassen: Niemand muss ihn machen, und wer mag, kann es trotzdem, mit /tag und /fertig. ${next === null ? 'Die Schlussnachricht' : `**${next}**`} kommt ${at === null ? 'als Nächstes' : timestamp(at, 'F')}.`,
    nothing: (day) =>
      `${day === null ? 'Dieser Tag' : `**${day}**`} wartet nicht darauf zu erscheinen, also wurde er nicht ausgelassen. Nichts wurde geändert; siehe /gruppe status.`,
  },

  goOn: {
    button: (day) => `Weiter mit ${shorten(day, 40)}`,
    offer: ({ channelId, dayName, at }) =>
      `🌱 Der Plan in <#${channelId}> war zu Ende und ist gewachsen: Er kann am ${timestamp(at, 'F')} mit **${named(dayName)}** weitergehen, mit denselben Leuten und allem, was sie erledigt haben.`,
    continued: ({ channelId, dayName, at }) =>
      `▶️ Der Plan in <#${channelId}> geht am ${timestamp(at, 'F')} mit **${named(dayName)}** weiter. Alle sind noch dabei, und nichts Erledigtes ändert sich.`,
    occupied: (channelId) =>
      `In <#${channelId}> läuft jetzt ein anderer Plan, und ein Kanal hat Platz für einen. Nichts wurde geändert. Beende erst den mit **/gruppe beenden**, dann drück den Button noch einmal.`,
    nothing: (title) =>
      `**${named(title)}** hat nichts, womit es weitergehen könnte: Er läuft schon, oder jeder Tag ist erschienen. Nichts wurde geändert.`,
  },

  actions,
  comesNext,
  postNow,
  succession,
  removal,
  offers,
  holidays,

  correct,
  learner,

  notice: {
    'silent-role': ({ channelId, roleId }) =>
      `⚠️ Die täglichen Beiträge in <#${channelId}> nennen ${roleId === null ? 'eine Rolle' : `<@&${roleId}>`}, aber niemand wird benachrichtigt.\nNächster Schritt: ${toNotify}; **/gruppe ändern** wählt eine andere Rolle.`,
    textless: ({ channelId }) =>
      `⚠️ Der letzte Beitrag in <#${channelId}> kam nur als Überschrift: Discord hat seinen Text weggelassen, weil mir dort **${permission('Embed Links')}** fehlt.\nNächster Schritt: Erlaube mir dort **${permission('Embed Links')}**. Der Tag selbst steht unter **/tag**.`,
    ending: ({ channelId }) =>
      `🏁 Der Plan in <#${channelId}> endet innerhalb einer Woche.\nDu musst nichts tun. **/gruppe nächster-plan** legt einen Plan fest, der mit denselben Leuten folgt. Soll dieser weitergehen, füg mit **/plan aktualisieren** Tage hinzu; dieselben Leute machen damit weiter, auch nach dem Ende.`,
    reread: ({ channelId }) =>
      `📖 Ich lese Pläne jetzt besser als früher und habe den in <#${channelId}> noch einmal gelesen. Manche Tage, die Leute erledigt oder zu denen sie geschrieben haben, wären nicht mehr dieselben, deshalb macht die Gruppe mit dem Plan weiter, wie er war. Nichts wurde geändert.\nNächster Schritt: **/plan aktualisieren** zeigt, was sich ändern würde, und wechselt, wenn du willst.`,
    threads: ({ channelId }, reason) =>
      `🧵 Die Beiträge in <#${channelId}> kommen wie immer, aber geteilte Notizen haben dort keinen Thread, in dem sie erscheinen oder aus dem sie verschwinden könnten: ${reason.code === 'unknown-channel' ? 'er wurde gelöscht' : block(reason)}.\nNächster Schritt: Erlaube mir dort **${permission('Create Public Threads')}** und **${permission('Send Messages in Threads')}**, und entsperre den Thread, falls er gesperrt ist; mit **/gruppe ändern threads** geht es ohne. Die Notizen bleiben unter **/notizen**.`,
    unpublished: ({ channelId }, reason) =>
      `📣 Der letzte Beitrag in <#${channelId}> kam wie immer, ging aber nicht an die Server hinaus, die dem Kanal folgen: ${block(reason)}.\nNächster Schritt: Behebe das, oder veröffentliche ihn von Hand; **/gruppe ändern veröffentlichen** schaltet es ab. Beim nächsten Beitrag versuche ich es wieder.`,
    role: ({ channelId }, fault) =>
      `🔔 Jemand wollte in <#${channelId}> per Button eine Rolle des Plans nehmen und konnte es nicht: ${roleFault(fault)}.\nNächster Schritt: Behebe das unter Servereinstellungen → Rollen, oder wähle mit **/gruppe ändern** eine andere Rolle. Sonst ist nichts betroffen.`,
    blocked: ({ channelId }, reason) =>
      `⚠️ Ich kann den Lernplan in <#${channelId}> gerade nicht posten: ${block(reason)}.\n${nextStep(reason)}\nNichts ist verloren: Keine Serie leidet, kein Tag des Plans fällt aus, und ich versuche es weiter.`,
  },
};

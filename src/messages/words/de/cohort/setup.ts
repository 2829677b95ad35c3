import type { Proposal } from '../../../../core/cohort-settings.ts';
import { moment, named, timestamp } from '../../../kit/format.ts';
import { firstPostShown, oneOf, planFacts, planShown, spoken, wordless } from '../../group-settings.ts';
import type { Words } from '../../shape.ts';
import { groupChoices } from '../commands.ts';
import { date, days, languageName, weekdays } from '../language.ts';
import { permission, problem } from '../reasons.ts';

const facts = planFacts(days, languageName);

const settings: Words['cohort']['setup']['settings'] = {
  curriculum: {
    label: 'Plan',
    shown: planShown(facts),
  },
  from: {
    label: 'Erster Tag',
    shown: wordless.from,
    form: 'Seine Nummer oder Wörter aus dem Titel',
  },
  channel: { label: 'Kanal', shown: wordless.channel },
  publish: oneOf.publish('Andere Server', {
    false: 'Beiträge bleiben im Kanal',
    true: 'Veröffentlicht für die Server, die dem Kanal folgen',
  }),
  timezone: {
    label: 'Zeitzone',
    shown: ({ zone, clock }) => `**${zone}**, dort ist es jetzt ${clock}`,
    form: 'Eine Stadt wie Europe/Berlin, oder UTC',
  },
  time: { label: 'Uhrzeit', shown: wordless.time, form: 'Etwa 08:00 oder 19:30' },
  weekdays: { label: 'Wochentage', shown: (settled) => weekdays(settled.weekdays) },
  start: {
    label: 'Erster Beitrag',
    shown: firstPostShown((last, first) => `der letzte am ${date(last, first)}`),
    form: 'Ein Datum wie 2026-03-09, heute oder morgen',
  },
  role: { label: 'Ping', shown: ({ roleId }) => (roleId === null ? 'Niemand' : `<@&${roleId}>, bei jedem Beitrag`) },
  'take-role': oneOf['take-role']('Diese Rolle', {
    false: 'Vergebt ihr selbst',
    true: 'Die Leute nehmen sie sich per Button',
  }),
  'milestone-role': {
    label: 'Meilenstein-Rolle',
    shown: ({ milestoneRoleId }) =>
      milestoneRoleId === null ? 'Keine' : `<@&${milestoneRoleId}>, zu nehmen nach einem Monat oder dem ganzen Plan`,
  },
  language: spoken('Sprache', 'Die des Plans, wenn ich sie spreche; sonst die eures Servers'),
  celebrate: oneOf.celebrate('Gefeiert wird', groupChoices.celebrate),
  threads: oneOf.threads('Threads', groupChoices.threads),
  days: oneOf.days('Lange Tage', groupChoices.days),
  'work-ahead': oneOf['work-ahead']('Vorarbeiten', {
    false: 'Nein; ein Tag öffnet sich mit seinem Beitrag',
    true: 'Ja; Tage dürfen vor ihrem Erscheinen erledigt werden',
  }),
};

const proposals: Record<Exclude<Proposal, 'usual'>, string> = {
  'own-plan': 'der eigene eures Servers',
  yours: 'dein eigener',
  here: 'wo du bist',
  'own-zone': 'die Uhr, nach der du lernst',
  'group-zone': 'wie deine andere Gruppe',
  'server-language': 'aus der Sprache eures Servers geraten',
  'own-language': 'aus der Sprache deines Discord geraten',
};

/** Was dafür sorgt, dass ein Ping die Leute einer Rolle erreicht. */
export const toNotify = `mach die Rolle erwähnbar oder erlaube mir **${permission('Mention @everyone, @here, and All Roles')}**`;

export const setup: Words['cohort']['setup'] = {
  settings,
  proposals,
  notStarted: 'Es wurde kein Plan gestartet.',
  ready:
    '**Kann es losgehen?** Noch ist nichts eingerichtet. Das schlage ich vor, mit ✏️ bei dem, was du gewählt hast: Ändere, was du magst, dann drück **Starten**.',
  notReady:
    '**Fast fertig.** Noch ist nichts eingerichtet; ein ✏️ steht bei dem, was du gewählt hast. Das steht im Weg:',
  problems: (wrong) => wrong.map((one) => `⚠️ ${problem(one)}`).join('\n'),
  mayPost: (channelId) => `👍 In <#${channelId}> kann ich lesen, schreiben, einbetten und den Verlauf sehen`,
  missing: (missing, isFiles) =>
    `⚠️ Mir fehlt dort **${permission(missing)}**: ${isFiles ? 'Bilder und Dateien werden fehlen' : 'manches wird nicht gehen'}`,
  pingsNobody: (roleId) => `⚠️ <@&${roleId}> wird genannt, aber nicht benachrichtigt: ${toNotify}`,
  change: 'Ändern …',
  choose: (label) => `${label}: wählen`,
  choosing: 'Wähle unten; alles andere bleibt, wie es ist.',
  outline: (total, language, firstDay) => `${facts(total, language)} · beginnt mit ${firstDay}`,
  buttons: {
    start: 'Starten',
    preview: 'Ersten Tag ansehen',
    cancel: 'Abbrechen',
    checkAgain: 'Noch einmal prüfen',
    changeRunning: 'Den laufenden ändern',
    type: 'Eintippen',
    nobody: 'Niemand',
    previous: 'Frühere',
    status: 'Stand zeigen',
  },
  previewOf: (day) => `**Vorschau auf ${day}**`,
  started: (title, channelId, firstDay, at) =>
    `📚 **${named(title)}** läuft jetzt in <#${channelId}>. ${named(firstDay)} kommt am ${moment(at)}.\n` +
    'Mitmachen geht mit /mitmachen oder einfach, indem man mit /fertig einen Tag abhakt. Du leitest den Plan mit /gruppe: status, ändern, pause, weiter, beenden.',
  draftStays: 'Der Entwurf ist noch da.',
  cancelled: 'Abgebrochen. Nichts wurde eingerichtet. /einrichten fängt neu an.',
  forgotten:
    'Diese Vorschau gilt nicht mehr, und durch den Klick wurde nichts geändert. Gib /einrichten noch einmal ein.',
  running: (title, next) =>
    `⚙️ **${named(title)}**: Was du änderst, gilt sofort.${next === null ? '' : ` Der nächste Beitrag kommt ${timestamp(next, 'F')}.`}`,
  edited: (changed, next, wasStuck) =>
    [
      ...(changed.length === 0 ? [] : [`✏️ Geändert: ${changed.map((label) => `**${label}**`).join(', ')}.`]),
      ...(wasStuck ? ['Der Beitrag, der festhing, folgt innerhalb einer Minute.'] : []),
      ...(next === null ? [] : [`Der nächste Beitrag kommt ${timestamp(next, 'F')}.`]),
      'Was schon erschienen oder eingetragen ist, bleibt, wie es ist.',
    ].join(' '),
  unchanged: 'So ist es schon; nichts wurde geändert.',
  notEdited: 'Nichts wurde geändert.',
};

import { named, plain, timestamp } from '../../kit/format.ts';
import { raised } from '../intl.ts';
import type { Words } from '../shape.ts';
import { count, days, list, number, quotedList } from './language.ts';

const bold = (name: string) => `**${plain(name)}**`;
const noGroup = 'Zurzeit folgt ihm keine Gruppe.';
const groups = (counted: number) => count(counted, 'Gruppe', 'Gruppen');
const links = (counted: number) => count(counted, 'Link', 'Links');
const people = (counted: number) => count(counted, 'Person hat', 'Personen haben');

export const plans: Words['plans'] = {
  unsaved: 'Kein Plan wurde gespeichert oder geändert.',
  holds: (counts) =>
    [
      count(counts.files, 'Datei', 'Dateien'),
      count(counts.months, 'Monat', 'Monate'),
      count(counts.weeks, 'Woche', 'Wochen'),
      days(counts.days),
      count(counts.projects, 'Projekt', 'Projekte'),
      links(counts.distinctLinks),
    ].join(' · '),
  dayTakenOut:
    'Dieser Tag wurde aus dem Plan genommen, nachdem er erschienen war, also ist daran nichts mehr zu tun. Nichts wurde geändert, ' +
    'und was du erledigt oder geschrieben hast, bleibt deins. /heute zeigt den Tag, der jetzt dran ist.',

  files: {
    notMarkdown: (name) =>
      `${bold(name)} ist keine Markdown-Datei. Nichts wurde gespeichert. Schick Dateien, die auf .md enden, oder den Ordner des Plans als eine .zip.`,
    tooLarge: (name) =>
      `${bold(name)} ist größer als 1 MB. Nichts wurde gespeichert. Teil sie auf: Zehn Dateien gehen auf einmal, oder ein Ordner als eine .zip.`,
    zipTooLarge: (name) =>
      `${bold(name)} ist größer als 10 MB. Nichts wurde gespeichert. Pack nur das Markdown des Plans ein, ohne Bilder.`,
    zipAlone: (name) =>
      `${bold(name)} kam mit anderen Dateien. Nichts wurde gespeichert. Eine .zip ist ein ganzer Plan, also leg alles hinein und schick sie allein.`,
    zipEmpty: (name) =>
      `In ${bold(name)} ist kein Markdown. Nichts wurde gespeichert. Pack den Ordner ein, in dem die .md-Dateien des Plans liegen.`,
    twice: (name) =>
      `Zwei Dateien heißen ${bold(name)}. Nichts wurde gespeichert. Benenne eine um und schick sie noch einmal.`,
    notFetched: (name) =>
      `Discord hat mir ${bold(name)} nicht gegeben. Nichts wurde gespeichert. Häng die Datei bitte noch einmal an.`,
    tooLargeTogether:
      'Zusammen sind die Dateien größer als 5 MB, das ist viel für Text. Nichts wurde gespeichert. Sieh nach, was sie so groß macht.',
    busy: 'Ich lese gerade einen anderen Plan. Nichts wurde gespeichert. Schick deinen in einer halben Minute noch einmal.',
  },

  add: {
    unusable: (name) =>
      `„${named(name, 60)}“ kann kein Plan heißen. Nimm bis zu 40 Buchstaben, Ziffern und Bindestriche, etwa **sql-basics**. Nichts wurde gespeichert.`,
    everybodys: (slug) =>
      `So heißt schon ein Plan, den alle haben: ${bold(slug)}. Nimm einen anderen Namen, etwa ${bold(`unser-${slug}`)}. Nichts wurde gespeichert.`,
    taken: (slug, isOwn) =>
      `${isOwn ? 'Du hast' : 'Dieser Server hat'} schon einen Plan namens ${bold(slug)}, also wurde nichts gespeichert. Um ihn zu ändern, schick dieselben Dateien mit ` +
      `**/plan aktualisieren** name:${slug}: Du siehst, was sich ändert, bevor etwas geschieht. Für einen eigenen Plan nimm einen anderen Namen.`,
    full: (most, megabytes, isOwn) =>
      `${isOwn ? 'Du kannst' : 'Ein Server kann'} ${most} Pläne und davon ${megabytes} MB behalten, und das wäre mehr. Nichts wurde gespeichert. ` +
      'Schaff mit /plan entfernen Platz, dann schick die Dateien noch einmal.',
    refused: (slug, errors, command) =>
      `❌ ${bold(slug)} kann noch nicht gespeichert werden: ${count(errors, 'Fehler', 'Fehler')}. Nichts wurde gespeichert, und alles, was läuft, läuft weiter.\n` +
      `Behebe ${errors === 1 ? 'ihn' : 'sie'} und schick die Dateien noch einmal mit **/plan ${command}**.`,
    wasRead: (counts, span) => `Was ich davon lesen konnte: ${counts}\n${span}`,
    ready: (slug) => `**${plain(slug)} speichern?**`,
    remarks: (remarks) =>
      remarks === 0
        ? '👍 Keine Probleme gefunden'
        : `⚠️ ${count(remarks, 'Anmerkung', 'Anmerkungen')}; speichern geht trotzdem`,
    notYet: 'Noch ist nichts gespeichert.',
    moreProblems: (rest) => `… und ${number(rest)} weitere in report.txt`,
    buttons: { save: 'Speichern', first: 'Ersten Tag ansehen', cancel: 'Abbrechen' },
    preview: (day) => `**Vorschau auf ${day}** (hinter jedem Link steht, wohin er führt)`,
    noAddress: 'keine Adresse',
    saved: (saved, isOwn) =>
      `📚 **${named(saved.title, 200)}** ist gespeichert als ${bold(saved.slug)}, Version ${saved.version}, mit ${count(saved.days, 'Tag', 'Tagen')}.\n` +
      `${isOwn ? 'Nur du kannst ihn sehen. Beginne ihn mit **/starten**' : `Starte ihn in einem Kanal mit **/einrichten** plan:${saved.slug}`}. Zum Verwalten: /plan zeigen, aktualisieren, herunterladen oder entfernen.`,
    cancelled: 'Abgebrochen. Nichts wurde gespeichert oder geändert.',
    forgotten:
      'Diese Vorschau gilt nicht mehr, und durch den Klick wurde nichts geändert. ' +
      'Schick die Dateien noch einmal mit /plan neu oder /plan aktualisieren.',
  },

  update: {
    title: (slug, from, to) =>
      `**Was sich in ${plain(slug)} ändert** (Version ${from} → ${
        to.kind === 'files' ? 'deine Dateien' : `${to.kind === 'back' ? 'zurück zu ' : ''}Version ${to.version}`
      })`,
    storedBefore: 'Diese Dateien sind schon gespeichert, als ältere Version.',
    notYet:
      'Noch hat sich nichts geändert. Was Leute erledigt und geschrieben haben, bleibt ihres, was immer du wählst.',
    keysChanged: (changed, pairs) =>
      `⚠️ ${count(changed, 'Tag scheint', 'Tage scheinen')} einen neuen Schlüssel zu haben: ${pairs}. Was Leute erledigt haben, bleibt beim alten; ` +
      'um den zu behalten, schreib {#schlüssel} in die Überschrift des Tages.',
    allPaired: (paired) =>
      `${count(paired, 'Tag behält seinen Fortschritt unter neuer Nummer', 'Tage behalten ihren Fortschritt unter neuen Nummern')}.`,
    pairings: (found, chosen) =>
      `⚠️ ${count(found, 'Tag sieht aus wie ein früherer', 'Tage sehen aus wie frühere')} unter anderer Nummer. Wähle, welche dieselben sind, ` +
      `dann bleibt der Fortschritt bei ihnen; ${chosen === 0 ? 'keiner ist' : chosen === 1 ? '1 ist' : `${chosen} sind`} gewählt.`,
    sameDay: 'Derselbe Tag? Wähle, wo es stimmt',
    was: (day) => `war ${day}`,
    inFile: (old, next, same) => `${same ? '[x]' : '[ ]'} derselbe Tag? ${old} = ${next}`,
    noneSame: 'Keiner ist derselbe',
    allSame: (same) =>
      same === 1 ? 'Derselbe Tag' : same === 2 ? 'Beide sind dieselben' : `Alle ${same} sind dieselben`,
    nobody: 'Keine Gruppe folgt ihm, es betrifft also nur neue.',
    apply: (affected) => (affected < 2 ? 'Anwenden' : `Auf ${affected} Gruppen anwenden`),
    newOnly: 'Nur für neue Gruppen',
    loss: (slug, lost, names, affected) =>
      `⚠️ **Damit ${lost === 1 ? 'fiele 1 Tag' : `fielen ${days(lost)}`} aus ${plain(slug)} heraus:** ${names}\n${
        affected === 0
          ? 'Sie sind schon erschienen, und die Buttons unter diesen Beiträgen führten ins Leere.'
          : `${people(affected)} sie erledigt oder dazu geschrieben. Das bleibt, zählt aber nicht mehr im Plan, ` +
            'und ein Tag, der nur anders heißt, würde noch einmal erscheinen.'
      }\nNoch hat sich nichts geändert. Lebt einer davon unter anderer Nummer weiter, behalte sie, schick die Dateien noch einmal und wähle ihn als denselben Tag.`,
    keep: 'So lassen',
    applyAnyway: 'Trotzdem anwenden',
    applied: (update) =>
      `✏️ ${bold(update.slug)} ist jetzt bei Version ${update.version}. ${whoFollows(update.channels, update.kept)}\n${
        update.lost === 0
          ? 'Niemandes erledigte Tage, Notizen oder Serien wurden berührt, und kein Tag erscheint zweimal.'
          : `Serien und Notizen sind wie vorher. Was Leute von ${count(update.lost, 'verschwundenem Tag', 'verschwundenen Tagen')} erledigt haben, bleibt, zählt aber nicht mehr im Plan.`
      }`,
    nothingNew: (slug, version, behind) =>
      `${bold(slug)} enthält diese Dateien schon, als Version ${version}. Nichts wurde geändert.${
        behind === 0
          ? ''
          : ` ${count(behind, 'Gruppe folgt', 'Gruppen folgen')} einer anderen Version: **/plan aktualisieren** name:${slug} ohne Dateien zeigt, was das Aktualisieren ändert.`
      }`,
    upToDate: (slug, version, own) =>
      `Jede Gruppe, die ${bold(slug)} folgt, hat die neueste Version, ${version}. Nichts wurde geändert.${own ? ' Um den Plan zu ändern, häng seine Dateien an, als **datei1**, **datei2** und so weiter.' : ''}`,
    everybodys: (slug) =>
      `${bold(slug)} ist für alle da, ändern kann ihn also nur, wer diesen Bot betreibt. Nichts wurde geändert. Um ihn zu deinem zu machen: ` +
      `/plan herunterladen name:${slug}, Dateien bearbeiten, dann /plan neu unter anderem Namen.`,
    changedMeanwhile: (slug) =>
      `Jemand anderes hat ${bold(slug)} geändert oder entfernt, seit du nachgesehen hast, deshalb wurde nichts angewendet. ` +
      'Gib /plan aktualisieren noch einmal ein, um zu sehen, was deine Dateien jetzt ändern.',
  },

  changes: {
    none: 'Nichts, was man liest, ändert sich.',
    added: (changed) => `➕ **${days(changed)} dazu:**`,
    removed: (changed) => `➖ **${days(changed)} entfernt:**`,
    renamed: (changed) => `🏷️ **${days(changed)} umbenannt:**`,
    moved: (changed) => `↕️ **${days(changed)} verschoben:**`,
    rewritten: (changed) => `✏️ **${count(changed, 'Text', 'Texte')} geändert:**`,
    relinked: (changed) => `🔗 **${count(changed, 'Linkliste', 'Linklisten')} geändert:**`,
    milestones: (milestones) => `🏁 **${count(milestones, 'Meilenstein', 'Meilensteine')} betroffen:**`,
    milestone: { new: 'neu', gone: 'weg', changed: 'andere Tage' },
    more: (rest, where) => `und ${number(rest)} weitere${where === null ? '' : ` in ${where}`}`,
    next: (channelId, before, after) =>
      `${channelId === null ? 'Dein eigener Plan' : `<#${channelId}>`}: Als Nächstes kommt ${after}${before === after ? ', wie bisher' : `, statt ${before}`}.`,
    neverPosted: (skipped, names) =>
      `⏭️ ${count(skipped, 'Tag erscheint', 'Tage erscheinen')} dort nicht, weil die Gruppe schon daran vorbei ist: ${names}. /tag zeigt ${skipped === 1 ? 'ihn' : 'sie'}.`,
    kept: (completions) =>
      `💾 ${count(completions, 'Haken an entfernten Tagen bleibt', 'Haken an entfernten Tagen bleiben')}.`,
    reached: (milestone, now, after) => `${milestone}: jetzt von ${now} erreicht, dann von ${after}`,
  },

  catalogue: {
    title: '📚 Pläne',
    own: '**Von diesem Server**',
    yours: '**Nur deine**',
    noneYet: 'Noch keine. /plan neu macht einen aus Markdown-Dateien.',
    everybodys: '**Für alle**',
    removed: 'entfernt; Gruppen, die ihm folgen, machen weiter',
    version: (version, newest) => `Version ${version}${version === newest ? '' : ` von ${newest}`}`,
    runsIn: (where) => `läuft in ${list(where)}`,
    group: (channelId, version) =>
      `${channelId === null ? 'deinem eigenen Plan' : `<#${channelId}>`}${version === null ? '' : ` (Version ${version})`}`,
    moreGroups: (more) => `${more} weiteren`,
    shown: (title, slug, own) => `📚 **${named(title, 200)}** (${plain(slug)}${own ? '' : ', für alle'})`,
    week: (name, total) => `${name} · ${days(total)}`,
    versions: '**Versionen**',
    ofHistory: (version, isCurrent, at) => `Version ${version}${isCurrent ? ' (aktuell)' : ''} · ${timestamp(at, 'D')}`,
    older: (versions) => `… und ${versions} ältere`,
    nobody: noGroup,
    followed: (runsIn) => `👥 Er ${runsIn}`,
    behind: (behind) => `⚠️ ${count(behind, 'Gruppe folgt', 'Gruppen folgen')} einer anderen Version als der aktuellen.`,
    seeChanges: 'Zeigen, was sich ändert',
    download: 'Herunterladen',
    noFiles: (slug) =>
      `Die Dateien von ${bold(slug)} wurden nicht gespeichert, herunterzuladen gibt es also nichts. Der Plan selbst ist in Ordnung.`,
    files: (slug, version, { from, until, total }) =>
      `📎 ${bold(slug)}, Version ${version}: ${
        until - from === total ? count(total, 'Datei', 'Dateien') : `Dateien ${from + 1} bis ${until} von ${total}`
      }, wie gespeichert. Ändere, was du magst, und schick sie mit /plan aktualisieren zurück.`,
    nextFiles: 'Nächste Dateien',
    remove: (title, slug, following) =>
      `**${named(title, 150)}** (${plain(slug)}) entfernen? In /einrichten wird er dann nicht mehr angeboten. ${
        following === 0
          ? noGroup
          : `${groups(following)} ${following === 1 ? 'behält, was sie hat, und macht' : 'behalten, was sie haben, und machen'} bis zum Ende weiter.`
      } Was Leute erledigt und geschrieben haben, bleibt.`,
    removeIt: 'Entfernen',
    downloadFirst: 'Erst herunterladen',
    keepIt: 'Behalten',
    isRemoved: (slug) =>
      `🗑️ ${bold(slug)} wird nicht mehr angeboten. Gruppen, die ihm folgen, machen weiter, und niemandes Fortschritt wurde berührt. Zurück kommt er, wenn du dieselben Dateien mit /plan neu schickst.`,
    kept: (slug) => `${bold(slug)} bleibt. Nichts wurde geändert.`,
    gone: 'Diesen Plan gibt es hier nicht mehr: Er wurde entfernt oder geändert. Nichts wurde geändert. /plan liste zeigt, was es gibt.',
    notToRemove: (slug) =>
      `${bold(slug)} ist für alle da, hier lässt er sich also nicht entfernen. Nichts wurde geändert. Gruppen folgen nur dem, was du in /einrichten wählst.`,
  },

  preview: {
    line: '🔒 **Eine Vorschau, nur für dich.** Niemand wird gepingt; die Buttons hat der Beitrag selbst.',
    nothing: (title) =>
      `Jeder Tag von **${named(title, 150)}** ist erschienen, es bleibt nur die Schlussnachricht. Nenn einen Tag, um seinen Beitrag zu sehen: /vorschau tag:…`,
  },

  resources: {
    library: (counted, topics) => `🔗 **Sammlung** · ${links(counted)} zu ${count(topics, 'Thema', 'Themen')}`,
    note: '-# Die Zahl sagt, wie viele Links ein Thema hat. /links suche: … sucht auch unter den Tagen.',
    open: 'Ein Thema öffnen …',
    links,
    found: (asked, counted) =>
      `🔗 **${[asked.topic ?? [], asked.search === null ? [] : `„${asked.search}“`].flat().join(': ') || 'Alle Links'}** · ${links(counted)}`,
    cutOff: '-# Es gibt mehr; such nach mehr Wörtern oder innerhalb eines Themas.',
    tooLong: (title) => `${title} (Adresse zu lang zum Zeigen)`,
    days: (labels) => labels,
    back: '◀ Zurück',
    more: 'Mehr ▶',
    allTopics: 'Alle Themen',
    nothing: (asked, offer) =>
      `In der Sammlung passt nichts zu ${quotedList(asked)}.${
        offer === null ? '' : offer === 'near' ? ' Diese Themen kommen nahe heran:' : ' Wähle stattdessen ein Thema:'
      }`,
    empty: 'Dieser Plan hat keine Links, weder nach Themen noch unter seinen Tagen.',
  },
};

function whoFollows(moved: readonly (string | null)[], kept: number): string {
  if (moved.length > 0) {
    return `${raised(list(moved.map((id) => (id === null ? 'dein eigener Plan' : `<#${id}>`))))} ${moved.length === 1 ? 'macht' : 'machen'} ab dem nächsten Beitrag damit weiter; was schon erschienen ist, bleibt, wie es ist.`;
  }
  return kept === 0
    ? 'Neue Gruppen beginnen damit.'
    : `Neue Gruppen beginnen damit; ${count(kept, 'laufende Gruppe macht mit dem weiter, was sie hat', 'laufende Gruppen machen mit dem weiter, was sie haben')}. /plan zeigen bringt sie später auf den neuesten Stand.`;
}

import { named, plain, timestamp } from '../../kit/format.ts';
import { raised } from '../intl.ts';
import type { Words } from '../shape.ts';
import { count, list, number, quotedList } from './language.ts';

const bold = (name: string) => `**${plain(name)}**`;
const noGroup = 'Ahora no lo sigue ningún grupo.';
const days = (counted: number) => count(counted, 'día');
const links = (counted: number) => count(counted, 'enlace');
/** Un grupo por su canal, o (null) el plan propio. */
const follower = (channelId: string | null) => (channelId === null ? 'tu propio plan' : `<#${channelId}>`);
const notSaved = 'No se ha guardado nada.';

export const plans: Words['plans'] = {
  unsaved: 'No se ha guardado ni cambiado ningún plan.',
  holds: (counts) =>
    [
      count(counts.files, 'archivo'),
      count(counts.months, 'mes', 'meses'),
      count(counts.weeks, 'semana'),
      days(counts.days),
      count(counts.projects, 'proyecto'),
      links(counts.distinctLinks),
    ].join(' · '),
  dayTakenOut:
    'Ese día se quitó del plan después de publicarse, así que ya no queda nada que hacer en él. No se ha cambiado nada, ' +
    'y lo que terminaste o escribiste sigue siendo tuyo. /hoy muestra el día de ahora.',

  files: {
    notMarkdown: (name) =>
      `${bold(name)} no es un archivo Markdown. ${notSaved} Envía archivos que terminen en .md o la carpeta del plan como un .zip.`,
    tooLarge: (name) =>
      `${bold(name)} pasa de 1 MB. ${notSaved} Divídelo: pueden ir diez archivos a la vez o una carpeta como un .zip.`,
    zipTooLarge: (name) =>
      `${bold(name)} pasa de 10 MB. ${notSaved} Empaqueta solo el Markdown del plan, sin imágenes.`,
    zipAlone: (name) =>
      `${bold(name)} llegó con otros archivos. ${notSaved} Un .zip es un plan entero, así que mete todo dentro y envíalo solo.`,
    zipEmpty: (name) =>
      `En ${bold(name)} no hay Markdown. ${notSaved} Empaqueta la carpeta que tiene los archivos .md del plan.`,
    twice: (name) => `Dos archivos se llaman ${bold(name)}. ${notSaved} Cambia el nombre de uno y envíalos otra vez.`,
    notFetched: (name) => `Discord no me ha dado ${bold(name)}. ${notSaved} Adjúntalo otra vez.`,
    tooLargeTogether: `Juntos, los archivos pasan de 5 MB, que es mucho para texto. ${notSaved} Mira qué los hizo crecer.`,
    busy: `Estoy leyendo otro plan. ${notSaved} Envía el tuyo otra vez en medio minuto.`,
  },

  add: {
    unusable: (name) =>
      `«${named(name, 60)}» no puede ser el nombre de un plan. Usa hasta 40 letras, cifras y guiones, como **sql-basics**. ${notSaved}`,
    everybodys: (slug) =>
      `${bold(slug)} es el nombre de un plan que tienen todos. Elige otro, como ${bold(`nuestro-${slug}`)}. ${notSaved}`,
    taken: (slug, isOwn) =>
      `${isOwn ? 'Ya tienes' : 'Este servidor ya tiene'} un plan llamado ${bold(slug)}, así que no se ha guardado nada. Para cambiar ese plan, envía los mismos archivos con ` +
      `**/plan actualizar** nombre:${slug}: ves qué cambia antes de que pase nada. Para un plan aparte, elige otro nombre.`,
    full: (most, megabytes, isOwn) =>
      `${isOwn ? 'Puedes' : 'Un servidor puede'} tener ${most} planes y ${megabytes} MB de ellos, y esto sería más. ${notSaved} ` +
      'Haz sitio con /plan quitar y envía los archivos otra vez.',
    refused: (slug, errors, command) =>
      `❌ ${bold(slug)} aún no se puede guardar: ${count(errors, 'error', 'errores')}. ${notSaved} Todo lo que está en marcha sigue igual.\n` +
      `${errors === 1 ? 'Corrígelo' : 'Corrígelos'} y envía los archivos otra vez con **/plan ${command}**.`,
    wasRead: (counts, span) => `Lo que he podido leer: ${counts}\n${span}`,
    ready: (slug) => `**¿Guardar ${plain(slug)}?**`,
    remarks: (remarks) =>
      remarks === 0
        ? '👍 No he encontrado problemas'
        : `⚠️ ${count(remarks, 'observación', 'observaciones')}; el plan se puede guardar igualmente`,
    notYet: 'Aún no se ha guardado nada.',
    moreProblems: (rest) => `… y ${number(rest)} más en report.txt`,
    buttons: { save: 'Guardar', first: 'Ver el primer día', cancel: 'Cancelar' },
    preview: (day) => `**Vista previa de ${day}** (tras cada enlace va adónde lleva)`,
    noAddress: 'sin dirección',
    saved: (saved, isOwn) =>
      `📚 **${named(saved.title, 200)}** está guardado como ${bold(saved.slug)}, versión ${saved.version}, con ${days(saved.days)}.\n` +
      `${isOwn ? 'Solo tú puedes verlo. Empiézalo con **/empezar**' : `Empiézalo en un canal con **/configurar** plan:${saved.slug}`}. Para gestionarlo: /plan ver, actualizar, descargar o quitar.`,
    cancelled: 'Cancelado. No se ha guardado ni cambiado nada.',
    forgotten:
      'Esa vista previa ya no vale, y al pulsar no se ha cambiado nada. ' +
      'Envía los archivos otra vez con /plan añadir o /plan actualizar.',
  },

  update: {
    title: (slug, from, to) =>
      `**Qué cambia en ${plain(slug)}** (versión ${from} → ${
        to.kind === 'files'
          ? 'los archivos que enviaste'
          : `${to.kind === 'back' ? 'vuelta a la ' : ''}versión ${to.version}`
      })`,
    storedBefore: 'Estos archivos ya están guardados, como versión anterior.',
    notYet: 'Aún no ha cambiado nada. Lo que la gente terminó y escribió sigue siendo suyo, elijas lo que elijas.',
    keysChanged: (changed, pairs) =>
      `⚠️ ${count(changed, 'día parece tener una clave nueva', 'días parecen tener una clave nueva')}: ${pairs}. Lo que la gente hizo se queda con la antigua; ` +
      'para conservarla, pon {#clave} en el título del día.',
    allPaired: (paired) =>
      `${count(paired, 'día conserva su progreso con un número nuevo', 'días conservan su progreso con números nuevos')}.`,
    pairings: (found, chosen) =>
      `⚠️ ${count(found, 'día se parece a uno anterior', 'días se parecen a otros anteriores')} con otro número. Elige cuáles son los mismos, ` +
      `y su progreso se queda con ellos; ${chosen === 0 ? 'no hay ninguno elegido' : chosen === 1 ? 'hay 1 elegido' : `hay ${chosen} elegidos`}.`,
    sameDay: '¿El mismo día? Elige los que lo sean',
    was: (day) => `era ${day}`,
    inFile: (old, next, same) => `${same ? '[x]' : '[ ]'} ¿el mismo día? ${old} = ${next}`,
    noneSame: 'Ninguno es el mismo',
    allSame: (same) =>
      same === 1 ? 'El mismo día' : same === 2 ? 'Los dos son los mismos' : `Los ${same} son los mismos`,
    nobody: 'No lo sigue ningún grupo, así que solo afecta a los nuevos.',
    apply: (affected) => (affected < 2 ? 'Aplicar' : `Aplicar a ${affected} grupos`),
    newOnly: 'Solo para grupos nuevos',
    loss: (slug, lost, names, people) =>
      `⚠️ **Esto quitaría ${days(lost)} de ${plain(slug)}:** ${names}\n${
        people === 0
          ? 'Ya se publicaron, y los botones bajo esas publicaciones no llevarían a nada.'
          : `${count(people, 'persona los terminó o escribió sobre ellos', 'personas los terminaron o escribieron sobre ellos')}. Eso se conserva, pero ya no ` +
            'contaría en el plan, y un día que solo cambió de nombre se publicaría otra vez.'
      }\nAún no ha cambiado nada. Si alguno sigue con otro número, consérvalos, envía los archivos otra vez y elígelo como el mismo día.`,
    keep: 'Dejarlos como están',
    applyAnyway: 'Aplicar igualmente',
    applied: (update) =>
      `✏️ ${bold(update.slug)} está ahora en la versión ${update.version}. ${whoFollows(update.channels, update.kept)}\n${
        update.lost === 0
          ? 'No afecta a los días hechos, las notas ni la racha de nadie, y ningún día se publica dos veces.'
          : `Las rachas y las notas están como antes. Lo que la gente terminó de ${count(update.lost, 'día desaparecido', 'días desaparecidos')} se conserva, pero ya no cuenta en el plan.`
      }`,
    nothingNew: (slug, version, behind) =>
      `${bold(slug)} ya tiene estos archivos, como versión ${version}. No se ha cambiado nada.${
        behind === 0
          ? ''
          : ` ${count(behind, 'grupo sigue', 'grupos siguen')} otra versión: **/plan actualizar** nombre:${slug} sin archivos muestra qué cambia al ponerse al día.`
      }`,
    upToDate: (slug, version, own) =>
      `Todos los grupos que siguen ${bold(slug)} tienen su última versión, la ${version}. No se ha cambiado nada.${own ? ' Para cambiar el plan, adjunta sus archivos como **archivo1**, **archivo2**, etc.' : ''}`,
    everybodys: (slug) =>
      `${bold(slug)} es para todos, así que solo puede cambiarlo quien lleva este bot. No se ha cambiado nada. Para hacerlo tuyo: ` +
      `/plan descargar nombre:${slug}, edita los archivos, y /plan añadir con otro nombre.`,
    changedMeanwhile: (slug) =>
      `Alguien ha cambiado o quitado ${bold(slug)} desde que miraste, así que no se ha aplicado nada. ` +
      'Escribe /plan actualizar otra vez para ver qué cambian ahora tus archivos.',
  },

  changes: {
    none: 'No cambia nada de lo que se lee.',
    added: (changed) => `➕ **${count(changed, 'día añadido', 'días añadidos')}:**`,
    removed: (changed) => `➖ **${count(changed, 'día quitado', 'días quitados')}:**`,
    renamed: (changed) => `🏷️ **${count(changed, 'día con otro nombre', 'días con otro nombre')}:**`,
    moved: (changed) => `↕️ **${count(changed, 'día movido', 'días movidos')}:**`,
    rewritten: (changed) => `✏️ **${count(changed, 'texto cambiado', 'textos cambiados')}:**`,
    relinked: (changed) => `🔗 **${count(changed, 'lista de enlaces cambiada', 'listas de enlaces cambiadas')}:**`,
    milestones: (milestones) => `🏁 **${count(milestones, 'hito afectado', 'hitos afectados')}:**`,
    milestone: { new: 'nuevo', gone: 'quitado', changed: 'otros días' },
    more: (rest, where) => `y ${number(rest)} más${where === null ? '' : ` en ${where}`}`,
    next: (channelId, before, after) =>
      `${raised(follower(channelId))}: a continuación viene ${after}${before === after ? ', como antes' : `, en vez de ${before}`}.`,
    neverPosted: (skipped, names) =>
      `⏭️ ${count(skipped, 'día no se publicará', 'días no se publicarán')} allí, porque el grupo ya pasó ${skipped === 1 ? 'su lugar' : 'sus lugares'}: ${names}. /día ${skipped === 1 ? 'lo muestra' : 'los muestra'}.`,
    kept: (completions) =>
      `💾 ${count(completions, 'marca de días quitados se conserva', 'marcas de días quitados se conservan')}.`,
    reached: (milestone, now, after) => `${milestone}: alcanzado por ${now} ahora, por ${after} después`,
  },

  catalogue: {
    title: '📚 Planes',
    own: '**De este servidor**',
    yours: '**Solo tuyos**',
    noneYet: 'Aún ninguno. /plan añadir hace uno con archivos Markdown.',
    everybodys: '**Para todos**',
    removed: 'quitado; los grupos que lo siguen continúan',
    version: (version, newest) => `versión ${version}${version === newest ? '' : ` de ${newest}`}`,
    runsIn: (groups) => `en marcha en ${list(groups)}`,
    group: (channelId, version) => `${follower(channelId)}${version === null ? '' : ` (versión ${version})`}`,
    moreGroups: (groups) => `${groups} más`,
    shown: (title, slug, own) => `📚 **${named(title, 200)}** (${plain(slug)}${own ? '' : ', para todos'})`,
    week: (name, total) => `${name} · ${days(total)}`,
    versions: '**Versiones**',
    ofHistory: (version, isCurrent, at) => `versión ${version}${isCurrent ? ' (actual)' : ''} · ${timestamp(at, 'D')}`,
    older: (versions) => `… y ${count(versions, 'anterior', 'anteriores')}`,
    nobody: noGroup,
    followed: (runsIn) => `👥 Está ${runsIn}`,
    behind: (groups) => `⚠️ ${count(groups, 'grupo sigue', 'grupos siguen')} una versión distinta de la actual.`,
    seeChanges: 'Ver qué cambia',
    download: 'Descargar',
    noFiles: (slug) =>
      `Los archivos de ${bold(slug)} no se conservaron, así que no hay nada que descargar. El plan en sí está bien.`,
    files: (slug, version, { from, until, total }) =>
      `📎 ${bold(slug)}, versión ${version}: ${
        until - from === total ? count(total, 'archivo') : `archivos ${from + 1} a ${until} de ${total}`
      }, como están guardados. Edita lo que quieras y devuélvelos con /plan actualizar.`,
    nextFiles: 'Siguientes archivos',
    remove: (title, slug, groups) =>
      `¿Quitar **${named(title, 150)}** (${plain(slug)})? Ya no se ofrecerá en /configurar. ${
        groups === 0
          ? noGroup
          : `${count(groups, 'grupo conserva lo que tiene y continúa', 'grupos conservan lo que tienen y continúan')} hasta el final.`
      } Lo que la gente terminó y escribió se queda.`,
    removeIt: 'Quitarlo',
    downloadFirst: 'Descargar antes',
    keepIt: 'Conservarlo',
    isRemoved: (slug) =>
      `🗑️ ${bold(slug)} ya no se ofrece. Los grupos que lo siguen continúan, y no afecta al progreso de nadie. Para recuperarlo, envía los mismos archivos con /plan añadir.`,
    kept: (slug) => `${bold(slug)} se queda. No se ha cambiado nada.`,
    gone: 'Ese plan ya no está aquí: se quitó o se cambió. No se ha cambiado nada. /plan lista muestra los que hay.',
    notToRemove: (slug) =>
      `${bold(slug)} es para todos, así que aquí no se puede quitar. No se ha cambiado nada. Los grupos solo siguen lo que elijas en /configurar.`,
  },

  preview: {
    line: '🔒 **Una vista previa, solo para ti.** No se avisa a nadie; los botones los tiene la publicación.',
    nothing: (title) =>
      `Se han publicado todos los días de **${named(title, 150)}**, así que solo queda el mensaje final. Indica un día para ver su publicación: /vista-previa día:…`,
  },

  resources: {
    library: (counted, topics) => `🔗 **Biblioteca** · ${links(counted)} sobre ${count(topics, 'tema')}`,
    note: '-# El número dice cuántos enlaces tiene un tema. /enlaces buscar: … busca también en los días.',
    open: 'Abrir un tema…',
    links,
    found: (asked, counted) =>
      `🔗 **${[asked.topic ?? [], asked.search === null ? [] : `«${asked.search}»`].flat().join(': ') || 'Todos los enlaces'}** · ${links(counted)}`,
    cutOff: '-# Hay más; busca con más palabras o dentro de un tema.',
    tooLong: (title) => `${title} (dirección demasiado larga para mostrarla)`,
    days: (labels) => labels,
    back: '◀ Atrás',
    more: 'Más ▶',
    allTopics: 'Todos los temas',
    nothing: (asked, offer) =>
      `En la biblioteca no hay nada con ${quotedList(asked)}.${
        offer === null ? '' : offer === 'near' ? ' Estos temas se acercan:' : ' Elige un tema en su lugar:'
      }`,
    empty: 'Este plan no tiene enlaces, ni por tema ni en sus días.',
  },
};

function whoFollows(moved: readonly (string | null)[], kept: number): string {
  if (moved.length > 0) {
    return `${raised(list(moved.map(follower)))} ${moved.length === 1 ? 'sigue' : 'siguen'} con ella desde la próxima publicación; lo ya enviado queda como está.`;
  }
  return kept === 0
    ? 'Los grupos nuevos empiezan con ella.'
    : `Los grupos nuevos empiezan con ella; ${count(kept, 'grupo en marcha continúa con lo que tiene', 'grupos en marcha continúan con lo que tienen')}. /plan ver los pone al día más adelante.`;
}

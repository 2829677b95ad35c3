import { named } from '../../kit/format.ts';
import type { Words } from '../shape.ts';
import { fullDate, number, quoted } from './language.ts';

export const notes: Words['notes'] = {
  form: {
    title: (day) => `Nota de ${day}`,
    note: 'Tu nota',
    prompt: '¿Qué te gustaría encontrar aquí cuando vuelvas?',
    also: 'Y además…',
    done: (day) => `${day} está hecho`,
    share: 'El grupo puede leerla',
    shareWho: 'Los demás de este plan, con tu nombre; si no, solo tú',
    link: 'Un enlace para la nota',
    linkOfMessage: 'Del mensaje que guardas; no se guarda quién lo escribió',
    file: 'Un archivo para la nota',
    fileLimit: 'Hasta 1 MB; si es más grande, mejor un enlace',
    fileReplaces: (name) => `Hasta 1 MB; sustituye a ${name}`,
  },
  attached: {
    linkWrong:
      '🔗 El enlace no se ha guardado: debe ser una dirección web de hasta 500 caracteres. Todo lo demás está guardado.',
    file: {
      kept: (name) => `📎 ${name} está guardado con ella.`,
      failed: (name) =>
        `📎 ${name} **no** se ha guardado: Discord no lo entregó. Todo lo demás está guardado; añade el archivo otra vez en *Editar*.`,
      'too-large': (name) =>
        `📎 ${name} **no** se ha guardado: una nota admite archivos de hasta 1 MB. Todo lo demás está guardado; deja el archivo donde guardas esas cosas y añade un enlace en *Editar*.`,
      full: (name) =>
        `📎 ${name} **no** se ha guardado: los archivos de tus notas suman ya 20 MB. Todo lo demás está guardado; añade un enlace o quita archivos de notas antiguas.`,
    },
  },
  saved: {
    note: (day) => `📝 Nota de **${day}** guardada.`,
    readers: { me: 'Solo tú puedes leerla.', cohort: 'Los demás de este plan pueden leerla en /notas.' },
    inThread: (threadId) => `Aparece también en <#${threadId}>.`,
    open: 'Ver o editar',
    undo: 'Quitar la marca',
    joined: 'Ya participas: las publicaciones diarias cuentan para ti desde ahora. /zona ajusta tu propio reloj.',
    doneBefore: (day) => `${day} ya estaba hecho, así que sigue igual.`,
  },
  refused: {
    unsaved: 'La nota **no** está guardada.',
    tooLong: (length, limit) =>
      `Esa nota tiene ${number(length)} caracteres; el límite es ${number(limit)}. Aquí la tienes, para que no se pierda nada. ` +
      'Acórtala o haz dos notas.',
    empty: 'Esa nota no tiene ninguna palabra, así que no se ha guardado ni cambiado nada. Escribe al menos una.',
    openForm: 'Abrir el formulario',
    editAgain: 'Editar otra vez',
    notPosted: (day) => `${day} aún no se ha publicado.`,
    opens: (day, at) => `${day} se abre ${at}.`,
    notYet: (why) => `${why} Entonces podrás escribir su nota. No se ha guardado nada.`,
    latest: (day) => `El último día es ${day}.`,
    gone: 'Esa nota ya no está: se borró antes. No se ha cambiado nada más.',
  },
  own: {
    written: (at) => `escrita ${at}`,
    edited: (when) => `editada ${when}`,
    readers: { me: 'solo tú puedes leerla', cohort: 'el grupo puede leerla' },
    takenDown: (when, reason) =>
      `🚫 Retirada ${when} por la moderación: ${quoted(reason, 200)} Sigue siendo tuya y no se puede compartir otra vez.`,
    saved: '✅ Guardada.',
    position: (position, total, part, find) =>
      `Nota ${position} de ${total}${part === null ? '' : ` sobre ${part}`}${find === null ? '' : ` con ${quoted(find)}`}`,
    newer: '◀ Más nuevas',
    older: 'Más antiguas ▶',
    edit: 'Editar',
    delete: 'Borrar',
    share: 'Compartir',
    unshare: 'Solo para mí',
    notShared:
      'Ahora mismo no ves el canal de este plan, así que no se ha compartido nada allí. No se ha cambiado nada.',
    unfile: 'Quitar el archivo',
    hereIs: (name) => `📎 ${name}. Solo tú ves este mensaje.`,
    noWeek: (text, first, last) => `Este plan no tiene la semana ${text}; va de ${first} a ${last}.`,
    noneFound: (words, part) =>
      `En ninguna de tus notas${part === null ? '' : ` sobre ${part}`} aparece ${words}. Otras palabras, o menos, quizá encuentren más.`,
    fromGroup: 'Del grupo',
    noneYet: (plan) =>
      `Aún no tienes notas en **${plan}**. Escribe la primera aquí, o con 📝 bajo la publicación de un día.`,
    noneOnDay: (day) => `Aún no tienes ninguna nota de ${day}.`,
    write: 'Escribir una nota',
    noteOn: (day) => `Nota de ${day}`,
    all: 'Todas mis notas',
    mine: 'Mis notas',
    lostDay: (key) => `Día ${key}`,
    unchanged: 'La nota está como antes.',
  },
  thread: {
    by: (name, day) => `📝 **${name}** sobre ${named(day)}`,
    somebody: 'Alguien',
    restInNotes: 'Cortada aquí. La nota entera está en /notas, en «Del grupo».',
  },
  deletion: {
    sure: (day) => `¿Borrar para siempre esta nota de **${day}**? El día sigue como está.`,
    sureOfFile: (name, day) => `¿Borrar para siempre **${name}** de tu nota de ${day}? La nota se queda.`,
    deleteIt: 'Borrar',
    keep: 'Conservar',
    deleted: (day) => `🗑️ Tu nota de ${day} está borrada. No se ha cambiado nada más.`,
    undeleted: 'La nota **no** está borrada.',
  },
  shared: {
    none: (day) =>
      `Nadie ha compartido todavía una nota de ${day}. La tuya puede ser la primera: marca «El grupo puede leerla» al escribirla.`,
    title: (day, first, last, total) =>
      `👥 **${day}**: notas compartidas por el grupo, ${first === last ? first : `${first} y ${last}`} de ${total}`,
    earlier: '◀ Anteriores',
    later: 'Siguientes ▶',
    forLearners: (plan) =>
      `Las notas compartidas en **${plan}** son para quienes estudian en él. Únete y podrás leerlas. No se ha cambiado nada.`,
  },
  takeDown: {
    button: (number) => `Retirar la nota ${number}`,
    title: 'Retirar una nota',
    of: (name, day) => `Una nota de **${name}** sobre ${day}:`,
    reason: '¿Por qué?',
    reasonAbout: 'Se le dice a quien la escribió; conserva la nota, pero solo para sí',
    reasonMissing:
      'Hace falta un **motivo** en pocas palabras: se le dice a quien la escribió. No se ha cambiado nada.',
    reasonLong: (limit) => `Un motivo tiene hasta ${limit} caracteres. No se ha cambiado nada.`,
    done: (name, day, isTold) =>
      `🚫 Nadie más que **${name}** puede leer ya esa nota de ${day}; también desaparece de los mensajes del grupo.${isTold ? ' Se le avisa, con tu motivo.' : ''}`,
    nothing:
      'Aquí no hay ninguna nota compartida así que retirar: quizá ya sea privada o esté borrada. No se ha cambiado nada.',
    stays: 'La nota sigue compartida.',
    tell: (day, title, channelId, reason) =>
      `🚫 Tu nota sobre **${day}** en **${named(title)}** (<#${channelId}>) la ha retirado la moderación. El motivo: ${quoted(reason, 200)}\nSigue siendo tuya, en /notas, y solo tú puedes leerla.`,
  },
  journal: {
    mine: 'Mi diario',
    given: (part, parts) =>
      `📓 Tus notas por días${parts === 1 ? '' : `, parte ${part} de ${parts}`}: como diario para leer y como tabla. Solo tú ves este mensaje, así que guarda los archivos.`,
    next: (part, parts) => `Parte ${part} de ${parts}`,
    none: 'Aún no has escrito notas, así que no hay diario.',
    done: (on) => `Hecho el ${fullDate(on)}`,
    written: (on, time) => `${fullDate(on)}, ${time}`,
    columns: [
      ...['Plan', 'Día', 'Título', 'Día hecho el', 'Escrita el', 'A las', 'La puede leer', 'Nota', 'Enlace', 'Archivo'],
    ],
  },
};

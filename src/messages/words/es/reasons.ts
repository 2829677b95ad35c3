import { zonesMeant } from '../../../core/cohort-settings.ts';
import { named, plain, shorten } from '../../kit/format.ts';
import { reasonWords } from '../reasons.ts';
import { list, quoted, schedule } from './language.ts';

const beforeCodes = 'una versión anterior mía anotó el motivo';
const didYouMean = (near: readonly string[]) => (near[0] === undefined ? '' : ` ¿Querías decir **${near[0]}**?`);
const discordsWords = (said: string) => `«${plain(shorten(said, 300))}»`;

/** Cómo llama Discord en español a los permisos que el bot nombra. */
const permissionNames: Record<string, string> = {
  'View Channel': 'Ver canal',
  'Send Messages': 'Enviar mensajes',
  'Embed Links': 'Insertar enlaces',
  'Attach Files': 'Adjuntar archivos',
  'Read Message History': 'Leer el historial de mensajes',
  'Manage Roles': 'Gestionar roles',
  'Manage Messages': 'Gestionar mensajes',
  'Create Public Threads': 'Crear hilos públicos',
  'Send Messages in Threads': 'Enviar mensajes en hilos',
  'Mention @everyone, @here, and All Roles': 'Mencionar @everyone, @here y todos los roles',
};

export const permission = (english: string) => permissionNames[english] ?? english;

const permissions = `**${permission('View Channel')}**, **${permission('Send Messages')}**, **${permission('Embed Links')}** y **${permission('Read Message History')}**`;
const allow = `permíteme allí ${permissions}. Sigo por mi cuenta en cuanto pueda.`;
const tell = 'díselo a quien lleva este bot; el registro tiene los detalles.';

export const { block, nextStep, roleFault, skipped, problem } = reasonWords({
  blocks: {
    'unknown-channel': 'el canal ya no existe',
    'missing-access': 'ya no puedo ver el canal',
    'missing-permission': (reason) =>
      `me falta ${reason.missing.length === 0 ? 'un permiso' : list(reason.missing.map((name) => `**${permission(name)}**`))} allí`,
    refused: ({ dayKey, label, bareToo, said }) => {
      const what = dayKey === null ? 'el mensaje' : `el texto de ${named(label ?? `día ${dayKey}`)}`;
      const line = bareToo === true ? ', y también el título solo en su lugar' : '';
      return `Discord rechaza ${what}${line}${said === null ? '' : ` (en sus palabras: ${discordsWords(said)})`}`;
    },
    unexplained: (reason) => `Discord lo rechaza, en sus palabras: ${discordsWords(reason.said)}`,
    closed: 'mis mensajes no llegan a su destino',
    zone: (reason) => `no conozco la zona horaria ${named(reason.zone, 60)}`,
    plan: 'el plan guardado no se puede leer',
    broken: 'algo falla por mi parte cada vez que lo intento',
    other: beforeCodes,
  },
  nextStep: 'Siguiente paso: ',
  steps: {
    'unknown-channel': 'elige otro con **/grupo cambiar canal** o termina el plan con **/grupo terminar**.',
    'missing-access': allow,
    'missing-permission': allow,
    refused: 'cambia su texto con **/plan actualizar**, o salta el día: en **/grupo estado** está **Saltar este día**.',
    unexplained: 'mira qué significan esas palabras para el canal; **/grupo cambiar canal** elige otro.',
    closed: 'aquí no hace falta ninguno: la persona se entera con su próximo comando.',
    zone: 'elige una zona horaria con **/grupo cambiar zona**.',
    plan: tell,
    broken: tell,
    other: allow,
  },
  bareNext: ' Tras tres rechazos publico solo el título, sin las palabras del autor.',
  roles: {
    'role-unmanaged': `me falta **${permission('Manage Roles')}**`,
    'role-gone': 'el rol ya no existe',
    'role-managed': 'el rol es de un bot, de una integración o de las mejoras, así que no se puede dar a nadie',
    'role-grants': 'el rol permite más de lo que pueden todos, en el servidor o en uno de sus canales',
    'role-above': 'el rol está por encima del mío, que tiene que estar más arriba en la lista',
  },
  skips: {
    away: 'el bot no estaba',
    waited: 'una publicación anterior estaba atascada hasta entonces',
    closed: 'su fecha se cerró antes de poder enviarla',
    ended: 'el plan se terminó',
    paused: 'el plan estaba en pausa',
    'no-such-day': 'el plan no tiene ese día',
    'by-person': 'un admin saltó el día',
    undelivered: 'no llegó a su destino',
    other: beforeCodes,
  },
  unrecorded: 'sin motivo anotado',
  problems: {
    time: (wrong) => `${quoted(wrong.text)} no es una hora. Escríbela como **08:00** o **19:30**.`,
    zone: (wrong) => {
      const { such, isShort } = zonesMeant(wrong);
      return isShort
        ? `${quoted(wrong.text)} puede ser varias zonas. Elige una ciudad, como ${such}, o UTC.`
        : `No conozco la zona ${quoted(wrong.text)}. Elige una ciudad, como ${such === '' ? 'Europe/Madrid' : such}, o UTC.`;
    },
    weekdays: (wrong) =>
      `No entiendo ${quoted(wrong.text)} como días de la semana. Escríbelos como **lun-vie**, **lun, mié, vie** o **todos los días**.`,
    date: (wrong) => `${quoted(wrong.text)} no es una fecha. Escríbela como **2026-03-09**, **hoy** o **mañana**.`,
    past: (wrong) => `${quoted(wrong.text)} ya pasó. Elige hoy o una fecha posterior.`,
    far: (wrong) => `Falta más de un año para ${quoted(wrong.text)}. Elige una fecha anterior.`,
    day: (wrong) =>
      `El plan no tiene el día ${quoted(wrong.text)}; va de ${wrong.first} a ${wrong.last}.${didYouMean(wrong.near)}`,
    curriculum: (wrong) => `No hay ningún plan llamado ${quoted(wrong.text)}.${didYouMean(wrong.near)}`,
    everyone: 'Nunca menciono a @everyone. Elige un rol que la gente tome por sí misma, o ninguno.',
    unpublished: 'Solo lo que está en un canal de anuncios se puede publicar en otros servidores. Elige uno o déjalo.',
    unsuitable: (wrong) =>
      `No puedo publicar el plan en <#${wrong.channelId}>: elige un canal de texto o de anuncios que veamos tú y yo.`,
    'cannot-post': (wrong) =>
      `No puedo publicar en <#${wrong.channelId}>: me falta ${list(wrong.missing.map((name) => `**${permission(name)}**`))}. Pide a quien gestiona los roles que lo permita allí o elige otro canal.`,
    occupied: (wrong) =>
      `<#${wrong.channelId}> ya sigue **${named(wrong.title)}** (${schedule(wrong.posts)}), y en un canal solo cabe un plan en marcha. Cambia ese o elige otro canal.`,
    language: (wrong) => `Aún no hablo ${quoted(wrong.text)}. Elige un idioma de la lista.`,
    'no-plan':
      'Aún no hay ningún plan que seguir. Añade uno con **/plan añadir**; quien lleva este bot también puede ponerlo en `curriculum/`.',
  },
});

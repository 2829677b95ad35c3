import type { BlockReason, RoleFault, SkipReason } from '../../../core/block-reasons.ts';
import { type InputProblem, zonesMeant } from '../../../core/cohort-settings.ts';
import { named, plain, shorten } from '../../kit/format.ts';
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

/** Un permiso, como lo llama Discord en español. */
export function permission(english: string): string {
  return permissionNames[english] ?? english;
}

export function block(reason: BlockReason): string {
  switch (reason.code) {
    case 'unknown-channel':
      return 'el canal ya no existe';
    case 'missing-access':
      return 'ya no puedo ver el canal';
    case 'missing-permission':
      return `me falta ${reason.missing.length === 0 ? 'un permiso' : list(reason.missing.map((name) => `**${permission(name)}**`))} allí`;
    case 'refused': {
      const { dayKey, label, bareToo, said } = reason;
      const what = dayKey === null ? 'el mensaje' : `el texto de ${named(label ?? `día ${dayKey}`)}`;
      const line = bareToo === true ? ', y también el título solo en su lugar' : '';
      return `Discord rechaza ${what}${line}${said === null ? '' : ` (en sus palabras: ${discordsWords(said)})`}`;
    }
    case 'unexplained':
      return `Discord lo rechaza, en sus palabras: ${discordsWords(reason.said)}`;
    case 'closed':
      return 'mis mensajes no llegan a su destino';
    case 'zone':
      return `no conozco la zona horaria ${named(reason.zone, 60)}`;
    case 'plan':
      return 'el plan guardado no se puede leer';
    case 'broken':
      return 'algo falla por mi parte cada vez que lo intento';
    case 'other':
      return beforeCodes;
  }
}

const permissions = `**${permission('View Channel')}**, **${permission('Send Messages')}**, **${permission('Embed Links')}** y **${permission('Read Message History')}**`;
const allow = `permíteme allí ${permissions}. Sigo por mi cuenta en cuanto pueda.`;
const tell = 'díselo a quien lleva este bot; el registro tiene los detalles.';

const steps: Record<BlockReason['code'], string> = {
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
};

export function nextStep(reason: BlockReason): string {
  const isBareNext = reason.code === 'refused' && reason.bareToo !== true;
  return `Siguiente paso: ${steps[reason.code]}${isBareNext ? ' Tras tres rechazos publico solo el título, sin las palabras del autor.' : ''}`;
}

const roleFaults: Record<RoleFault['code'], string> = {
  'role-unmanaged': `me falta **${permission('Manage Roles')}**`,
  'role-gone': 'el rol ya no existe',
  'role-managed': 'el rol es de un bot, de una integración o de las mejoras, así que no se puede dar a nadie',
  'role-grants': 'el rol permite más de lo que pueden todos, en el servidor o en uno de sus canales',
  'role-above': 'el rol está por encima del mío, que tiene que estar más arriba en la lista',
};

export function roleFault({ code }: RoleFault): string {
  return roleFaults[code];
}

const skips: Record<Exclude<SkipReason['code'], 'blocked'>, string> = {
  away: 'el bot no estaba',
  waited: 'una publicación anterior estaba atascada hasta entonces',
  closed: 'su fecha se cerró antes de poder enviarla',
  ended: 'el plan se terminó',
  paused: 'el plan estaba en pausa',
  'no-such-day': 'el plan no tiene ese día',
  'by-person': 'un admin saltó el día',
  undelivered: 'no llegó a su destino',
  other: beforeCodes,
};

export function skipped(reason: SkipReason | null): string {
  if (reason === null) return 'sin motivo anotado';
  return reason.code === 'blocked' ? block(reason.block) : skips[reason.code];
}

export function problem(wrong: InputProblem): string {
  switch (wrong.kind) {
    case 'time':
      return `${quoted(wrong.text)} no es una hora. Escríbela como **08:00** o **19:30**.`;
    case 'zone': {
      const { such, isShort } = zonesMeant(wrong);
      return isShort
        ? `${quoted(wrong.text)} puede ser varias zonas. Elige una ciudad, como ${such}, o UTC.`
        : `No conozco la zona ${quoted(wrong.text)}. Elige una ciudad, como ${such === '' ? 'Europe/Madrid' : such}, o UTC.`;
    }
    case 'weekdays':
      return `No entiendo ${quoted(wrong.text)} como días de la semana. Escríbelos como **lun-vie**, **lun, mié, vie** o **todos los días**.`;
    case 'date':
      return `${quoted(wrong.text)} no es una fecha. Escríbela como **2026-03-09**, **hoy** o **mañana**.`;
    case 'past':
      return `${quoted(wrong.text)} ya pasó. Elige hoy o una fecha posterior.`;
    case 'far':
      return `Falta más de un año para ${quoted(wrong.text)}. Elige una fecha anterior.`;
    case 'day':
      return `El plan no tiene el día ${quoted(wrong.text)}; va de ${wrong.first} a ${wrong.last}.${didYouMean(wrong.near)}`;
    case 'curriculum':
      return `No hay ningún plan llamado ${quoted(wrong.text)}.${didYouMean(wrong.near)}`;
    case 'everyone':
      return 'Nunca menciono a @everyone. Elige un rol que la gente tome por sí misma, o ninguno.';
    case 'unpublished':
      return 'Solo lo que está en un canal de anuncios se puede publicar en otros servidores. Elige uno o déjalo.';
    case 'unsuitable':
      return `No puedo publicar el plan en <#${wrong.channelId}>: elige un canal de texto o de anuncios que veamos tú y yo.`;
    case 'cannot-post':
      return `No puedo publicar en <#${wrong.channelId}>: me falta ${list(wrong.missing.map((name) => `**${permission(name)}**`))}. Pide a quien gestiona los roles que lo permita allí o elige otro canal.`;
    case 'occupied':
      return `<#${wrong.channelId}> ya sigue **${named(wrong.title)}** (${schedule(wrong.posts)}), y en un canal solo cabe un plan en marcha. Cambia ese o elige otro canal.`;
    case 'language':
      return `Aún no hablo ${quoted(wrong.text)}. Elige un idioma de la lista.`;
    case 'no-plan':
      return 'Aún no hay ningún plan que seguir. Añade uno con **/plan añadir**; quien lleva este bot también puede ponerlo en `curriculum/`.';
  }
}

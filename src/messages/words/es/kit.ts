import { lowered } from '../intl.ts';
import type { Words } from '../shape.ts';
import { date, quoted, weekdays } from './language.ts';

export const kit: Words['kit'] = {
  language: 'Español',
  date,
  quoted,
  turn: { back: 'Atrás', more: 'Más' },
  page: (page, total) => `Página ${page} de ${total}`,
  weekdays,
  databaseAway: (reference, unsaved) =>
    `${
      unsaved === undefined
        ? 'Ahora mismo no puedo acceder a mis registros, así que no se ha cambiado nada.'
        : `No he podido guardarlo: ${lowered(unsaved)}`
    } Inténtalo otra vez en un minuto. Referencia ${reference}.`,
  broken: (reference) =>
    'Lo siento, algo ha fallado por mi parte. No se ha perdido nada de lo que hiciste antes, y volver a intentarlo es seguro: nada ' +
    `cuenta dos veces. Si se repite, pásale a quien lleva este bot la referencia ${reference}.`,
  couldNotCheck: (reference, look) =>
    `No he podido comprobar si se guardó. Míralo con ${look} antes de volver a intentarlo; pulsar otra vez el mismo botón es ` +
    `seguro. Referencia ${reference}.`,
  carriedOut: (reference, look) =>
    `Lo he hecho, pero no he podido componer la respuesta. Míralo con ${look} antes de volver a intentarlo. Referencia ${reference}.`,
  tookTooLong: (reference) =>
    'Está tardando mucho más de lo normal, así que he parado. No se ha cambiado nada; inténtalo otra vez en un minuto. ' +
    `Referencia ${reference}.`,
  staleComponent:
    'Ese botón o formulario es de un mensaje más antiguo que ya no entiendo. No se ha cambiado nada. ' +
    'Escribe el comando otra vez, o usa /hoy para tener uno nuevo.',
  staleCommand: (name) =>
    `Tu Discord muestra todavía una versión anterior de /${name}. No se ha cambiado nada. ` +
    'Recarga Discord (Ctrl+R, o cierra y abre la app) e inténtalo otra vez.',
  notAllowed: (command) =>
    `Ahora mismo no puedes usar /${command} aquí, ni sus botones ni sus formularios. No se ha cambiado nada. ` +
    'Hace falta **Gestionar servidor** o el permiso de quien lleva este servidor: Ajustes del servidor → Integraciones.',
  authorityUnknown: (command) =>
    `No he podido comprobar con Discord si puedes usar /${command} ahora. No se ha cambiado nada. Inténtalo otra vez en un minuto.`,
  notInServer:
    'Eso pertenece a un servidor y funciona en el canal de su plan de estudio. No se ha cambiado nada: ve allí y escribe el ' +
    'mismo comando otra vez.',
  memberUnknown:
    'Ahora mismo no te veo en el servidor de ese plan. No se ha cambiado nada. Si sigues allí, inténtalo otra vez en unos ' +
    'minutos, o usa el comando en el canal del plan.',
  formNotOpened: (reference) =>
    `No he podido abrir el formulario a tiempo. No se ha cambiado nada. Inténtalo otra vez enseguida. Referencia ${reference}.`,
  handedBack: 'Lo que escribiste va adjunto, para que no se pierda nada.',
  asFile: 'Discord no acepta este texto como mensaje, así que aquí va como archivo.',
  nothingSetUp:
    'Aquí no hay ningún plan en marcha. Quien tenga **Gestionar servidor** puede empezar uno con /configurar.',
  sightUnknown:
    'Ahora mismo Discord no me dice nada de los canales de este servidor, así que no puedo comprobar qué puedes ver. No se ha ' +
    'cambiado nada. Usa el comando en el canal del plan, o inténtalo otra vez en unos minutos.',
  whichPlan: 'Aquí hay más de un plan en marcha. ¿A cuál te refieres?',
  planLine: (title, channelId) =>
    channelId === null ? `• **${title}**, un plan tuyo` : `• **${title}** en <#${channelId}>`,
  orInItsChannel: 'O usa el comando en el canal del plan al que te refieres. No se ha cambiado nada.',
  requestForgotten: 'Ya no recuerdo lo que pediste ahí. No se ha cambiado nada: escribe el comando otra vez.',
  postGone:
    'Esa publicación es de un plan que ya no está aquí. No se ha cambiado nada. /hoy muestra lo que hay en marcha.',
};

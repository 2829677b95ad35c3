import type { LocalDate } from '../../../../core/calendar.ts';
import { named, timestamp } from '../../../kit/format.ts';
import { nextDayWords } from '../../next-day.ts';
import type { Words } from '../../shape.ts';
import { count, date } from '../language.ts';
import { skipped } from '../reasons.ts';

/** `jue, 24 dic – mié, 6 ene`, `jue, 24 dic`. */
export function dates(from: LocalDate, until: LocalDate | null): string {
  if (until === null) return `desde el ${date(from)}`;
  return from === until ? date(from) : `${date(from)} – ${date(until, from)}`;
}

export const holidays: Words['cohort']['holidays'] = {
  head: (title) => `🏖️ **Vacaciones de ${named(title)}**`,
  means:
    'En esas fechas no se publica ni toca nada: las rachas esperan, no se pierde ningún día del plan, y después no hay nada que recuperar.',
  line: ({ from, until }) => `• ${dates(from, until)}`,
  none: 'No hay ninguna planeada.',
  planned: ({ from, until }, next) =>
    `🏖️ Previsto: ${dates(from, until)}.${next === null ? '' : ` La primera publicación después llega el ${timestamp(next, 'F')}.`} Se avisa en el canal.`,
  today: 'Lo publicado hoy se queda y se puede hacer; ya no le toca a nadie.',
  before: ({ from, until }) => `${dates(from, until)} ya está sin publicaciones. No se ha cambiado nada.`,
  removed: ({ from, until }, next) =>
    `↩️ Anulado: ${dates(from, until)}.${next === null ? '' : ` La próxima publicación llega el ${timestamp(next, 'F')}.`} Se avisa en el canal.`,
  gone: 'Esas vacaciones ya pasaron o se anularon. No se ha cambiado nada.',
  backwards: 'Eso termina antes de empezar. No se ha cambiado nada; **hasta** es la última fecha sin publicación.',
  plan: 'Planear vacaciones',
  remove: 'Anular unas vacaciones…',
  form: {
    from: { label: 'Primera fecha sin publicación', description: 'Como 2026-12-24, lunes o mañana' },
    until: { label: 'Última fecha sin publicación', description: 'Vacío: solo esa fecha' },
  },
};

export const actions: Words['cohort']['actions'] = {
  more: 'Más…',
  each: {
    skip: ['Saltar el próximo día', 'Se salta, y llega el que va detrás'],
    repeat: ['Repetir el último día', 'Llega una vez más, antes de seguir con el plan'],
    jump: ['Seguir desde otro día', 'Adelante o atrás, desde la próxima publicación'],
    now: ['Publicar ahora', 'El próximo día llega ya, si hoy no ha salido ninguno'],
    follow: ['Plan siguiente', 'Lo que sigue tras el último día, o ya, con la misma gente'],
    restart: ['Empezar de nuevo', 'El plan desde su primer día, con la misma gente'],
    remove: ['Sacar a alguien', 'Sale del plan; todo lo suyo se queda'],
    holiday: ['Vacaciones', 'Fechas sin publicaciones, planeadas de antemano'],
  },
};

const doneBefore = 'quien ya lo ha hecho no tiene nada que hacer, y esa fecha ni suma a su racha ni la rompe';

export const comesNext: Words['cohort']['comesNext'] = {
  ...nextDayWords({
    question: ({ day, was, at }) => ({
      skip: `⏭️ ¿Saltar ${was} y seguir con ${day}${at}?`,
      repeat: `🔁 ¿Publicar ${day} una vez más${at}?`,
      jump: `⏩ ¿Seguir con ${day}${at}, en vez de ${was}?`,
    }),
    news: ({ day, was, at }) => ({
      skip: `⏭️ Se salta ${was}: ahora viene ${day}${at}.`,
      repeat: `🔁 ${day} llega una vez más${at}.`,
      jump: `⏩ El plan sigue con ${day}${at}.`,
      back: `↩️ Como estaba previsto: ahora viene ${day}${at}.`,
    }),
    follows: (was) => `Después viene ${was}; ${doneBefore}.`,
    leftOut: ({ one, passed, day }) =>
      `${one ?? count(passed, 'día')} no se ${passed === 1 ? 'publica ni le toca' : 'publican ni le tocan'} a nadie; cuando salga ${day}, quien quiera puede ${passed === 1 ? 'hacerlo' : 'hacerlos'}.`,
    onceMore: `Desde ahí, lo ya publicado llega otra vez: ${doneBefore}.`,
    nobodyLoses: 'No afecta a la racha, al trabajo ni a las notas de nadie.',
    told: 'Se avisa en el canal. Hasta entonces se puede deshacer.',
  }),
  sure: 'Sí, así',
  undo: 'Deshacer',
  stuck:
    'Ahora hay una publicación atascada, así que no puede venir nada más. No se ha cambiado nada; /grupo estado dice qué falla.',
  lastOne:
    'Detrás del próximo día no hay otro, así que no hay otro con el que seguir. No se ha cambiado nada. /grupo saltar va a cualquier día, /grupo terminar termina el plan.',
  nothingYet: 'Aún no se ha publicado ningún día, así que ninguno puede repetirse. No se ha cambiado nada.',
  already: (day) => `**${named(day)}** ya es el próximo. No se ha cambiado nada.`,
  changed:
    'Eso ya se hizo, o el grupo ha avanzado mientras tanto. No se ha cambiado nada; /grupo estado muestra qué viene ahora.',
  form: {
    title: 'Seguir desde otro día',
    day: { label: 'Qué día', description: 'Su número o su título, como 12' },
  },
};

export const postNow: Words['cohort']['postNow'] = {
  ask: (now) =>
    `📣 ¿Publicar **${named(now.day)}** ahora? Cuenta para el ${date(now.on)} y queda abierto hasta ${timestamp(now.until, 'f')}.${
      now.instead === null
        ? ''
        : ` Ocupa el lugar de la publicación de ${timestamp(now.instead, 't')}: solo hay una por fecha.`
    } ${
      now.isDue
        ? 'Toca hacerlo, como siempre.'
        : 'Hoy no es uno de los días del plan, así que no le toca a nadie: quien lo haga gana una fecha; quien no, no pierde nada.'
    }`,
  askClosing:
    '📣 ¿Publicar ahora el mensaje final? Con él termina el plan. Nada se cierra: los días abiertos aún se pueden hacer, y no afecta a la racha de nadie.',
  sure: 'Publicar ahora',
  coming: (day, channelId) => `📣 **${named(day)}** llega a <#${channelId}> en un minuto.`,
  paused:
    'El plan está en pausa, así que no se publica nada. No se ha cambiado nada. /grupo reanudar termina la pausa, /grupo vacaciones muestra lo previsto.',
  postedToday: (day, at) =>
    `Hoy ya tiene su publicación${day === null ? '' : `: **${named(day)}**${at === null ? '' : `, ${timestamp(at, 't')}`}`}. Solo hay una por fecha, así que no se ha cambiado nada; en /grupo estado eliges qué viene ahora.`,
  skippedToday: (reason) =>
    `La publicación de hoy no llegó a salir (${skipped(reason)}), y solo hay una por fecha. No se ha cambiado nada.`,
};

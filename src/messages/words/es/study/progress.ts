import type { Words } from '../../shape.ts';
import { count, date, list, month } from '../language.ts';

export const progress: Words['progress'] = {
  headline: (done, total, streak) =>
    `📊 **${done} de ${count(total, 'día')} del plan**${streak === null ? '' : ` · racha ${streak.current} · mejor ${streak.longest}`}`,
  picture: {
    days: 'días del plan',
    streak: 'racha',
    best: 'mejor racha',
    weeks: 'Días hechos, por semana del plan',
    weekdays: ['Lun', 'Mar', 'Mié', 'Jue', 'Vie', 'Sáb', 'Dom'],
    month,
  },
  together: {
    people: (people) => (people === 1 ? 'persona participó' : 'personas participaron'),
    days: (days) => (days === 1 ? 'día hecho' : 'días hechos'),
    longest: 'racha más larga',
    perDay: 'Cuántas personas han hecho cada día',
    shows: (people, days, perDay) =>
      `${count(people, 'persona participó', 'personas participaron')}, ${count(days, 'día hecho', 'días hechos')}. Cuántas personas han hecho cada día: ${perDay.join('; ')}.`,
  },
  states: {
    kept: 'hecho',
    'kept-late': 'anotado tarde',
    ahead: 'adelantado',
    frozen: 'comodín usado',
    paused: 'pausa',
    away: 'fuera',
    rest: 'descanso',
    missed: 'perdido',
    open: 'aún abierto',
    'no-post': null,
    'not-due': null,
  },
  dates: (from, to, states) =>
    `Del ${date(from, to)} al ${date(to)}: ${list(states.map(({ label, dates }) => `${dates} ${label}`))}.`,
  week: (label, done, total) => `${label}: ${done} de ${total}`,
  weeks: (weeks) => `Días hechos por semana del plan: ${weeks.join('; ')}.`,
  noPicture: '-# Aquí no puedo dibujar, así que este es tu progreso en palabras.',
  noGlyphs: 'El título del plan no está en la imagen: no tengo letras para escribirlo.',
  hidden: '-# Tu racha está oculta: falta aquí y cuando compartes. /privacidad lo cambia.',
  share: 'Compartir aquí',
  notJoined:
    'Aún no participas en este plan, así que no hay progreso que mostrar. Termina un día con /hecho, o empieza con /unirse.',
  joinToLook:
    'El progreso de los demás es para quienes estudian en el plan. Termina un día con /hecho, o empieza con /unirse.',
  notShown: (name) => `${name} no muestra aquí su progreso: no está en este plan o se lo guarda.`,
  shareInChannel: (channelId) =>
    `Esto se puede compartir en el canal del plan, <#${channelId}>. No se ha publicado nada: usa allí /progreso.`,
};

import type { LocalDate } from '../../../../core/calendar.ts';
import { named, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { date, quoted } from '../language.ts';
import { study } from '../study/study.ts';

/** Qué pasó con una entrada que corrigió un admin. */
const change = (from: LocalDate | null, to: LocalDate | null) => {
  if (to === null) return from === null ? 'quitado' : `quitado (contaba para el ${date(from)})`;
  return from === null ? `anotado el ${date(to)}` : `pasado del ${date(from)} al ${date(to)}`;
};
const marked = (on: LocalDate | null) => (on === null ? 'sin marcar' : `marcado como hecho el ${date(on)}`);

export const correct: Words['cohort']['correct'] = {
  entryStays: 'La entrada sigue como estaba.',
  dateOrRemove:
    'Di qué debe pasar con la entrada: una **fecha** la añade o la mueve, **quitar** la elimina; una de las dos. No se ha cambiado nada.',
  reasonMissing:
    'Una corrección necesita un **motivo** en pocas palabras: se le dice a la persona. No se ha cambiado nada.',
  done: (name, day, on, streak, isTold) =>
    `✏️ ${day} queda ${marked(on)} para **${name}**. Su racha se ha contado de nuevo${streak === null ? '' : `: ${study.streak(streak)}`}.${isTold ? ' Se le avisa, con tu motivo.' : ''}`,
  undo: {
    done: (name, day, on, streak) =>
      `↩️ La corrección se ha deshecho: ${day} queda ${marked(on)} para **${name}**, como antes${streak === null ? '' : `; ${study.streak(streak)}`}.`,
    before: 'Esa corrección ya se deshizo. No se ha cambiado nada.',
    changedSince:
      'Esa entrada se ha cambiado desde entonces, así que la corrección no se ha deshecho. No se ha cambiado nada.',
    gone: 'Esa corrección ya no está guardada. No se ha cambiado nada.',
  },
  tell: {
    made: ({ day, fromOn, toOn, reason }, title, channelId) =>
      `✏️ Un admin ha corregido una entrada tuya en **${named(title)}** (<#${channelId}>): ${day}, ${change(fromOn, toOn)}. Su motivo: ${quoted(reason, 200)}\nTu racha se ha contado de nuevo; /racha la muestra, con lo corregido.`,
    undone: ({ day, fromOn }, title, channelId) =>
      `↩️ Un admin ha deshecho una corrección en **${named(title)}** (<#${channelId}>): ${day} queda ${marked(fromOn)} para ti, como antes.`,
  },
  heading: '**Corregido por un admin**',
  line: ({ day, fromOn, toOn, reason, at, undoneAt }) =>
    `✏️ ${day} ${change(fromOn, toOn)} · ${quoted(reason, 200)} · ${timestamp(at, 'D')}${undoneAt === null ? '' : ' · deshecho'}`,
  nothing: (name, day, isDone) =>
    `${day} ${isDone ? 'ya está' : 'no está'} marcado como hecho para **${name}**. No se ha cambiado nada.`,
  notALearner: (name) =>
    `**${name}** no participa en este plan, así que no hay nada que corregir. No se ha cambiado nada.`,
  dateWrong: (text) =>
    `${quoted(text, 40)} no es una fecha hasta hoy. No se ha cambiado nada. Escríbela como 2026-03-09, hoy o ayer.`,
};

export const learner: Words['cohort']['learner'] = {
  head: (name, title, channelId) => `👤 **${name}** en **${named(title)}** (<#${channelId}>)`,
  progress: (done, total, streak) =>
    `**${done} de ${total} días del plan**${streak === null ? ' · se guarda su racha' : ` · ${study.streak(streak)}`}`,
  joined: (at) => `Participa desde el ${timestamp(at, 'D')}.`,
  left: (at) => `Salió del plan el ${timestamp(at, 'D')}.`,
  gone: (at) => `Ya no está en el servidor, visto el ${timestamp(at, 'D')}.`,
  dates: '**Las últimas 14 fechas**',
  days: '**Días hechos, los más recientes primero**',
  noDays: 'Aún no hay ningún día hecho.',
  day: (day, on, today, late) => `✅ ${day} · ${date(on, today)}${late ? ', anotado tarde' : ''}`,
  next: '-# /grupo corregir añade, mueve o quita una entrada; se le avisa.',
  notJoined: (name) => `**${name}** no participa en este plan, así que no hay nada que mostrar.`,
};

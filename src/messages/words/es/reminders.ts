import type { ReminderTime } from '../../../core/learner/reminders.ts';
import { timestamp } from '../../kit/format.ts';
import type { Words } from '../shape.ts';
import { problem } from './reasons.ts';

const at = ({ time, zone }: ReminderTime) => `**${time}** ${zone}`;

export const reminders: Words['reminders'] = {
  open: (day, plan, channelId, closesAt) =>
    `📘 **${day}** · ${plan}${channelId === null ? '' : `, <#${channelId}>`} · cuenta para hoy hasta ${timestamp(closesAt, 't')}`,
  heads: {
    reminder: '⏰ Un recordatorio discreto: esto sigue abierto para ti.',
    'last-call': '🌙 Último aviso de hoy, si te apetece. Si no, también está bien.',
  },
  doneOf: (day) => `${day} hecho`,
  openOf: (day) => `Abrir ${day}`,
  snooze: { hour: 'En 1 hora', tonight: 'Esta noche', tomorrow: 'Mañana' },
  stop: 'Parar',
  ask: '💬 Ya van siete, y entre ellos ningún día hecho. ¿Sigo? Las dos cosas están bien, y no se pierde nada.',
  goOn: 'Sí, sigue',
  goesOn: '👍 Sigo como antes. Otra hora, o ninguna: /recordar.',
  test: (hours) =>
    `👋 Así te lo recordaré: aquí, ${hours}, y solo mientras un día siga abierto. **Parar** lo termina cuando quieras.`,
  shown: {
    none: '⏰ No te recuerdo nada.',
    how: 'Elige una hora, o escribe la tuya: **/recordar hora:18:30**, **/recordar último-aviso:22:00**, y **no** para quitar una.',
    only: 'Escribo solo mientras un día siga abierto para ti, una vez a cada una de estas horas, y nunca cuando estás fuera o descansas.',
  },
  hour: {
    reminder: (hour) => `a las ${at(hour)}`,
    'last-call': (hour) => `con un último aviso a las ${at(hour)}`,
  },
  hours: (hours) => hours.join(' y '),
  on: (hours) => `⏰ Te lo recuerdo por mensaje directo ${hours}.`,
  testFollows:
    'En un minuto llega un mensaje de prueba. Si no llega: abre el menú de este servidor, **Ajustes de privacidad**, y permite los **Mensajes directos**.',
  offer: {
    reminder: (time) => `Recordar a las ${time}`,
    'last-call': (time) => `Último aviso a las ${time}`,
  },
  stopped: '🔕 No más recordatorios. Tus planes y tu racha siguen como antes; /recordar empieza de nuevo.',
  nothingToStop: 'Ya no hay recordatorio que parar o aplazar. No ha cambiado nada; /recordar pone uno.',
  snoozed: (until) => `💤 Te vuelvo a preguntar el ${timestamp(until, 'f')}, si entonces sigue abierto.`,
  snoozedTomorrow: (until) =>
    `🌅 Vuelvo a mirar el ${timestamp(until, 'f')} qué está abierto entonces. Hoy no llega nada más, tampoco el último aviso.`,
  evening: 'Para ti ya son más de las 20:00. No ha cambiado nada; aplázalo una hora, o hasta mañana.',
  studyFirst:
    'Aún no estudias ningún plan aquí, así que no hay nada que recordarte. No se ha cambiado nada. Con /unirse entras.',
  unclear: (text) => `${problem({ kind: 'time', text })} Para quitarlo: **no**. No se ha cambiado nada.`,
  offChoice: 'no: ninguno más de estos',
  unsaved: 'Tus recordatorios están como antes.',
  undelivered: (missed, isOver, isOwn) =>
    `⚠️ Un recordatorio de ${timestamp(missed, 'f')} no te llegó: Discord dice que no aceptas mensajes directos míos. ${
      isOver
        ? 'Tras el tercero dejé de intentarlo; **/recordar** empieza de nuevo.'
        : `Para recibirlos, ${isOwn ? 'añádeme a tu cuenta, o permite mensajes directos en un servidor donde yo esté' : 'permite los mensajes directos de este servidor'}.`
    }`,
};

import { moment, named, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { count, weekday, weekdays } from '../language.ts';

const open = (days: number) => count(days, 'día abierto', 'días abiertos');

export const next: Words['study']['next'] = {
  open: (day, days) => `👉 Siguiente abierto: **${day}**${days > 1 ? ` · ${open(days)} en total` : ''}`,
  own: (day) => `👉 Tu siguiente, a tu ritmo: **${day}**`,
  mine: (day, days) => `👉 Tu siguiente: **${day}** · ${open(days)}`,
  groupToday: (day) => `👥 Hoy el grupo hace **${day}**`,
  groupAt: (day) => `👥 El grupo va por **${day}**`,
  isDone: ' · ✅ hecho',
  noHurry: '-# Los días abiertos te esperan: no hay prisa, ni nada que recuperar.',
  ownPace: '-# Tus días llegan de uno en uno, en tus días de la semana; nada se acumula.',
  openIt: 'Abrir',
  done: 'Hecho',
  doneOf: (label) => `${label} hecho`,
  before: (plan, open) => `De **${named(plan)}**: ${count(open, 'día')} aún por hacer.`,
  others: 'Abrir otro día…',
};

export const pace: Words['study']['pace'] = {
  how: '¿Cómo quieres seguir?',
  toNext: (label) => `Hacer el siguiente abierto: ${label}`,
  aboutNext: 'Un día tras otro, todos los que quieras',
  toGroup: 'Ir con el grupo desde hoy',
  aboutGroup: 'Los días abiertos antiguos quedan aparte; aún puedes hacerlos',
  toOwn: 'Desplazar mi plan',
  aboutOwn: 'Mis días van a mi ritmo; las publicaciones del grupo siguen',
  withGroup:
    '👥 Vas con el grupo desde aquí. Los días abiertos antiguos quedan aparte; /día aún los abre, si quieres hacer alguno.',
  ownPace: (on) => `🚶 Tu plan se ha desplazado: desde hoy tus días llegan a tu ritmo, ${weekdays(on)}.`,
  nextIs: (day) => `👉 Tu siguiente: **${day}**`,
  caughtUp: 'Has hecho todo lo que hay hasta ahora; tu siguiente día es el siguiente del grupo.',
  stillDue:
    '-# Para la racha siguen contando las fechas del grupo, y cualquier día que termines mantiene una. Con /zona descanso, tus días libres dejan de contar.',
  whichWeekdays: 'Elige tus días de la semana…',
  weekday,
  joinFirst: 'No estás en este plan, así que no hay ritmo que elegir. No se ha cambiado nada.',
  unsaved: 'Tu ritmo está como antes.',
};

export const ownPlan: Words['ownPlan'] = {
  nothing:
    'Aquí no tienes ni un plan tuyo ni un grupo que pueda mostrarte ahora. **/empezar** comienza un plan solo para ti, en nuestros mensajes directos.',
  nothingToSet:
    'Los ajustes van con un plan, y aquí no veo ninguno tuyo. En uno propio eliges hora, días de la semana y zona horaria, y además recordatorios, idioma, racha y lo largos que son los días. **/empezar** comienza uno. Para un grupo, usa /ajustes en su servidor.',
  intro: [
    '**Daymark** te envía un plan de estudio día a día, cada uno de una media hora.',
    '',
    '1. **/empezar** comienza un plan solo para ti: llega aquí, a tu hora.',
    '2. Pulsa ✅ **Hecho** debajo de un día, o escribe /hecho.',
    '3. ¿Se te pasó uno? /hoy muestra cómo seguir, y nada se acumula.',
    '',
    '-# Tu propio plan no lo ve nadie más. Mientras no tengas ninguno, los comandos aquí se refieren a tus grupos.',
  ],
  tips: {
    behind: [
      'Los días no caducan nunca. /hoy ofrece dos caminos: hacer tu siguiente día abierto o seguir desde el último día enviado.',
      '¿Lo hiciste pero olvidaste decirlo? Aún puedes anotar dos fechas atrás: **cuándo: ayer**.',
    ],
  },
  studyFirst: 'Aún no estudias ningún plan. No se ha cambiado nada. **/empezar** comienza uno solo para ti.',
  testFollows: 'En un minuto llega un mensaje de prueba.',
  begin: 'Empezar un plan',
  today: {
    groupToday: (day) => `📅 Hoy toca **${day}**`,
    groupAt: (day) => `📅 El último que envié es **${day}**`,
  },
  pace: {
    toGroup: 'Seguir desde el último día enviado',
    withGroup:
      '🌱 Sigues desde aquí. Los días abiertos antiguos quedan aparte; /día aún los abre, si quieres hacer alguno.',
  },
  another: 'Empezar otro plan',
  goOn: 'Seguir',
  start: {
    notStarted: 'No se ha empezado ningún plan.',
    ready:
      '🌱 **Un plan tuyo.** Aún no ha empezado nada. Esto es lo que propongo, con ✏️ en lo que elegiste: cambia lo que quieras y pulsa **Empezar**.',
    draftStays: 'Lo que elegiste sigue ahí.',
    cancelled: 'Cancelado. No se ha empezado nada. /empezar vuelve a comenzar.',
    forgotten: 'Esa vista previa ya no vale, y al pulsar no se ha cambiado nada. Escribe /empezar otra vez.',
    started: (title, _channelId, firstDay, at) =>
      `🌱 **${named(title)}** es tuyo. ${named(firstDay)} te llega aquí, a nuestros mensajes directos, el ${moment(at)}.\n` +
      'Pulsa ✅ bajo un día cuando lo hayas hecho. /hoy, /racha y todo lo demás funcionan aquí también; /empezar cambia la hora, la zona y los días, /pausa es para el tiempo libre.',
  },
  comesHere: '📬 Te llega por mensaje directo, y nadie más ve nada de esto.',
  noChannel:
    'Discord no ha abierto nuestros mensajes directos. No se ha empezado nada; inténtalo otra vez en un minuto.',
  noBoard:
    'Este plan es solo tuyo, así que no hay nadie con quien compararte. /progreso y /racha muestran hasta dónde has llegado.',
  end: {
    ask: (title) =>
      `¿Terminar **${title}** para siempre? No llegarán más publicaciones, y no se retoma. Lo que hiciste y escribiste sigue guardado hasta que lo borres con /privacidad. Si es un descanso, mejor haz una pausa.`,
    askButton: 'Terminar…',
    pause: 'Hacer una pausa',
    ended: (title) =>
      `🏁 **${title}** ha terminado. Lo que hiciste sigue siendo tuyo; /privacidad lo exporta o lo borra.`,
  },
  stopped: (since) =>
    `⏸️ Tu plan descansa desde ${timestamp(since, 'f')}: tres publicaciones seguidas no te llegaron, así que dejé de intentarlo. No se ha perdido nada, y tu racha sigue intacta. Déjame escribirte otra vez (añádeme a tu cuenta, o permite mensajes directos en un servidor donde yo esté), y **/empezar** sigue donde estabas.`,
  paused: (until) =>
    `⏸️ Tu plan está en pausa ${until === null ? 'hasta que vuelvas; **/empezar** lo retoma' : `hasta ${timestamp(until, 'f')}`}. Tu racha espera.`,
  rests: (since, until) =>
    `⏸️ Descansa desde ${timestamp(since, 'f')}, porque estás fuera ${until === null ? 'hasta que vuelvas' : `hasta ${timestamp(until, 'f')}`}. **Seguir** lo termina ahora. Tu racha espera.`,
  stuck: (label) =>
    `⚠️ ${label === null ? 'El mensaje final está atascado' : `La publicación de **${label}** está atascada`}; sigo intentándolo. Mientras tanto puedes leer el día con /día, y tu racha sigue intacta.`,
};

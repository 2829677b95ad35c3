import { moment, named, shorten, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { count, date, list, number, schedule } from '../language.ts';
import { block, nextStep, permission, problem, roleFault, skipped } from '../reasons.ts';
import { correct, learner } from './ledger.ts';
import { actions, comesNext, dates, holidays, postNow } from './manage.ts';
import { offers } from './roles.ts';
import { setup, toNotify } from './setup.ts';
import { removal, succession } from './succession.ts';

const bold = (permissions: readonly string[]) => list(permissions.map((name) => `**${permission(name)}**`));
const nextPost = (at: Date) => `La próxima publicación llega el ${timestamp(at, 'F')}.`;
const people = (counted: number) => count(counted, 'persona');
const untouched = 'No afecta a la racha de nadie';

export const cohort: Words['cohort'] = {
  block,
  runsAsBefore: 'El plan sigue como antes.',
  over: 'Ese plan ya no está en marcha: terminó o lo terminaron. No se ha cambiado nada. /configurar empieza uno nuevo.',
  problems: (wrong) =>
    `${wrong.map((one) => `• ${problem(one)}`).join('\n')}\nNo se ha cambiado nada. Corrige eso y escribe el comando otra vez.`,
  nextDay: 'el próximo día',
  closingMessage: 'el mensaje final',
  change: 'Cambiar ajustes',
  keep: 'Dejarlo así',
  paused: (until) =>
    `⏸️ En pausa hasta ${until === null ? 'que alguien escriba /grupo reanudar' : timestamp(until, 'F')}. ${untouched}.`,
  nextPost,

  setup,

  status: {
    title: '📋 Estado del grupo',
    plan: (title, channelId) => `📚 **${named(title)}** en <#${channelId}>`,
    ended: '⏹️ Terminado: no se publican más días. No se ha borrado nada, y /configurar empieza aquí un plan nuevo.',
    finished: '🏁 Acabado: se han publicado todos los días. Los abiertos aún cuentan.',
    running: '▶️ En marcha.',
    follows: (title) => `➡️ Después sigue **${named(title)}**, con la misma gente`,
    next: (day, at) => `📅 Próximo: **${day}** el ${moment(at)}`,
    stuck: (since, reason, isWaiting) =>
      `⚠️ **Las publicaciones están atascadas** desde ${timestamp(since, 'R')}: ${block(reason)}. ${isWaiting ? 'Sigo intentándolo, y continúo por mi cuenta en cuanto se arregle.' : 'En cuanto se arregle, el plan sigue con la próxima publicación; no se pierde ningún día, y no afecta a ninguna racha.'}`,
    mended: (since, reason, isWaiting) =>
      `👍 Lo que paró las publicaciones ${timestamp(since, 'R')} está arreglado (${block(reason)}). ${isWaiting ? 'La publicación que esperaba llega en un minuto.' : 'El plan sigue con la próxima publicación; no se pierde ningún día, y no afecta a ninguna racha.'}`,
    holidays: (ahead, hasMore) =>
      `🏖️ Sin publicaciones ${list(ahead.map(({ from, until }) => dates(from, until)))}${hasMore ? ' …' : ''}`,
    willWait: (permissions, channelId) =>
      `⚠️ Tal como está, la próxima publicación tendrá que esperar: me falta ${bold(permissions)} en <#${channelId}>.`,
    posts: (posts) => `🕗 Se publica ${schedule(posts)}`,
    posted: (days, total) => `📘 ${days} de ${count(total, 'día')} publicados`,
    learners: (learners, doneToday, activeThisWeek) =>
      `👥 ${people(learners)}${learners === 0 ? '' : ` · hoy han terminado ${doneToday} · con actividad esta semana ${activeThisWeek}`}`,
    percentDone: (percent) => `🎯 El ${percent} % de lo publicado está hecho`,
    gone: (gone) =>
      `-# ${count(gone, 'persona ha', 'personas han')} dejado el servidor; no se ${gone === 1 ? 'cuenta hasta que vuelva' : 'cuentan hasta que vuelvan'}.`,
    silent: '**A quién quizá le venga bien un empujón**',
    silentSince: (name, lastAt, joinedAt) =>
      lastAt === null
        ? `▫️ ${name} · entró ${timestamp(joinedAt, 'R')}, aún sin nada hecho`
        : `▫️ ${name} · sin actividad desde ${timestamp(lastAt, 'R')}`,
    moreSilent: (more) => `-# y ${number(more)} más`,
    pingsNobody: '🔕 No avisa a nadie',
    roleGone: '⚠️ El rol al que avisaba ya no existe; elige otro con /grupo cambiar',
    roleSilent: (roleId) => `⚠️ Nombra <@&${roleId}>, pero nadie recibe aviso: ${toNotify}`,
    pings: (roleId) => `🔔 Avisa a <@&${roleId}>`,
    recent: '**Últimas publicaciones**',
    skippedOn: (on, reason) => `▫️ ${date(on)} · saltada: ${skipped(reason)}`,
    onItsWay: (on, day) => `⏳ ${date(on)} · ${day} · en camino`,
    sent: (on, day, late, bare) => `📘 ${date(on)} · ${day}${late ? ' (tarde)' : ''}${bare ? ' (sin su texto)' : ''}`,
    buttons: { pause: 'Pausa', resume: 'Reanudar', end: 'Terminar' },
  },

  resumeNow: 'Reanudar ya',
  resumed: (next) => `▶️ Reanudado. ${nextPost(next)} No hay nada que recuperar: el plan simplemente sigue.`,
  notPaused: 'No está en pausa, así que no se ha cambiado nada. /grupo estado muestra la próxima publicación.',

  end: {
    ask: (title, channelId, learners) =>
      `¿Terminar **${named(title)}** en <#${channelId}> para ${people(learners)}? Deja de publicarse para siempre. Lo que terminaron y escribieron sigue guardado y en su exportación; el canal queda libre para otro /configurar.`,
    sure: 'Terminar',
    ended: (title) =>
      `⏹️ **${named(title)}** ha terminado. No se ha borrado nada. /configurar empieza aquí un plan nuevo.`,
  },

  news: {
    started: (plan) =>
      `📚 **${named(plan.title)}** empieza aquí: hay publicación ${schedule(plan.posts)}. El primero es **${named(plan.firstDay)}**, el ${moment(plan.next)}.\nPulsa ✅ bajo una publicación cuando hayas hecho su día; es todo lo que hace falta para participar. Con /unirse puedes decirlo ya.`,
    paused: (until, next) =>
      `⏸️ El plan hace una pausa${until === null ? '' : ` hasta el ${timestamp(until, 'D')}`}.${next === null ? '' : ` ${nextPost(next)}`} ${untouched}, y los días abiertos aún se pueden hacer.`,
    resumed: (next) => `▶️ El plan sigue. ${nextPost(next)} No hay nada que recuperar.`,
    holiday: (from, until, next) =>
      `🏖️ ${dates(from, until)}: sin publicaciones, y no toca nada.${next === null ? '' : ` La primera después llega el ${timestamp(next, 'F')}.`} ${untouched}, y los días abiertos aún se pueden hacer.`,
    holidayOff: (from, until, next) =>
      `🏖️ La pausa ${dates(from, until)} se anula: se publica como siempre.${next === null ? '' : ` ${nextPost(next)}`}`,
    moved: (channelId) => `📦 El plan se muda a <#${channelId}>. Todo lo hecho se conserva.`,
    came: (title, posts, next) =>
      `📦 **${named(title)}** sigue en este canal: hay publicación ${schedule(posts)}.${next === null ? '' : ` ${nextPost(next)}`}`,
    rescheduled: (posts, next) =>
      `🕗 Desde ahora hay publicación ${schedule(posts)}.${next === null ? '' : ` ${nextPost(next)}`} Lo ya publicado o anotado sigue como está.`,
    updated: (next) =>
      `📝 El plan se ha actualizado.${next === null ? '' : ` Ahora viene **${named(next)}**.`} Todo lo hecho se conserva.`,
    goesOn: (day, next) =>
      `🌱 El plan ha crecido y sigue con **${named(day)}**, el ${moment(next)}. El grupo entero sigue dentro.`,
    ended: (title) =>
      `⏹️ **${named(title)}** termina aquí; no se publican más días. No se borra nada: lo que hiciste y escribiste es tuyo, en /notas y /privacidad.`,
  },

  skip: {
    button: 'Saltar este día',
    leftOut: (day, next, at) =>
      `⏭️ **${day}** se salta: nadie tiene que hacerlo, y quien quiera aún puede con /día y /hecho. ${next === null ? 'El mensaje final' : `**${next}**`} llega ${at === null ? 'a continuación' : `el ${timestamp(at, 'F')}`}.`,
    nothing: (day) =>
      `${day === null ? 'Ese día' : `**${day}**`} no está esperando su publicación, así que no se ha saltado. No se ha cambiado nada; mira /grupo estado.`,
  },

  goOn: {
    button: (day) => `Seguir con ${shorten(day, 40)}`,
    offer: ({ channelId, dayName, at }) =>
      `🌱 El plan de <#${channelId}> había acabado y ha crecido: puede seguir con **${named(dayName)}** el ${timestamp(at, 'F')}, con la misma gente y todo lo que ha hecho.`,
    continued: ({ channelId, dayName, at }) =>
      `▶️ El plan de <#${channelId}> sigue con **${named(dayName)}** el ${timestamp(at, 'F')}. Siguen todos dentro, y nada de lo hecho cambia.`,
    occupied: (channelId) =>
      `En <#${channelId}> hay ahora otro plan, y en un canal solo cabe uno. No se ha cambiado nada. Termina ese primero con **/grupo terminar**, y pulsa el botón otra vez.`,
    nothing: (title) =>
      `**${named(title)}** no tiene con qué seguir: ya está en marcha o se ha publicado todo. No se ha cambiado nada.`,
  },

  actions,
  succession,
  removal,
  comesNext,
  postNow,
  offers,
  holidays,

  correct,
  learner,

  notice: {
    'silent-role': ({ channelId, roleId }) =>
      `⚠️ Las publicaciones diarias de <#${channelId}> nombran ${roleId === null ? 'un rol' : `<@&${roleId}>`}, pero nadie recibe aviso.\nSiguiente paso: ${toNotify}; **/grupo cambiar** elige otro rol.`,
    textless: ({ channelId }) =>
      `⚠️ La última publicación de <#${channelId}> llegó solo con el título: Discord quitó su texto, porque allí me falta **${permission('Embed Links')}**.\nSiguiente paso: permíteme allí **${permission('Embed Links')}**. El día está en **/día**.`,
    ending: ({ channelId }) =>
      `🏁 El plan de <#${channelId}> se acaba en una semana.\nNo tienes que hacer nada. **/grupo siguiente** fija qué plan sigue con la misma gente. Para que siga este, añade días con **/plan actualizar**; la misma gente continúa con ellos, incluso tras el final.`,
    reread: ({ channelId }) =>
      `📖 Ahora leo los planes mejor que antes, y he vuelto a leer el de <#${channelId}>. Algunos días que la gente terminó o anotó ya no serían los mismos, así que el grupo sigue con el plan como estaba. No se ha cambiado nada.\nSiguiente paso: **/plan actualizar** muestra qué cambiaría, y cambia si quieres.`,
    threads: ({ channelId }, reason) =>
      `🧵 Las publicaciones de <#${channelId}> llegan como siempre, pero las notas compartidas no tienen allí un hilo donde aparecer, o del que salir: ${reason.code === 'unknown-channel' ? 'se borró' : block(reason)}.\nSiguiente paso: permíteme allí **${permission('Create Public Threads')}** y **${permission('Send Messages in Threads')}**, y desbloquea el hilo si está bloqueado; **/grupo cambiar hilos** sigue sin ellos. Las notas siguen en **/notas**.`,
    unpublished: ({ channelId }, reason) =>
      `📣 La última publicación de <#${channelId}> llegó como siempre, pero no salió hacia los servidores que siguen el canal: ${block(reason)}.\nSiguiente paso: arréglalo o publícala a mano; **/grupo cambiar publicar** deja de hacerlo. Lo intento otra vez con la próxima.`,
    role: ({ channelId }, fault) =>
      `🔔 Alguien quiso tomar con su botón un rol del plan de <#${channelId}> y no pudo: ${roleFault(fault)}.\nSiguiente paso: arréglalo en Ajustes del servidor → Roles o elige otro rol con **/grupo cambiar**. Nada más se ve afectado.`,
    blocked: ({ channelId }, reason) =>
      `⚠️ Ahora no puedo publicar el plan de estudio en <#${channelId}>: ${block(reason)}.\n${nextStep(reason)}\nNo se ha perdido nada: no afecta a ninguna racha, no se salta ningún día del plan, y sigo intentándolo.`,
  },
};

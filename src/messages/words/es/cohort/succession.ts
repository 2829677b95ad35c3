import { named, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { count, schedule } from '../language.ts';

const when = (at: Date | null) => (at === null ? 'tras la pausa' : `el ${timestamp(at, 'F')}`);
const people = (counted: number) => (counted === 1 ? 'la misma persona' : `las mismas ${counted} personas`);
const alsoStays =
  'Nadie tiene que unirse otra vez. Lo que hicieron y escribieron sigue siendo suyo, sus rachas y comodines continúan, y sus zonas, descansos y recordatorios se mantienen.';
const allIn =
  'Todo el grupo ya está dentro; las rachas continúan, y todo lo hecho y escrito sigue siendo de quien lo hizo.';

export const succession: Words['cohort']['succession'] = {
  shown: (title, following) =>
    following === null
      ? `➡️ Nada sigue a **${named(title)}**: tras su último día llega el mensaje final, y el plan se acaba.`
      : `➡️ **${named(following)}** sigue a **${named(title)}**: el mensaje final lo dice, y su primer día llega en la siguiente fecha de publicación.`,
  afterEnd: (title) => `➡️ **${named(title)}** se ha acabado. Elige un plan, y la misma gente sigue con él.`,
  means: `-# ${alsoStays}`,
  choose: 'Elige el plan que sigue',
  now: 'Empezarlo ya…',
  none: 'No sigue nada',
  named: '✅ Anotado. Hasta entonces se puede cambiar.',
  cleared: '✅ Ya no sigue nada.',
  gone: (slug) => `⚠️ El plan que iba a seguir, «${named(slug)}», ya no se ofrece. Elige otro.`,
  askNow: (plan, before) =>
    `➡️ ¿Pasar ya a **${named(plan.title)}**, con ${people(plan.people)}? **${named(plan.firstDay)}** llega ${when(plan.at)}. **${named(before.title)}** termina aquí, tras ${before.posted} de ${count(before.total, 'día')}: lo no publicado no le toca a nadie, y los días abiertos aún se pueden hacer bajo sus publicaciones. ${alsoStays}`,
  askRestart: (plan, before) =>
    `🔄 ¿Empezar **${named(plan.title)}** de nuevo, con ${people(plan.people)}? **${named(plan.firstDay)}** llega ${when(plan.at)}. Lo hecho hasta ahora sigue como está, con ${before.posted} de ${count(before.total, 'día')} publicados; en la nueva vuelta cada día se puede hacer otra vez, y quien tenía su propio ritmo va con el grupo. ${alsoStays}`,
  sureNow: 'Pasar ya',
  begun: (plan) =>
    `✅ **${named(plan.title)}** empieza: **${named(plan.firstDay)}** llega ${when(plan.at)}, para ${count(plan.people, 'persona')}. Se avisa en el canal.`,
  over: 'Eso ya se hizo, o el plan ha terminado mientras tanto. No se ha cambiado nada; /grupo estado muestra lo que hay en marcha.',
  occupied: (channelId) => `En <#${channelId}> ya hay otro plan, y en un canal solo cabe uno. No se ha cambiado nada.`,
  nothingCloses: 'Nada se cierra: aún puedes terminar días con /hecho, y /semana, /notas y /racha siguen funcionando.',
  closing: (plan, at) =>
    `➡️ Sigue ${plan === null ? 'el próximo plan' : `**${named(plan.title)}**`}: ${plan === null ? 'su primer día' : `**${named(plan.firstDay)}**`} llega ${when(at)}. Todo el grupo ya está dentro, y las rachas continúan. Nada se cierra: los días abiertos aún se pueden hacer bajo sus publicaciones.`,
  news: {
    follows: (plan) =>
      `➡️ Ahora viene **${named(plan.title)}**: hay publicación ${schedule(plan.posts)}, primero **${named(plan.firstDay)}**, ${when(plan.at)}. ${allIn}`,
    restarted: (plan) =>
      `🔄 **${named(plan.title)}** empieza de nuevo con **${named(plan.firstDay)}**, ${when(plan.at)}. ${allIn}`,
  },
};

export const removal: Words['cohort']['removal'] = {
  ask: (name, title) =>
    `👋 ¿Sacar a **${name}** de **${named(title)}**? Es como si hubiera salido: ya no le toca nada, y el tiempo fuera cuenta como pausa. Sus días, notas, hitos y racha siguen siendo suyos, y se le avisa. Puede volver con /unirse; quien no deba volver no debe poder ver el canal.`,
  sure: 'Sacar del plan',
  done: (name, isTold) =>
    `👋 **${name}** ya no está en el plan. No se ha borrado nada suyo.${isTold ? ' Se le avisa.' : ''}`,
  notIn: (name) => `**${name}** no participa en este plan. No se ha cambiado nada.`,
  unsaved: 'No se ha sacado a nadie del plan.',
  whom: '👋 ¿A quién quieres sacar del plan? Se te pregunta otra vez antes de que pase nada, y no se borra nada suyo.',
  choose: 'Elige a alguien',
  tell: (title, channelId) =>
    `👋 Un admin te ha sacado de **${named(title)}** (<#${channelId}>). Allí ya no te toca nada. Lo que hiciste y escribiste sigue siendo tuyo, en /privacidad, y tu racha espera; con /unirse vuelves a entrar.`,
};

import type { Proposal } from '../../../../core/cohort-settings.ts';
import { moment, named, timestamp } from '../../../kit/format.ts';
import { firstPostShown, oneOf, planFacts, planShown, spoken, wordless } from '../../group-settings.ts';
import type { Words } from '../../shape.ts';
import { groupChoices } from '../commands.ts';
import { count, date, languageName, weekdays } from '../language.ts';
import { permission, problem } from '../reasons.ts';

const facts = planFacts((number) => count(number, 'día'), languageName);

const settings: Words['cohort']['setup']['settings'] = {
  curriculum: {
    label: 'Plan',
    shown: planShown(facts),
  },
  from: {
    label: 'Primer día',
    shown: wordless.from,
    form: 'Su número o palabras de su título',
  },
  channel: { label: 'Canal', shown: wordless.channel },
  publish: oneOf.publish('Otros servidores', {
    false: 'Las publicaciones se quedan en el canal',
    true: 'Publicadas en los servidores que siguen el canal',
  }),
  timezone: {
    label: 'Zona horaria',
    shown: ({ zone, clock }) => `**${zone}**, donde ahora son las ${clock}`,
    form: 'Una ciudad, como Europe/Madrid, o UTC',
  },
  time: { label: 'Hora', shown: wordless.time, form: 'Como 08:00 o 19:30' },
  weekdays: { label: 'Días de la semana', shown: (settled) => weekdays(settled.weekdays) },
  start: {
    label: 'Primera publicación',
    shown: firstPostShown((last, first) => `la última el ${date(last, first)}`),
    form: 'Una fecha, como 2026-03-09, hoy o mañana',
  },
  role: {
    label: 'Mención',
    shown: ({ roleId }) => (roleId === null ? 'Nadie' : `<@&${roleId}>, con cada publicación`),
  },
  'take-role': oneOf['take-role']('Ese rol', {
    false: 'Lo dan quienes llevan el servidor',
    true: 'La gente lo toma, con un botón',
  }),
  'milestone-role': {
    label: 'Rol de hito',
    shown: ({ milestoneRoleId }) =>
      milestoneRoleId === null ? 'Ninguno' : `<@&${milestoneRoleId}>, para tomar tras un mes o el plan entero`,
  },
  celebrate: oneOf.celebrate('Se celebra', groupChoices.celebrate),
  threads: oneOf.threads('Hilos', groupChoices.threads),
  days: oneOf.days('Días largos', groupChoices.days),
  language: spoken('Idioma', 'El del plan, si lo hablo; si no, el de este servidor'),
  'work-ahead': oneOf['work-ahead']('Adelantar', {
    false: 'No; un día se abre con su publicación',
    true: 'Sí; los días se pueden hacer antes de publicarse',
  }),
};

const proposals: Record<Exclude<Proposal, 'usual'>, string> = {
  'own-plan': 'el de este servidor',
  yours: 'el tuyo',
  here: 'donde estás',
  'own-zone': 'el reloj con el que estudias',
  'group-zone': 'como tu otro grupo',
  'server-language': 'supuesta por el idioma de este servidor',
  'own-language': 'supuesta por el idioma de tu Discord',
};

/** Qué hace que mencionar un rol avise a su gente. */
export const toNotify = `haz que el rol se pueda mencionar o permíteme **${permission('Mention @everyone, @here, and All Roles')}**`;

export const setup: Words['cohort']['setup'] = {
  settings,
  proposals,
  notStarted: 'No se ha empezado ningún plan.',
  ready:
    '**¿Empezamos?** Aún no hay nada configurado. Esto es lo que propongo, con ✏️ en lo que elegiste: cambia lo que quieras y pulsa **Empezar**.',
  notReady: '**Casi listo.** Aún no hay nada configurado; hay un ✏️ en lo que elegiste. Esto lo impide:',
  problems: (wrong) => wrong.map((one) => `⚠️ ${problem(one)}`).join('\n'),
  mayPost: (channelId) => `👍 En <#${channelId}> puedo ver, escribir, insertar y leer el historial`,
  missing: (missing, isFiles) =>
    `⚠️ Allí me falta **${permission(missing)}**: ${isFiles ? 'faltarán imágenes y archivos' : 'algunas cosas no funcionarán'}`,
  pingsNobody: (roleId) => `⚠️ <@&${roleId}> se nombrará pero nadie recibirá aviso: ${toNotify}`,
  change: 'Cambiar…',
  choose: (label) => `${label}: elegir`,
  choosing: 'Elige abajo; todo lo demás sigue como está.',
  outline: (total, language, firstDay) => `${facts(total, language)} · empieza con ${firstDay}`,
  buttons: {
    start: 'Empezar',
    preview: 'Ver el primer día',
    cancel: 'Cancelar',
    checkAgain: 'Comprobar otra vez',
    changeRunning: 'Cambiar ese',
    type: 'Escribirlo',
    nobody: 'Nadie',
    previous: 'Anteriores',
    status: 'Ver su estado',
  },
  previewOf: (day) => `**Vista previa de ${day}**`,
  started: (title, channelId, firstDay, at) =>
    `📚 **${named(title)}** está ya en marcha en <#${channelId}>. ${named(firstDay)} llega el ${moment(at)}.\n` +
    'Se participa con /unirse, o simplemente terminando un día con /hecho. Lo gestionas con /grupo: estado, cambiar, pausa, reanudar, terminar.',
  draftStays: 'El borrador sigue ahí.',
  cancelled: 'Cancelado. No se ha configurado nada. /configurar vuelve a empezar.',
  forgotten: 'Esa vista previa ya no vale, y al pulsar no se ha cambiado nada. Escribe /configurar otra vez.',
  running: (title, next) =>
    `⚙️ **${named(title)}**: lo que cambies vale enseguida.${next === null ? '' : ` La próxima publicación llega el ${timestamp(next, 'F')}.`}`,
  edited: (changed, next, wasStuck) =>
    [
      ...(changed.length === 0 ? [] : [`✏️ Cambiado: ${changed.map((label) => `**${label}**`).join(', ')}.`]),
      ...(wasStuck ? ['La publicación atascada llega en un minuto.'] : []),
      ...(next === null ? [] : [`La próxima publicación llega el ${timestamp(next, 'F')}.`]),
      'Lo ya publicado o anotado sigue como está.',
    ].join(' '),
  unchanged: 'Ya está así; no se ha cambiado nada.',
  notEdited: 'No se ha cambiado nada.',
};

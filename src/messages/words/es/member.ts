import type { Words } from '../shape.ts';
import { role } from './cohort/roles.ts';
import { count, date, list, schedule, weekdays } from './language.ts';
import { problem } from './reasons.ts';
import { settings } from './settings.ts';

const allDays = (days: number) => (days === 1 ? 'Se ha publicado el único día' : `Se han publicado los ${days} días`);

export const member: Words['member'] = {
  welcome:
    '👋 ¡Hola! Soy Daymark. Publico un plan de estudio día a día, a la hora que se elija; la gente lo marca con un toque, escribe notas y mantiene una racha que perdona un día perdido.\n' +
    'Siguiente paso: alguien con **Gestionar servidor** escribe **/configurar** en el canal del plan. **/ayuda** muestra todo lo demás. Hasta entonces no se publica nada.',

  join: {
    plan: (title, channelId) => `**${title}**${channelId === null ? ', un plan tuyo' : ` en <#${channelId}>`}`,
    now: (plan) => `👋 Ya participas: ${plan}.`,
    again: (plan) => `👋 Te damos la bienvenida otra vez: ${plan}.`,
    before: (plan) => `Ya participas: ${plan}. No ha cambiado nada.`,
    asYouLeft: 'Todo está como lo dejaste, y el tiempo fuera cuenta como pausa: no te has perdido nada.',
    latest: (day) => `📘 Ahora: **${day}**`,
    isDone: ', y ya lo has hecho.',
    isClosed: '. Su fecha se cerró, pero aún puedes hacer el día.',
    openUntil: (until) => `, abierto hasta ${until}.`,
    finished: (days) => `🏁 ${allDays(days)}. Los abiertos aún se pueden hacer; mira /semana.`,
    posted: (posts) => `🕗 Hay publicación ${schedule(posts)}.`,
    paused: '⏸️ Ahora hay una pausa. No afecta a la racha de nadie.',
    closing: (at, fromNow) => `🏁 Ese era el último día; sigue un mensaje final ${at} (${fromNow}).`,
    first: (day, at, fromNow) => `📅 Primero: **${day}**, ${at} (${fromNow}).`,
    next: (day, at, fromNow) => `📅 Próximo: **${day}**, ${at} (${fromNow}).`,
    groupsClock: 'Tus fechas siguen ese reloj; /zona ajusta el tuyo.',
    whereToBegin: '🚪 Algunos días llegaron antes que tú; ninguno cuenta como perdido. ¿Dónde quieres empezar?',
    fromFirst: (label) => `Empezar en ${label}`,
    withGroup: 'Ir con el grupo',
    beginsFirst: (day) => `🚪 Empiezas en **${day}**: los días hasta ahora están abiertos para ti, uno tras otro.`,
    beginsGroup:
      '🚪 Vas con el grupo desde aquí. Los días anteriores no cuentan como perdidos, y aún puedes abrirlos con /día.',
    whichZone: '🕗 ¿Por qué reloj te guías? El día de estudio termina allí a las 04:00.',
    groupsZone: (zone) => `${zone} (la del grupo)`,
    anotherZone: 'Otra…',
    myClock: 'Mi reloj…',
    ownClock: (zone) => `Tus fechas siguen ${zone}; /zona lo cambia.`,
    another: '¿Te referías a otro plan de este servidor? Con su botón te unes.',
    joinOther: (title) => `Unirme a ${title}`,
    unsaved: '**No** has entrado.',
  },
  leave: {
    left: (title) =>
      `👋 Has salido de **${title}**. No se borra nada: tus días, notas e hitos se quedan, y el tiempo fuera cuenta como pausa, así que tu racha te espera.`,
    comeBackHow: 'Vuelve cuando quieras con /unirse, o marcando un día como hecho.',
    privacyHow: 'Para ver, exportar o borrar lo que se guarda de ti: /privacidad.',
    notIn: (title) => `No estás en **${title}**, así que no hay de qué salir. No ha cambiado nada.`,
    leftBefore: (title, when) =>
      `Ya habías salido de **${title}** (${when}). Lo que hiciste se conserva. No ha cambiado nada.`,
    since: (when) => `Dejaste este plan ${when}; lo que hiciste se conserva.`,
    comeBack: 'Volver',
    join: 'Unirme',
    unsaved: '**No** has salido.',
  },
  settings,
  role,
  pause: {
    away: (from, until, today) =>
      `🏖️ Estás fuera${from < today ? '' : from === today ? ' desde ahora' : ` desde el ${date(from, today)}`}, ${
        until === null ? 'hasta que vuelvas' : `hasta el ${date(until, today)} incluido`
      }.`,
    isAway: (until, today) =>
      `🏖️ Ya estás fuera, ${until === null ? 'hasta que vuelvas' : `hasta el ${date(until, today)} incluido`}. No ha cambiado nada.`,
    planned: (from, until, today) =>
      `🏖️ Tienes previsto estar fuera desde el ${date(from, today)}, ${
        until === null ? 'hasta que vuelvas' : `hasta el ${date(until, today)} incluido`
      }. No ha cambiado nada.`,
    instead: (from, today) => `El tiempo fuera previsto desde el ${date(from, today)} se anula.`,
    means:
      'Mientras estás fuera no te toca nada, no te envío nada y tu racha espera como está. Si haces un día de todos modos, cuenta.',
    plans: (titles) => `Vale para todo lo que estudias: ${list(titles)}.`,
    whileAway: '/pausa te trae de vuelta; si haces un día de todos modos, cuenta.',
    comeBack: 'He vuelto',
    awayNow: 'Fuera desde ahora',
    callOff: 'Anularlo',
    back: '👋 Qué bien que has vuelto. Desde la próxima fecha te vuelven a tocar las publicaciones; no te has perdido nada.',
    calledOff: '👋 Entonces te quedas: el tiempo fuera que tenías previsto se anula.',
    notAway: 'No estás fuera, así que no hay nada que terminar. No ha cambiado nada.',
    backwards:
      'Eso termina antes de empezar. No se ha cambiado nada; **hasta** es la última fecha en la que estás fuera.',
    studyFirst: 'No estudias ningún plan, así que no hay nada que pausar. No se ha cambiado nada. Con /unirse entras.',
    unsaved: '**No** estás fuera.',
  },
  zone: {
    joinToSet:
      'No estás en este plan. En cuanto estés, aquí ajustas tu reloj y tus descansos, los recordatorios, el idioma y lo que ven de ti los demás.',
    already: 'Ya está así. No ha cambiado nada.',
    kept: 'Lo que anotaste antes sigue como está.',
    groups: (zone) => `el del grupo, **${zone}**`,
    clock: (zone, since, time) =>
      `🕗 Tu reloj es ${zone}${since}. Allí son las ${time}, y un día de estudio termina a las 04:00.`,
    post: (posts, forYou, next) => `📘 La publicación llega ${schedule(posts)}${forYou}; la próxima ${next}.`,
    forYou: {
      same: (time) => `, para ti ${time}`,
      before: (time) => `, para ti el día anterior a las ${time}`,
      after: (time) => `, para ti el día siguiente a las ${time}`,
    },
    noRest: (since) => `🌙 No tienes días de descanso propios${since}: te tocan todas las publicaciones.`,
    rest: (days, since) =>
      `🌙 Tus días de descanso: **${weekdays(days)}**${since}. Lo publicado en esas fechas no te toca; si lo haces, cuenta.`,
    restDay: (day) => weekdays([day]),
    fromToday: ' desde hoy',
    fromTomorrow: ' desde mañana',
    from: (on, today) => ` desde el ${date(on, today)}`,
    unknown: (text, suggestions) => `${problem({ kind: 'zone', text, suggestions })} No se ha cambiado nada.`,
    restUnclear: (text) =>
      `${problem({ kind: 'weekdays', text })} Si no quieres ninguno: **ninguno**. No se ha cambiado nada.`,
    restIsAll: (posts) =>
      `Se publica ${schedule(posts)}, así que con esos descansos no quedaría ningún día de estudio. No se ha cambiado nada. ` +
      'Deja al menos un día de estudio o tómate un tiempo con /pausa.',
    joinFirst: (title) =>
      `Aún no estás en **${title}**, así que no hay nada que ajustar. No se ha cambiado nada. Únete y tu elección se guarda.`,
    joinAndSet: 'Unirme y ajustarlo',
    form: {
      title: 'Mi reloj',
      zone: 'Una ciudad cerca de ti',
      about: 'Como Madrid, Ciudad de México o Asia/Tokyo; UTC también vale',
    },
    groupChoice: 'grupo: el reloj del canal',
    zoneChoice: (zone, time) => `${zone} · ahora ${time}`,
    unsaved: 'Tu reloj está como antes.',
  },
  privacy: {
    here: 'en este servidor',
    allServers: 'en todos los servidores',
    anyServer: 'en ningún servidor',
    inServer: (name) => `en ${name}`,
    inOwn: 'en lo que es solo tuyo',
    ownChoice: 'Mis planes propios, en mensajes directos',
    formerServer: (id) => `un servidor donde ya no estoy (${id})`,
    formerServerChoice: (id) => `Un servidor donde ya no estoy (${id})`,
    title: (where) => `🔒 **Lo que guardo de ti ${where}**`,
    kinds: {
      title: '🔒 **Todo lo que puedo guardar de ti**',
      lines: [
        'tu id de Discord y el nombre que el servidor muestra de ti',
        'cuándo entraste o saliste de un plan, o ya no estabas en el servidor',
        'qué días terminaste, cuándo y para qué fecha; racha e hitos',
        'tus notas con sus enlaces y archivos, quién puede leerlas y si un admin retiró alguna',
        'lo que marcaste, con las palabras, enlaces y direcciones de archivos que añadiste',
        'tu zona, descansos, ritmo, pausas, el idioma que elegiste y el de tu Discord, y qué pueden ver de ti los demás',
        'lo que un admin corrigió en tus entradas, con el motivo, y lo que tú corregiste en las de otros',
        'cuándo quieres recordatorios y si un mensaje no llegó',
        'que configuraste un plan y los planes que enviaste solo para ti',
      ],
      ends: [
        'Todo eso se queda hasta que lo borres. Solo un día: el resultado de tus últimos comandos, para que ninguno cuente dos veces, y borradores de planes. 60 días: que se envió un mensaje, para que ninguno llegue dos veces. Un servidor que me echa se olvida a los 30 días.',
        'Nunca se guarda: los mensajes que escribes (salvo que alguien guarde uno como nota propia, sin tu nombre), direcciones de correo, quién está en línea. Nada va a nadie salvo a Discord y a quienes me llevan; nada se usa para publicidad.',
      ],
      button: 'Qué puede haber',
    },
    nobodyElse: '👥 Nadie más ve nada de esto.',
    others: '👥 **Lo que pueden ver los demás**',
    streakHidden:
      '• Tu racha y su imagen, /progreso: nadie; tampoco tus propias respuestas muestran la racha, aunque /racha te la sigue enseñando',
    streakShown: '• Tu racha y su imagen, /progreso: la gente de ese plan, y los admins de ese servidor',
    ledger: '• Qué días hiciste y cuándo, y qué se corrigió: los admins de ese servidor',
    notes: '• Tus notas: las que compartiste, con tu nombre; la gente de ese plan que ve su canal',
    ticks: '• Resultados y entregables marcados: nadie',
    named:
      '• Tu nombre: en las publicaciones de los días que terminaste, en el resumen semanal del grupo y cuando alcanzas un hito',
    notNamed: '• Tu nombre: en ninguna publicación; se te cuenta con los demás',
    onBoard: '• Tu puesto en /clasificación: la gente de ese plan',
    offBoard: '• Tu puesto en /clasificación: nadie, no estás en ella',
    nameMe: 'Nombrarme',
    joinBoard: 'Entrar en clasificación',
    nameOn: (where) => `✅ Tu nombre vuelve a estar en las publicaciones de los días que terminas, ${where}.`,
    nameOff: (where) =>
      `✅ Desde ahora tu nombre no está en las publicaciones, ${where}. Las de los últimos 14 días lo pierden en unos minutos; se te cuenta con los demás.`,
    keptNames: (number, links) =>
      `-# ${number === 1 ? 'Una publicación más antigua lo conserva' : `${number} publicaciones más antiguas lo conservan`}, como estaba: ${links.join(' · ')}${number > links.length ? ' …' : ''}`,
    export: 'Exportar como archivo',
    journal: 'Notas como diario',
    delete: 'Borrarlo todo…',
    stored: (stored) => {
      const some = (number: number, ...words: [string, string?]) => (number === 0 ? [] : [count(number, ...words)]);
      const studies = [
        count(stored.completions, 'día hecho', 'días hechos'),
        count(stored.notes, 'nota'),
        ...some(stored.files, 'archivo'),
        count(stored.milestones, 'hito'),
        ...some(stored.ticks, 'marca'),
        ...some(stored.settings, 'ajuste de zona o descanso', 'ajustes de zona o descanso'),
        ...some(stored.paces, 'elección de ritmo', 'elecciones de ritmo'),
        ...some(stored.pauses, 'pausa'),
        ...some(stored.corrections, 'corrección', 'correcciones'),
      ];
      const rest = [
        ...some(stored.reminders, 'recordatorio'),
        ...some(stored.plansStarted, 'plan que configuraste', 'planes que configuraste'),
        ...some(stored.ownPlans, 'plan hecho por ti', 'planes hechos por ti'),
        ...some(stored.drafts, 'borrador', 'borradores'),
        ...some(stored.outcomes, 'comando del último día', 'comandos del último día'),
        ...some(stored.correctionsMade, 'entrada de otros que corregiste', 'entradas de otros que corregiste'),
      ];
      const parts = stored.cohorts === 0 ? [] : [`${list(studies)} en ${count(stored.cohorts, 'plan', 'planes')}`];
      return [...parts, ...(rest.length === 0 ? [] : [list(rest)])].join('; ');
    },
    streakToo: ', y tu racha',
    nothing: (where) =>
      `🔒 No se guarda nada de ti ${where}. Eso empieza con /unirse, con /empezar en un mensaje directo o con lo primero que marques o anotes.`,
    whichServer: (number) => `🔒 Se guarda algo de ti en ${count(number, 'lugar', 'lugares')}. ¿De cuál se trata?`,
    chooseServer: 'Elige uno o todos',
    everyServer: 'Todo',
    exported: (where, part, parts) =>
      `📎 Todo lo que guardo de ti ${where}, como JSON${parts === 1 ? '' : `; este es el archivo ${part} de ${parts}`}. Solo tú ves este mensaje, así que guarda el archivo.`,
    nextFile: (part, parts) => `Archivo ${part} de ${parts}`,
    confirm: (where, stored) =>
      `⚠️ Esto borra para siempre, ${where}: ${stored}. No se puede deshacer, así que quizá quieras exportarlo antes. ` +
      'Si solo quieres parar un tiempo, /pausa lo conserva todo.',
    deleteForGood: 'Borrar para siempre',
    exportFirst: 'Exportar antes',
    keep: 'Conservarlo',
    erased: (stored, where, plansGoOn) =>
      `🗑️ Borrado: ${stored}. Ya no se guarda nada de ti ${where}.` +
      `${plansGoOn ? ' Los planes que configuraste continúan para quienes los siguen, sin tu id.' : ''} ` +
      'Tu nombre desaparece de las publicaciones de los últimos 14 días; los mensajes más antiguos de un canal siguen como están. Si algún día quieres empezar de nuevo: /unirse.',
    unsaved: 'Tus ajustes están como antes.',
    undeleted: 'No se ha borrado nada.',
  },
};

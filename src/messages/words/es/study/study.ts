import type { Streak } from '../../../../core/streak/streak.ts';
import { named, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { count, date, list, number } from '../language.ts';
import { next, pace } from './own.ts';

const ofTotal = ({ position, total }: { position: number; total: number }) => `día ${position} de ${total}`;
const lookAhead = 'Puedes ir mirando lo que viene.';
const have = (counted: number) => (counted === 1 ? 'ha' : 'han');

export const study: Words['study'] = {
  streak: (streak) => `racha ${numbers(streak)}`,
  progress: (done, total) => `${done} de ${total} del plan.`,
  paused: (until) =>
    `⏸️ El grupo está en pausa ${until === null ? 'por ahora' : `hasta ${timestamp(until, 'f')}`}. No afecta a la racha de nadie.`,
  stuck: (label) =>
    `⚠️ ${label === null ? 'El mensaje final está atascado' : `La publicación de **${label}** está atascada`}, y los admins de este servidor saben por qué. Llegará por su cuenta en cuanto se arregle; mientras tanto no afecta a ninguna racha.`,

  day: {
    numbered: (numbered) => `Día ${numbered}`,
    short: (label) => label.replace(/^(?:Día|Day) /, ''),
    headline: (name, minutes) => (minutes === null ? name : `${name} · ${minutes} min`),
    place: (week, inWeek, inPlan) =>
      [week ?? [], inWeek === null ? [] : ofTotal(inWeek), `${ofTotal(inPlan)} del plan`].flat().join(' · '),
    fields: {
      task: 'Tarea',
      learning: 'Aprende',
      practice: 'Practica',
      documentation: 'Escribe',
      'done-when': 'Hecho cuando',
      other: 'Además',
    },
    resources: 'Lee',
    moreLinks: (more) => `${more} más`,
    doneSince: (at, on, late) =>
      `✅ Lo hiciste ${timestamp(at, 'R')}; cuenta para el ${date(on)}${late ? ', anotado tarde' : ''}.`,
    openUntil: (until) => `🕗 Aún a tiempo hasta ${timestamp(until, 'f')}.`,
    posted: (at) => `⬜ Publicado el ${timestamp(at, 'D')}. Los días no caducan: hazlo cuando quieras.`,
    opens: (at) => `🔒 ${at === null ? 'Aún no publicado' : `Se abre el ${timestamp(at, 'F')}`}. ${lookAhead}`,
    none: (asked, first, last, near) => {
      const meant = near.map((label) => `**${label}**`);
      const hint = near.length === 0 ? '' : ` ¿Querías decir ${list(meant, 'or')}?`;
      return `Este plan no tiene el día ${asked}; va de ${first} a ${last}.${hint} No se ha cambiado nada.`;
    },
    note: 'Nota',
  },

  post: {
    readIt: (headline) => `${headline} · léelo con 📖 Pasos`,
    howToTakePart: 'Pulsa ✅ cuando lo hayas hecho; es todo lo que hace falta para participar.',
    steps: 'Pasos',
    week: 'Semana',
    month: 'Mes',
    openUntil: (until, late) => {
      const closes = `${timestamp(until, 't')} (${timestamp(until, 'R')})`;
      return late
        ? `🕗 Publicado tarde: a la hora de siempre no estaba. Hoy sigue contando hasta ${closes}.`
        : `🕗 Cuenta para hoy hasta ${closes}.`;
    },
    finishers: (names, more) =>
      `✅ ${names.length === 0 ? `${more} ya lo ${have(more)} hecho` : list([...names, ...(more === 0 ? [] : [`${more} más`])])}`,
    weekStarts: (title) => `🗓️ **${title}** empieza hoy.`,
    goalElsewhere: 'Su meta: /semana o /mes.',
    review: (week, earlier) =>
      `**Día de repaso.**${earlier.length === 0 ? '' : ` ${week} trató ${list(earlier)}.`} Pulsa 🗓️ Semana para ver lo que has hecho, y luego 📝 Nota para escribir con qué te quedas.`,
    weekSoFar: (week, learners) =>
      `👥 **${week} hasta ahora**: cada día, y cuántas de ${count(learners, 'persona')} lo han hecho`,
    monthEnds: (month) => `🏁 **${month}** termina con este día.`,
    harvestElsewhere: 'Pulsa 🗓️ Mes para ver qué te llevas y cómo sigue.',
    planEnds: (title, days) =>
      `🏁 ${title === null ? 'El plan' : `**${title}**`} está completo: ${days === 1 ? 'su único día ya se ha publicado' : `se han publicado los ${count(days, 'día')}`}.`,
    takeaways: 'Para llevarte',
    takeawaysElsewhere: 'Qué llevarte de él: /mes.',
  },

  next,
  pace,

  done: {
    unsaved: (day = '') => `${day === '' ? 'El día' : `El día ${day}`} **no** está marcado como hecho.`,
    done: (label) => `✅ **${label} hecho.**`,
    countsFor: (on, late) => `${late ? 'Anotado tarde, cuenta' : 'Cuenta'} para el ${date(on)}.`,
    streak: (streak, daysToFreeze) => {
      if (daysToFreeze === null) return `🔥 Racha ${numbers(streak)}`;
      const what = streak.freezes === 0 ? 'un comodín, que cubre un día perdido' : 'otro';
      return `🔥 Racha ${numbers(streak)} · con ${count(daysToFreeze, 'día')} más, ${what}`;
    },
    keptBefore: (on) => `El ${date(on)} ya contaba, así que tu racha sigue igual.`,
    closed: (on, closedAt) =>
      `Cuenta para el ${date(on)}: la fecha de la publicación se cerró ${timestamp(closedAt, 'R')}.`,
    ended: 'Con este día empieza una nueva.',
    frozen: (dates) =>
      `❄️ Se te pasó ${list(dates.map((on) => date(on)))}; ${dates.length === 1 ? 'un comodín mantuvo' : 'los comodines mantuvieron'} tu racha.`,
    milestone: (label) => `🎉 Hito alcanzado: ${label}.`,
    planFinished: '🏁 Ese era el último día: has terminado el plan entero.',
    endReached: '🏁 Ese era tu último día abierto: has llegado al final del plan.',
    joined: '👋 Ya estás en el grupo. /ayuda muestra el resto.',
    named:
      '-# Tu nombre está en la publicación del día, junto a los de quienes lo han terminado; se quita pulsando un botón.',
    addNote: 'Añadir una nota',
    undo: 'Deshacer',
    already: (label, at) => `${label} ya está hecho (${timestamp(at, 'R')}). No ha cambiado nada.`,
    caughtUp: 'Estás al día.',
    notStarted: (label, opensAt, day) =>
      `${opening(label, opensAt)} Mientras tanto: **/día día:${day}** para ver lo que viene, /zona para ajustar tu reloj.`,
    notYet: (label, opensAt, latest) =>
      `${opening(label, opensAt)} No se ha anotado nada. ${
        latest === null
          ? 'Mientras tanto: /día para ver lo que viene, /zona para ajustar tu reloj.'
          : `El último día es ${latest}; mira /hoy.`
      }`,
  },

  when: {
    unclear: (asked) =>
      `No entiendo ${asked} como fecha. No se ha anotado nada. Escribe **hoy**, **ayer**, un día de la semana o una fecha como 2026-03-09.`,
    future: (asked, today) =>
      `${date(asked)} aún no ha llegado: para ti hoy es ${date(today)}. No se ha anotado nada. Omite **cuándo** para anotarlo para hoy.`,
    tooFarBack: (asked, oldest) =>
      `${date(asked)} ya se cerró. Puedes anotar para hoy y para las dos fechas anteriores (hasta el ${date(oldest)}). No se ha anotado nada. Omite **cuándo** para anotar el día para hoy: los días no caducan.`,
    beforeJoining: (joinedOn) =>
      `${joinedOn === null ? 'Empiezas con tu primer día, hoy' : `Participas desde el ${date(joinedOn)}`}, así que ninguna fecha anterior puede contar. No se ha anotado nada. Omite **cuándo** para anotar el día para hoy: los días no caducan.`,
    today: 'Hoy',
    yesterday: (on) => `Ayer (${date(on)})`,
  },

  undo: {
    unsaved: 'El día sigue marcado como hecho.',
    undone: (label, on) => `↩️ ${label} ya no está marcado como hecho (contaba para el ${date(on)}).`,
    doAgain: 'Marcarlo otra vez',
    nothing: 'Aquí no tienes ningún día marcado como hecho, así que no hay nada que deshacer.',
    notDone: (label) =>
      `${label} no está marcado como hecho, así que no hay nada que deshacer. No se ha cambiado nada.`,
    closed: (label, on) =>
      `${label} cuenta para el ${date(on)}, y esa fecha ya se cerró. Solo se puede deshacer hoy y las dos fechas anteriores. No se ha cambiado nada; un admin de este servidor puede corregir entradas más antiguas.`,
  },

  wrapUp: {
    title: (week) => `🗓️ **${week}** ha terminado. Esto se ha hecho entre todos:`,
    done: (people, days) =>
      `👥 ${count(people, 'persona participó', 'personas participaron')}, ${count(days, 'día hecho', 'días hechos')}`,
    reached: (label, people) => `🏁 ${label}, hito alcanzado: ${count(people, 'persona')}`,
    runs: (runs) => `🔥 Rachas más largas: ${list(runs.map(({ name, run }) => `${name} ${run}`))}`,
    notes: '📝 **Notas compartidas por el grupo**',
    noteOf: (name, day) => `**${name}** sobre ${day}`,
    moreReached: (more) => `🏁 … y ${more} más`,
    moreNotes: (more) => `-# ${more} más: /notas, en «Del grupo»`,
  },
  celebration: {
    reached: (names, what) => `🏁 ${list(names)} ${have(names.length)} completado **${named(what)}**.`,
    finished: (names, days) =>
      `🎓 ${list(names)} ${have(names.length)} terminado el plan entero: ${days === 1 ? 'su único día' : `los ${count(days, 'día')}`}.`,
    run: (names, run) => `🔥 ${list(names)}: una racha de ${run}.`,
    more: (more) => `${more} más`,
    nameless: '🏁 Alguien ha alcanzado un hito aquí.',
  },
  board: {
    order: 'Ordenar por…',
    orders: { days: 'Días del plan', week: 'Hechos esta semana', streak: 'Racha' },
    scores: {
      days: (days) => count(days, 'día'),
      week: (days) => count(days, 'día'),
      streak: (run) => `racha ${run}`,
    },
    place: (rank, of, others) =>
      `-# Estás en el puesto ${rank} de ${of}${others === 0 ? '' : `, con ${others === 1 ? 'otra persona' : `otras ${others} personas`}`}.`,
    nowhere: '-# Aún no estás: basta con un día hecho.',
    noRun: '-# Ahora mismo no tienes racha: el próximo día que termines empieza una.',
    hidden: {
      'off-board': '-# Has salido de la clasificación; nadie te ve en ella.',
      'streak-hidden': '-# Ocultas tu racha, así que aquí no estás.',
    },
    nobody: 'Todavía nadie.',
  },
  streakView: {
    headline: (done, total, streak) => `🔥 **${done} de ${total} días del plan** · racha ${numbers(streak)}`,
    ended: ({ on, run }, best) =>
      `Tu última racha, ${run}, terminó el ${date(on)}; ${run === best ? 'sigue siendo la mejor.' : `la mejor, ${best}, se queda.`}`,
    startsNext: 'El próximo día que termines empieza una nueva.',
    states: {
      kept: ['✅', 'hecho'],
      'kept-late': ['✅', 'hecho, anotado tarde'],
      frozen: ['❄️', 'perdido, cubierto por un comodín'],
      paused: ['⏸️', 'en pausa'],
      away: ['🏖️', 'fuera'],
      rest: ['🌙', 'descanso'],
      'no-post': ['▫️', 'sin publicación'],
      'not-due': ['▫️', 'antes de entrar'],
      missed: ['➖', 'perdido'],
      ahead: ['⏩', 'adelantado'],
      open: ['⬜', 'abierto'],
    },
    openUntil: (until) => `abierto hasta ${timestamp(until, 'f')}`,
    date: (on, isToday) => `${date(on)}${isToday ? ' (hoy)' : ''}`,
    upTo: (on) => `hasta el ${date(on)}`,
    dates: (first, last, isToday) => `${date(first)} – ${date(last)}${isToday ? ' (hoy)' : ''}`,
    rule: 'Una fecha cuenta en cuanto terminas en ella cualquier día del plan. Siete seguidas dan un comodín, que cubre una fecha perdida; puedes tener dos. Las fechas sin publicación, los descansos y las pausas nunca rompen una racha.',
    hidden: 'Tu racha está oculta: solo tú la ves, aquí. /privacidad lo cambia.',
    none: 'Aún no participas en este plan, así que no hay racha. Termina un día con /hecho, o empieza con /unirse.',
  },

  week: {
    goal: '**Meta**',
    days: {
      done: (day) => `✅ ${day}`,
      late: (day) => `✅ ${day} (anotado tarde)`,
      today: (day) => `⬜ ${day} (hoy)`,
      open: (day) => `⬜ ${day} (aún abierto)`,
      before: (day) => `▫️ ${day} (antes del inicio)`,
      left: (day) => `⬜ ${day}`,
      locked: (day, at) => `🔒 ${day}${at == null ? '' : ` · se abre ${timestamp(at, 'R')}`}`,
    },
    reached: (on, today, aim) => `🏁 **Hito alcanzado** el ${date(on, today)}${aim === '' ? '' : ` (${aim})`}`,
    milestoneNotHere: (aim, before) =>
      `**Hito**${aim === '' ? '' : ` (${aim})`}  aquí no cuenta: ${count(before, 'día')} de esta semana ${before === 1 ? 'fue' : 'fueron'} antes del inicio`,
    milestone: (aim, done, total) =>
      `**Hito**${aim === '' ? '' : ` (${aim})`}  ${done} de ${count(total, 'día')}, faltan ${total - done}`,
    group: (learners, reached) =>
      `👥 **Grupo**  ${count(learners, 'persona')}, ${number(reached)} ${have(reached)} alcanzado este hito`,
    openDay: 'Abrir un día…',
    none: (asked, first, last) =>
      `Este plan no tiene la semana ${asked}; va de ${first} a ${last}. /semana sin número muestra la actual.`,
    noWeeks: 'Este plan no tiene semanas, así que no hay hitos de semana. /hoy muestra el día actual.',
  },
};

function opening(label: string, opensAt: Date | null): string {
  return opensAt === null ? `${label} aún no se ha publicado.` : `${label} se abre el ${timestamp(opensAt, 'F')}.`;
}

function numbers({ current, longest, freezes }: Streak): string {
  return `${current} · mejor ${longest}${freezes === 0 ? '' : ` · ${count(freezes, 'comodín', 'comodines')}`}`;
}

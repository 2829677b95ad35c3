import type { Words } from '../shape.ts';
import { count, date, number, quotedList } from './language.ts';

export const goals: Words['goals'] = {
  ticks: {
    title: (title, done, total) => `**${title}** · ${done} de ${total} marcados`,
    lost: 'Marcado antes; ahora el plan lo dice de otra forma:',
    expires: (when) => `el enlace de Discord vale hasta el ${when}`,
    expiresOnce: 'el enlace de Discord caduca al cabo de un tiempo',
    ticked: (items) => `✅ Marcado: ${quotedList(items)}.`,
    unticked: (items) => `⬜ Desmarcado: ${quotedList(items)}.`,
    joined: 'Ya participas: las publicaciones diarias cuentan para ti desde ahora.',
    back: 'Atrás',
    more: 'Más…',
    moreSection: 'Más',
    nothing: 'No se ha cambiado nada.',
  },
  month: {
    choose: '¿Qué sabes hacer ya? Márcalo…',
    objective: '**Objetivo**',
    outcomes: 'Resultados',
    weeks: '**Semanas**',
    weekReached: (week, on) => `🏁 ${week} · ${date(on)}`,
    week: (week, done, total) => `${done === 0 ? '⬜' : '▶️'} ${week} · ${done} de ${total}`,
    mine: (done, total, left) => `**Hito del mes**  ${done} de ${count(total, 'día')}, faltan ${left}`,
    mineReached: (on, today) => `🏁 **Hito del mes alcanzado** el ${date(on, today)}`,
    group: (learners, reached) =>
      `**Grupo**  ${count(learners, 'persona')}; ${number(reached)} lo ${reached === 1 ? 'ha' : 'han'} alcanzado`,
    milestones: 'Hitos del mes',
    metrics: 'Cómo se mide el éxito',
    projects: '**Proyectos**',
    project: (title, done, total) =>
      total === 0 ? `🛠️ ${title}` : `🛠️ ${title} · ${done} de ${count(total, 'entregable')}`,
    goal: (week) => `**${week}: meta**`,
    milestone: (week) => `**${week}: hito**`,
    takeAway: (title) => (title === '' ? 'Para llevarte' : `Para llevarte: ${title}`),
    nextSteps: '**Próximos pasos**',
    salary: '**Meta de salario**',
    library: (links, topics) => `**Biblioteca**  ${count(links, 'enlace')} sobre ${count(topics, 'tema')}: /enlaces`,
    remember: '**Para recordar**',
    toProjects: (projects) => (projects === 1 ? 'Proyecto' : 'Proyectos'),
    toLibrary: 'Enlaces',
    none: (asked, first, last) =>
      `Este plan no tiene el mes ${asked}; ${first === last ? `solo tiene ${first}` : `va de ${first} a ${last}`}. /mes sin más muestra el actual.`,
    unsaved: 'Tus resultados están marcados como antes.',
  },
  project: {
    choose: '¿Qué has entregado? Márcalo…',
    goals: '**Metas**',
    deliverables: 'Entregables',
    hint: '-# Solo tú ves tus marcas. Para entregar un archivo: /proyecto con `entregable` y `archivo`.',
    returned: 'Lo que habías mostrado va adjunto, para que no se pierda nada.',
    kept: (item) => `✅ Guardado con «${item}».`,
    file: (item) =>
      `📎 Archivo guardado con «${item}». Guardo su nombre y el enlace de Discord, no el archivo: ese enlace caduca, así que conserva tu copia o añade también un enlace duradero.`,
    addTo: 'Añadir un enlace o unas palabras…',
    form: {
      title: 'Muestra tu trabajo',
      label: 'Un enlace o unas palabras',
      placeholder: 'https://… – al guardarlo se marca el entregable',
    },
    noProjects: 'Este plan no tiene proyectos. /mes muestra lo que hay para este mes.',
    none: (asked, projects) =>
      `Este plan no tiene el proyecto ${asked}. No se ha cambiado nada. Tiene ${count(projects, 'proyecto')}:`,
    fileForWhich: '¿De qué entregable es ese archivo?',
    noDeliverable: (asked) => `Este proyecto no tiene el entregable ${asked}.`,
    fileNotKept: 'El archivo aún no está guardado; el de tu dispositivo sigue igual.',
    noDeliverables: 'No tiene ningún entregable.',
    nameOne: (items) => `Indica uno en \`entregable\`: ${quotedList(items, 'or')}.`,
    open: 'Abrir el proyecto',
    tooLong: (length, limit) =>
      `Eso tiene ${number(length)} caracteres; el límite es ${number(limit)}. No se ha cambiado nada. Un enlace a un texto más largo también vale.`,
    unsaved: 'Tus entregables están como antes.',
  },
};

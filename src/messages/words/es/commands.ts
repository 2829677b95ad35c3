import { planFiles, said } from '../said.ts';
import type { Words } from '../shape.ts';

const latest = 'Qué día; si se omite, el último publicado';
const files = planFiles(
  'archivo',
  'Un archivo Markdown del plan, hasta 1 MB, o su carpeta entera como un .zip',
  'Un archivo más',
);
const plan = { name: said('nombre', 'Qué plan') };
const clock = {
  zone: said('zona', 'Una ciudad como Europe/Madrid, UTC o «grupo» para el reloj del canal'),
  rest: said('descanso', 'Días de la semana en que descansas, como «sáb dom», o «ninguno»'),
};
/** Las listas cortas de los ajustes de un grupo, como también las muestra el panel. */
export const groupChoices = {
  celebrate: { milestones: 'Semanas, meses y el plan entero', all: 'Eso y las rachas largas', off: 'Nada' },
  threads: {
    off: 'Ninguno; las notas compartidas se leen con /notas',
    day: 'En cada publicación, con las notas compartidas del día',
    week: 'En la primera publicación de cada semana, con sus notas',
  },
  days: { short: 'Abreviados, con un botón que abre el resto', whole: 'Enteros, por largos que sean' },
};
const workAhead = said('adelantar', 'Si los días se pueden hacer antes de publicarse');

const forGroup = {
  publish: said('publicar', 'En un canal de anuncios: publicar también en los servidores que lo siguen'),
  language: said('idioma', 'En qué idioma hablo en el canal; si se omite, el idioma del plan'),
  role: said('rol', 'Un rol al que avisa cada publicación'),
  'take-role': said('tomar-rol', 'Si la gente toma ese rol por sí misma, con un botón'),
  'milestone-role': said('rol-de-hito', 'Un rol que se puede tomar tras un mes o el plan entero'),
  celebrate: said('celebrar', 'Qué se dice en el canal; si se omite, los hitos', groupChoices.celebrate),
  threads: said(
    'hilos',
    'Dónde salen las notas compartidas además de /notas; si se omite, en ningún sitio',
    groupChoices.threads,
  ),
  days: said('extensión', 'Cómo se publican los días largos; si se omite, abreviados', groupChoices.days),
  'work-ahead': workAhead,
};

export const commands: Words['commands'] = {
  today: said('hoy', 'Qué hace hoy el grupo y cuál es tu siguiente día'),
  day: said('día', 'Leer cualquier día del plan, pasado o por venir', { day: said('día', latest) }),
  done: said('hecho', 'Marcar un día del plan como hecho', {
    day: said('día', latest),
    when: said('cuándo', 'La fecha para la que cuenta: hoy, ayer, un día de la semana o anteayer'),
  }),
  undo: said('deshacer', 'Quitar la marca de un día hecho', {
    day: said('día', 'Qué día; si se omite, el último que marcaste'),
  }),
  note: said('nota', 'Escribir una nota sobre un día del plan', {
    day: said('día', latest),
    text: said('texto', 'La nota, hasta 2000 caracteres; si se omite, se abre un formulario'),
    share: said('lectores', 'Quién puede leerla; si se omite, como en tus /ajustes', {
      me: 'Solo yo',
      cohort: 'El grupo',
    }),
    link: said('enlace', 'Una dirección web para la nota'),
    file: said('archivo', 'Un archivo para la nota, hasta 1 MB'),
  }),
  'Save as note': said('Guardar como nota', ''),
  notes: said('notas', 'Leer, buscar, cambiar y borrar tus notas', {
    day: said('día', 'Solo las notas de este día'),
    week: said('semana', 'Solo las notas de esta semana'),
    search: said('buscar', 'Solo las notas con estas palabras'),
  }),
  week: said('semana', 'La meta de una semana, sus días y el hito: los tuyos y los del grupo', {
    week: said('semana', 'Qué semana; si se omite, la actual'),
  }),
  month: said('mes', 'El objetivo de un mes, resultados que marcar, semanas e hitos, y adónde lleva', {
    month: said('mes', 'Qué mes; si se omite, el actual'),
  }),
  project: said('proyecto', 'Metas y entregables de un proyecto: márcalos y guarda lo que tienes que mostrar', {
    project: said('proyecto', 'Qué proyecto; si se omite, el de este mes'),
    deliverable: said('entregable', 'Un entregable que marcar'),
    file: said('archivo', 'Lo que tienes que mostrar de ese entregable; solo tú lo ves'),
  }),
  resources: said('enlaces', 'Buscar en los enlaces del plan, por tema o por palabras', {
    topic: said('tema', 'Enlaces sobre un tema'),
    search: said('buscar', 'Palabras de un título, una dirección, un tema o un día'),
  }),
  streak: said('racha', 'Tu progreso y tu racha, con el motivo de cada una de las últimas 14 fechas'),
  progress: said('progreso', 'Una imagen de tus fechas y semanas con tu racha, para guardar o compartir', {
    member: said('miembro', 'El progreso de quién; si se omite, el tuyo'),
  }),
  board: said('clasificación', 'Quién ha hecho cuánto: por días del plan, esta semana o racha', {
    by: said('por', 'Por qué se ordena; si se omite, por días del plan', {
      days: 'Días del plan',
      week: 'Hechos esta semana',
      streak: 'Racha',
    }),
  }),
  join: said('unirse', 'Participar: las publicaciones diarias cuentan para ti desde ahora'),
  leave: said('salir', 'Dejar de participar; todo lo que hiciste se conserva'),
  remind: said('recordar', 'Un mensaje directo a tu hora, mientras un día siga abierto', {
    time: said('hora', 'Cuándo te escribo, como 18:30; «no» lo quita'),
    'last-call': said('último-aviso', 'Un último aviso del día, como 21:00; «no» lo quita'),
  }),
  pause: said('pausa', 'Tiempo libre: no te toca nada, no llega nada, tu racha espera', {
    from: said('desde', 'La primera fecha, como mañana o 2026-07-01; si se omite, ahora'),
    until: said('hasta', 'La última fecha en que estás fuera; si se omite, hasta que vuelvas'),
  }),
  settings: said('ajustes', 'Zona, descansos, recordatorios, idioma y qué ven de ti los demás', clock),
  zone: said('zona', 'Tu propia zona horaria y tus días de descanso', clock),
  privacy: said('privacidad', 'Ver, exportar o borrar lo que se guarda de ti, y elegir qué ven los demás'),
  help: said('ayuda', 'Qué puede hacer Daymark por ti'),
  start: said('empezar', 'Comenzar un plan tuyo en mensajes directos o cambiar el que está en marcha', {
    curriculum: said('plan', 'El plan que sigues; si se omite, te propongo uno'),
    from: said('primer-día', 'El día del plan con que empieza; si se omite, el primero'),
    timezone: said('zona', 'Tu zona horaria: una ciudad, como Europe/Madrid, o UTC'),
    time: said('hora', 'Cuándo llega tu día, como 08:00 (por defecto)'),
    weekdays: said('días', 'Qué días, como lun-vie; si se omite, todos'),
    start: said('inicio', 'La fecha del primer día, como 2026-03-09; si se omite, la primera posible'),
    days: said('extensión', 'Cómo se envían los días largos; si se omite, abreviados', groupChoices.days),
    'work-ahead': said('adelantar', 'Si los días se pueden hacer antes de enviarse'),
  }),
  setup: said('configurar', 'Empezar un plan de estudio en un canal', {
    timezone: said('zona', 'La zona horaria del grupo: una ciudad, como Europe/Madrid, o UTC'),
    time: said('hora', 'Cuándo llega la publicación diaria, como 08:00 (por defecto)'),
    curriculum: said('plan', 'El plan que se sigue'),
    channel: said('canal', 'Dónde publicar; si se omite, aquí'),
    weekdays: said('días', 'Qué días, como lun-vie; si se omite, todos'),
    start: said('inicio', 'La fecha de la primera publicación, como 2026-03-09; si se omite, la primera posible'),
    from: said('primer-día', 'El día del plan con que empieza; si se omite, el primero'),
    ...forGroup,
  }),
  cohort: said('grupo', 'Gestionar el plan de estudio de este canal', {
    status: said('estado', 'Cómo va: próxima publicación, gente y qué falla'),
    pause: said('pausa', 'Dejar de publicar un tiempo; no afecta a la racha de nadie', {
      until: said('hasta', 'La fecha en que se sigue; si se omite, hasta /grupo reanudar'),
    }),
    resume: said('reanudar', 'Seguir publicando'),
    holiday: said('vacaciones', 'Fechas sin publicaciones, planeadas de antemano; no afecta a las rachas', {
      from: said('desde', 'La primera fecha sin publicación, como 2026-12-24 o lunes; si se omite, hoy'),
      until: said('hasta', 'La última fecha sin publicación; si se omite, solo la primera'),
    }),
    jump: said('saltar', 'Seguir desde otro día, adelante o atrás, con la próxima publicación', {
      day: said('día', 'Qué día del plan viene a continuación'),
    }),
    next: said('siguiente', 'El plan que sigue, para la misma gente, sin volver a unirse', {
      plan: said('plan', 'Qué plan sigue tras el último día; si se omite, muestra lo previsto'),
    }),
    remove: said('sacar', 'Sacar a alguien del plan; todo lo suyo se queda', {
      member: said('miembro', 'A quién'),
    }),
    edit: said('cambiar', 'Cambiar canal, hora, zona, días, rol y todo lo demás', {
      channel: said('canal', 'Dónde publicar desde ahora'),
      time: said('hora', 'Cuándo llega la publicación diaria, como 08:00'),
      timezone: said('zona', 'La zona horaria del grupo: una ciudad o UTC'),
      weekdays: said('días', 'Qué días, como lun-vie'),
      'no-role': said('sin-rol', 'No avisar a nadie desde ahora'),
      ...forGroup,
    }),
    learner: said('persona', 'Los días y fechas de una persona, con el motivo de cada uno', {
      member: said('miembro', 'Las entradas de quién'),
    }),
    correct: said('corregir', 'Corregir una entrada, por antigua que sea', {
      member: said('miembro', 'La entrada de quién'),
      day: said('día', 'Qué día del plan'),
      reason: said('motivo', 'Por qué: se le dice a la persona, y queda con la entrada'),
      date: said('fecha', 'Añade o mueve la entrada: la fecha para la que cuenta'),
      remove: said('quitar', 'Quita la entrada'),
    }),
    end: said('terminar', 'Terminar el plan para siempre; no se borra nada'),
  }),
  curriculum: said('plan', 'Planes de este servidor o tuyos: añadir, cambiar, descargar, quitar', {
    add: said('añadir', 'Hacer un plan con hasta diez archivos Markdown o con un .zip', {
      name: said('nombre', 'Cómo llamarlo, como sql-basics'),
      ...files,
    }),
    update: said('actualizar', 'Ver qué cambian los archivos nuevos y decidir; nadie pierde su progreso', {
      ...plan,
      ...files,
    }),
    list: said('lista', 'Qué planes hay y quién los sigue'),
    show: said('ver', 'Qué contiene un plan y sus versiones', plan),
    download: said('descargar', 'Los archivos de un plan', plan),
    remove: said('quitar', 'Dejar de ofrecer un plan', plan),
  }),
  preview: said('vista-previa', 'La publicación de un día tal como se verá; solo la ves tú', {
    day: said('día', 'Qué día; si se omite, el próximo'),
    curriculum: said('plan', 'Un plan distinto del que está en marcha aquí'),
  }),
};

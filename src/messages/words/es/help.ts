import type { Words } from '../shape.ts';

export const help: Words['help'] = {
  intro: [
    '**Daymark** publica un plan de estudio día a día, cada uno de una media hora.',
    '',
    '1. Lee la publicación del día y haz lo que dice.',
    '2. Pulsa debajo ✅ **Hecho**, o escribe /hecho. Así también entras en el grupo.',
    '3. ¿Se te pasó uno? /hoy muestra cómo seguir, y nada se acumula.',
    '',
    '-# Las respuestas como esta son solo para ti. El grupo ve tu nombre en los días que terminas, tu racha, tu puesto en la clasificación y lo que compartes; /privacidad desactiva las tres primeras cosas.',
  ],
  more: (commands) => `-# También: ${commands.join(' · ')}`,
  topics: {
    daily: [
      'Cada día',
      '-# Una fecha cuenta hasta las 04:00 de la mañana siguiente. Siete seguidas dan un comodín, que cubre una fecha perdida; puedes tener dos.',
    ],
    behind: [
      'Ponerse al día',
      'Los días no caducan nunca. /hoy ofrece tres caminos: hacer tu siguiente día abierto, ir con el grupo desde hoy o pasar el plan a tu ritmo.',
      '¿Lo hiciste pero olvidaste decirlo? Aún puedes anotar dos fechas atrás: **cuándo: ayer**.',
    ],
    rest: [
      'Recordatorios y descanso',
      '-# Los recordatorios llegan por mensaje directo, solo mientras un día sigue abierto, y se paran pulsando un botón.',
    ],
    notes: [
      'Notas y metas',
      '¿Algo del canal merece guardarse? Mantén pulsado el mensaje o haz clic derecho en él, luego Aplicaciones, **Guardar como nota**.',
      '-# Una nota es solo tuya mientras no la compartas con el grupo.',
    ],
    group: ['Tu grupo', '-# Salir no borra nada; quien vuelve sigue donde estaba.'],
    own: [
      'Un plan tuyo',
      'Te llega por mensaje directo, a tu hora y en tus días, y nadie más lo ve. Todos los comandos funcionan allí también.',
      '-# En nuestros mensajes directos un comando se refiere a tu plan; mientras no tengas uno, a tus grupos.',
    ],
    privacy: [
      'Privacidad',
      'Se guardan tu id de Discord y tu nombre, qué hiciste y cuándo, lo que escribiste y tus ajustes. No se leen mensajes.',
      'Un grupo ve: tu nombre en los días terminados, tu racha, tu puesto en la clasificación y lo que compartes. Los admins de su servidor ven también qué días hiciste. Las tres primeras cosas se pueden desactivar.',
      'La exportación y el borrado son completos e inmediatos, y basta con pulsar un botón.',
    ],
    admins: ['Para admins', '-# Hace falta «Gestionar servidor», si los ajustes del servidor no dicen otra cosa.'],
    plans: [
      'Planes propios',
      '-# Un plan es Markdown: un título por semana, uno por día. Con una actualización nadie pierde su progreso.',
    ],
  },
};

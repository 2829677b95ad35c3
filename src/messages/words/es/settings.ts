import type { Words } from '../shape.ts';

export const settings: Words['member']['settings'] = {
  changed: (label) => `✏️ Cambiado: **${label}**.`,
  named: {
    label: 'Nombre en las publicaciones',
    on: 'Tu nombre está en las publicaciones de los días que has terminado.',
    off: 'Tu nombre no está en ninguna publicación.',
    turnOn: 'Nombrarme',
    turnOff: 'No nombrarme',
  },
  streak: {
    label: 'Racha',
    on: 'Tu racha se ve en tus respuestas y en la clasificación.',
    off: 'Tu racha está oculta; solo /racha te la muestra.',
    turnOn: 'Mostrar mi racha',
    turnOff: 'Ocultar mi racha',
  },
  streakAlone: 'Tu racha se ve en tus respuestas.',
  board: {
    label: 'Clasificación',
    on: 'Estás en la clasificación.',
    off: 'No estás en la clasificación.',
    turnOn: 'Entrar en clasificación',
    turnOff: 'Salir de la clasificación',
  },
  notes: {
    label: 'Notas nuevas',
    on: 'El grupo puede leer tus notas nuevas, si no eliges otra cosa.',
    off: 'Tus notas nuevas son solo para ti, si no eliges otra cosa.',
    turnOn: 'Compartir notas nuevas',
    turnOff: 'Notas nuevas solo para mí',
  },
  long: {
    label: 'Días largos',
    on: 'Los días largos llegan enteros, por largos que sean.',
    off: 'Los días largos llegan abreviados, con un botón que abre el resto.',
    turnOn: 'Enviarlos enteros',
    turnOff: 'Enviarlos abreviados',
  },
  plan: 'Hora, zona, días',
  alone: '-# Este plan es solo tuyo. /pausa es para el tiempo libre, /privacidad para lo que está guardado.',
  language: {
    choose: 'Idioma',
    as: (language) => `Idioma: ${language}`,
    discords: 'El de mi Discord',
  },
  zone: 'Zona',
  reminders: 'Recordatorios',
  restDays: 'Días de descanso',
  whole:
    '-# Lo que ven los demás vale para todos tus planes de este servidor. /pausa es para el tiempo libre, /privacidad para lo que está guardado.',
  notIn: 'No participas en este plan, así que no hay nada que ajustar. No se ha cambiado nada. Con /unirse entras.',
};

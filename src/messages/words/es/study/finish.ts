import type { Words } from '../../shape.ts';
import { count, number } from '../language.ts';

export const finish: Words['finish'] = {
  headline: (plan, whole) => `🎓 **${plan}**: ${whole ? 'terminado' : 'has llegado al final'}`,
  of: (name, plan, whole) => `🎓 **${name}** ${whole ? 'ha terminado' : 'ha llegado al final de'} **${plan}**`,
  days: (done, total) => `${done} de ${count(total, 'día')}`,
  before: (before) => `${count(before, 'día')} ${before === 1 ? 'fue' : 'fueron'} antes del inicio`,
  longest: (run) => `racha más larga ${run}`,
  studied: {
    minutes: (minutes) => `unos ${count(minutes, 'minuto')} de estudio`,
    hours: (hours) => `unas ${count(hours, 'hora')} de estudio`,
  },
  notes: (notes) => count(notes, 'nota'),
  picture: {
    groupDays: 'días desde el inicio',
    hours: { value: number, label: 'horas de estudio' },
    notes: (notes) => (notes === 1 ? 'nota' : 'notas'),
  },
  card: 'Mi tarjeta final',
  notYet: 'Aún no has llegado al final de este plan. /progreso muestra por dónde vas.',
  next: '**Qué viene ahora**',
  leftOut: (days, first) =>
    `• Dejaste ${count(days, 'día')} sin hacer: ${days === 1 ? 'sigue abierto' : 'siguen abiertos'} para ti, desde **${first}**.`,
  others: '• Otro plan de este servidor:',
  again: '• El plan otra vez solo para ti, en nuestros mensajes directos: a tu hora, en tus días, a tu ritmo.',
  alone: '• Un plan solo para ti, en nuestros mensajes directos: a tu hora, en tus días, a tu ritmo.',
  beginAgain: 'Otra vez, por mi cuenta',
  follows: (plan) => `• El grupo sigue con **${plan}**, y tú con él: no hay que hacer nada para eso.`,
  reminders: '• A tus recordatorios ya no les queda nada que recordarte.',
};

import type { Words } from '../../shape.ts';
import { count, days, number, ofDays, plural } from '../language.ts';

export const finish: Words['finish'] = {
  headline: (plan, whole) => `🎓 **${plan}**: ${whole ? 'завершено' : 'шлях пройдено'}`,
  of: (name, plan, whole) => `🎓 **${name}**: **${plan}** ${whole ? 'завершено' : 'пройдено до кінця'}`,
  days: (done, total) => `${done} з ${ofDays(total)}`,
  before: (before) => `днів до початку: ${number(before)}`,
  longest: (run) => `найдовша серія ${run}`,
  studied: {
    minutes: (minutes) => `навчання: близько ${count(minutes, 'хвилини', 'хвилин', 'хвилин')}`,
    hours: (hours) =>
      `навчання: близько ${Number.isInteger(hours) ? count(hours, 'години', 'годин', 'годин') : `${number(hours)} години`}`,
  },
  notes: (notes) => count(notes, 'нотатка', 'нотатки', 'нотаток'),
  picture: {
    groupDays: 'днів від початку',
    hours: { value: number, label: 'годин навчання' },
    notes: (notes) => plural(notes, 'нотатка', 'нотатки', 'нотаток'),
  },
  card: 'Моя картка завершення',
  notYet: 'Кінець цього плану ще попереду. /прогрес показує, скільки вже пройдено.',
  next: '**Що далі**',
  leftOut: (left, first) => `• Ще не зроблено: ${days(left)}; вони лишаються відкритими для тебе, від **${first}**.`,
  others: '• Інший план цього сервера:',
  again:
    '• Той самий план ще раз, лише для тебе, у наших приватних повідомленнях: у твою годину, у твої дні, у твоєму темпі.',
  alone: '• План лише для тебе, у наших приватних повідомленнях: у твою годину, у твої дні, у твоєму темпі.',
  beginAgain: 'Ще раз, для себе',
  follows: (plan) => `• Група йде далі з планом **${plan}**, і ти з нею: робити для цього нічого не треба.`,
  reminders: '• Твоїм нагадуванням уже нема про що нагадувати.',
};

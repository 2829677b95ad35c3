import type { Words } from '../shape.ts';

export const settings: Words['member']['settings'] = {
  changed: (label) => `✏️ Geändert: **${label}**.`,
  named: {
    label: 'Name in Beiträgen',
    on: 'Dein Name steht in den Beiträgen der Tage, die du erledigt hast.',
    off: 'Dein Name steht in keinem Beitrag.',
    turnOn: 'Mich nennen',
    turnOff: 'Mich nicht nennen',
  },
  streak: {
    label: 'Serie',
    on: 'Deine Serie steht in deinen Antworten und in der Rangliste.',
    off: 'Deine Serie ist verborgen; nur /serie zeigt sie dir.',
    turnOn: 'Serie zeigen',
    turnOff: 'Serie verbergen',
  },
  streakAlone: 'Deine Serie steht in deinen Antworten.',
  board: {
    label: 'Rangliste',
    on: 'Du stehst in der Rangliste.',
    off: 'Du stehst nicht in der Rangliste.',
    turnOn: 'In die Rangliste',
    turnOff: 'Aus der Rangliste',
  },
  notes: {
    label: 'Neue Notizen',
    on: 'Neue Notizen darf die Gruppe lesen, wenn du nichts anderes wählst.',
    off: 'Neue Notizen sind nur für dich, wenn du nichts anderes wählst.',
    turnOn: 'Neue Notizen teilen',
    turnOff: 'Neue Notizen nur für mich',
  },
  long: {
    label: 'Lange Tage',
    on: 'Lange Tage kommen ganz, wie lang sie auch sind.',
    off: 'Lange Tage kommen gekürzt, mit einem Button, der den Rest öffnet.',
    turnOn: 'Ganz senden',
    turnOff: 'Gekürzt senden',
  },
  language: {
    choose: 'Sprache',
    as: (language) => `Sprache: ${language}`,
    discords: 'Die meines Discord',
  },
  plan: 'Uhrzeit, Zeitzone, Wochentage',
  alone: '-# Dieser Plan gehört dir allein. /pause ist für freie Zeit, /datenschutz für das, was gespeichert ist.',
  zone: 'Zeitzone',
  reminders: 'Erinnerungen',
  restDays: 'Ruhetage',
  whole:
    '-# Was andere sehen, gilt für alle deine Pläne auf diesem Server. /pause ist für freie Zeit, /datenschutz für das, was gespeichert ist.',
  notIn:
    'Du machst bei diesem Plan nicht mit, also gibt es nichts einzustellen. Nichts wurde geändert. Mit /mitmachen bist du dabei.',
};

import type { LocalDate } from '../../../../core/calendar.ts';
import { named, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { date, ofDays, quoted } from '../language.ts';
import { study } from '../study/study.ts';

/** Що сталося із записом, який виправив адмін. */
const change = (from: LocalDate | null, to: LocalDate | null) => {
  if (to === null) return from === null ? 'прибрано' : `прибрано (рахувалося за ${date(from)})`;
  return from === null ? `додано на ${date(to)}` : `перенесено з ${date(from)} на ${date(to)}`;
};
const marked = (on: LocalDate | null) => (on === null ? 'не позначено' : `позначено на ${date(on)}`);

export const correct: Words['cohort']['correct'] = {
  entryStays: 'Запис лишається, як був.',
  dateOrRemove:
    'Скажи, що зробити із записом: **дата** додає або переносить його, **прибрати** вилучає; щось одне. Нічого не змінено.',
  reasonMissing: 'Для виправлення потрібна **причина** в кількох словах: її побачить людина. Нічого не змінено.',
  done: (name, day, on, streak, isTold) =>
    `✏️ ${day} для **${name}**: ${marked(on)}. Серію пораховано знову${streak === null ? '' : `: ${study.streak(streak)}`}.${isTold ? ' Людині повідомлять, із твоєю причиною.' : ''}`,
  undo: {
    done: (name, day, on, streak) =>
      `↩️ Виправлення скасовано: ${day} для **${name}** ${marked(on)}, як і раніше${streak === null ? '' : `; ${study.streak(streak)}`}.`,
    before: 'Це виправлення вже скасовано. Нічого не змінено.',
    changedSince: 'Відтоді запис змінили, тож виправлення не скасовано. Нічого не змінено.',
    gone: 'Це виправлення вже не зберігається. Нічого не змінено.',
  },
  tell: {
    made: ({ day, fromOn, toOn, reason }, title, channelId) =>
      `✏️ Адмін виправив твій запис у плані **${named(title)}** (<#${channelId}>): ${day} ${change(fromOn, toOn)}. Причина: ${quoted(reason, 200)}\nТвою серію пораховано знову; /серія показує її й усе виправлене.`,
    undone: ({ day, fromOn }, title, channelId) =>
      `↩️ Адмін скасував виправлення в плані **${named(title)}** (<#${channelId}>): ${day} для тебе ${marked(fromOn)}, як і раніше.`,
  },
  heading: '**Виправив адмін**',
  line: ({ day, fromOn, toOn, reason, at, undoneAt }) =>
    `✏️ ${day} ${change(fromOn, toOn)} · ${quoted(reason, 200)} · ${timestamp(at, 'D')}${undoneAt === null ? '' : ' · скасовано'}`,
  nothing: (name, day, isDone) =>
    `${day} для **${name}** ${isDone ? 'вже позначено' : 'не позначено'}. Нічого не змінено.`,
  notALearner: (name) => `**${name}** не бере участі в цьому плані, тож виправляти нема чого. Нічого не змінено.`,
  dateWrong: (text) =>
    `${quoted(text, 40)} не є датою до сьогодні включно. Нічого не змінено. Пиши, наприклад, 2026-03-09, сьогодні чи вчора.`,
};

export const learner: Words['cohort']['learner'] = {
  head: (name, title, channelId) => `👤 **${name}** у плані **${named(title)}** (<#${channelId}>)`,
  progress: (done, total, streak) =>
    `**${done} з ${ofDays(total)} плану**${streak === null ? ' · серію тримає при собі' : ` · ${study.streak(streak)}`}`,
  joined: (at) => `У плані з ${timestamp(at, 'D')}.`,
  left: (at) => `Вихід із плану: ${timestamp(at, 'D')}.`,
  gone: (at) => `Уже не на сервері, помічено ${timestamp(at, 'D')}.`,
  dates: '**Останні 14 дат**',
  days: '**Зроблені дні, спершу найновіші**',
  noDays: 'Ще жодного дня не зроблено.',
  day: (day, on, today, late) => `✅ ${day} · ${date(on, today)}${late ? ', вписано пізніше' : ''}`,
  next: '-# /група виправити додає, переносить чи прибирає запис; людині повідомлять.',
  notJoined: (name) => `**${name}** не бере участі в цьому плані, тож показати нема чого.`,
};

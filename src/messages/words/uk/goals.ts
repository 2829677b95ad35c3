import type { Words } from '../shape.ts';
import { count, date, number, ofDays, people, quotedList } from './language.ts';

export const goals: Words['goals'] = {
  ticks: {
    title: (title, done, total) => `**${title}** · позначено ${done} з ${total}`,
    lost: 'Позначено раніше; тепер у плані інші слова:',
    expires: (when) => `посилання Discord діє до ${when}`,
    expiresOnce: 'посилання Discord з часом перестане діяти',
    ticked: (items) => `✅ Позначено: ${quotedList(items)}.`,
    unticked: (items) => `⬜ Позначку знято: ${quotedList(items)}.`,
    joined: 'Ти в групі: щоденні дописи відтепер рахуються й для тебе.',
    back: 'Назад',
    more: 'Ще…',
    moreSection: 'Ще',
    nothing: 'Нічого не змінено.',
  },
  month: {
    choose: 'Що ти вже вмієш? Познач…',
    objective: '**Мета**',
    outcomes: 'Вміння',
    weeks: '**Тижні**',
    weekReached: (week, on) => `🏁 ${week} · ${date(on)}`,
    week: (week, done, total) => `${done === 0 ? '⬜' : '▶️'} ${week} · ${done} з ${total}`,
    mine: (done, total, left) => `**Віха місяця**  ${done} з ${ofDays(total)}, лишилося ${left}`,
    mineReached: (on, today) => `🏁 **Віхи місяця досягнуто** ${date(on, today)}`,
    group: (learners, reached) => `**Група**  ${people(learners)}; досягли: ${number(reached)}`,
    milestones: 'Віхи місяця',
    metrics: 'Як виміряти успіх',
    projects: '**Проєкти**',
    project: (title, done, total) =>
      total === 0 ? `🛠️ ${title}` : `🛠️ ${title} · ${done} з ${count(total, 'результату', 'результатів', 'результатів')}`,
    goal: (week) => `**${week}: мета**`,
    milestone: (week) => `**${week}: віха**`,
    takeAway: (title) => (title === '' ? 'Візьми з собою' : `Візьми з собою: ${title}`),
    nextSteps: '**Наступні кроки**',
    salary: '**Бажана зарплата**',
    library: (links, topics) =>
      `**Бібліотека**  ${count(links, 'посилання', 'посилання', 'посилань')}, ${count(topics, 'тема', 'теми', 'тем')}: /посилання`,
    remember: '**Запам’ятай**',
    toProjects: (projects) => (projects === 1 ? 'Проєкт' : 'Проєкти'),
    toLibrary: 'Посилання',
    none: (asked, first, last) =>
      `У цьому плані немає місяця ${asked}; ${first === last ? `є лише ${first}` : `є ${first} – ${last}`}. Просто /місяць показує поточний.`,
    unsaved: 'Позначки лишилися, як були.',
  },
  project: {
    choose: 'Що вже здано? Познач…',
    goals: '**Цілі**',
    deliverables: 'Результати',
    hint: '-# Твої позначки видно лише тобі. Здати файл: /проєкт із `результат` і `файл`.',
    returned: 'Те, що було показано раніше, прикріплено тут, щоб нічого не пропало.',
    kept: (item) => `✅ Збережено до «${item}».`,
    file: (item) =>
      `📎 Файл збережено до «${item}». Я зберігаю його назву й посилання Discord, а не сам файл: посилання з часом перестане діяти, тож бережи власну копію або додай ще й тривке посилання.`,
    addTo: 'Додати посилання чи кілька слів…',
    form: {
      title: 'Покажи свою роботу',
      label: 'Посилання або кілька слів',
      placeholder: 'https://… – зі збереженням результат буде позначено',
    },
    noProjects: 'У цьому плані немає проєктів. /місяць показує, що є на цей місяць.',
    none: (asked, projects) =>
      `У цьому плані немає проєкту ${asked}. Нічого не змінено. Є ${count(projects, 'проєкт', 'проєкти', 'проєктів')}:`,
    fileForWhich: 'До якого результату цей файл?',
    noDeliverable: (asked) => `У цьому проєкті немає результату ${asked}.`,
    fileNotKept: 'Файл ще не збережено; той, що на твоєму пристрої, лишився, як був.',
    noDeliverables: 'Результатів у ньому немає зовсім.',
    nameOne: (items) => `Назви один у \`результат\`: ${quotedList(items, 'or')}.`,
    open: 'Відкрити проєкт',
    tooLong: (length, limit) =>
      `Тут ${count(length, 'знак', 'знаки', 'знаків')}; межа ${number(limit)}. Нічого не змінено. Посилання на довший текст теж підійде.`,
    unsaved: 'Твої результати лишилися, як були.',
  },
};

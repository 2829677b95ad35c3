import { zonesMeant } from '../../../core/cohort-settings.ts';
import { named, plain, shorten } from '../../kit/format.ts';
import { reasonWords } from '../reasons.ts';
import { list, quoted, schedule } from './language.ts';

const beforeCodes = 'причину записала моя попередня версія';
const didYouMean = (near: readonly string[]) => (near[0] === undefined ? '' : ` Може, **${near[0]}**?`);
const discordsWords = (said: string) => `«${plain(shorten(said, 300))}»`;

/** Як Discord українською зве дозволи, які називає бот. */
const permissionNames: Record<string, string> = {
  'View Channel': 'Переглядати канал',
  'Send Messages': 'Надсилати повідомлення',
  'Embed Links': 'Вбудовувати посилання',
  'Attach Files': 'Прикріплювати файли',
  'Read Message History': 'Читати історію повідомлень',
  'Manage Roles': 'Керувати ролями',
  'Manage Messages': 'Керувати повідомленнями',
  'Create Public Threads': 'Створювати публічні гілки',
  'Send Messages in Threads': 'Надсилати повідомлення у гілках',
  'Mention @everyone, @here, and All Roles': 'Згадувати @everyone, @here та всі ролі',
};

export const permission = (english: string) => permissionNames[english] ?? english;

const permissions = `**${permission('View Channel')}**, **${permission('Send Messages')}**, **${permission('Embed Links')}** і **${permission('Read Message History')}**`;
const allow = `дозволь мені там ${permissions}. Щойно буде можна, я піду далі самостійно.`;
const tell = 'скажи тим, хто веде цього бота; подробиці в журналі.';

export const { block, nextStep, roleFault, skipped, problem } = reasonWords({
  blocks: {
    'unknown-channel': 'каналу вже немає',
    'missing-access': 'я більше не бачу каналу',
    'missing-permission': (reason) =>
      `мені там бракує ${reason.missing.length === 0 ? 'дозволу' : list(reason.missing.map((name) => `**${permission(name)}**`))}`,
    refused: ({ dayKey, label, bareToo, said }) => {
      const what = dayKey === null ? 'повідомлення' : `текст (${named(label ?? `день ${dayKey}`)})`;
      const line = bareToo === true ? ', і сам заголовок замість нього теж' : '';
      return `Discord не приймає ${what}${line}${said === null ? '' : ` (його слова: ${discordsWords(said)})`}`;
    },
    unexplained: (reason) => `Discord відмовляє, його словами: ${discordsWords(reason.said)}`,
    closed: 'мої повідомлення не доходять до адресата',
    zone: (reason) => `я не знаю часового поясу ${named(reason.zone, 60)}`,
    plan: 'збережений план не читається',
    broken: 'щоразу, як я пробую, у мене щось ламається',
    other: beforeCodes,
  },
  nextStep: 'Наступний крок: ',
  steps: {
    'unknown-channel': 'вибери інший через **/група змінити канал** або заверши план через **/група завершити**.',
    'missing-access': allow,
    'missing-permission': allow,
    refused: 'зміни текст через **/план оновити** або пропусти цей день: у **/група стан** є **Пропустити цей день**.',
    unexplained: 'глянь, що ці слова означають для каналу; **/група змінити канал** вибирає інший.',
    closed: 'тут нічого не треба: людина дізнається зі своєю наступною командою.',
    zone: 'вибери часовий пояс через **/група змінити пояс**.',
    plan: tell,
    broken: tell,
    other: allow,
  },
  bareNext: ' Після трьох відмов я публікую лише заголовок, без слів автора.',
  roles: {
    'role-unmanaged': `мені бракує **${permission('Manage Roles')}**`,
    'role-gone': 'цієї ролі вже немає',
    'role-managed': 'роль належить боту, інтеграції або бустам, тож її нікому не можна дати',
    'role-grants': 'роль дозволяє більше, ніж можуть усі, на сервері чи в одному з його каналів',
    'role-above': 'роль стоїть вище за мою, а моя має бути вище в списку',
  },
  skips: {
    away: 'бота не було',
    waited: 'до того часу застряг попередній допис',
    closed: 'дата закрилася раніше, ніж його вдалося надіслати',
    ended: 'план завершено',
    paused: 'план був на паузі',
    'no-such-day': 'у плані немає такого дня',
    'by-person': 'адмін пропустив цей день',
    undelivered: 'він не дійшов до адресата',
    other: beforeCodes,
  },
  unrecorded: 'причину не записано',
  problems: {
    time: (wrong) => `${quoted(wrong.text)} — не час. Пиши, наприклад, **08:00** чи **19:30**.`,
    zone: (wrong) => {
      const { such, isShort } = zonesMeant(wrong);
      return isShort
        ? `${quoted(wrong.text)} може означати кілька поясів. Вибери місто, як-от ${such}, або UTC.`
        : `Поясу ${quoted(wrong.text)} я не знаю. Вибери місто, як-от ${such === '' ? 'Europe/Kyiv' : such}, або UTC.`;
    },
    weekdays: (wrong) =>
      `Не можу прочитати ${quoted(wrong.text)} як дні тижня. Пиши, наприклад, **пн-пт**, **пн, ср, пт** чи **щодня**.`,
    date: (wrong) => `${quoted(wrong.text)} — не дата. Пиши, наприклад, **2026-03-09**, **сьогодні** чи **завтра**.`,
    past: (wrong) => `${quoted(wrong.text)} вже минуло. Вибери сьогодні чи пізнішу дату.`,
    far: (wrong) => `До ${quoted(wrong.text)} більше року. Вибери ранішу дату.`,
    day: (wrong) =>
      `У плані немає дня ${quoted(wrong.text)}; є ${wrong.first} – ${wrong.last}.${didYouMean(wrong.near)}`,
    curriculum: (wrong) => `Плану з назвою ${quoted(wrong.text)} немає.${didYouMean(wrong.near)}`,
    everyone: 'Я ніколи не згадую @everyone. Вибери роль, яку люди беруть самі, або жодної.',
    unpublished: 'Публікувати на інші сервери можна лише те, що в каналі оголошень. Вибери такий або облиш це.',
    unsuitable: (wrong) =>
      `Я не можу публікувати план у <#${wrong.channelId}>: вибери текстовий канал чи канал оголошень, який видно і тобі, і мені.`,
    'cannot-post': (wrong) =>
      `Я не можу публікувати в <#${wrong.channelId}>: мені бракує ${list(wrong.missing.map((name) => `**${permission(name)}**`))}. Попроси тих, хто керує ролями, дозволити це там або вибери інший канал.`,
    occupied: (wrong) =>
      `<#${wrong.channelId}> вже йде за планом **${named(wrong.title)}** (${schedule(wrong.posts)}), а в каналі місце для одного. Зміни той або вибери інший канал.`,
    language: (wrong) => `Мовою ${quoted(wrong.text)} я ще не говорю. Вибери мову зі списку.`,
    'no-plan':
      'Планів ще немає. Додай один через **/план додати**; ті, хто веде цього бота, можуть покласти його і в `curriculum/`.',
  },
});

import type { LocalDate } from '../../../../core/calendar.ts';
import { named, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { date, days } from '../language.ts';
import { skipped } from '../reasons.ts';

/** `чт, 24 грудня – ср, 6 січня`, `чт, 24 грудня`. */
export function dates(from: LocalDate, until: LocalDate | null): string {
  if (until === null) return `від ${date(from)}`;
  return from === until ? date(from) : `${date(from)} – ${date(until, from)}`;
}

export const holidays: Words['cohort']['holidays'] = {
  head: (title) => `🏖️ **Канікули: ${named(title)}**`,
  means:
    'У ці дати нічого не публікується і нічого не треба: серії чекають, жоден день плану не випадає, і потім надолужувати нема чого.',
  line: ({ from, until }) => `• ${dates(from, until)}`,
  none: 'Поки жодних.',
  planned: ({ from, until }, next) =>
    `🏖️ Заплановано: ${dates(from, until)}.${next === null ? '' : ` Перший допис після того: ${timestamp(next, 'F')}.`} У каналі про це напишуть.`,
  today: 'Опубліковане сьогодні лишається, і його можна зробити; обов’язковим воно вже ні для кого не є.',
  before: ({ from, until }) => `${dates(from, until)} і так без дописів. Нічого не змінено.`,
  removed: ({ from, until }, next) =>
    `↩️ Скасовано: ${dates(from, until)}.${next === null ? '' : ` Наступний допис: ${timestamp(next, 'F')}.`} У каналі про це напишуть.`,
  gone: 'Ці канікули вже минули або їх скасовано. Нічого не змінено.',
  backwards: 'Кінець раніше за початок. Нічого не змінено; **до** — остання дата без допису.',
  plan: 'Запланувати канікули',
  remove: 'Скасувати канікули…',
  form: {
    title: 'Запланувати канікули',
    from: { label: 'Перша дата без допису', description: 'Наприклад, 2026-12-24, понеділок чи завтра' },
    until: { label: 'Остання дата без допису', description: 'Порожньо: лише ця одна' },
  },
};

export const actions: Words['cohort']['actions'] = {
  more: 'Ще…',
  each: {
    skip: ['Пропустити наступний день', 'Його пропускаємо, і приходить той, що за ним'],
    repeat: ['Повторити останній день', 'Він приходить ще раз, а тоді план іде далі'],
    jump: ['Далі з іншого дня', 'Уперед чи назад, від наступного допису'],
    now: ['Опублікувати зараз', 'Наступний день приходить одразу, якщо сьогодні ще не було'],
    follow: ['Наступний план', 'Що йде після останнього дня або одразу, з тими ж людьми'],
    restart: ['Почати спочатку', 'План від першого дня, з тими ж людьми'],
    remove: ['Вилучити когось', 'Людина виходить із плану, але все своє зберігає'],
    holiday: ['Канікули', 'Дати без дописів, заплановані наперед'],
  },
};

type NextDay = Parameters<Words['cohort']['comesNext']['set']>[0];
const when = (at: Date | null) => (at === null ? '' : `, ${timestamp(at, 'F')}`);
const doneBefore = 'хто цей день уже зробив, може нічого не робити: ця дата до серії не додає й не перериває її';
/** Що це означає для людей. */
const meaning = ({ how, was, short, passed, again }: NextDay): string[] => {
  if (how === 'back') return [];
  if (how === 'repeat') return [`Після нього йде **${named(was)}**; ${doneBefore}.`];
  return [
    ...(passed === 0
      ? []
      : [
          `Не публікується й не обов’язково ні для кого: ${how === 'skip' && passed === 1 ? `**${named(short.was)}**` : days(passed)}; щойно вийде **${named(short.day)}**, охочі ще зможуть це зробити.`,
        ]),
    ...(again ? [`Опубліковане раніше приходить звідти ще раз: ${doneBefore}.`] : []),
  ];
};
const nobodyLoses = 'Нічиєї серії, роботи й нотаток це не зачіпає.';

export const comesNext: Words['cohort']['comesNext'] = {
  ask: (next) => {
    const { how, day, was, at } = next;
    const question = {
      skip: `⏭️ Пропустити **${named(was)}** і піти далі з **${named(day)}**${when(at)}?`,
      repeat: `🔁 Опублікувати **${named(day)}** ще раз${when(at)}?`,
      jump: `⏩ Піти далі з **${named(day)}**${when(at)}, замість **${named(was)}**?`,
      back: '',
    }[how];
    return [question, ...meaning(next), nobodyLoses].join(' ');
  },
  set: (next) => `${comesNextNews(next)} У каналі про це напишуть. До того це можна скасувати.`,
  back: (next) => comesNextNews(next),
  sure: 'Так',
  undo: 'Скасувати',
  stuck: 'Зараз один допис застряг, тож нічого іншого прийти не може. Нічого не змінено; /група стан каже, що заважає.',
  lastOne:
    'За наступним днем немає іншого, тож іти далі натомість нема з чим. Нічого не змінено. /група перейти веде до будь-якого дня, /група завершити завершує план.',
  nothingYet: 'Ще жодного дня не опубліковано, тож повторити нема чого. Нічого не змінено.',
  already: (day) => `**${named(day)}** і так наступний. Нічого не змінено.`,
  changed: 'Це вже зроблено або група тим часом пішла далі. Нічого не змінено; /група стан показує, що далі.',
  form: {
    title: 'Далі з іншого дня',
    day: { label: 'Який день', description: 'Номер або назва, наприклад 12' },
  },
};

/** Те, що кажуть групі. */
export function comesNextNews(next: NextDay): string {
  const { how, day, was, at } = next;
  const line = {
    skip: `⏭️ **${named(was)}** пропускаємо: далі **${named(day)}**${when(at)}.`,
    repeat: `🔁 **${named(day)}** приходить ще раз${when(at)}.`,
    jump: `⏩ План іде далі: **${named(day)}**${when(at)}.`,
    back: `↩️ Як і планувалося: далі **${named(day)}**${when(at)}.`,
  }[how];
  return [line, ...meaning(next), nobodyLoses].join(' ');
}

export const postNow: Words['cohort']['postNow'] = {
  ask: (now) =>
    `📣 Опублікувати **${named(now.day)}** зараз? День рахується за ${date(now.on)} і відкритий до ${timestamp(now.until, 'f')}.${
      now.instead === null ? '' : ` Він замінює допис о ${timestamp(now.instead, 't')}: на одну дату припадає один.`
    } ${
      now.isDue
        ? 'Він обов’язковий, як кожен.'
        : 'Сьогодні не день цього плану, тож він ні для кого не обов’язковий: хто зробить, здобуде дату, хто ні, нічого не втратить.'
    }`,
  askClosing:
    '📣 Опублікувати завершальне повідомлення зараз? На цьому план завершено. Нічого не закривається: відкриті дні ще можна зробити, і нічиєї серії це не зачіпає.',
  sure: 'Опублікувати зараз',
  coming: (day, channelId) => `📣 **${named(day)}** прийде в <#${channelId}> за хвилину.`,
  paused:
    'Зараз план на перерві, тож нічого не публікується. Нічого не змінено. /група продовжити завершує перерву, /група канікули показує заплановане.',
  postedToday: (day, at) =>
    `Сьогодні допис уже є${day === null ? '' : `: **${named(day)}**${at === null ? '' : `, ${timestamp(at, 't')}`}`}. На одну дату припадає один допис, тож нічого не змінено; у /група стан вибираєш, що далі.`,
  skippedToday: (reason) =>
    `Сьогоднішній допис не вийшов (${skipped(reason)}), а на одну дату припадає лише один. Нічого не змінено.`,
};

import type { Proposal } from '../../../../core/cohort-settings.ts';
import { moment, named, timestamp } from '../../../kit/format.ts';
import { firstPostShown, oneOf, planFacts, planShown, spoken, wordless } from '../../group-settings.ts';
import type { Words } from '../../shape.ts';
import { groupChoices } from '../commands.ts';
import { date, days, languageName, weekdays } from '../language.ts';
import { permission, problem } from '../reasons.ts';

const facts = planFacts(days, languageName);

const settings: Words['cohort']['setup']['settings'] = {
  curriculum: {
    label: 'План',
    shown: planShown(facts),
  },
  from: {
    label: 'Перший день',
    shown: wordless.from,
    form: 'Номер або слова з назви',
  },
  channel: { label: 'Канал', shown: wordless.channel },
  publish: oneOf.publish('Інші сервери', {
    false: 'Дописи лишаються в каналі',
    true: 'Публікуються на серверах, що стежать за каналом',
  }),
  timezone: {
    label: 'Часовий пояс',
    shown: ({ zone, clock }) => `**${zone}**, там зараз ${clock}`,
    form: 'Місто, як-от Europe/Kyiv, або UTC',
  },
  time: { label: 'Час', shown: wordless.time, form: 'Наприклад, 08:00 чи 19:30' },
  weekdays: { label: 'Дні тижня', shown: (settled) => weekdays(settled.weekdays) },
  start: {
    label: 'Перший допис',
    shown: firstPostShown((last, first) => `останній ${date(last, first)}`),
    form: 'Дата, як-от 2026-03-09, сьогодні чи завтра',
  },
  role: {
    label: 'Сповіщення',
    shown: ({ roleId }) => (roleId === null ? 'Нікого' : `<@&${roleId}>, з кожним дописом`),
  },
  'take-role': oneOf['take-role']('Ця роль', { false: 'Її роздаєте ви', true: 'Люди беруть її самі, кнопкою' }),
  'milestone-role': {
    label: 'Роль за віху',
    shown: ({ milestoneRoleId }) =>
      milestoneRoleId === null ? 'Немає' : `<@&${milestoneRoleId}>, узяти можна після місяця чи всього плану`,
  },
  celebrate: oneOf.celebrate('Святкуємо', groupChoices.celebrate),
  threads: oneOf.threads('Гілки', groupChoices.threads),
  days: oneOf.days('Довгі дні', groupChoices.days),
  language: spoken('Мова', 'Мова плану, якщо я нею говорю; інакше мова сервера'),
  'work-ahead': oneOf['work-ahead']('Наперед', {
    false: 'Ні; день відкривається зі своїм дописом',
    true: 'Так; дні можна робити до публікації',
  }),
};

const proposals: Record<Exclude<Proposal, 'usual'>, string> = {
  'own-plan': 'власний план вашого сервера',
  yours: 'твій власний',
  here: 'де ти зараз',
  'own-zone': 'годинник, за яким ти вчишся',
  'group-zone': 'як у вашої іншої групи',
  'server-language': 'здогадка з мови вашого сервера',
  'own-language': 'здогадка з мови твого Discord',
};

/** Що робить так, щоб згадка ролі сповіщала її людей. */
export const toNotify = `зроби роль доступною для згадок або дозволь мені **${permission('Mention @everyone, @here, and All Roles')}**`;

export const setup: Words['cohort']['setup'] = {
  settings,
  proposals,
  notStarted: 'Жодного плану не запущено.',
  ready:
    '**Запускаємо?** Ще нічого не налаштовано. Ось що я пропоную, з ✏️ там, де вибір твій: зміни, що хочеш, і натисни **Запустити**.',
  notReady: '**Майже готово.** Ще нічого не налаштовано; ✏️ стоїть там, де вибір твій. Ось що заважає:',
  problems: (wrong) => wrong.map((one) => `⚠️ ${problem(one)}`).join('\n'),
  mayPost: (channelId) => `👍 У <#${channelId}> я можу бачити, писати, вбудовувати й читати історію`,
  missing: (missing, isFiles) =>
    `⚠️ Мені там бракує **${permission(missing)}**: ${isFiles ? 'не буде картинок і файлів' : 'дещо не працюватиме'}`,
  pingsNobody: (roleId) => `⚠️ <@&${roleId}> буде названо, але не сповіщено: ${toNotify}`,
  change: 'Змінити…',
  choose: (label) => `${label}: вибрати`,
  choosing: 'Вибери нижче; усе інше лишається, як є.',
  outline: (total, language, firstDay) => `${facts(total, language)} · починається з ${firstDay}`,
  buttons: {
    start: 'Запустити',
    preview: 'Глянути перший день',
    cancel: 'Скасувати',
    checkAgain: 'Перевірити ще раз',
    changeRunning: 'Змінити той',
    type: 'Ввести',
    nobody: 'Нікого',
    previous: 'Раніші',
    status: 'Показати стан',
  },
  previewOf: (day) => `**Перегляд: ${day}**`,
  started: (title, channelId, firstDay, at) =>
    `📚 **${named(title)}** тепер іде в <#${channelId}>. ${named(firstDay)} прийде ${moment(at)}.\n` +
    'Долучаються через /приєднатися чи просто позначивши день через /готово. Керуєш ти через /група: стан, змінити, пауза, продовжити, завершити.',
  draftStays: 'Чернетка лишається.',
  cancelled: 'Скасовано. Нічого не налаштовано. /запустити починає знову.',
  forgotten: 'Цей перегляд уже недійсний, і натискання нічого не змінило. Введи /запустити ще раз.',
  running: (title, next) =>
    `⚙️ **${named(title)}**: зміни діють одразу.${next === null ? '' : ` Наступний допис: ${timestamp(next, 'F')}.`}`,
  edited: (changed, next, wasStuck) =>
    [
      ...(changed.length === 0 ? [] : [`✏️ Змінено: ${changed.map((label) => `**${label}**`).join(', ')}.`]),
      ...(wasStuck ? ['Допис, що застряг, прийде за хвилину.'] : []),
      ...(next === null ? [] : [`Наступний допис: ${timestamp(next, 'F')}.`]),
      'Уже опубліковане чи вписане лишається, як є.',
    ].join(' '),
  unchanged: 'Так уже і є; нічого не змінено.',
  notEdited: 'Нічого не змінено.',
};

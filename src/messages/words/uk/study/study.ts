import type { Streak } from '../../../../core/streak/streak.ts';
import { named, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { count, date, days, list, number, ofDays, people } from '../language.ts';
import { next, pace } from './own.ts';

const ofTotal = ({ position, total }: { position: number; total: number }) => `день ${position} з ${total}`;
const lookAhead = 'Зазирай наперед скільки завгодно.';

export const study: Words['study'] = {
  streak: (streak) => `серія ${numbers(streak)}`,
  progress: (done, total) => `${done} з ${total} у плані.`,
  paused: (until) =>
    `⏸️ Група на паузі ${until === null ? 'поки що' : `до ${timestamp(until, 'f')}`}. Нічиєї серії це не зачіпає.`,
  stuck: (label) =>
    `⚠️ ${label === null ? 'Завершальне повідомлення застрягло' : `Допис **${label}** застряг`}, і адміни цього сервера знають чому. Щойно це полагодять, усе прийде само; тим часом жодної серії це не зачіпає.`,

  day: {
    numbered: (numbered) => `День ${numbered}`,
    short: (label) => label.replace(/^(?:День|Day) /, ''),
    headline: (name, minutes) => (minutes === null ? name : `${name} · ${minutes} хв`),
    place: (week, inWeek, inPlan) =>
      [week ?? [], inWeek === null ? [] : ofTotal(inWeek), `${ofTotal(inPlan)} у плані`].flat().join(' · '),
    fields: {
      task: 'Завдання',
      learning: 'Вивчи',
      practice: 'Потренуйся',
      documentation: 'Запиши',
      'done-when': 'Готово, коли',
      other: 'Ще',
    },
    resources: 'Прочитай',
    moreLinks: (more) => `ще ${more}`,
    doneSince: (at, on, late) =>
      `✅ Зроблено ${timestamp(at, 'R')}; рахується за ${date(on)}${late ? ', вписано пізніше' : ''}.`,
    openUntil: (until) => `🕗 Ще вчасно до ${timestamp(until, 'f')}.`,
    posted: (at) => `⬜ Опубліковано ${timestamp(at, 'D')}. Дні не згоряють: зроби його, коли зможеш.`,
    opens: (at) => `🔒 ${at === null ? 'Ще не опубліковано' : `Відкриється ${timestamp(at, 'F')}`}. ${lookAhead}`,
    none: (asked, first, last, near) => {
      const meant = near.map((label) => `**${label}**`);
      const hint = near.length === 0 ? '' : ` Може, ${list(meant, 'or')}?`;
      return `У цьому плані немає дня ${asked}; є ${first} – ${last}.${hint} Нічого не змінено.`;
    },
    note: 'Нотатка',
  },

  post: {
    readIt: (headline) => `${headline} · прочитай: кнопка 📖 Кроки`,
    howToTakePart: 'Натисни ✅, коли зробиш; більше для участі нічого не треба.',
    steps: 'Кроки',
    week: 'Тиждень',
    month: 'Місяць',
    openUntil: (until, late) => {
      const closes = `${timestamp(until, 't')} (${timestamp(until, 'R')})`;
      return late
        ? `🕗 Із запізненням: у звичну годину мене не було. За сьогодні ще рахується до ${closes}.`
        : `🕗 Рахується за сьогодні до ${closes}.`;
    },
    finishers: (names, more) =>
      `✅ ${names.length === 0 ? `Зробили: ${more}` : list([...names, ...(more === 0 ? [] : [`ще ${more}`])])}`,
    weekStarts: (title) => `🗓️ Сьогодні починається **${title}**.`,
    goalElsewhere: 'Мета: /тиждень або /місяць.',
    review: (week, earlier) =>
      `**День огляду.**${earlier.length === 0 ? '' : ` ${week}: ${list(earlier)}.`} Натисни 🗓️ Тиждень, щоб побачити зроблене, а тоді 📝 Нотатка, щоб записати, що береш із собою.`,
    weekSoFar: (week, learners) =>
      `👥 **${week} на зараз**: скільки людей зробили кожен день (у групі ${people(learners)})`,
    monthEnds: (month) => `🏁 Цим днем закінчується **${month}**.`,
    harvestElsewhere: 'Натисни 🗓️ Місяць: що взяти з собою і куди далі.',
    planEnds: (title, total) => `🏁 ${title === null ? 'План' : `**${title}**`}: усе опубліковано (${days(total)}).`,
    takeaways: 'Візьми з собою',
    takeawaysElsewhere: 'Що взяти з собою: /місяць.',
  },

  next,
  pace,

  done: {
    unsaved: (day = '') => `${day === '' ? 'День' : `День ${day}`} **не** позначено.`,
    done: (label) => `✅ **${label}: зроблено.**`,
    countsFor: (on, late) => `${late ? 'Вписано пізніше, рахується' : 'Рахується'} за ${date(on)}.`,
    streak: (streak, daysToFreeze) => {
      if (daysToFreeze === null) return `🔥 Серія ${numbers(streak)}`;
      const what = streak.freezes === 0 ? 'заморозка, що покриває пропущений день' : 'ще одна заморозка';
      return `🔥 Серія ${numbers(streak)} · ще ${days(daysToFreeze)}, і буде ${what}`;
    },
    keptBefore: (on) => `${date(on)} вже зараховано, тож серія лишається, як є.`,
    closed: (on, closedAt) => `Рахується за ${date(on)}: дата допису закрилася ${timestamp(closedAt, 'R')}.`,
    ended: 'Цей день починає нову.',
    frozen: (dates) =>
      `❄️ Пропущено ${list(dates.map((on) => date(on)))}; ${dates.length === 1 ? 'заморозка втримала' : 'заморозки втримали'} твою серію.`,
    milestone: (label) => `🎉 Досягнуто віхи: ${label}.`,
    planFinished: '🏁 Це був останній день: увесь план пройдено.',
    endReached: '🏁 Це був твій останній відкритий день: план добіг кінця.',
    joined: '👋 Тепер ти в групі. /довідка показує решту.',
    named:
      '-# Твоє ім’я видно в дописі дня поруч з іменами інших, хто його зробив; прибрати його можна одним натисканням.',
    addNote: 'Додати нотатку',
    undo: 'Скасувати',
    already: (label, at) => `${label} вже зроблено (${timestamp(at, 'R')}). Нічого не змінилося.`,
    caughtUp: 'Усе зроблено.',
    notStarted: (label, opensAt, day) =>
      `${opening(label, opensAt)} А поки: **/день день:${day}**, щоб зазирнути наперед, /пояс, щоб налаштувати годинник.`,
    notYet: (label, opensAt, latest) =>
      `${opening(label, opensAt)} Нічого не вписано. ${
        latest === null
          ? 'А поки: /день, щоб зазирнути наперед, /пояс, щоб налаштувати годинник.'
          : `Найновіший день: ${latest}; глянь /сьогодні.`
      }`,
  },

  when: {
    unclear: (asked) =>
      `Не можу прочитати ${asked} як дату. Нічого не вписано. Пиши **сьогодні**, **вчора**, день тижня або дату, як-от 2026-03-09.`,
    future: (asked, today) =>
      `${date(asked)} ще попереду: у тебе сьогодні ${date(today)}. Нічого не вписано. Щоб вписати на сьогодні, не вказуй **коли**.`,
    tooFarBack: (asked, oldest) =>
      `${date(asked)} вже закрито. Вписати можна на сьогодні й дві дати перед тим (до ${date(oldest)}). Нічого не вписано. Щоб вписати день на сьогодні, не вказуй **коли**: самі дні не згоряють.`,
    beforeJoining: (joinedOn) =>
      `${joinedOn === null ? 'Твій перший день сьогодні' : `Ти в плані з ${date(joinedOn)}`}, тож раніші дати не рахуються. Нічого не вписано. Щоб вписати день на сьогодні, не вказуй **коли**: самі дні не згоряють.`,
    today: 'Сьогодні',
    yesterday: (on) => `Вчора (${date(on)})`,
  },

  undo: {
    unsaved: 'День лишається позначеним.',
    undone: (label, on) => `↩️ ${label} більше не позначено (рахувалося за ${date(on)}).`,
    doAgain: 'Позначити знову',
    nothing: 'Тут у тебе жодного дня не позначено, тож скасовувати нема чого.',
    notDone: (label) => `${label} не позначено, тож скасовувати нема чого. Нічого не змінено.`,
    closed: (label, on) =>
      `${label} рахується за ${date(on)}, а ця дата вже закрита. Скасувати можна лише сьогоднішнє й дві дати перед тим. Нічого не змінено; старіші записи може виправити адмін цього сервера.`,
  },

  wrapUp: {
    title: (week) => `🗓️ **${week}** позаду. Ось що зроблено разом:`,
    done: (took, done) => `👥 Участь: ${people(took)}, зроблено ${days(done)}`,
    reached: (label, reached) => `🏁 ${label} завершили: ${people(reached)}`,
    runs: (runs) => `🔥 Найдовші серії: ${list(runs.map(({ name, run }) => `${name} ${run}`))}`,
    notes: '📝 **Спільні нотатки групи**',
    noteOf: (name, day) => `**${name}** · ${day}`,
    moreReached: (more) => `🏁 … і ще ${more}`,
    moreNotes: (more) => `-# Ще ${more}: /нотатки, далі «Від групи»`,
  },
  celebration: {
    reached: (names, what) => `🏁 ${list(names)}: **${named(what)}** завершено.`,
    finished: (names, total) => `🎓 ${list(names)}: увесь план пройдено (${days(total)}).`,
    run: (names, run) => `🔥 ${list(names)}: серія ${run}.`,
    more: (more) => `ще ${more}`,
    nameless: '🏁 Тут хтось досяг віхи.',
  },
  board: {
    order: 'Упорядкувати за…',
    orders: { days: 'Дні плану', week: 'Зроблено цього тижня', streak: 'Серія' },
    scores: {
      days,
      week: days,
      streak: (run) => `серія ${run}`,
    },
    place: (rank, of, others) =>
      `-# Твоє місце ${rank} з ${of}${others === 0 ? '' : `, разом із тобою ще ${people(others)}`}.`,
    nowhere: '-# Тебе тут ще немає: досить одного зробленого дня.',
    noRun: '-# Зараз серії немає: наступний зроблений день почне нову.',
    hidden: {
      'off-board': '-# Тебе прибрано з рейтингу за твоїм вибором; ніхто тебе в ньому не бачить.',
      'streak-hidden': '-# Твою серію приховано, тож тебе тут немає.',
    },
    nobody: 'Поки нікого.',
  },
  streakView: {
    headline: (done, total, streak) => `🔥 **${done} з ${ofDays(total)} плану** · серія ${numbers(streak)}`,
    ended: ({ on, run }, best) =>
      `Твоя попередня серія, ${run}, закінчилася ${date(on)}; ${run === best ? 'вона лишається найкращою.' : `найкраща, ${best}, лишається.`}`,
    startsNext: 'Наступний зроблений день починає нову.',
    states: {
      kept: ['✅', 'зроблено'],
      'kept-late': ['✅', 'зроблено, вписано пізніше'],
      frozen: ['❄️', 'пропущено, покрито заморозкою'],
      paused: ['⏸️', 'пауза'],
      away: ['🏖️', 'відсутність'],
      rest: ['🌙', 'день відпочинку'],
      'no-post': ['▫️', 'без допису'],
      'not-due': ['▫️', 'до приєднання'],
      missed: ['➖', 'пропущено'],
      ahead: ['⏩', 'зроблено наперед'],
      open: ['⬜', 'відкрито'],
    },
    openUntil: (until) => `відкрито до ${timestamp(until, 'f')}`,
    date: (on, isToday) => `${date(on)}${isToday ? ' (сьогодні)' : ''}`,
    upTo: (on) => `до ${date(on)}`,
    dates: (first, last, isToday) => `${date(first)} – ${date(last)}${isToday ? ' (сьогодні)' : ''}`,
    rule: 'Дата рахується, щойно ти робиш у неї будь-який день плану. Сім поспіль дають заморозку, що покриває одну пропущену дату; мати можна дві. Дати без допису, дні відпочинку й паузи серії ніколи не переривають.',
    hidden: 'Твою серію приховано: її бачиш лише ти, тут. Змінити можна в /приватність.',
    none: 'Тебе ще немає в цьому плані, тож немає й серії. Познач день через /готово або почни з /приєднатися.',
  },

  week: {
    goal: '**Мета**',
    days: {
      done: (day) => `✅ ${day}`,
      late: (day) => `✅ ${day} (вписано пізніше)`,
      today: (day) => `⬜ ${day} (сьогодні)`,
      open: (day) => `⬜ ${day} (ще відкрито)`,
      before: (day) => `▫️ ${day} (до початку)`,
      left: (day) => `⬜ ${day}`,
      locked: (day, at) => `🔒 ${day}${at == null ? '' : ` · відкриється ${timestamp(at, 'R')}`}`,
    },
    reached: (on, today, aim) => `🏁 **Віхи досягнуто** ${date(on, today)}${aim === '' ? '' : ` (${aim})`}`,
    milestoneNotHere: (aim, before) =>
      `**Віха**${aim === '' ? '' : ` (${aim})`}  тут не рахується (днів цього тижня до початку: ${number(before)})`,
    milestone: (aim, done, total) =>
      `**Віха**${aim === '' ? '' : ` (${aim})`}  ${done} з ${ofDays(total)}, лишилося ${total - done}`,
    group: (learners, reached) => `👥 **Група**  ${people(learners)}, цієї віхи досягли: ${number(reached)}`,
    openDay: 'Відкрити день…',
    none: (asked, first, last) =>
      `У цьому плані немає тижня ${asked}; є ${first} – ${last}. /тиждень без номера показує поточний.`,
    noWeeks: 'У цьому плані немає тижнів, тож немає й тижневих віх. /сьогодні показує поточний день.',
  },
};

function opening(label: string, opensAt: Date | null): string {
  return opensAt === null ? `${label} ще не опубліковано.` : `${label} відкриється ${timestamp(opensAt, 'F')}.`;
}

function numbers({ current, longest, freezes }: Streak): string {
  return `${current} · найкраща ${longest}${freezes === 0 ? '' : ` · ${count(freezes, 'заморозка', 'заморозки', 'заморозок')}`}`;
}

import { moment, named, shorten, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { date, list, number, ofDays, people, schedule } from '../language.ts';
import { block, nextStep, permission, problem, roleFault, skipped } from '../reasons.ts';
import { correct, learner } from './ledger.ts';
import { actions, comesNext, dates, holidays, postNow } from './manage.ts';
import { offers } from './roles.ts';
import { setup, toNotify } from './setup.ts';
import { removal, succession } from './succession.ts';

const bold = (permissions: readonly string[]) => list(permissions.map((name) => `**${permission(name)}**`));
const nextPost = (at: Date) => `Наступний допис: ${timestamp(at, 'F')}.`;
const untouched = 'Нічиєї серії це не зачіпає';

export const cohort: Words['cohort'] = {
  block,
  runsAsBefore: 'План іде, як ішов.',
  over: 'Цей план більше не йде: він добіг кінця або його завершили. Нічого не змінено. /запустити запускає новий.',
  problems: (wrong) =>
    `${wrong.map((one) => `• ${problem(one)}`).join('\n')}\nНічого не змінено. Виправ це і введи команду ще раз.`,
  nextDay: 'наступний день',
  closingMessage: 'завершальне повідомлення',
  change: 'Змінити налаштування',
  keep: 'Лишити так',
  paused: (until) =>
    `⏸️ Пауза ${until === null ? 'доти, доки хтось не введе /група продовжити' : `до ${timestamp(until, 'F')}`}. ${untouched}.`,
  nextPost,

  setup,

  status: {
    title: '📋 Стан групи',
    plan: (title, channelId) => `📚 **${named(title)}** у <#${channelId}>`,
    ended: '⏹️ Завершено: днів більше не буде. Нічого не видалено, і /запустити запускає тут новий план.',
    finished: '🏁 Добіг кінця: усі дні опубліковано. Відкриті ще рахуються.',
    running: '▶️ Іде.',
    follows: (title) => `➡️ Далі йде **${named(title)}**, з тими ж людьми`,
    next: (day, at) => `📅 Далі: **${day}**, ${moment(at)}`,
    stuck: (since, reason, isWaiting) =>
      `⚠️ **Дописи застрягли** ${timestamp(since, 'R')}: ${block(reason)}. ${isWaiting ? 'Я пробую далі й сам продовжу, щойно це полагодять.' : 'Щойно це полагодять, план піде далі з наступним дописом; жоден день не пропаде, і жодної серії це не зачіпає.'}`,
    mended: (since, reason, isWaiting) =>
      `👍 Те, що спинило дописи ${timestamp(since, 'R')}, полагоджено (${block(reason)}). ${isWaiting ? 'Допис, що чекав, прийде за хвилину.' : 'План іде далі з наступним дописом; жоден день не пропаде, і жодної серії це не зачіпає.'}`,
    holidays: (ahead, hasMore) =>
      `🏖️ Без дописів: ${list(ahead.map(({ from, until }) => dates(from, until)))}${hasMore ? '…' : ''}`,
    willWait: (permissions, channelId) =>
      `⚠️ Як є зараз, наступному допису доведеться чекати: мені бракує ${bold(permissions)} у <#${channelId}>.`,
    posts: (posts) => `🕗 Дописи ${schedule(posts)}`,
    posted: (posted, total) => `📘 Опубліковано ${posted} з ${ofDays(total)}`,
    learners: (learners, doneToday, activeThisWeek) =>
      `👥 ${people(learners)}${learners === 0 ? '' : ` · сьогодні зробили ${doneToday} · цього тижня активні ${activeThisWeek}`}`,
    percentDone: (percent) => `🎯 Зроблено ${percent} % опублікованого`,
    gone: (gone) => `-# Уже не на сервері: ${people(gone)}; до повернення вони не рахуються.`,
    silent: '**Кого, може, варто підбадьорити**',
    silentSince: (name, lastAt, joinedAt) =>
      lastAt === null
        ? `▫️ ${name} · приєднання ${timestamp(joinedAt, 'R')}, ще нічого не зроблено`
        : `▫️ ${name} · востаннє ${timestamp(lastAt, 'R')}`,
    moreSilent: (more) => `-# і ще ${number(more)}`,
    pingsNobody: '🔕 Нікого не сповіщає',
    roleGone: '⚠️ Ролі, яку сповіщали, вже немає; вибери іншу через /група змінити',
    roleSilent: (roleId) => `⚠️ Називає <@&${roleId}>, але нікого не сповіщає: ${toNotify}`,
    pings: (roleId) => `🔔 Сповіщає <@&${roleId}>`,
    recent: '**Останні дописи**',
    skippedOn: (on, reason) => `▫️ ${date(on)} · пропущено: ${skipped(reason)}`,
    onItsWay: (on, day) => `⏳ ${date(on)} · ${day} · у дорозі`,
    sent: (on, day, late, bare) =>
      `📘 ${date(on)} · ${day}${late ? ' (із запізненням)' : ''}${bare ? ' (без тексту)' : ''}`,
    buttons: { pause: 'Пауза', resume: 'Продовжити', end: 'Завершити' },
  },

  resumeNow: 'Продовжити зараз',
  resumed: (next) => `▶️ Продовжуємо. ${nextPost(next)} Надолужувати нема чого: план просто йде далі.`,
  notPaused: 'Паузи немає, тож нічого не змінено. /група стан показує наступний допис.',

  end: {
    ask: (title, channelId, learners) =>
      `Завершити **${named(title)}** у <#${channelId}> (${people(learners)})? Дописів більше не буде. Зроблене й написане зберігається і входить в експорт; канал звільняється для нового /запустити.`,
    sure: 'Завершити',
    ended: (title) => `⏹️ **${named(title)}** завершено. Нічого не видалено. /запустити запускає тут новий план.`,
  },

  news: {
    started: (plan) =>
      `📚 Тут починається **${named(plan.title)}**: допис приходить ${schedule(plan.posts)}. Перший — **${named(plan.firstDay)}**, ${moment(plan.next)}.\nНатисни ✅ під дописом, коли зробиш його день; більше для участі нічого не треба. Через /приєднатися можна сказати про це вже зараз.`,
    paused: (until, next) =>
      `⏸️ План на перерві${until === null ? '' : ` до ${timestamp(until, 'D')}`}.${next === null ? '' : ` ${nextPost(next)}`} ${untouched}, і відкриті дні ще можна зробити.`,
    resumed: (next) => `▶️ План іде далі. ${nextPost(next)} Надолужувати нема чого.`,
    holiday: (from, until, next) =>
      `🏖️ ${dates(from, until)}: дописів немає, і нічого не обов’язково.${next === null ? '' : ` Перший допис після того: ${timestamp(next, 'F')}.`} ${untouched}, і відкриті дні ще можна зробити.`,
    holidayOff: (from, until, next) =>
      `🏖️ Перерву ${dates(from, until)} скасовано: дописи йдуть, як завжди.${next === null ? '' : ` ${nextPost(next)}`}`,
    moved: (channelId) => `📦 План переїжджає в <#${channelId}>. Усе зроблене лишається.`,
    came: (title, posts, next) =>
      `📦 **${named(title)}** продовжується в цьому каналі: допис приходить ${schedule(posts)}.${next === null ? '' : ` ${nextPost(next)}`}`,
    rescheduled: (posts, next) =>
      `🕗 Відтепер допис приходить ${schedule(posts)}.${next === null ? '' : ` ${nextPost(next)}`} Уже опубліковане чи вписане лишається, як є.`,
    updated: (next) =>
      `📝 План оновлено.${next === null ? '' : ` Далі йде **${named(next)}**.`} Усе зроблене лишається.`,
    goesOn: (day, next) => `🌱 План виріс і йде далі: **${named(day)}**, ${moment(next)}. Усі ви й далі в ньому.`,
    ended: (title) =>
      `⏹️ **${named(title)}** на цьому завершується; днів більше не буде. Нічого не видалено: зроблене й написане лишається твоїм, у /нотатки та /приватність.`,
  },

  skip: {
    button: 'Пропустити цей день',
    leftOut: (day, next, at) =>
      `⏭️ **${day}** пропускаємо: робити його не мусить ніхто, а хто хоче, усе ще може через /день і /готово. ${next === null ? 'Завершальне повідомлення' : `**${next}**`} прийде ${at === null ? 'далі' : timestamp(at, 'F')}.`,
    nothing: (day) =>
      `${day === null ? 'Цей день' : `**${day}**`} не чекає на публікацію, тож його не пропущено. Нічого не змінено; глянь /група стан.`,
  },

  goOn: {
    button: (day) => `Далі з ${shorten(day, 40)}`,
    offer: ({ channelId, dayName, at }) =>
      `🌱 План у <#${channelId}> добіг кінця й виріс: він може піти далі (**${named(dayName)}**, ${timestamp(at, 'F')}) з тими ж людьми й усім, що вони зробили.`,
    continued: ({ channelId, dayName, at }) =>
      `▶️ План у <#${channelId}> іде далі: **${named(dayName)}**, ${timestamp(at, 'F')}. Усі й далі в ньому, і зроблене не змінюється.`,
    occupied: (channelId) =>
      `У <#${channelId}> зараз іде інший план, а в каналі місце для одного. Нічого не змінено. Спершу заверши той через **/група завершити**, а тоді натисни кнопку ще раз.`,
    nothing: (title) =>
      `**${named(title)}** не має з чим іти далі: він уже йде або всі його дні опубліковано. Нічого не змінено.`,
  },

  actions,
  succession,
  removal,
  comesNext,
  postNow,
  offers,
  holidays,

  correct,
  learner,

  notice: {
    'silent-role': ({ channelId, roleId }) =>
      `⚠️ Щоденні дописи в <#${channelId}> називають ${roleId === null ? 'роль' : `<@&${roleId}>`}, але нікого не сповіщають.\nНаступний крок: ${toNotify}; **/група змінити** вибирає іншу роль.`,
    textless: ({ channelId }) =>
      `⚠️ Останній допис у <#${channelId}> прийшов самим заголовком: Discord прибрав текст, бо мені там бракує **${permission('Embed Links')}**.\nНаступний крок: дозволь мені там **${permission('Embed Links')}**. Сам день є в **/день**.`,
    ending: ({ channelId }) =>
      `🏁 План у <#${channelId}> закінчиться протягом тижня.\nРобити нічого не треба. **/група наступний-план** називає план, що піде далі з тими ж людьми. Щоб продовжити цей, додай дні через **/план оновити**; ті ж люди підуть далі з ними, навіть після кінця.`,
    reread: ({ channelId }) =>
      `📖 Я читаю плани краще, ніж раніше, і прочитав той, що в <#${channelId}>, знову. Деякі дні, які люди зробили чи про які писали, вже не були б тими самими, тож група йде за планом, як був. Нічого не змінено.\nНаступний крок: **/план оновити** показує, що змінилося б, і перемикає, якщо захочеш.`,
    threads: ({ channelId }, reason) =>
      `🧵 Дописи в <#${channelId}> приходять, як завжди, але спільні нотатки не мають там гілки, де з’явитися або звідки зникнути: ${reason.code === 'unknown-channel' ? 'її видалено' : block(reason)}.\nНаступний крок: дозволь мені там **${permission('Create Public Threads')}** і **${permission('Send Messages in Threads')}**, і відімкни гілку, якщо її замкнено; **/група змінити гілки** іде далі без них. Нотатки лишаються в **/нотатки**.`,
    unpublished: ({ channelId }, reason) =>
      `📣 Останній допис у <#${channelId}> прийшов, як завжди, але не вийшов на сервери, що стежать за каналом: ${block(reason)}.\nНаступний крок: полагодь це або опублікуй його вручну; **/група змінити публікувати** це вимикає. З наступним дописом я спробую знову.`,
    role: ({ channelId }, fault) =>
      `🔔 Хтось хотів узяти кнопкою роль плану в <#${channelId}> і не зміг: ${roleFault(fault)}.\nНаступний крок: полагодь це в Налаштуваннях сервера → Ролі або вибери іншу роль через **/група змінити**. Більше нічого не зачеплено.`,
    blocked: ({ channelId }, reason) =>
      `⚠️ Зараз я не можу публікувати навчальний план у <#${channelId}>: ${block(reason)}.\n${nextStep(reason)}\nНічого не втрачено: жодної серії не зачеплено, жоден день плану не випав, і я пробую далі.`,
  },
};

import { named, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { count, number, ofDays, schedule } from '../language.ts';

const when = (at: Date | null) => (at === null ? 'після перерви' : timestamp(at, 'F'));
const samePeople = (counted: number) => `учасники ті самі: ${number(counted)}`;
const alsoStays =
  'Приєднуватися знову не треба нікому. Зроблене й написане лишається людям, їхні серії та заморозки тривають, а їхні пояси, дні відпочинку й нагадування діють далі.';
const allIn = 'Усі вже в ньому; серії тривають, і все зроблене й написане лишається вашим.';

export const succession: Words['cohort']['succession'] = {
  shown: (title, following) =>
    following === null
      ? `➡️ Після **${named(title)}** нічого не йде: за останнім днем прийде завершальне повідомлення, і план завершено.`
      : `➡️ Після **${named(title)}** йде **${named(following)}**: завершальне повідомлення про це скаже, а перший день прийде в наступний за розкладом час.`,
  afterEnd: (title) => `➡️ **${named(title)}** завершено. Вибери план, і ті ж люди підуть далі з ним.`,
  means: `-# ${alsoStays}`,
  choose: 'Вибери план, що йде далі',
  now: 'Почати його зараз…',
  none: 'Нічого далі',
  named: '✅ Записано. До того це можна змінити.',
  cleared: '✅ Далі вже нічого не йде.',
  gone: (slug) => `⚠️ Плану, що мав іти далі, «${named(slug)}», більше не пропонують. Вибери інший.`,
  askNow: (plan, before) =>
    `➡️ Перейти зараз на **${named(plan.title)}** (${samePeople(plan.people)})? **${named(plan.firstDay)}** прийде ${when(plan.at)}. **${named(before.title)}** закінчується тут, опубліковано ${before.posted} з ${ofDays(before.total)}: неопубліковане ні для кого не обов’язкове, а відкриті дні ще можна зробити під їхніми дописами. ${alsoStays}`,
  askRestart: (plan, before) =>
    `🔄 Почати **${named(plan.title)}** спочатку (${samePeople(plan.people)})? **${named(plan.firstDay)}** прийде ${when(plan.at)}. Зроблене досі лишається, опубліковано ${before.posted} з ${ofDays(before.total)}; у новому колі кожен день можна зробити знову, а хто йшов у власному темпі, йде з групою. ${alsoStays}`,
  sureNow: 'Перейти зараз',
  begun: (plan) =>
    `✅ **${named(plan.title)}** починається: **${named(plan.firstDay)}** прийде ${when(plan.at)}, у групі ${count(plan.people, 'людина', 'людини', 'людей')}. У каналі про це напишуть.`,
  over: 'Це вже зроблено або план тим часом завершено. Нічого не змінено; /група стан показує, що йде.',
  occupied: (channelId) =>
    `У <#${channelId}> тим часом іде інший план, а в каналі місце для одного. Нічого не змінено.`,
  nothingCloses:
    'Нічого не закривається: дні ще можна позначати через /готово, а /тиждень, /нотатки й /серія працюють далі.',
  closing: (plan, at) =>
    `➡️ Далі йде ${plan === null ? 'наступний план' : `**${named(plan.title)}**`}: ${plan === null ? 'перший день' : `**${named(plan.firstDay)}**`} прийде ${when(at)}. Усі вже в ньому, і серії тривають. Нічого не закривається: відкриті дні ще можна зробити під їхніми дописами.`,
  news: {
    follows: (plan) =>
      `➡️ Далі йде **${named(plan.title)}**: допис приходить ${schedule(plan.posts)}, спершу **${named(plan.firstDay)}**, ${when(plan.at)}. ${allIn}`,
    restarted: (plan) =>
      `🔄 **${named(plan.title)}** починається спочатку з **${named(plan.firstDay)}**, ${when(plan.at)}. ${allIn}`,
  },
};

export const removal: Words['cohort']['removal'] = {
  ask: (name, title) =>
    `👋 Вилучити **${name}** з плану **${named(title)}**? Це наче людина вийшла сама: для неї вже нічого не обов’язково, і час поза планом рахується як пауза. Її дні, нотатки, віхи й серія лишаються їй, і їй про це повідомлять. Повернутися можна через /приєднатися; хто не має повертатися, не повинен бачити каналу.`,
  sure: 'Вилучити',
  done: (name, isTold) =>
    `👋 **${name}** більше не в плані. Нічого не видалено.${isTold ? ' Людині повідомлять.' : ''}`,
  notIn: (name) => `**${name}** не бере участі в цьому плані. Нічого не змінено.`,
  unsaved: 'Нікого з плану не вилучено.',
  whom: '👋 Кого вилучити з плану? Перш ніж щось станеться, я запитаю ще раз, і нічого не буде видалено.',
  choose: 'Вибери когось',
  tell: (title, channelId) =>
    `👋 Адмін вилучив тебе з плану **${named(title)}** (<#${channelId}>). Там для тебе вже нічого не обов’язково. Зроблене й написане лишається твоїм, у /приватність, і серія чекає; /приєднатися повертає тебе.`,
};

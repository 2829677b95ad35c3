import type { Words } from '../../shape.ts';
import { list } from '../language.ts';
import { permission, roleFault } from '../reasons.ts';

export const role: Words['member']['role'] = {
  ping: {
    take: 'Сповіщай мене',
    giveBack: 'Не сповіщай мене',
    taken: (roleId) => `🔔 Тепер у тебе <@&${roleId}>: кожен допис тебе сповіщає.`,
    givenBack: (roleId) => `🔕 Роль <@&${roleId}> повернено: дописи тебе більше не сповіщають.`,
  },
  milestone: {
    take: 'Взяти мою роль',
    giveBack: 'Повернути роль',
    taken: (roleId) => `🏅 Тепер у тебе <@&${roleId}>. Чесно зароблено.`,
    givenBack: (roleId) => `🏅 Роль <@&${roleId}> повернено. Узяти її знову можна будь-коли.`,
  },
  reason: 'Учасник натиснув для цього кнопку',
  notOffered: 'Цієї ролі тут більше не пропонують. Нічого не змінено.',
  notYet:
    'Ця роль для тих, хто завершив місяць плану або весь план. Нічого не змінено; /місяць показує, скільки вже пройдено.',
  joinFirst: 'Ця роль для тих, хто бере участь у плані. Нічого не змінено.',
  refused: (roleId, fault) =>
    `Зараз із <@&${roleId}> так не вийде: ${roleFault(fault)}. Нічого не змінено. Адміни вже знають; спробуй пізніше.`,
  away: 'Discord не сказав, чи це зараз можливо. Натисни ще раз за мить; двічі натиснути не зашкодить.',
  unsaved: 'Твої ролі, можливо, не змінилися.',
};

export const offers: Words['cohort']['offers'] = {
  role: (roleId, fault) => `⚠️ Ніхто не може взяти <@&${roleId}> кнопкою: ${roleFault(fault)}.`,
  threads: (channelId, missing) =>
    `⚠️ Я не можу відкривати гілки в <#${channelId}>: мені бракує ${list(missing.map((name) => `**${permission(name)}**`))}. Дописи приходять усе одно.`,
  allow: `Дозволити ${permission('Manage Roles')}`,
};

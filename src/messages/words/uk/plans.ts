import { named, plain, timestamp } from '../../kit/format.ts';
import { raised } from '../intl.ts';
import type { Words } from '../shape.ts';
import { count, days, list, number, ofDays, people, quotedList } from './language.ts';

const bold = (name: string) => `**${plain(name)}**`;
const noGroup = 'Зараз за ним не йде жодна група.';
const links = (counted: number) => count(counted, 'посилання', 'посилання', 'посилань');
const groups = (counted: number) => count(counted, 'група', 'групи', 'груп');
const topics = (counted: number) => count(counted, 'тема', 'теми', 'тем');
/** Група за її каналом, або (null) власний план. */
const follower = (channelId: string | null) => (channelId === null ? 'твій власний план' : `<#${channelId}>`);
const notSaved = 'Нічого не збережено.';

export const plans: Words['plans'] = {
  unsaved: 'Жодного плану не збережено й не змінено.',
  holds: (counts) =>
    [
      count(counts.files, 'файл', 'файли', 'файлів'),
      count(counts.months, 'місяць', 'місяці', 'місяців'),
      count(counts.weeks, 'тиждень', 'тижні', 'тижнів'),
      days(counts.days),
      count(counts.projects, 'проєкт', 'проєкти', 'проєктів'),
      links(counts.distinctLinks),
    ].join(' · '),
  dayTakenOut:
    'Цей день прибрали з плану після публікації, тож робити в ньому вже нема чого. Нічого не змінено, ' +
    'і зроблене чи написане лишається твоїм. /сьогодні показує теперішній день.',

  files: {
    notMarkdown: (name) =>
      `${bold(name)} — не файл Markdown. ${notSaved} Надсилай файли з .md на кінці або теку плану одним .zip.`,
    tooLarge: (name) =>
      `${bold(name)} більший за 1 МБ. ${notSaved} Розділи його: можна десять файлів одразу або теку одним .zip.`,
    zipTooLarge: (name) => `${bold(name)} більший за 10 МБ. ${notSaved} Запакуй лише Markdown плану, без картинок.`,
    zipAlone: (name) =>
      `${bold(name)} прийшов з іншими файлами. ${notSaved} .zip — це цілий план, тож поклади все в нього й надішли його окремо.`,
    zipEmpty: (name) => `У ${bold(name)} немає Markdown. ${notSaved} Запакуй теку, де лежать файли .md плану.`,
    twice: (name) => `Два файли звуться ${bold(name)}. ${notSaved} Перейменуй один і надішли їх ще раз.`,
    notFetched: (name) => `Discord не віддав мені ${bold(name)}. ${notSaved} Прикріпи файл ще раз.`,
    tooLargeTogether: `Разом файли більші за 5 МБ, а це багато для тексту. ${notSaved} Глянь, що їх так збільшило.`,
    busy: `Я зараз читаю інший план. ${notSaved} Надішли свій ще раз за пів хвилини.`,
  },

  add: {
    unusable: (name) =>
      `«${named(name, 60)}» не може бути назвою плану. Бери до 40 літер, цифр і дефісів, як-от **sql-basics**. ${notSaved}`,
    everybodys: (slug) =>
      `${bold(slug)} — назва плану, який є в усіх. Вибери іншу, наприклад ${bold(`наш-${slug}`)}. ${notSaved}`,
    taken: (slug, isOwn) =>
      `${isOwn ? 'У тебе' : 'На цьому сервері'} вже є план ${bold(slug)}, тож нічого не збережено. Щоб змінити той план, надішли ті ж файли через ` +
      `**/план оновити** назва:${slug}: побачиш, що зміниться, перш ніж щось станеться. Для окремого плану вибери іншу назву.`,
    full: (most, megabytes, isOwn) =>
      `${isOwn ? 'Ти можеш мати' : 'Сервер може мати'} до ${count(most, 'плану', 'планів', 'планів')} і ${megabytes} МБ, а це було б більше. ${notSaved} ` +
      'Звільни місце через /план прибрати і надішли файли ще раз.',
    refused: (slug, errors, command) =>
      `❌ ${bold(slug)} ще не можна зберегти: ${count(errors, 'помилка', 'помилки', 'помилок')}. ${notSaved} Усе, що йде, йде далі.\n` +
      `Виправ і надішли файли ще раз через **/план ${command}**.`,
    wasRead: (counts, span) => `Що вдалося прочитати: ${counts}\n${span}`,
    ready: (slug) => `**Зберегти ${plain(slug)}?**`,
    remarks: (remarks) =>
      remarks === 0
        ? '👍 Проблем не знайдено'
        : `⚠️ ${count(remarks, 'зауваження', 'зауваження', 'зауважень')}; зберегти план усе одно можна`,
    notYet: 'Ще нічого не збережено.',
    moreProblems: (rest) => `… і ще ${number(rest)} у report.txt`,
    buttons: { save: 'Зберегти', first: 'Глянути перший день', cancel: 'Скасувати' },
    preview: (day) => `**Перегляд: ${day}** (за кожним посиланням стоїть, куди воно веде)`,
    noAddress: 'немає адреси',
    saved: (saved, isOwn) =>
      `📚 **${named(saved.title, 200)}** збережено як ${bold(saved.slug)}, версія ${saved.version}, ${days(saved.days)}.\n` +
      `${isOwn ? 'Його бачиш лише ти. Почни його через **/почати**' : `Запусти його в каналі через **/запустити** план:${saved.slug}`}. Керувати ним: /план показати, оновити, завантажити чи прибрати.`,
    cancelled: 'Скасовано. Нічого не збережено й не змінено.',
    forgotten:
      'Цей перегляд уже недійсний, і натискання нічого не змінило. ' +
      'Надішли файли ще раз через /план додати або /план оновити.',
  },

  update: {
    title: (slug, from, to) =>
      `**Що зміниться в ${plain(slug)}** (версія ${from} → ${
        to.kind === 'files' ? 'надіслані файли' : `${to.kind === 'back' ? 'назад до ' : ''}версія ${to.version}`
      })`,
    storedBefore: 'Ці файли вже збережено, як старішу версію.',
    notYet: 'Ще нічого не змінено. Зроблене й написане людьми лишається їхнім, хоч що ти вибереш.',
    keysChanged: (changed, pairs) =>
      `⚠️ ${count(changed, 'день, схоже, має новий ключ', 'дні, схоже, мають нові ключі', 'днів, схоже, мають нові ключі')}: ${pairs}. Зроблене людьми лишається зі старим; ` +
      'щоб зберегти той, постав {#ключ} у заголовок дня.',
    allPaired: (paired) =>
      `${count(paired, 'день зберігає прогрес під новим номером', 'дні зберігають прогрес під новими номерами', 'днів зберігають прогрес під новими номерами')}.`,
    pairings: (found, chosen) =>
      `⚠️ ${count(found, 'день схожий на раніший', 'дні схожі на раніші', 'днів схожі на раніші')} під іншим номером. Вибери, які з них ті самі, ` +
      `і прогрес лишиться з ними; вибрано: ${chosen}.`,
    sameDay: 'Той самий день? Вибери, де це так',
    was: (day) => `було ${day}`,
    inFile: (old, next, same) => `${same ? '[x]' : '[ ]'} той самий день? ${old} = ${next}`,
    noneSame: 'Жоден не той самий',
    allSame: (same) => (same === 1 ? 'Той самий день' : same === 2 ? 'Обидва ті самі' : `Усі ${same} ті самі`),
    nobody: 'За ним не йде жодна група, тож це лише для нових.',
    apply: (affected) => (affected < 2 ? 'Застосувати' : `Застосувати до груп: ${affected}`),
    newOnly: 'Лише для нових груп',
    loss: (slug, lost, names, affected) =>
      `⚠️ **Це прибрало б ${days(lost)} з ${plain(slug)}:** ${names}\n${
        affected === 0
          ? 'Їх уже опубліковано, і кнопки під тими дописами нікуди не вели б.'
          : `Їх зробили чи писали про них: ${people(affected)}. Це зберігається, але в плані вже ` +
            'не рахувалося б, а день, який лише змінив назву, був би опублікований знову.'
      }\nЩе нічого не змінено. Якщо якийсь із них живе під іншим номером, лиши їх, надішли файли ще раз і вибери його як той самий день.`,
    keep: 'Лишити, як є',
    applyAnyway: 'Усе одно застосувати',
    applied: (update) =>
      `✏️ ${bold(update.slug)} тепер має версію ${update.version}. ${whoFollows(update.channels, update.kept)}\n${
        update.lost === 0
          ? 'Нічиїх зроблених днів, нотаток і серій не зачеплено, і жоден день не публікується двічі.'
          : `Серії й нотатки лишилися, як були. Зроблене в прибраних днях (${days(update.lost)}) зберігається, але в плані вже не рахується.`
      }`,
    nothingNew: (slug, version, behind) =>
      `${bold(slug)} вже має ці файли, як версію ${version}. Нічого не змінено.${
        behind === 0
          ? ''
          : ` За іншою версією йде ${groups(behind)}: **/план оновити** назва:${slug} без файлів показує, що змінить оновлення.`
      }`,
    upToDate: (slug, version, own) =>
      `Кожна група плану ${bold(slug)} має найновішу версію, ${version}. Нічого не змінено.${own ? ' Щоб змінити план, прикріпи його файли як **файл1**, **файл2** і так далі.' : ''}`,
    everybodys: (slug) =>
      `${bold(slug)} є для всіх, тож змінити його можуть лише ті, хто веде цього бота. Нічого не змінено. Щоб зробити його своїм: ` +
      `/план завантажити назва:${slug}, зміни файли, а тоді /план додати з іншою назвою.`,
    changedMeanwhile: (slug) =>
      `Відколи ти дивишся, хтось інший змінив чи прибрав ${bold(slug)}, тож нічого не застосовано. ` +
      'Введи /план оновити ще раз, щоб побачити, що твої файли змінюють тепер.',
  },

  changes: {
    none: 'З того, що люди читають, нічого не змінюється.',
    added: (changed) => `➕ **Додано ${days(changed)}:**`,
    removed: (changed) => `➖ **Прибрано ${days(changed)}:**`,
    renamed: (changed) => `🏷️ **Перейменовано ${days(changed)}:**`,
    moved: (changed) => `↕️ **Переставлено ${days(changed)}:**`,
    rewritten: (changed) => `✏️ **Змінено ${count(changed, 'текст', 'тексти', 'текстів')}:**`,
    relinked: (changed) =>
      `🔗 **Змінено ${count(changed, 'список посилань', 'списки посилань', 'списків посилань')}:**`,
    milestones: (milestones) => `🏁 **Зачеплено ${count(milestones, 'віху', 'віхи', 'віх')}:**`,
    milestone: { new: 'нова', gone: 'зникає', changed: 'інші дні' },
    more: (rest, where) => `і ще ${number(rest)}${where === null ? '' : ` у ${where}`}`,
    next: (channelId, before, after) =>
      `${raised(follower(channelId))}: далі ${after}${before === after ? ', як і було' : `, замість ${before}`}.`,
    neverPosted: (skipped, names) =>
      `⏭️ Не буде опубліковано ${ofDays(skipped)}, бо група вже пройшла це місце: ${names}. Прочитати можна через /день.`,
    kept: (completions) => `💾 Збережено ${count(completions, 'позначку', 'позначки', 'позначок')} на прибраних днях.`,
    reached: (milestone, now, after) => `${milestone}: зараз досягли ${now}, буде ${after}`,
  },

  catalogue: {
    title: '📚 Плани',
    own: '**Цього сервера**',
    yours: '**Лише твої**',
    noneYet: 'Ще жодного. /план додати робить план із файлів Markdown.',
    everybodys: '**Для всіх**',
    removed: 'прибрано; групи, що йдуть за ним, ідуть далі',
    version: (version, newest) => `версія ${version}${version === newest ? '' : ` з ${newest}`}`,
    runsIn: (where) => `іде: ${list(where)}`,
    group: (channelId, version) => `${follower(channelId)}${version === null ? '' : ` (версія ${version})`}`,
    moreGroups: (more) => `ще ${more}`,
    shown: (title, slug, own) => `📚 **${named(title, 200)}** (${plain(slug)}${own ? '' : ', для всіх'})`,
    week: (name, total) => `${name} · ${days(total)}`,
    versions: '**Версії**',
    ofHistory: (version, isCurrent, at) => `версія ${version}${isCurrent ? ' (поточна)' : ''} · ${timestamp(at, 'D')}`,
    older: (versions) => `… і ще ${count(versions, 'старіша', 'старіші', 'старіших')}`,
    nobody: noGroup,
    followed: (runsIn) => `👥 План ${runsIn}`,
    behind: (behind) => `⚠️ За іншою версією, ніж поточна, йде ${groups(behind)}.`,
    seeChanges: 'Глянути, що зміниться',
    download: 'Завантажити',
    noFiles: (slug) => `Файли ${bold(slug)} не зберегли, тож завантажувати нема чого. Із самим планом усе гаразд.`,
    files: (slug, version, { from, until, total }) =>
      `📎 ${bold(slug)}, версія ${version}: ${
        until - from === total ? count(total, 'файл', 'файли', 'файлів') : `файли ${from + 1}–${until} з ${total}`
      }, як збережено. Зміни, що хочеш, і поверни через /план оновити.`,
    nextFiles: 'Наступні файли',
    remove: (title, slug, following) =>
      `Прибрати **${named(title, 150)}** (${plain(slug)})? У /запустити його більше не пропонуватимуть. ${
        following === 0 ? noGroup : `Зі своїм до кінця йде далі ${groups(following)}.`
      } Зроблене й написане людьми лишається.`,
    removeIt: 'Прибрати',
    downloadFirst: 'Спершу завантажити',
    keepIt: 'Лишити',
    isRemoved: (slug) =>
      `🗑️ ${bold(slug)} більше не пропонують. Групи, що йдуть за ним, ідуть далі, і нічийого прогресу не зачеплено. Щоб повернути, надішли ті ж файли через /план додати.`,
    kept: (slug) => `${bold(slug)} лишається. Нічого не змінено.`,
    gone: 'Цього плану тут уже немає: його прибрали або змінили. Нічого не змінено. /план список показує, які є.',
    notToRemove: (slug) =>
      `${bold(slug)} є для всіх, тож тут його не прибрати. Нічого не змінено. Групи йдуть лише за тим, що вибрано в /запустити.`,
  },

  preview: {
    line: '🔒 **Перегляд, лише для тебе.** Нікого не сповіщено; кнопки має сам допис.',
    nothing: (title) =>
      `Усі дні **${named(title, 150)}** опубліковано, лишилося тільки завершальне повідомлення. Назви день, щоб побачити його допис: /перегляд день:…`,
  },

  resources: {
    library: (counted, all) => `🔗 **Бібліотека** · ${links(counted)}, ${topics(all)}`,
    note: '-# Число каже, скільки посилань має тема. /посилання пошук: … шукає і в днях.',
    open: 'Відкрити тему…',
    links,
    found: (asked, counted) =>
      `🔗 **${[asked.topic ?? [], asked.search === null ? [] : `«${asked.search}»`].flat().join(': ') || 'Усі посилання'}** · ${links(counted)}`,
    cutOff: '-# Є ще; шукай за більшою кількістю слів або в межах теми.',
    tooLong: (title) => `${title} (адреса надто довга, щоб її показати)`,
    days: (labels) => labels,
    back: '◀ Назад',
    more: 'Ще ▶',
    allTopics: 'Усі теми',
    nothing: (asked, offer) =>
      `У бібліотеці немає нічого про ${quotedList(asked)}.${
        offer === null ? '' : offer === 'near' ? ' Ці теми близькі:' : ' Вибери натомість тему:'
      }`,
    empty: 'У цьому плані немає посилань, ані за темами, ані в днях.',
  },
};

function whoFollows(moved: readonly (string | null)[], kept: number): string {
  if (moved.length > 0) {
    return `${raised(list(moved.map(follower)))}: далі з нею від наступного допису; надіслане лишається, як є.`;
  }
  return kept === 0
    ? 'Нові групи починають із нею.'
    : `Нові групи починають із нею; зі своєю йде далі ${groups(kept)}. /план показати потім їх оновить.`;
}

import type { Facts, Seen } from '../../../curriculum/facts.ts';
import type { Words } from '../shape.ts';
import { cited, count, list, number, plural } from './language.ts';

const listed = (name: Facts['too-many-items']['list']) =>
  cited(typeof name === 'string' ? { outcomes: 'Вміння', milestones: 'Віхи' }[name] : name.title);
const signs = (counted: number) => count(counted, 'знак', 'знаки', 'знаків');
/** Після «до» й «за». */
const ofSigns = (counted: number) => count(counted, 'знака', 'знаків', 'знаків');
const tooMany = (limit: number, what: string) => `У плані може бути до ${number(limit)} ${what}; розділи його.`;
const before = (day: Facts['open-comment']['day']) =>
  day === null ? 'ніде не закрито' : `не закрито до ${cited(day.heading)} в рядку ${day.line}`;
const headings = (counted: number) => count(counted, 'заголовок', 'заголовки', 'заголовків');
const seenAs = {
  headings: ({ count: all, first }: Seen) =>
    first === null
      ? `${headings(all)} без числа чи слова, за якими видно дні`
      : `${headings(all)}, як-от ${cited(first)}`,
  folders: ({ count: all, first }: Seen) => `${count(all, 'тека', 'теки', 'тек')}, як-от ${first}/`,
  files: ({ count: all, first }: Seen) => `${count(all, 'файл', 'файли', 'файлів')}, як-от ${first}`,
};
const notHeading = (isUnseen: boolean) => (isUnseen ? 'Біля # стоїть пробіл, якого не видно' : 'Після # немає пробілу');
const inCode = ({ text }: Facts['looks-like-unit-in-code']) =>
  `${cited(text)} — це код, бо перед ним чотири пробіли або табуляція; видали їх.`;

const sentences: Words['problems']['sentences'] = {
  'not-markdown': 'Це не файл Markdown; надсилай файли з .md на кінці.',
  'file-too-large': 'Цей файл більший за 1 МБ; розділи його на кілька.',
  'utf-16': 'Цей файл збережено як UTF-16; збережи його як UTF-8.',
  'binary-file': 'Цей файл — не текст; надішли Markdown, збережений як UTF-8.',
  'not-utf-8': 'Цей знак — не UTF-8; збережи файл як UTF-8.',
  'too-many-files': ({ limit }) => `У плані може бути до ${number(limit)} файлів; пиши по кілька днів в одному файлі.`,
  'plan-too-large': 'План більший за 5 МБ; скороти або розділи його.',
  'too-many-lines': ({ limit }) => `У цьому файлі понад ${number(limit)} рядків; розділи його на кілька.`,
  'too-deep': ({ limit }) =>
    `Списки чи цитати тут вкладено глибше за ${count(limit, 'рівень', 'рівні', 'рівнів')}; зроби їх простішими.`,
  'paragraph-too-long': ({ limit }) =>
    `Абзац, що тут починається, довший за ${ofSigns(limit)}; розділи його порожніми рядками.`,
  'control-character': ({ sign }) => `Тут стоїть керівний знак ${sign}, його пропущено; видали його.`,
  'took-too-long': ({ seconds }) =>
    `Читання тривало довше за ${count(seconds, 'секунду', 'секунди', 'секунд')}; надішли менше файлів або простіші.`,
  'took-too-much-memory': ({ megabytes }) =>
    `Читання забрало понад ${number(megabytes)} МБ пам’яті; надішли менше файлів або простіші.`,
  'left-out': 'Це не читається: назви, що починаються з крапки, і node_modules пропускаються.',
  'loose-file': 'Це не читається: кожен план лежить у своїй теці; перенеси цей файл до якоїсь із них.',
  'linked-file': 'Це посилання на інше місце, а за такими я не йду; поклади сюди те, на що воно вказує.',
  'more-problems': (rest) =>
    `Є ще ${count(rest.count, 'проблема', 'проблеми', 'проблем')}; спершу виправ ті, що названо.`,

  'zip-damaged': 'Це не розпаковується: файл пошкоджено, або він не zip; запакуй його знову.',
  'zip-too-many-entries': (zip) =>
    `У цьому zip записів ${number(zip.count)}, а може бути ${number(zip.limit)}; запакуй лише план.`,
  'zip-too-large': 'З цим файлом розпаковане більше за 25 МБ; запакуй лише план.',
  'zip-twice': 'У цьому zip два файли з такою назвою; лиши один.',
  'zip-name': 'У цій назві є знаки, яких не показати; назви файл простими літерами й запакуй знову.',
  'zip-name-too-long': ({ limit, folders }) =>
    `Ця назва довша за ${ofSigns(limit)} або за ${count(folders, 'теку', 'теки', 'тек')}; скороти її.`,
  'zip-path': 'Ця назва веде за межі zip; запакуй теку плану з назвами, що лишаються в ній.',
  'zip-link': 'Це посилання на інший файл; поклади в zip сам файл.',
  'zip-encrypted': 'Цей файл закрито паролем; запакуй його без пароля.',
  'zip-method': 'Цей файл запаковано рідкісним способом; запакуй його як звичайний zip.',
  'zip-ratio': ({ ratio }) =>
    `Розпакований, цей файл більший понад у ${count(ratio, 'раз', 'рази', 'разів')}, а з текстом такого не буває; прибери його.`,

  'too-many-months': ({ limit }) => tooMany(limit, 'місяців'),
  'too-many-days': ({ limit }) => tooMany(limit, 'днів'),
  'too-many-projects': ({ limit }) => tooMany(limit, 'проєктів'),
  'too-many-topics': ({ limit }) => tooMany(limit, 'тем'),
  'too-many-links': ({ limit }) =>
    `У плані може бути до ${number(limit)} посилань; звідси вони зайві. Прибери деякі або розділи план.`,
  'plan-too-detailed': ({ limit }) => `План може перелічити до ${number(limit)} речей; розділи його.`,
  'too-many-items': (items) =>
    `${listed(items.list)}: перелічено ${number(items.count)}, а межа ${number(items.limit)}; скороти або розділи це.`,
  'list-too-long': (long) =>
    `${listed(long.list)}: ${signs(long.length)}, а межа для списку ${number(long.limit)}; скороти або розділи це.`,
  'item-too-long': (item) =>
    `${listed(item.list)}: частина, що починається з ${cited(item.begins)}, має ${signs(item.length)}, а межа ${number(item.limit)}; скороти або розділи її.`,
  'title-too-long': ({ begins, limit }) =>
    `Назву, що починається з ${cited(begins)}, обрізано, бо вона довша за ${ofSigns(limit)}; скороти її.`,
  'long-day': ({ label, length, limit }) =>
    `${label} має ${signs(length)}, а допис вміщує ${number(limit)}: видно початок, а решту відкриває кнопка. Розділи день, якщо все має бути видно одразу.`,

  'bad-front-matter':
    'Налаштування між рядками --- пропущено, бо це не YAML; візьми тутешнє значення в лапки або видали налаштування.',
  'front-matter-too-long': 'Налаштування між рядками --- задовгі, щоб їх читати; лиши тільки назву.',
  'settings-without-names': 'Ці налаштування — не перелік назв і значень; пиши `title: …`.',
  'unknown-setting': ({ name }) => `Налаштування ${cited(name)} тут нічого не означає; видали його.`,
  'second-title': 'План уже має назву; лиши одну з двох.',
  'unseen-signs': 'З назви чи підпису тут прибрано кінці рядків або знаки, яких не видно; видали їх.',

  'no-days': ({ seen }) =>
    `Днів не знайдено${seen.length === 0 ? '' : ', зате є '}${seen
      .map((one) => seenAs[one.what](one))
      .join('; ')}. Став над кожним днем рядок на зразок \`### День 1: Назва (30 хв)\`.`,
  'part-without-days': ({ label }) => `${label} не має днів; додай їх або видали це.`,
  'empty-day': ({ label }) => `${label}: пропущено, бо в цьому файлі нічого немає; напиши завдання або видали файл.`,
  'day-left-empty': ({ label, heading }) =>
    `${label} лишається без тексту, бо ${cited(heading)} стоїть не під ним; якщо цей заголовок належить до дня, дай йому більше #, ніж у дня.`,
  'day-range': ({ label }) =>
    `${label} — одна частина, і публікується вона раз; дай кожному дню свій заголовок, якщо публікувати треба кожен.`,
  'day-range-spread': ({ label, days }) =>
    `${label} не називає окремого дня, тож ${plural(days, 'публікується', 'публікуються', 'публікується')} ${count(days, 'день', 'дні', 'днів')}, кожен з усім текстом; щоб його розділити, дай кожному свій заголовок.`,
  'day-without-task': ({ label }) => `${label} не має завдання; додай рядок на зразок \`- **Завдання**: …\`.`,
  'day-without-minutes': ({ label }) => `${label} не каже, скільки це триває; додай до назви (30 хв).`,
  'number-too-large': ({ limit }) => `Нумеруй дні не далі ніж до ${limit}.`,
  'no-key':
    'Цей день не має ключа, який можна зберегти; додай після назви такий, як {#intro}: літери, цифри, крапки й риски, не більше 200.',
  'bad-key': ({ label }) =>
    `${label}: ключ пропущено. Ключі, як-от {#intro}, — це літери, цифри, крапки й риски, не більше 200.`,
  'key-collision': ({ label }) =>
    `${label}: за ключем у кнопці цього не відрізнити від іншого; дай заголовку інший ключ, як-от {#intro}.`,
  'duplicate-day': ({ label, isFirst, other, expected, key }) =>
    `${label} ${isFirst ? 'стоїть ще раз' : 'уже стоїть'} у ${other}; ${expected === null ? 'зміни номер' : `постав номер ${expected}`} або додай ключ, як-от {#${key}-b}.`,
  'copied-days': ({ label, other }) =>
    `${label} стоїть під тією ж назвою в ${other}; якщо цей файл — копія, видали один із двох.`,
  'wrong-number': (day) =>
    `${day.label} стоїть ${day.before === null ? `перед ${cited(day.after)}` : `між ${cited(day.before)} і ${cited(day.after)}`}; постав номер ${day.expected}, якщо це той день.`,
  'gap-in-numbers': ({ label, before: last, ...missing }) =>
    `Між ${cited(last)} і ${cited(label)} ${missing.first === missing.last ? `бракує номера ${missing.first}` : `бракує номерів ${missing.first}–${missing.last}`}; нумеруй підряд, якщо нічого не пропущено.`,
  'out-of-order': ({ label, before: last }) =>
    `${label} йде після ${cited(last)}; постав їх по порядку або нумеруй підряд.`,
  'week-twice': ({ label, line }) =>
    `${label} починається вже в рядку ${line}; дай одному з двох інший номер, якщо це не той самий тиждень.`,

  'empty-label': ({ label }) => `Після ${cited(label)} нічого немає; напиши щось або видали це.`,
  'empty-section': ({ label }) => `Під ${cited(label)} нічого немає; напиши щось або видали заголовок.`,
  'label-of-links': ({ label }) => `${cited(label)} не показано, бо під цим лише посилання: вони серед матеріалів дня.`,
  'cell-without-column': 'У цьому рядку більше клітинок, ніж стовпців у таблиці; назви стовпець або видали клітинку.',
  'row-without-day': 'У цьому рядку немає номера дня; напиши його в першій клітинці.',
  'rows-without-table':
    'Ці рядки схожі на таблицю, але це текст: таблиця починається заголовком і рядком на зразок |---|---|, а між її рядками немає порожніх.',

  'merge-mark': ({ mark }) =>
    `${cited(mark)} — позначка Git між двома версіями тексту; лиши одну з них і видали позначки.`,
  'open-fence': ({ mark, day, isInner }) =>
    `Цей блок коду ${before(day)}, тож кодом є все ${day ? 'звідси' : `далі${isInner ? ' у його списку чи цитаті' : ''}`}; постав ${mark} там, де код закінчується.`,
  'open-comment': ({ day }) => `Цей коментар ${before(day)}, тож ніхто не бачить того, що далі; закрий його через -->.`,
  'glued-heading': ({ written, isUnseen }) =>
    `${notHeading(isUnseen)}, тож інші програми вважають це текстом; пиши ${cited(written)}.`,
  'looks-like-unit-glued': ({ written, isUnseen }) =>
    `${notHeading(isUnseen)}, тож це не заголовок; пиши ${cited(written)}.`,
  'looks-like-unit': ({ text, label }) =>
    `${cited(text)} схоже на ${cited(label)}, але так не читається; пиши ${cited(label)}, якщо це починається тут.`,
  'looks-like-unit-unnumbered': ({ text, written }) =>
    `${cited(text)} не має номера, тож тут нічого не починається; пиши ${cited(written)}, якщо має початися.`,
  'looks-like-unit-unnamed': ({ text, written }) =>
    `${cited(text)} має номер без слова, тож день тут не починається; пиши ${cited(written)}.`,
  'looks-like-unit-in-parts': ({ text, label }) =>
    `${cited(text)} схоже на ${cited(label)}, але читається як текст, бо замість цього або його частини є інші дні; познач це номером одного дня.`,
  'looks-like-unit-otherwise': ({ text, label }) =>
    `${cited(text)} схоже на ${cited(label)}, але читається як текст; пиши так, як інші дні, якщо це починається тут.`,
  'looks-like-unit-unheaded': ({ text, label, written }) =>
    `${cited(text)} схоже на ${cited(label)}, але читається як текст; дай йому заголовок, як в інших днів: ${cited(written)}.`,
  'looks-like-unit-span': ({ text, label }) =>
    `${cited(text)} читається як заголовок над ${cited(label)}, але першого з цих днів далі немає; дай нижче кожному дню свій заголовок або познач це номером одного дня.`,
  'looks-like-unit-in-quote': ({ text }) =>
    `${cited(text)} стоїть у цитаті, тож тут нічого не починається; видали > перед ним.`,
  'looks-like-unit-in-item': ({ text, sign }) =>
    `${cited(text)} стоїть у списку, тож тут нічого не починається; видали ${sign} перед ним.`,
  'looks-like-unit-below-item': ({ text }) =>
    `${cited(text)} стоїть іще в списку вище, тож тут нічого не починається; видали пробіли перед ним.`,
  'looks-like-unit-in-code': inCode,
  'looks-like-unit-in-html': ({ text }) => `${cited(text)} — частина HTML, що вище; постав між ними порожній рядок.`,
  'looks-like-label-glued': ({ sign, label }) =>
    `${cited(sign + label)} — не пункт списку, бо після ${sign} немає пробілу; пиши ${cited(`${sign} ${label}`)}.`,
  'looks-like-label-open': ({ text, written }) =>
    `Жирний шрифт від ${cited(text)} ніде не закінчується, тож це не підпис; пиши ${cited(written)}.`,
  'looks-like-label-in-code': inCode,

  'link-without-https': ({ written, address }) =>
    `${cited(written)} прочитано як ${address}; постав попереду https://.`,
  'link-leads-nowhere': ({ address }) =>
    `${address === '' ? 'Тут немає вебадреси' : `${cited(address)} — не вебадреса`}, тож від цього посилання видно лише слова; перейти можна за посиланнями, що починаються з https://.`,
  'link-on-many-days': ({ address, days }) =>
    `${address} стоїть у ${count(days, 'дні', 'днях', 'днях')}, у цьому вперше; посилайся на ту частину, яка потрібна кожному дню.`,
  'link-in-heading': ({ address }) => `Від цього заголовка лишаються тільки слова; постав ${address} у текст під ним.`,
  'unused-definition': ({ label }) =>
    `${cited(`[${label}]: …`)} уже не потрібне жодному посиланню; видали рядок або використай його.`,
  'no-such-note': ({ mark }) => `Примітки ${cited(`${mark}: …`)} немає; напиши її або видали знак.`,
  comment: 'Цього коментаря ніхто не бачить; напиши його текстом, якщо його мають читати.',
  formula: 'Discord не показує формул; цю показано як код.',
  'html-not-shown': ({ tag }) => `Discord не може показати ${tag}; напиши текстом те, що мають читати.`,
  'picture-not-shown': ({ address }) =>
    `Discord не може показати картинку ${cited(address)}; її адреса має починатися з https://.`,
  'picture-forms': 'Discord показує одну форму картинки, ту, що в <img>.',
};

export const problems: Words['problems'] = {
  sentences,
  levels: { error: 'помилка', warning: 'попередження', ignored: 'пропущено' },
  many: {
    comment: (all) =>
      `${count(all, 'коментаря', 'коментарів', 'коментарів')} ніхто не бачить; напиши текстом те, що мають читати`,
    'day-without-minutes': (all) =>
      `${count(all, 'день не каже', 'дні не кажуть', 'днів не кажуть')}, скільки це триває; додай до їхніх назв (30 хв)`,
    'day-without-task': (all) =>
      `${count(all, 'день не має', 'дні не мають', 'днів не мають')} завдання; додай рядок на зразок \`- **Завдання**: …\``,
    formula: (all) => `${count(all, 'формулу', 'формули', 'формул')} показано як код`,
    'link-in-heading': (all) =>
      `${count(all, 'заголовок зберігає', 'заголовки зберігають', 'заголовків зберігають')} від своїх посилань лише слова; постав посилання в текст нижче`,
    'link-leads-nowhere': (all) =>
      `${count(all, 'посилання веде', 'посилання ведуть', 'посилань ведуть')} не на вебадресу, тож видно лише їхні слова`,
    'link-without-https': (all) =>
      `${count(all, 'посилання не має', 'посилання не мають', 'посилань не мають')} https://, його додано попереду; напиши його й у плані`,
    'unknown-setting': (all) =>
      `${count(all, 'налаштування тут нічого не означає', 'налаштування тут нічого не означають', 'налаштувань тут нічого не означають')}; видали їх`,
  },
  again: (others) => `Те саме ще ${others === 1 ? 'раз' : count(others, 'раз', 'рази', 'разів')}`,
  lines: (lines) => `${lines.length === 1 ? 'рядок' : 'рядки'} ${list(lines)}`,
  places: list,
  more: (rest) => `ще ${number(rest)}`,
};

import type { Facts, Seen } from '../../../curriculum/facts.ts';
import type { Words } from '../shape.ts';
import { cited, count, list, number } from './language.ts';

const listed = (name: Facts['too-many-items']['list']) =>
  cited(typeof name === 'string' ? { outcomes: 'Lernergebnisse', milestones: 'Meilensteine' }[name] : name.title);
const tooMany = (limit: number, what: string) => `Ein Plan darf ${number(limit)} ${what} haben; teil ihn auf.`;
const before = (day: Facts['open-comment']['day']) =>
  day === null ? 'nirgends' : `vor ${cited(day.heading)} in Zeile ${day.line} nicht`;
const seenAs = {
  headings: ({ first }: Seen) =>
    first === null ? 'Überschriften, die keine Zahl und kein Wort als Tage zählt' : `Überschriften wie ${cited(first)}`,
  folders: ({ first }: Seen) => `Ordner wie ${first}/`,
  files: ({ first }: Seen) => `Dateien wie ${first}`,
};
const notHeading = (isUnseen: boolean) =>
  isUnseen ? 'Neben dem # steht ein Leerzeichen, das man nicht sieht' : 'Hinter dem # steht kein Leerzeichen';
const inCode = ({ text }: Facts['looks-like-unit-in-code']) =>
  `${cited(text)} ist Code, weil vier Leerzeichen oder ein Tabulator davor stehen; lösch sie.`;

const sentences: Words['problems']['sentences'] = {
  'not-markdown': 'Das ist keine Markdown-Datei; schick Dateien, die auf .md enden.',
  'file-too-large': 'Diese Datei ist größer als 1 MB; teil sie in mehrere auf.',
  'utf-16': 'Diese Datei ist als UTF-16 gespeichert; speichere sie als UTF-8.',
  'binary-file': 'Diese Datei ist kein Text; schick Markdown, das als UTF-8 gespeichert ist.',
  'not-utf-8': 'Dieses Zeichen ist kein UTF-8; speichere die Datei als UTF-8.',
  'too-many-files': ({ limit }) => `Ein Plan darf ${number(limit)} Dateien haben; schreib mehrere Tage in eine Datei.`,
  'plan-too-large': 'Der Plan ist größer als 5 MB; kürze ihn oder teil ihn auf.',
  'too-many-lines': ({ limit }) => `Diese Datei hat mehr als ${number(limit)} Zeilen; teil sie in mehrere auf.`,
  'too-deep': ({ limit }) => `Listen oder Zitate sind hier tiefer als ${limit} Ebenen verschachtelt; mach sie flacher.`,
  'paragraph-too-long': ({ limit }) =>
    `Der Absatz, der hier beginnt, ist länger als ${number(limit)} Zeichen; teil ihn durch Leerzeilen.`,
  'control-character': ({ sign }) => `Hier steht das Steuerzeichen ${sign} und wurde weggelassen; lösch es.`,
  'took-too-long': ({ seconds }) =>
    `Das Lesen hat länger als ${count(seconds, 'Sekunde', 'Sekunden')} gedauert; schick weniger oder einfachere Dateien.`,
  'took-too-much-memory': ({ megabytes }) =>
    `Das Lesen hat mehr als ${number(megabytes)} MB Speicher gebraucht; schick weniger oder einfachere Dateien.`,
  'left-out': 'Das wird nicht gelesen: Namen, die mit einem Punkt beginnen, und node_modules werden ausgelassen.',
  'loose-file':
    'Das wird nicht gelesen: Jeder Plan liegt in einem eigenen Ordner; verschieb diese Datei in einen davon.',
  'linked-file': 'Das ist eine Verknüpfung, und denen wird nicht gefolgt; leg hierher, wohin sie führt.',
  'more-problems': (rest) =>
    `${count(rest.count, 'weiteres Problem', 'weitere Probleme')}; behebe zuerst die hier genannten.`,

  'zip-damaged': 'Das lässt sich nicht entpacken: Es ist beschädigt oder keine Zip-Datei; pack es neu.',
  'zip-too-many-entries': (zip) =>
    `Diese Zip-Datei hat ${number(zip.count)} Einträge, und ${number(zip.limit)} sind erlaubt; pack nur den Plan ein.`,
  'zip-too-large': 'Mit dieser Datei wird das Entpackte größer als 25 MB; pack nur den Plan ein.',
  'zip-twice': 'Zwei Dateien in dieser Zip-Datei heißen so; behalte eine.',
  'zip-name':
    'In diesem Namen sind Zeichen, die sich nicht zeigen lassen; gib der Datei einen aus einfachen Buchstaben und pack neu.',
  'zip-name-too-long': ({ limit, folders }) =>
    `Dieser Name ist länger als ${limit} Zeichen oder ${folders} Ordner; kürze ihn.`,
  'zip-path': 'Dieser Name führt aus der Zip-Datei hinaus; pack den Ordner des Plans mit Namen, die darin bleiben.',
  'zip-link': 'Das ist eine Verknüpfung auf eine andere Datei; pack die Datei selbst ein.',
  'zip-encrypted': 'Diese Datei ist durch ein Passwort gesperrt; pack sie ohne ein.',
  'zip-method': 'Diese Datei ist auf seltene Weise gepackt; pack sie als gewöhnliche Zip-Datei.',
  'zip-ratio': ({ ratio }) =>
    `Diese Datei wird entpackt mehr als ${ratio}-mal so groß, was bei Text nie vorkommt; lass sie weg.`,

  'too-many-months': ({ limit }) => tooMany(limit, 'Monate'),
  'too-many-days': ({ limit }) => tooMany(limit, 'Tage'),
  'too-many-projects': ({ limit }) => tooMany(limit, 'Projekte'),
  'too-many-topics': ({ limit }) => tooMany(limit, 'Themen'),
  'too-many-links': ({ limit }) =>
    `Ein Plan darf ${number(limit)} Links haben; von hier an sind es zu viele. Lass einige weg oder teil den Plan auf.`,
  'plan-too-detailed': ({ limit }) => `Ein Plan darf ${number(limit)} Dinge auflisten; teil ihn auf.`,
  'too-many-items': (items) =>
    `${listed(items.list)} listet ${number(items.count)} Dinge auf, erlaubt sind ${number(items.limit)}; kürze oder teil das auf.`,
  'list-too-long': (long) =>
    `${listed(long.list)} hat ${number(long.length)} Zeichen, für eine Liste sind ${number(long.limit)} erlaubt; kürze oder teil das auf.`,
  'item-too-long': (item) =>
    `Der Teil von ${listed(item.list)}, der mit ${cited(item.begins)} beginnt, hat ${number(item.length)} Zeichen, erlaubt sind ${number(item.limit)}; kürze oder teil ihn auf.`,
  'title-too-long': ({ begins, limit }) =>
    `Der Titel, der mit ${cited(begins)} beginnt, wurde gekürzt, denn er ist länger als ${limit} Zeichen; kürze ihn.`,
  'long-day': ({ label, length, limit }) =>
    `${label} hat ${number(length)} Zeichen, ein Beitrag fasst ${number(limit)}: Er zeigt den Anfang, und ein Button öffnet den Rest. Teil den Tag auf, wenn man alles auf einmal sehen soll.`,

  'bad-front-matter':
    'Die Einstellungen zwischen den Zeilen mit --- werden ausgelassen, denn sie sind kein YAML; setz den Wert hier in Anführungszeichen, oder lösch die Einstellungen.',
  'front-matter-too-long':
    'Die Einstellungen zwischen den Zeilen mit --- sind zu lang zum Lesen; behalte nur den Titel.',
  'settings-without-names': 'Diese Einstellungen sind keine Liste von Namen und Werten; schreib `title: …`.',
  'unknown-setting': ({ name }) => `Die Einstellung ${cited(name)} bedeutet hier nichts; lösch sie.`,
  'second-title': 'Der Plan hat schon einen Titel; behalte einen der beiden.',
  'unseen-signs':
    'Aus einem Titel oder einer Beschriftung wurden hier Zeilenenden oder Zeichen weggelassen, die man nicht sieht; lösch sie.',

  'no-days': ({ seen }) =>
    `Es wurden keine Tage gefunden${seen.length === 0 ? '' : ', nur '}${seen
      .map((one) => `${number(one.count)} ${seenAs[one.what](one)}`)
      .join(', ')}; setz über jeden Tag eine Zeile wie \`### Tag 1: Titel (30 min)\`.`,
  'part-without-days': ({ label }) => `${label} hat keine Tage; schreib welche hinein, oder lösch das.`,
  'empty-day': ({ label }) =>
    `${label} wird ausgelassen, weil in dieser Datei nichts steht; schreib die Aufgabe hinein, oder lösch die Datei.`,
  'day-left-empty': ({ label, heading }) =>
    `${label} bleibt leer, weil ${cited(heading)} nicht darunter steht; gib dieser Überschrift mehr # als der des Tages, wenn sie zum Tag gehört.`,
  'day-range': ({ label }) =>
    `${label} ist eine Einheit und erscheint einmal; gib jedem Tag eine eigene Überschrift, wenn jeder erscheinen soll.`,
  'day-range-spread': ({ label, days }) =>
    `${label} nennt keinen einzelnen Tag, also erscheint jeder der ${days} Tage mit dem ganzen Text; gib jedem eine eigene Überschrift, um ihn aufzuteilen.`,
  'day-without-task': ({ label }) => `${label} hat keine Aufgabe; schreib eine Zeile wie \`- **Aufgabe**: …\` dazu.`,
  'day-without-minutes': ({ label }) => `${label} sagt nicht, wie lange es dauert; schreib (30 min) in den Titel.`,
  'number-too-large': ({ limit }) => `Nummeriere Tage höchstens bis ${limit}.`,
  'no-key':
    'Dieser Tag hat keinen Schlüssel, der sich speichern lässt; schreib einen wie {#intro} hinter den Titel: Buchstaben, Ziffern, Punkte und Striche, höchstens 200.',
  'bad-key': ({ label }) =>
    `Der Schlüssel von ${label} wurde weggelassen: Schlüssel wie {#intro} sind Buchstaben, Ziffern, Punkte und Striche, höchstens 200.`,
  'key-collision': ({ label }) =>
    `In einem Button lässt sich ${label} am Schlüssel nicht von etwas anderem unterscheiden; gib der Überschrift einen anderen, etwa {#intro}.`,
  'duplicate-day': ({ label, isFirst, other, expected, key }) =>
    `${label} steht ${isFirst ? 'noch einmal' : 'schon'} bei ${other}; ${expected === null ? 'ändere die Nummer' : `gib ihm die Nummer ${expected}`}, oder schreib einen Schlüssel wie {#${key}-b} dazu.`,
  'copied-days': ({ label, other }) =>
    `${label} steht unter demselben Titel bei ${other}; ist diese Datei eine Kopie, lösch eine von beiden.`,
  'wrong-number': (day) =>
    `${day.label} steht ${day.before === null ? `vor ${day.after}` : `zwischen ${day.before} und ${day.after}`}; gib ihm die Nummer ${day.expected}, wenn es dieser Tag ist.`,
  'gap-in-numbers': ({ label, before: last, ...missing }) =>
    `Zwischen ${last} und ${label} ${missing.first === missing.last ? `fehlt die Nummer ${missing.first}` : `fehlen die Nummern ${missing.first}–${missing.last}`}; nummeriere fortlaufend, wenn nichts ausgelassen ist.`,
  'out-of-order': ({ label, before: last }) =>
    `${label} kommt nach ${last}; bring sie in die richtige Reihenfolge, oder nummeriere fortlaufend.`,
  'week-twice': ({ label, line }) =>
    `${label} beginnt schon in Zeile ${line}; gib einer von beiden eine andere Nummer, wenn sie nicht dieselbe Woche sind.`,

  'empty-label': ({ label }) => `Hinter ${cited(label)} steht nichts; schreib etwas, oder lösch es.`,
  'empty-section': ({ label }) => `Unter ${cited(label)} steht nichts; schreib etwas, oder lösch die Überschrift.`,
  'label-of-links': ({ label }) =>
    `${cited(label)} wird nicht gezeigt, denn darunter stehen nur Links: Sie sind bei denen des Tages.`,
  'cell-without-column':
    'Diese Zeile hat mehr Zellen als die Tabelle Spalten; benenne die Spalte, oder lösch die Zelle.',
  'row-without-day': 'Diese Zeile hat keine Nummer eines Tages; schreib eine in die erste Zelle.',
  'rows-without-table':
    'Diese Zeilen sehen wie die einer Tabelle aus, sind aber Text: Eine Tabelle beginnt mit ihrem Kopf und einer Zeile wie |---|---|, und zwischen ihren Zeilen steht keine leere.',

  'merge-mark': ({ mark }) =>
    `${cited(mark)} setzt Git zwischen zwei Fassungen eines Textes; behalte eine von beiden, und lösch die Marken.`,
  'open-fence': ({ mark, day, isInner }) =>
    `Dieser Codeblock endet ${before(day)}, also ist alles ${day ? 'ab hier' : `Folgende${isInner ? ' in der Liste oder dem Zitat' : ''}`} Code; setz ${mark} dorthin, wo der Code endet.`,
  'open-comment': ({ day }) =>
    `Dieser Kommentar endet ${before(day)}, also sieht niemand, was folgt; beende ihn mit -->.`,
  'glued-heading': ({ written, isUnseen }) =>
    `${notHeading(isUnseen)}, also halten andere Programme das für Text; schreib ${cited(written)}.`,
  'looks-like-unit-glued': ({ written, isUnseen }) =>
    `${notHeading(isUnseen)}, also ist das keine Überschrift; schreib ${cited(written)}.`,
  'looks-like-unit': ({ text, label }) =>
    `${cited(text)} sieht aus wie ${label}, wird aber nicht so gelesen; schreib ${cited(label)}, wenn das hier beginnt.`,
  'looks-like-unit-unnumbered': ({ text, written }) =>
    `Bei ${cited(text)} fehlt die Nummer, also beginnt hier nichts; schreib ${cited(written)}, wenn es soll.`,
  'looks-like-unit-unnamed': ({ text, written }) =>
    `Bei ${cited(text)} fehlt das Wort zur Nummer, also beginnt hier kein Tag; schreib ${cited(written)}.`,
  'looks-like-unit-in-parts': ({ text, label }) =>
    `${cited(text)} sieht aus wie ${label}, wird aber als Text gelesen, weil andere Tage dafür oder für einen Teil davon stehen; nummeriere es als einen Tag.`,
  'looks-like-unit-otherwise': ({ text, label }) =>
    `${cited(text)} sieht aus wie ${label}, wird aber als Text gelesen; schreib es wie die anderen Tage, wenn das hier beginnt.`,
  'looks-like-unit-unheaded': ({ text, label, written }) =>
    `${cited(text)} sieht aus wie ${label}, wird aber als Text gelesen; gib ihm eine Überschrift wie den anderen Tagen: ${cited(written)}.`,
  'looks-like-unit-span': ({ text, label }) =>
    `${cited(text)} wird als Überschrift über ${label} gelesen, aber der erste Tag davon folgt nicht; gib darunter jedem Tag eine eigene, oder nummeriere es als einen Tag.`,
  'looks-like-unit-in-quote': ({ text }) =>
    `${cited(text)} steht in einem Zitat, also beginnt hier nichts; lösch das > davor.`,
  'looks-like-unit-in-item': ({ text, sign }) =>
    `${cited(text)} steht in einer Liste, also beginnt hier nichts; lösch das ${sign} davor.`,
  'looks-like-unit-below-item': ({ text }) =>
    `${cited(text)} steht noch in der Liste darüber, also beginnt hier nichts; lösch die Leerzeichen davor.`,
  'looks-like-unit-in-code': inCode,
  'looks-like-unit-in-html': ({ text }) =>
    `${cited(text)} ist ein Teil des HTML darüber; setz eine Leerzeile dazwischen.`,
  'looks-like-label-glued': ({ sign, label }) =>
    `${cited(sign + label)} ist kein Listenpunkt, weil hinter dem ${sign} kein Leerzeichen steht; schreib ${cited(`${sign} ${label}`)}.`,
  'looks-like-label-open': ({ text, written }) =>
    `Der Fettdruck von ${cited(text)} endet nirgends, also ist das keine Beschriftung; schreib ${cited(written)}.`,
  'looks-like-label-in-code': inCode,

  'link-without-https': ({ written, address }) =>
    `${cited(written)} wird als ${address} verstanden; setz https:// davor.`,
  'link-leads-nowhere': ({ address }) =>
    `${address === '' ? 'Hier steht' : `${cited(address)} ist`} keine Webadresse, also werden nur die Wörter dieses Links gezeigt; folgen kann man Links, die mit https:// beginnen.`,
  'link-on-many-days': ({ address, days }) =>
    `${address} steht an ${days} Tagen, an diesem zuerst; verlinke den Teil, den jeder Tag braucht.`,
  'link-in-heading': ({ address }) =>
    `Von dieser Überschrift bleiben nur die Wörter; schreib ${address} in den Text darunter.`,
  'unused-definition': ({ label }) =>
    `Kein Link benutzt ${cited(`[${label}]: …`)} noch; lösch die Zeile, oder benutze sie.`,
  'no-such-note': ({ mark }) => `Es gibt keine Fußnote ${cited(`${mark}: …`)}; schreib sie, oder lösch das Zeichen.`,
  comment: 'Diesen Kommentar sieht niemand; schreib ihn als Text, wenn man ihn lesen soll.',
  formula: 'Discord zeigt keine Formeln; diese wird als Code gezeigt.',
  'html-not-shown': ({ tag }) => `Discord kann ${tag} nicht zeigen; schreib als Text, was man lesen soll.`,
  'picture-not-shown': ({ address }) =>
    `Discord kann das Bild ${cited(address)} nicht zeigen; seine Adresse muss mit https:// beginnen.`,
  'picture-forms': 'Discord zeigt von einem Bild eine Form, die von <img>.',
};

export const problems: Words['problems'] = {
  sentences,
  levels: { error: 'Fehler', warning: 'Warnung', ignored: 'ausgelassen' },
  many: {
    comment: (all) => `${number(all)} Kommentare sieht niemand; schreib als Text, was man lesen soll`,
    'day-without-minutes': (all) =>
      `${number(all)} Tage sagen nicht, wie lange sie dauern; schreib (30 min) in ihre Titel`,
    'day-without-task': (all) =>
      `${number(all)} Tage haben keine Aufgabe; schreib eine Zeile wie \`- **Aufgabe**: …\` dazu`,
    formula: (all) => `${number(all)} Formeln werden als Code gezeigt`,
    'link-in-heading': (all) =>
      `${number(all)} Überschriften behalten von ihren Links nur die Wörter; schreib die Links in den Text darunter`,
    'link-leads-nowhere': (all) =>
      `${number(all)} Links führen zu keiner Webadresse, also werden nur ihre Wörter gezeigt`,
    'link-without-https': (all) =>
      `${number(all)} Links fehlt das https://, das davor gesetzt wird; schreib es auch in den Plan`,
    'unknown-setting': (all) => `${number(all)} Einstellungen bedeuten hier nichts; lösch sie`,
  },
  again: (others) => `Dasselbe noch ${others === 1 ? 'einmal' : `${number(others)}-mal`}`,
  lines: (lines) => `${lines.length === 1 ? 'Zeile' : 'Zeilen'} ${list(lines)}`,
  places: list,
  more: (rest) => `${number(rest)} weitere`,
};

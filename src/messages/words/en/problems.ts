import type { Facts, Seen } from '../../../curriculum/facts.ts';
import type { Sentences } from '../problem-sentences.ts';
import { count, list, number } from './language.ts';

// Straight marks: what stands between them is often to be copied.
const cited = (text: string) => `"${text}"`;
const listed = (name: Facts['too-many-items']['list']) =>
  cited(typeof name === 'string' ? { outcomes: 'Outcomes', milestones: 'Milestones' }[name] : name.title);
const tooMany = (limit: number, what: string) => `A plan may have ${number(limit)} ${what}; split it.`;
const before = (day: Facts['open-comment']['day']) =>
  day === null ? '' : ` before ${cited(day.heading)} in line ${day.line}`;
const seenAs = {
  headings: ({ first }: Seen) =>
    first === null ? 'headings, which no number or word counts as days' : `headings such as ${cited(first)}`,
  folders: ({ first }: Seen) => `folders such as ${first}/`,
  files: ({ first }: Seen) => `files such as ${first}`,
};
const notHeading = (isUnseen: boolean) =>
  isUnseen ? 'A space that nobody sees stands beside the #' : 'No space stands behind the #';
const inCode = ({ text }: Facts['looks-like-unit-in-code']) =>
  `${cited(text)} is code, because four spaces or a tab stand before it; delete them.`;

const sentences: Sentences = {
  'not-markdown': 'This is no Markdown file; send files ending in .md.',
  'file-too-large': 'This file is larger than 1 MB; split it into several files.',
  'utf-16': 'This file is saved as UTF-16; save it as UTF-8.',
  'binary-file': 'This file is not text; send Markdown saved as UTF-8.',
  'not-utf-8': 'This character is not UTF-8; save the file as UTF-8.',
  'too-many-files': ({ limit }) => `A plan may have ${number(limit)} files; put several days into one file.`,
  'plan-too-large': 'The plan is larger than 5 MB; shorten or split it.',
  'too-many-lines': ({ limit }) => `This file has more than ${number(limit)} lines; split it into several files.`,
  'too-deep': ({ limit }) => `Lists or quotes are nested deeper than ${limit} levels here; flatten them.`,
  'paragraph-too-long': ({ limit }) =>
    `The paragraph that starts here is longer than ${number(limit)} characters; divide it by blank lines.`,
  'control-character': ({ sign }) => `The control character ${sign} stands here and was left out; delete it.`,
  'took-too-long': ({ seconds }) =>
    `Reading took longer than ${count(seconds, 'second')}; send fewer or simpler files.`,
  'took-too-much-memory': ({ megabytes }) =>
    `Reading took more than ${number(megabytes)} MB of memory; send fewer or simpler files.`,
  'left-out': 'This is not read: names that begin with a dot, and node_modules, are left out.',
  'loose-file': 'This is not read: each plan lies in a folder of its own; move this file into one.',
  'linked-file': 'This is a link, and links are not followed; put what it leads to here.',
  'more-problems': (rest) => `${count(rest.count, 'problem')} more; mend these first.`,

  'zip-damaged': 'This cannot be unpacked: it is damaged, or no zip; pack it anew.',
  'zip-too-many-entries': (zip) =>
    `This zip has ${number(zip.count)} entries, and ${number(zip.limit)} may be; pack the plan alone.`,
  'zip-too-large': 'With this file the zip unpacks to more than 25 MB; pack the plan alone.',
  'zip-twice': 'Two files in this zip have this name; keep one.',
  'zip-name': 'This name has signs in it that cannot be shown; rename the file with plain letters and pack it anew.',
  'zip-name-too-long': ({ limit, folders }) =>
    `This name is longer than ${limit} characters or ${folders} folders; shorten it.`,
  'zip-path': 'This name leads out of the zip; pack the folder of the plan with names inside it.',
  'zip-link': 'This is a link to another file; put the file itself into the zip.',
  'zip-encrypted': 'This file is locked by a password; pack it without one.',
  'zip-method': 'This file is packed in a rare way; pack it as an ordinary zip.',
  'zip-ratio': ({ ratio }) =>
    `This file unpacks to more than ${ratio} times its size, which no text does; leave it out.`,

  'too-many-months': ({ limit }) => tooMany(limit, 'months'),
  'too-many-days': ({ limit }) => tooMany(limit, 'days'),
  'too-many-projects': ({ limit }) => tooMany(limit, 'projects'),
  'too-many-topics': ({ limit }) => tooMany(limit, 'topics'),
  'too-many-links': ({ limit }) =>
    `A plan may have ${number(limit)} links; the one too many stands from here on. Leave some out or split the plan.`,
  'plan-too-detailed': ({ limit }) => `A plan may list ${number(limit)} things; split it.`,
  'too-many-items': (items) =>
    `${listed(items.list)} lists ${number(items.count)} things, the limit is ${number(items.limit)}; shorten or divide it.`,
  'list-too-long': (long) =>
    `${listed(long.list)} has ${number(long.length)} characters, the limit of a list is ${number(long.limit)}; shorten or divide it.`,
  'item-too-long': (item) =>
    `The part of ${listed(item.list)} that begins with ${cited(item.begins)} has ${number(item.length)} characters, the limit is ${number(item.limit)}; shorten or divide it.`,
  'title-too-long': ({ begins, limit }) =>
    `The title that begins with ${cited(begins)} was cut, for it is longer than ${limit} characters; shorten it.`,
  'long-day': ({ label, length, limit }) =>
    `${label} has ${number(length)} characters, a post holds ${number(limit)}: it shows the beginning, and a button opens the rest. Split the day if people should see all of it at once.`,

  'bad-front-matter':
    'The settings between the --- lines are left out, for they are no YAML; put quotes around the value here, or delete the settings.',
  'front-matter-too-long': 'The settings between the --- lines are too long to be read; keep the title only.',
  'settings-without-names': 'These settings are no list of names and values; write `title: …`.',
  'unknown-setting': ({ name }) => `The setting ${cited(name)} means nothing here; delete it.`,
  'second-title': 'The plan has a title already; keep one of the two.',
  'unseen-signs': 'Line ends or signs that nobody sees were left out of a title or label here; delete them.',

  'no-days': ({ seen }) =>
    `No days were found${seen.length === 0 ? '' : ', but '}${seen
      .map((one) => `${number(one.count)} ${seenAs[one.what](one)}`)
      .join(', ')}; head each day with a line such as \`### Day 1: Title (30 min)\`.`,
  'part-without-days': ({ label }) => `${label} has no days; add them or delete it.`,
  'empty-day': ({ label }) =>
    `${label} is left out, because nothing stands in this file; write its task or delete the file.`,
  'day-left-empty': ({ label, heading }) =>
    `${label} stays empty, because ${cited(heading)} is not below it; give this heading more # than the day's if it belongs to the day.`,
  'day-range': ({ label }) =>
    `${label} is one unit and is posted once; head each day on its own if each should be posted.`,
  'day-range-spread': ({ label, days }) =>
    `${label} names no single day, so each of its ${days} days is posted with all of its text; head each on its own to divide it.`,
  'day-without-task': ({ label }) => `${label} has no task; add a line such as \`- **Task**: …\`.`,
  'day-without-minutes': ({ label }) => `${label} does not say how long it takes; add (30 min) to its title.`,
  'number-too-large': ({ limit }) => `Number days up to ${limit}.`,
  'no-key':
    'This day has no key that can be stored; add one such as {#intro} after its title: letters, digits, dots and dashes, 200 at most.',
  'bad-key': ({ label }) =>
    `The key of ${label} was left out: keys such as {#intro} are letters, digits, dots and dashes, 200 at most.`,
  'key-collision': ({ label }) =>
    `${label} can't be told from another by its key in a button; give its heading another key, such as {#intro}.`,
  'duplicate-day': ({ label, isFirst, other, expected, key }) =>
    `${label} stands ${isFirst ? 'again' : 'already'} at ${other}; ${expected === null ? 'change its number' : `number it ${expected}`} or add a key such as {#${key}-b}.`,
  'copied-days': ({ label, other }) =>
    `${label} stands under the same title at ${other}; if this file is a copy, delete one of the two.`,
  'wrong-number': (day) =>
    `${day.label} stands ${day.before === null ? `before ${day.after}` : `between ${day.before} and ${day.after}`}; number it ${day.expected} if it is that day.`,
  'gap-in-numbers': ({ label, before: last, ...missing }) =>
    `${missing.first === missing.last ? `Number ${missing.first} is` : `Numbers ${missing.first}–${missing.last} are`} missing between ${last} and ${label}; number them one after the other if none is left out.`,
  'out-of-order': ({ label, before: last }) =>
    `${label} comes after ${last}; put them in order, or number them one after the other.`,
  'week-twice': ({ label, line }) =>
    `${label} begins already in line ${line}; give one of the two another number if they are not the same week.`,

  'empty-label': ({ label }) => `Nothing stands after ${cited(label)}; write something or delete it.`,
  'empty-section': ({ label }) => `Nothing stands under ${cited(label)}; write something or delete the heading.`,
  'label-of-links': ({ label }) =>
    `${cited(label)} is not shown, for only links stand under it: they are among the day's resources.`,
  'cell-without-column': 'This row has more cells than the table has columns; name the column or delete the cell.',
  'row-without-day': 'This row has no number of a day; write one in its first cell.',
  'rows-without-table':
    'These lines look like rows of a table, but are text: a table begins with its head and a line such as |---|---|, and no empty line stands between its rows.',

  'merge-mark': ({ mark }) =>
    `${cited(mark)} is a mark of Git's between two versions of a text; keep one of the two and delete the marks.`,
  'open-fence': ({ mark, day, isInner }) =>
    `This fence is never closed${before(day)}, so all ${day ? 'from here' : `that follows${isInner ? ' in its list or quote' : ''}`} is code; end it with ${mark} where the code ends.`,
  'open-comment': ({ day }) =>
    `This comment is never closed${before(day)}, so nobody sees what follows; end it with -->.`,
  'glued-heading': ({ written, isUnseen }) =>
    `${notHeading(isUnseen)}, so other programs take it for text; write ${cited(written)}.`,
  'looks-like-unit-glued': ({ written, isUnseen }) =>
    `${notHeading(isUnseen)}, so this is no heading; write ${cited(written)}.`,
  'looks-like-unit': ({ text, label }) =>
    `${cited(text)} looks like ${label}, but is read as none; write ${cited(label)} if one begins here.`,
  'looks-like-unit-unnumbered': ({ text, written }) =>
    `${cited(text)} lacks its number, so nothing begins here; write ${cited(written)} if it should.`,
  'looks-like-unit-unnamed': ({ text, written }) =>
    `${cited(text)} has no word for its number, so no day begins here; write ${cited(written)}.`,
  'looks-like-unit-in-parts': ({ text, label }) =>
    `${cited(text)} looks like ${label}, but is read as text, because other days stand for it or for a part of it; number it as one day.`,
  'looks-like-unit-otherwise': ({ text, label }) =>
    `${cited(text)} looks like ${label}, but is read as text; write it as the other days are written if one begins here.`,
  'looks-like-unit-unheaded': ({ text, label, written }) =>
    `${cited(text)} looks like ${label}, but is read as text; head it as the other days are headed: ${cited(written)}.`,
  'looks-like-unit-span': ({ text, label }) =>
    `${cited(text)} is read as a heading over ${label}, but the first of them does not follow; head each of these days below it, or number it as one day.`,
  'looks-like-unit-in-quote': ({ text }) =>
    `${cited(text)} stands in a quote, so none begins here; delete the > in front of it.`,
  'looks-like-unit-in-item': ({ text, sign }) =>
    `${cited(text)} stands in a list, so none begins here; delete the ${sign} in front of it.`,
  'looks-like-unit-below-item': ({ text }) =>
    `${cited(text)} stands in the list above it, so none begins here; delete the blanks in front of it.`,
  'looks-like-unit-in-code': inCode,
  'looks-like-unit-in-html': ({ text }) =>
    `${cited(text)} is a part of the HTML above it; put an empty line between them.`,
  'looks-like-label-glued': ({ sign, label }) =>
    `${cited(sign + label)} is no item, because no space stands behind the ${sign}; write ${cited(`${sign} ${label}`)}.`,
  'looks-like-label-open': ({ text, written }) =>
    `The bold type of ${cited(text)} never ends, so it is no label; write ${cited(written)}.`,
  'looks-like-label-in-code': inCode,

  'link-without-https': ({ written, address }) =>
    `${cited(written)} is taken for ${address}; write https:// in front of it.`,
  'link-leads-nowhere': ({ address }) =>
    `${address === '' ? 'Here stands' : `${cited(address)} is`} no web address, so only the words of this link are shown; people can follow links that begin with https://.`,
  'link-on-many-days': ({ address, days }) =>
    `${address} stands at ${days} days, this one first; link the part that each day needs.`,
  'link-in-heading': ({ address }) => `Only the words of this heading are kept; put ${address} into the text below it.`,
  'unused-definition': ({ label }) => `No link uses ${cited(`[${label}]: …`)} any more; delete the line or use it.`,
  'no-such-note': ({ mark }) => `There is no note ${cited(`${mark}: …`)}; write it or delete the sign.`,
  comment: 'This comment is not shown to anybody; write it as text if people should read it.',
  formula: 'Discord shows no formulas; this one is shown as code.',
  'html-not-shown': ({ tag }) => `Discord cannot show ${tag}; write as text what people should read.`,
  'picture-not-shown': ({ address }) =>
    `Discord cannot show the picture ${cited(address)}; its address must begin with https://.`,
  'picture-forms': 'Discord shows one form of a picture, that of <img>.',
};

/** What is wrong with a plan, or nearly: plain text, each to be read beside its place. */
export const problems = {
  sentences,
  levels: { error: 'error', warning: 'warning', ignored: 'ignored' },
  /** What is said of several places at once, which follow it. */
  many: {
    comment: (all: number) => `${number(all)} comments are not shown to anybody; write as text what people should read`,
    'day-without-minutes': (all: number) =>
      `${number(all)} days do not say how long they take; add (30 min) to their titles`,
    'day-without-task': (all: number) => `${number(all)} days have no task; add a line such as \`- **Task**: …\``,
    formula: (all: number) => `${number(all)} formulas are shown as code`,
    'link-in-heading': (all: number) =>
      `${number(all)} headings keep only the words of their links; put the links into the text below`,
    'link-leads-nowhere': (all: number) => `${number(all)} links lead to no web address, so only their words are shown`,
    'link-without-https': (all: number) =>
      `${number(all)} links lack their https://, which is put before them; write it in the plan, too`,
    'unknown-setting': (all: number) => `${number(all)} settings mean nothing here; delete them`,
  },
  /** Of other problems the first is told, and then this of the places that follow it. */
  again: (others: number) => `The same ${others === 1 ? 'once' : `${number(others)} times`} more`,
  lines: (lines: readonly string[]) => `${lines.length === 1 ? 'line' : 'lines'} ${list(lines)}`,
  places: (places: readonly string[]) => list(places),
  more: (rest: number) => `${number(rest)} more`,
};

import { named, plain, timestamp } from '../../kit/format.ts';
import { raised } from '../intl.ts';
import { count, list, number, quotedList } from './language.ts';

const bold = (name: string) => `**${plain(name)}**`;
/** Groups by their channels, or (null) one's own plan. */
type Followers = readonly (string | null)[];
const follower = (channelId: string | null) => (channelId === null ? 'your own plan' : `<#${channelId}>`);
const noGroup = 'No group follows it right now.';

/** The plans of a server: making, changing and keeping them, a look at a post to come, and the links of a plan. */
export const plans = {
  unsaved: 'No plan was stored or changed.',
  holds: (counts: Record<'files' | 'months' | 'weeks' | 'days' | 'projects' | 'distinctLinks', number>) =>
    [
      count(counts.files, 'file'),
      count(counts.months, 'month'),
      count(counts.weeks, 'week'),
      count(counts.days, 'day'),
      count(counts.projects, 'project'),
      count(counts.distinctLinks, 'link'),
    ].join(' · '),
  dayTakenOut:
    'That day was taken out of the plan after it was posted, so there is nothing left to do on it. Nothing was changed, ' +
    'and what you finished or wrote stays yours. /today shows the day that is on now.',

  files: {
    notMarkdown: (name: string) =>
      `${bold(name)} is not a Markdown file. Nothing was stored. Send files ending in .md, or the plan’s folder as one .zip.`,
    tooLarge: (name: string) =>
      `${bold(name)} is larger than 1 MB. Nothing was stored. Split it up: ten files can come at once, or a folder as one .zip.`,
    zipTooLarge: (name: string) =>
      `${bold(name)} is larger than 10 MB. Nothing was stored. Pack the plan’s Markdown alone, without pictures.`,
    zipAlone: (name: string) =>
      `${bold(name)} came with other files. Nothing was stored. A .zip is a whole plan, so put everything into it and send it alone.`,
    zipEmpty: (name: string) =>
      `There is no Markdown in ${bold(name)}. Nothing was stored. Pack the folder that holds the plan’s .md files.`,
    twice: (name: string) => `Two files are called ${bold(name)}. Nothing was stored. Rename one and send them again.`,
    notFetched: (name: string) => `Discord didn’t give me ${bold(name)}. Nothing was stored. Please attach it again.`,
    tooLargeTogether:
      'Together the files are larger than 5 MB, which is a lot for text. Nothing was stored. See what made them grow.',
    busy: 'I’m busy reading another plan. Nothing was stored. Send yours again in half a minute.',
  },

  add: {
    unusable: (name: string) =>
      `“${named(name, 60)}” can’t be a plan’s name. Use up to 40 letters, digits and dashes, like **sql-basics**. Nothing was stored.`,
    everybodys: (slug: string) =>
      `${bold(slug)} is the name of a plan that everybody has. Choose another name, like ${bold(`our-${slug}`)}. Nothing was stored.`,
    /** `isOwn`: the plan is a person’s, not a server’s. */
    taken: (slug: string, isOwn: boolean) =>
      `${isOwn ? 'You already have' : 'This server already has'} a plan called ${bold(slug)}, so nothing was stored. To change that plan, send the same files with ` +
      `**/curriculum update** name:${slug}: you see what changes before anything happens. For a separate plan, choose another name.`,
    full: (plans: number, megabytes: number, isOwn: boolean) =>
      `${isOwn ? 'You' : 'A server'} can keep ${plans} plans and ${megabytes} MB of them, and this would be more. Nothing was stored. ` +
      'Make room with /curriculum remove, then send the files again.',
    refused: (slug: string, errors: number, command: string) =>
      `❌ ${bold(slug)} can’t be stored yet: ${count(errors, 'error')}. Nothing was stored, and everything that runs goes on as it is.\n` +
      `Fix ${errors === 1 ? 'it' : 'them'} and send the files again with **/curriculum ${command}**.`,
    wasRead: (counts: string, days: string) => `What I could read of it: ${counts}\n${days}`,
    ready: (slug: string) => `**Ready to store ${plain(slug)}?**`,
    remarks: (remarks: number) =>
      remarks === 0 ? '👍 No problems found' : `⚠️ ${count(remarks, 'remark')}; the plan can be stored all the same`,
    notYet: 'Nothing is stored yet.',
    moreProblems: (rest: number) => `… and ${number(rest)} more in report.txt`,
    buttons: { save: 'Save', first: 'Preview first day', cancel: 'Cancel' },
    preview: (day: string) => `**Preview of ${day}** (each link is followed by where it leads)`,
    noAddress: 'no address',
    saved: (saved: { slug: string; title: string; version: number; days: number }, isOwn: boolean) =>
      `📚 **${named(saved.title, 200)}** is stored as ${bold(saved.slug)}, version ${saved.version}, with ${count(saved.days, 'day')}.\n` +
      `${isOwn ? 'Only you can see it. Begin it with **/start**' : `Start it in a channel with **/setup** curriculum:${saved.slug}`}. To look after it: /curriculum show, update, download or remove.`,
    cancelled: 'Cancelled. Nothing was stored or changed.',
    forgotten:
      'That preview is no longer valid, and nothing was changed by pressing it. ' +
      'Send the files again with /curriculum add or /curriculum update.',
  },

  update: {
    title: (slug: string, from: number, to: { kind: 'files' } | { kind: 'back' | 'newer'; version: number }) =>
      `**What changes in ${plain(slug)}** (version ${from} → ${
        to.kind === 'files' ? 'the files you sent' : `${to.kind === 'back' ? 'back to ' : ''}version ${to.version}`
      })`,
    storedBefore: 'These files are stored already, as an older version.',
    notYet: 'Nothing has changed yet. What people finished and wrote stays theirs, whatever you choose.',
    keysChanged: (days: number, pairs: string) =>
      `⚠️ ${count(days, 'day seems', 'days seem')} to have a new key: ${pairs}. What people did stays with the old key; ` +
      'to keep that one, put {#key} in the heading of the day.',
    allPaired: (days: number) =>
      `${count(days, 'day keeps its progress under a new number', 'days keep their progress under new numbers')}.`,
    pairings: (days: number, chosen: number) =>
      `⚠️ ${count(days, 'day looks like an earlier one', 'days look like earlier ones')} under another number. Choose which are the same, ` +
      `and their progress stays with them; ${chosen === 0 ? 'none is' : chosen === 1 ? '1 is' : `${chosen} are`} chosen.`,
    sameDay: 'Same day? Choose those that are',
    was: (day: string) => `was ${day}`,
    inFile: (old: string, next: string, same: boolean) => `${same ? '[x]' : '[ ]'} same day? ${old} = ${next}`,
    noneSame: 'None is the same',
    allSame: (days: number) =>
      days === 1 ? 'Same day' : days === 2 ? 'Both are the same' : `All ${days} are the same`,
    nobody: 'No group follows it, so only new ones are affected.',
    apply: (groups: number) => (groups < 2 ? 'Apply' : `Apply to ${groups} groups`),
    newOnly: 'For new groups only',
    loss: (slug: string, days: number, names: string, people: number) =>
      `⚠️ **This would take ${count(days, 'day')} out of ${plain(slug)}:** ${names}\n${
        people === 0
          ? 'They were posted already, and the buttons under those posts would lead nowhere.'
          : `${count(people, 'person has', 'people have')} finished them or written about them. That is kept, but it would no longer ` +
            'count in the plan, and a day that only changed its name would be posted again.'
      }\nNothing has changed yet. If one of them lives on under another number, keep them, send the files again and choose it as the same day.`,
    keep: 'Keep as they are',
    applyAnyway: 'Apply anyway',
    /** `lost` days are gone that people had finished, written about or were sent. */
    applied: (update: { slug: string; version: number; channels: Followers; kept: number; lost: number }) =>
      `✏️ ${bold(update.slug)} is now at version ${update.version}. ${whoFollows(update.channels, update.kept)}\n${
        update.lost === 0
          ? 'Nobody’s finished days, notes or streaks were touched, and no day is posted twice.'
          : `Streaks and notes are as they were. What people finished of the ${count(update.lost, 'day that is', 'days that are')} gone is kept, but no longer counts in the plan.`
      }`,
    nothingNew: (slug: string, version: number, behind: number) =>
      `${bold(slug)} already holds these files, as version ${version}. Nothing was changed.${
        behind === 0
          ? ''
          : ` ${count(behind, 'group follows', 'groups follow')} another version: **/curriculum update** name:${slug} without files shows what catching up changes for ${behind === 1 ? 'it' : 'them'}.`
      }`,
    upToDate: (slug: string, version: number, own: boolean) =>
      `Every group that follows ${bold(slug)} has its newest version, ${version}. Nothing was changed.${own ? ' To change the plan, attach its files as **file1**, **file2** and so on.' : ''}`,
    everybodys: (slug: string) =>
      `${bold(slug)} is there for every server, so only whoever runs this bot can change it. Nothing was changed. To make it your own: ` +
      `/curriculum download name:${slug}, edit the files, then /curriculum add under another name.`,
    changedMeanwhile: (slug: string) =>
      `Somebody else has changed or removed ${bold(slug)} since you looked, so nothing was applied. ` +
      'Run /curriculum update again to see what your files change now.',
  },

  /** What differs between two versions, and what that means for a group; names of days come as they are to be shown. */
  changes: {
    none: 'Nothing that people read changes.',
    added: (days: number) => `➕ **${count(days, 'day')} added:**`,
    removed: (days: number) => `➖ **${count(days, 'day')} removed:**`,
    renamed: (days: number) => `🏷️ **${count(days, 'day')} renamed:**`,
    moved: (days: number) => `↕️ **${count(days, 'day')} moved:**`,
    rewritten: (days: number) => `✏️ **${count(days, 'text')} changed:**`,
    relinked: (days: number) => `🔗 **${count(days, 'list of links', 'lists of links')} changed:**`,
    milestones: (milestones: number) => `🏁 **${count(milestones, 'milestone')} affected:**`,
    milestone: { new: 'new', gone: 'gone', changed: 'other days' },
    more: (rest: number, where: string | null) => `and ${number(rest)} more${where === null ? '' : ` in ${where}`}`,
    next: (channelId: string | null, before: string, after: string) =>
      `${raised(follower(channelId))}: ${after} comes next${before === after ? ', as before' : `, instead of ${before}`}.`,
    neverPosted: (days: number, names: string) =>
      `⏭️ ${count(days, 'day')} will not be posted there, because the group is already past ${days === 1 ? 'its place' : 'their places'}: ${names}. /day shows ${days === 1 ? 'it' : 'them'}.`,
    kept: (completions: number) =>
      `💾 ${count(completions, 'completion')} of removed days ${completions === 1 ? 'is' : 'are'} kept.`,
    reached: (milestone: string, now: number, after: number) => `${milestone}: reached by ${now} now, by ${after} then`,
  },

  catalogue: {
    title: '📚 Plans',
    own: '**Of this server**',
    yours: '**Yours alone**',
    noneYet: 'None yet. /curriculum add makes one from Markdown files.',
    everybodys: '**Everybody’s**',
    removed: 'removed; groups that follow it carry on',
    version: (version: number, newest: number) => `version ${version}${version === newest ? '' : ` of ${newest}`}`,
    runsIn: (groups: readonly string[]) => `runs in ${list(groups)}`,
    group: (channelId: string | null, version: number | null) =>
      `${follower(channelId)}${version === null ? '' : ` (version ${version})`}`,
    moreGroups: (groups: number) => `${groups} more`,
    shown: (title: string, slug: string, own: boolean) =>
      `📚 **${named(title, 200)}** (${plain(slug)}${own ? '' : ', everybody’s'})`,
    week: (name: string, days: number) => `${name} · ${count(days, 'day')}`,
    versions: '**Versions**',
    ofHistory: (version: number, isCurrent: boolean, at: Date) =>
      `version ${version}${isCurrent ? ' (current)' : ''} · ${timestamp(at, 'D')}`,
    older: (versions: number) => `… and ${versions} older`,
    nobody: noGroup,
    followed: (runsIn: string) => `👥 It ${runsIn}`,
    behind: (groups: number) =>
      `⚠️ ${count(groups, 'group follows', 'groups follow')} another version than the current one.`,
    seeChanges: 'See what changes for them',
    download: 'Download',
    noFiles: (slug: string) =>
      `The files of ${bold(slug)} were not kept, so there is nothing to download. The plan itself is fine.`,
    files: (slug: string, version: number, { from, until, total }: { from: number; until: number; total: number }) =>
      `📎 ${bold(slug)}, version ${version}: ${
        until - from === total ? count(total, 'file') : `files ${from + 1} to ${until} of ${total}`
      }, as stored. Edit what you like and send them back with /curriculum update.`,
    nextFiles: 'Next files',
    remove: (title: string, slug: string, groups: number) =>
      `Remove **${named(title, 150)}** (${plain(slug)})? It will no longer be offered in /setup. ${
        groups === 0
          ? noGroup
          : `${count(groups, 'group keeps what it has and carries', 'groups keep what they have and carry')} on to the end.`
      } What people finished and wrote stays.`,
    removeIt: 'Remove it',
    downloadFirst: 'Download first',
    keepIt: 'Keep it',
    isRemoved: (slug: string) =>
      `🗑️ ${bold(slug)} is no longer offered. Groups that follow it carry on, and nobody’s progress was touched. To bring it back, send the same files with /curriculum add.`,
    kept: (slug: string) => `${bold(slug)} stays. Nothing was changed.`,
    gone: 'That plan is no longer here: it has been removed or changed since. Nothing was changed. /curriculum list shows what there is.',
    notToRemove: (slug: string) =>
      `${bold(slug)} is there for every server, so it can’t be removed here. Nothing was changed. Groups only follow what you choose in /setup.`,
  },

  preview: {
    line: '🔒 **A preview, for you only.** Nobody is pinged; the post itself has its buttons.',
    nothing: (title: string) =>
      `Every day of **${named(title, 150)}** has been posted, so only the closing message is left. Name a day to see its post: /preview day:…`,
  },

  resources: {
    library: (links: number, topics: number) => `🔗 **Library** · ${count(links, 'link')} on ${count(topics, 'topic')}`,
    note: '-# The number is how many links a topic has. /resources search: … also looks under the days.',
    open: 'Open a topic…',
    links: (links: number) => count(links, 'link'),
    found: (asked: { topic: string | null; search: string | null }, links: number) =>
      `🔗 **${[asked.topic ?? [], asked.search === null ? [] : `“${asked.search}”`].flat().join(': ') || 'All links'}** · ${count(links, 'link')}`,
    cutOff: '-# There are more; search for more words, or within a topic.',
    tooLong: (title: string) => `${title} (address too long to show)`,
    /** Several days of one kind are named as one list. */
    days: (labels: readonly string[]) =>
      labels.length > 1 && labels.every((label) => label.startsWith('Day '))
        ? [`Days ${list(labels.map((label) => label.slice(4)))}`]
        : labels,
    back: '◀ Back',
    more: 'More ▶',
    allTopics: 'All topics',
    nothing: (asked: readonly string[], offer: 'near' | 'all' | null) =>
      `Nothing in the library matches ${quotedList(asked)}.${
        offer === null ? '' : offer === 'near' ? ' These topics come close:' : ' Choose a topic instead:'
      }`,
    empty: 'This plan has no links, neither by topic nor under its days.',
  },
};

function whoFollows(moved: Followers, kept: number): string {
  if (moved.length > 0) {
    return `${raised(list(moved.map(follower)))} ${moved.length === 1 ? 'goes' : 'go'} on with it from the next post; posts already sent stay as they are.`;
  }
  return kept === 0
    ? 'New groups start with it.'
    : `New groups start with it; ${count(kept, 'running group carries', 'running groups carry')} on with what ${kept === 1 ? 'it has' : 'they have'}. /curriculum show brings ${kept === 1 ? 'it' : 'them'} up to date later.`;
}

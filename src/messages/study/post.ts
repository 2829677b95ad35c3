import { MessageFlags } from 'discord-api-types/v10';
import type { ZoneName } from '../../core/calendar.ts';
import { closesAt, isLate, type Slot, slotNow } from '../../core/schedule.ts';
import type { Day } from '../../curriculum/model.ts';
import { type PlaceInPlan, type Plan, weekOf } from '../../curriculum/plan.ts';
import { button, customId, embed, rows, say, shorten } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { personName } from '../kit/people.ts';
import { phoneLines } from '../kit/phone.ts';
import type { Words } from '../words/words.ts';
import { bareHeadline, dayEmbeds, earlierDays } from './day.ts';
import { type PostParts, postParts } from './post-parts.ts';

/** What a day's post says that its plan does not. */
export type PostFacts = {
  /** When it is due, in the cohort's own zone. */
  slot: Slot & { zone: ZoneName };
  /** The role the admin chose to ping. */
  roleId: string | null;
  /** The day the group began with, whose post says how to take part. */
  firstDayKey?: string;
  /** Whether the group wants every day whole, however long it is. */
  whole: boolean;
  /** How many of the cohort's learners have finished each of `countedDays`; null where nobody learns yet. */
  finished: { learners: number; byDay: ReadonlyMap<string, number> } | null;
  /** Who has finished the day: those who let themselves be named, and how many in all; left out in a post that is new. */
  finishers?: { named: { userId: string; displayName: string | null }[]; all: number };
};

/** What is known of a post only once it goes out. */
export type SentFacts = {
  /** Names the post in its buttons. */
  ref: string;
  at: Date;
  /** Whether Discord takes none of the author's words: then its number and minutes, and where the day is read. */
  bare: boolean;
};

/** What a phone shows of a post at once, beside its headline and its buttons. */
const screenLines = 22;
/** About the lines that a picture takes the room of. */
const pictureLines = 9;

// Discord takes 6,000 characters in all embeds together; dayEmbeds keeps to 5,600 and would cut what comes last.
const room = 5_590;
/** Below the 4,096 of one embed's description. */
const sectionLimit = 4_000;

/** The day's post in the study channel: a short line for the phone, the day's text, and its buttons. */
export function postOf(words: Words, plan: Plan, day: Day, facts: PostFacts & { sent: SentFacts }): Message {
  const { post: said, day: ofDay, next } = words.study;
  const { slot, roleId, sent } = facts;
  const parts = postParts(words, plan, day);
  const { place, ending, lines } = parts;
  const ping = roleId === null ? '' : `<@&${roleId}> `;
  const counts = said.openUntil(closesAt({ ...slot, at: sent.at }, slot.zone), isLate(slot.at, sent.at));
  const how = day.key === facts.firstDayKey ? [said.howToTakePart] : [];
  const open = [counts, ...how, ...finishersLine(words, facts.finishers)].join('\n');
  const post = { post: sent.ref };
  const status = weekStatus(words, place, facts.finished);
  const whole = framed(parts, status, open, 'whole');
  const wholeLines = whole.reduce((sum, part) => sum + (lines.get(part) ?? phoneLines(part)) + 1, -1);
  const isShort = !facts.whole && wholeLines + (day.picture === undefined ? 0 : pictureLines) > screenLines;
  const sections = isShort ? framed(parts, status, open, 'short') : whole;
  return {
    content: `${ping}📘 ${sent.bare ? said.readIt(bareHeadline(words, place)) : parts.headline}`,
    embeds: sent.bare
      ? [embed({ description: open })]
      : dayEmbeds(words, place, sections, isShort ? undefined : day.picture),
    components: rows(
      button(next.done, customId('done', post), { style: 'success', emoji: '✅' }),
      ...(isShort || sent.bare ? [button(said.steps, customId('day', post), { emoji: '📖' })] : []),
      button(ofDay.note, customId('note', post), { emoji: '📝' }),
      button(said.week, customId('week', post), { emoji: '🗓️' }),
      ...(ending === null || sent.bare ? [] : [button(said.month, customId('month', post), { emoji: '🗓️' })]),
    ),
    allowed_mentions: roleId === null ? { parse: [] } : { parse: [], roles: [roleId] },
  };
}

/** What is said where nobody follows the plan yet: as if a day of it came at an instant. */
export function factsAlone(at: Date, zone: ZoneName): PostFacts {
  return { slot: slotNow(at, zone), roleId: null, whole: false, finished: null };
}

/** A day's post before there is one, as it goes out on time: nobody is pinged, and its buttons belong to no post. */
export function previewOf(words: Words, plan: Plan, day: Day, facts: PostFacts): Message {
  const sent = { ref: '0', at: facts.slot.at, bare: false };
  return { ...postOf(words, plan, day, { ...facts, sent }), allowed_mentions: { parse: [] } };
}

/** As `previewOf`, for Discord, where buttons could be pressed: they are left out, and a line says what is shown. */
export function shownPreview(words: Words, line: string, plan: Plan, day: Day, facts: PostFacts): Message {
  const preview = previewOf(words, plan, day, facts);
  return { ...preview, components: [], content: `${line}\n${preview.content ?? ''}` };
}

/** The days whose finishers a post counts: those of its week, on review days. */
export function countedDays(plan: Plan, day: Day): string[] {
  return day.review ? (weekOf(plan, day.key)?.days.map(({ key }) => key) ?? []) : [];
}

/**
 * A day's own text with what stands before and after it. Where that is too long, or the post is to be short, a line says
 * where the rest is read.
 */
function framed(
  { text, opening, nudge, harvest }: PostParts,
  status: string[],
  open: string,
  form: 'whole' | 'short',
): string[] {
  const day = text[form];
  let left = room - lengthOf([...day, open]);
  const fitting = (...forms: string[][]): string[] => {
    const fits = (parts: string[]) => lengthOf(parts) <= left && parts.every((part) => part.length <= sectionLimit);
    const chosen = (form === 'short' ? forms.slice(-1) : forms).find(fits) ?? [];
    left -= lengthOf(chosen);
    return chosen;
  };
  const before = fitting(...opening);
  const nudged = fitting(nudge);
  const week = fitting(status);
  const month = fitting(...harvest);
  return [...before, ...day, ...week, ...nudged, ...month, open];
}

function finishersLine({ study }: Words, finishers: PostFacts['finishers']): string[] {
  if (finishers === undefined || finishers.all === 0) return [];
  const names = finishers.named.map(personName);
  return [study.post.finishers(names, finishers.all - names.length)];
}

function lengthOf(parts: string[]): number {
  return parts.reduce((sum, part) => sum + part.length + 2, 0);
}

function weekStatus({ study }: Words, place: PlaceInPlan, finished: PostFacts['finished']): string[] {
  if (!place.day.review || place.week === null || finished === null || finished.learners === 0) return [];
  const days = earlierDays(place).map(({ key, label }) => `${study.day.short(label)}: ${finished.byDay.get(key) ?? 0}`);
  if (days.length === 0) return [];
  return [`${study.post.weekSoFar(place.week.label, finished.learners)}\n${days.join(' · ')}`];
}

const contentLimit = 2_000;

/** The plan that follows with the same people, its first day, and when that comes; null while the group is paused. */
export type Follows = { title: string; firstDay: string; at: Date | null };

/** The one message after the last day; `bare` where Discord takes none of the author's words. */
export function closingPost(
  { study: { post: said }, cohort: { succession } }: Words,
  plan: Plan,
  { ref, bare }: { ref: string; bare: boolean },
  follows: Follows | null = null,
): Message {
  const { title, months } = plan.curriculum;
  const ends = said.planEnds(bare ? null : shorten(title, 300), plan.days.length);
  const next = follows && succession.closing(bare ? null : follows, follows.at);
  const first = `${ends}\n\n${next ?? succession.nothingCloses}`;
  const month = bare ? undefined : months.at(-1);
  const items = month?.takeaways.flatMap((group) => group.items) ?? [];
  const takeaways =
    items.length === 0 ? [] : [[`**${said.takeaways}**`, ...items.map((item) => `• ${item}`)].join('\n')];
  const closing = month?.closing == null ? [] : [month.closing];
  const elsewhere = said.takeawaysElsewhere;
  // What does not fit is read under /month.
  const versions = [[...takeaways, ...closing], [...closing, elsewhere], [elsewhere]];
  const texts = versions.map((version) => [first, ...version].join('\n\n'));
  return say(texts.find(({ length }) => length <= contentLimit) ?? first, {
    components: rows(button(said.week, customId('week', { post: ref }), { emoji: '🗓️' })),
    // The plan's own words stand in the text here, and previews of their links would bury them.
    flags: MessageFlags.SuppressEmbeds,
  });
}

import type { ZoneName } from '../../core/calendar.ts';
import { closesAt, isLate, type Slot, slotNow } from '../../core/schedule.ts';
import type { Day, Month } from '../../curriculum/model.ts';
import { monthOf, type PlaceInPlan, type Plan, placeOf, weekOf } from '../../curriculum/plan.ts';
import { monthHarvest } from '../goals/month.ts';
import { customId } from '../kit/custom-id.ts';
import { button, count, embed, list, rows, shorten, timestamp } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { dayEmbeds, dayHeadline } from './day.ts';

/** What a day's post says that its plan does not. */
export type PostFacts = {
  /** When it is due, in the cohort's own zone. */
  slot: Slot & { zone: ZoneName };
  /** The role the admin chose to ping. */
  roleId: string | null;
  /** How many of the cohort's learners have finished each of `countedDays`; null where nobody learns yet. */
  finished: { learners: number; byDay: ReadonlyMap<string, number> } | null;
};

/** What is known of a post only once it goes out. */
export type SentFacts = {
  /** Names the post in its buttons. */
  ref: string;
  at: Date;
  /** Whether Discord takes none of the author's words: then its number and minutes, and where the day is read. */
  bare: boolean;
};

// Discord takes 6,000 characters in all embeds together; dayEmbeds keeps to 5,600 and would cut what comes last.
const room = 5_590;
/** Below the 4,096 of one embed's description. */
const sectionLimit = 4_000;

/** The day's post in the study channel: a short line for the phone, the day's text, and its buttons. */
export function postOf(plan: Plan, day: Day, facts: PostFacts & { sent: SentFacts }): Message {
  const { slot, roleId, sent } = facts;
  const place = placeOf(plan, day);
  const ending = monthEndedBy(plan, day);
  const ping = roleId === null ? '' : `<@&${roleId}> `;
  const open = openLine(isLate(slot.at, sent.at), closesAt({ ...slot, at: sent.at }, slot.zone));
  const post = { post: sent.ref };
  return {
    content: `${ping}📘 ${sent.bare ? bareHeadline(place) : dayHeadline(day)}`,
    embeds: sent.bare ? [embed({ description: open })] : dayEmbeds(place, around(place, facts, ending, open)),
    components: rows(
      button('Done', customId('done', post), { style: 'success', emoji: '✅' }),
      ...(sent.bare ? [button('Open', customId('day', post), { emoji: '📖' })] : []),
      button('Note', customId('note', post), { emoji: '📝' }),
      button('Week', customId('week', post), { emoji: '🗓️' }),
      ...(ending === null || sent.bare ? [] : [button('Month', customId('month', post), { emoji: '📅' })]),
    ),
    allowed_mentions: roleId === null ? { parse: [] } : { parse: [], roles: [roleId] },
  };
}

/** What is said where nobody follows the plan yet: as if a day of it came at an instant. */
export function factsAlone(at: Date, zone: ZoneName): PostFacts {
  return { slot: slotNow(at, zone), roleId: null, finished: null };
}

/** A day's post before there is one, as it goes out on time: nobody is pinged, and its buttons belong to no post. */
export function previewOf(plan: Plan, day: Day, facts: PostFacts): Message {
  const sent = { ref: '0', at: facts.slot.at, bare: false };
  return { ...postOf(plan, day, { ...facts, sent }), allowed_mentions: { parse: [] } };
}

/** As `previewOf`, for Discord, where buttons could be pressed: they are left out, and a line says what is shown. */
export function shownPreview(line: string, plan: Plan, day: Day, facts: PostFacts): Message {
  const preview = previewOf(plan, day, facts);
  return { ...preview, components: [], content: `${line}\n${preview.content ?? ''}` };
}

/** The days whose finishers a post counts: those of its week, on review days. */
export function countedDays(plan: Plan, day: Day): string[] {
  return day.review ? (weekOf(plan, day.key)?.days.map(({ key }) => key) ?? []) : [];
}

function monthEndedBy(plan: Plan, { key }: Day): Month | null {
  const month = monthOf(plan, key);
  return month?.weeks.flatMap(({ days }) => days).at(-1)?.key === key ? month : null;
}

function bareHeadline({ day, inPlan }: PlaceInPlan): string {
  const minutes = day.minutes === null ? '' : ` · ${day.minutes} min`;
  return `Day ${day.number ?? inPlan.position}${minutes} · open it with /day`;
}

/** Until when a post counts, and that it comes late if it does. */
function openLine(late: boolean, closes: Date): string {
  // Across zones a bare time could mean this morning.
  const until = `${timestamp(closes, 't')} (${timestamp(closes, 'R')})`;
  return late
    ? `🕗 Posted late: I was away at the usual hour. Today still counts until ${until}.`
    : `🕗 Counts for today until ${until}.`;
}

/** What stands before and after the day's own text. Where the whole is too long, a line says where the rest is read. */
function around(
  place: PlaceInPlan,
  { finished }: PostFacts,
  ending: Month | null,
  open: string,
): { before: string[]; after: string[] } {
  const day = dayEmbeds(place, { after: [open] });
  let left = room - day.reduce((sum, { description = '' }) => sum + description.length, 0);
  const fitting = (...forms: string[][]): string[] => {
    const fits = (form: string[]) => lengthOf(form) <= left && form.every((part) => part.length <= sectionLimit);
    const chosen = forms.find(fits) ?? [];
    left -= lengthOf(chosen);
    return chosen;
  };
  const opening = fitting(weekOpening(place), weekOpening(place, 'short'));
  const nudge = fitting(reviewNudge(place));
  const status = fitting(weekStatus(place, finished));
  const harvest = fitting(monthEnding(ending), monthEnding(ending, 'short'));
  return { before: opening, after: [...status, ...nudge, ...harvest, open] };
}

function lengthOf(parts: string[]): number {
  return parts.reduce((sum, part) => sum + part.length + 2, 0);
}

function weekOpening({ week, inWeek }: PlaceInPlan, form: 'whole' | 'short' = 'whole'): string[] {
  if (week === null || inWeek?.position !== 1) return [];
  const title = week.title === '' ? week.label : `${week.label}: ${week.title}`;
  const starts = `🧭 **${shorten(title, 200)}** starts today.`;
  if (week.goal === null) return [starts];
  return [form === 'whole' ? `${starts} ${week.goal}` : `${starts} Its goal: /week, or /month.`];
}

function reviewNudge({ day, week }: PlaceInPlan): string[] {
  if (!day.review || week === null) return [];
  const earlier = week.days.filter((one) => one.key !== day.key).map((one) => one.label.replace(/^Day /, ''));
  const covers = earlier.length === 0 ? '' : ` ${week.label} covered ${list(earlier)}.`;
  return [
    `🔎 **Review day.**${covers} Press 🗓️ Week to see which boxes are ticked, then 📝 Note to write down what you take along.`,
  ];
}

function weekStatus({ day, week }: PlaceInPlan, finished: PostFacts['finished']): string[] {
  if (!day.review || week === null || finished === null || finished.learners === 0) return [];
  const days = week.days
    .filter(({ key }) => key !== day.key)
    .map(({ key, label }) => `${label.replace(/^Day /, '')}: ${finished.byDay.get(key) ?? 0}`);
  if (days.length === 0) return [];
  return [`👥 **${week.label} so far**, of ${count(finished.learners, 'learner')}\n${days.join(' · ')}`];
}

function monthEnding(ending: Month | null, form: 'whole' | 'short' = 'whole'): string[] {
  if (ending === null) return [];
  const parts = monthHarvest(ending);
  const ends = `🏁 **${shorten(ending.label, 100)}** ends with this day.`;
  if (parts.length === 0) return [ends];
  if (form === 'short') return [`${ends} What to take along and where it goes next: 📅 Month.`];
  return [ends, ...parts];
}

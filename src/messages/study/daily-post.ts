import { MessageFlags } from 'discord-api-types/v10';
import type { Month } from '../../curriculum/model.ts';
import { monthHarvest } from '../goals/month.ts';
import { customId } from '../kit/custom-id.ts';
import { button, count, list, rows, say, shorten, timestamp } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { type DayPlace, dayEmbeds, dayHeadline } from './day.ts';

export type DailyPost = {
  /** Names the post in its buttons. */
  ref: string;
  place: DayPlace;
  /** The role the admin chose to ping. */
  roleId: string | null;
  late: boolean;
  /** When the date closes in the cohort's own zone. */
  closesAt: Date;
  /** On review days: how many of the cohort's learners have finished each day of the week. */
  finished?: { learners: number; byDay: ReadonlyMap<string, number> } | null;
  /** The month that ends with this day, if one does. */
  ending?: Month | null;
};

// Discord takes 6,000 characters in all embeds together; dayEmbeds keeps to 5,600 and would cut what comes last.
const room = 5_590;
/** Below the 4,096 of one embed's description. */
const sectionLimit = 4_000;

/** The day's post in the study channel: a short line for the phone, the day's text, and its three buttons. */
export function dailyPost(post: DailyPost): Message {
  const { place } = post;
  const ping = post.roleId === null ? '' : `<@&${post.roleId}> `;
  const open = openLine(post);
  return {
    content: `${ping}📘 ${dayHeadline(place.day)}`,
    embeds: dayEmbeds(place, around(post, open)),
    components: rows(
      button('Done', customId('done', { post: post.ref }), { style: 'success', emoji: '✅' }),
      button('Note', customId('note', { post: post.ref }), { emoji: '📝' }),
      button('Week', customId('week', { post: post.ref }), { emoji: '🗓️' }),
      ...(post.ending == null ? [] : [button('Month', customId('month', { post: post.ref }), { emoji: '📅' })]),
    ),
    allowed_mentions: post.roleId === null ? { parse: [] } : { parse: [], roles: [post.roleId] },
  };
}

/** Until when a post counts, and that it comes late if it does. */
export function openLine({ late, closesAt }: Pick<DailyPost, 'late' | 'closesAt'>): string {
  // Across zones a bare time could mean this morning.
  const until = `${timestamp(closesAt, 't')} (${timestamp(closesAt, 'R')})`;
  return late
    ? `🕗 Posted late: I was away at the usual hour. Today still counts until ${until}.`
    : `🕗 Counts for today until ${until}.`;
}

/** What stands before and after the day's own text. Where the whole is too long, a line says where the rest is read. */
function around(post: DailyPost, open: string): { before: string[]; after: string[] } {
  const { place } = post;
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
  const status = fitting(weekStatus(post));
  const ending = fitting(monthEnding(post), monthEnding(post, 'short'));
  return { before: opening, after: [...status, ...nudge, ...ending, open] };
}

function lengthOf(parts: string[]): number {
  return parts.reduce((sum, part) => sum + part.length + 2, 0);
}

function weekOpening({ week, inWeek }: DayPlace, form: 'whole' | 'short' = 'whole'): string[] {
  if (week === null || inWeek?.position !== 1) return [];
  const title = week.title === '' ? week.label : `${week.label}: ${week.title}`;
  const starts = `🧭 **${shorten(title, 200)}** starts today.`;
  if (week.goal === null) return [starts];
  return [form === 'whole' ? `${starts} ${week.goal}` : `${starts} Its goal: /week, or /month.`];
}

function reviewNudge({ day, week }: DayPlace): string[] {
  if (!day.review || week === null) return [];
  const earlier = week.days.filter((one) => one.key !== day.key).map((one) => one.label.replace(/^Day /, ''));
  const covers = earlier.length === 0 ? '' : ` ${week.label} covered ${list(earlier)}.`;
  return [
    `🔎 **Review day.**${covers} Press 🗓️ Week to see which boxes are ticked, then 📝 Note to write down what you take along.`,
  ];
}

function weekStatus({ place: { day, week }, finished }: DailyPost): string[] {
  if (!day.review || week === null || finished == null || finished.learners === 0) return [];
  const days = week.days
    .filter(({ key }) => key !== day.key)
    .map(({ key, label }) => `${label.replace(/^Day /, '')}: ${finished.byDay.get(key) ?? 0}`);
  if (days.length === 0) return [];
  return [`👥 **${week.label} so far**, of ${count(finished.learners, 'learner')}\n${days.join(' · ')}`];
}

function monthEnding({ ending }: DailyPost, form: 'whole' | 'short' = 'whole'): string[] {
  if (ending == null) return [];
  const parts = monthHarvest(ending);
  const ends = `🏁 **${shorten(ending.label, 100)}** ends with this day.`;
  if (parts.length === 0) return [ends];
  if (form === 'short') return [`${ends} What to take along and where it goes next: 📅 Month.`];
  return [ends, ...parts];
}

const contentLimit = 2_000;
const elsewhere = 'What to take along from it: /month.';

/** The one message after the last day. */
export function closingPost(plan: {
  ref: string;
  /** Null where none of the author's words may be said. */
  title: string | null;
  days: number;
  takeaways: string[];
  closing: string | null;
}): Message {
  const first = [
    `🏁 ${plan.title === null ? 'The plan' : `**${shorten(plan.title, 300)}**`} is complete: all ${count(plan.days, 'day')} have been posted.`,
    'Nothing closes: days you have left can still be done with /done, and /week, /notes and /streak go on working.',
  ];
  const takeaways =
    plan.takeaways.length === 0 ? [] : [`**Take along**\n${plan.takeaways.map((item) => `• ${item}`).join('\n')}`];
  const closing = plan.closing === null ? [] : [plan.closing];
  // What does not fit is read under /month.
  const versions = [[...takeaways, ...closing], [...closing, elsewhere], [elsewhere]];
  const parts = versions.map((version) => [...first, ...version]).find((all) => lengthOf(all) <= contentLimit) ?? first;
  return say(parts.join('\n\n'), {
    components: rows(button('Week', customId('week', { post: plan.ref }), { emoji: '🗓️' })),
    // The plan's own words stand in the text here, and previews of their links would bury them.
    flags: MessageFlags.SuppressEmbeds,
  });
}

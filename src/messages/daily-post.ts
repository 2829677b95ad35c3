import { customId } from './custom-id.ts';
import { type DayPlace, dayEmbeds, dayHeadline } from './day.ts';
import { button, count, list, rows, say, timestamp } from './format.ts';
import type { Message } from './message.ts';

export type DailyPost = {
  postId: number;
  place: DayPlace;
  /** The role the admin chose to ping. */
  roleId: string | null;
  late: boolean;
  /** When the date closes in the cohort's own zone. */
  closesAt: Date;
};

/** The day's post in the study channel: a short line for the phone, the day's text, and its three buttons. */
export function dailyPost(post: DailyPost): Message {
  const { place } = post;
  const ping = post.roleId === null ? '' : `<@&${post.roleId}> `;
  // Across zones a bare time could mean this morning.
  const until = `${timestamp(post.closesAt, 't')} (${timestamp(post.closesAt, 'R')})`;
  const open = post.late
    ? `🕗 Posted late: I was away at the usual hour. Today still counts until ${until}.`
    : `🕗 Counts for today until ${until}.`;
  return {
    content: `${ping}📘 ${dayHeadline(place.day)}`,
    embeds: dayEmbeds(place, { before: weekOpening(place), after: [...reviewNudge(place), open] }),
    components: rows(
      button('Done', customId('done', { post: post.postId }), { style: 'success', emoji: '✅' }),
      button('Note', customId('note', { post: post.postId }), { emoji: '📝' }),
      button('Week', customId('week', { post: post.postId }), { emoji: '🗓️' }),
    ),
    allowed_mentions: post.roleId === null ? { parse: [] } : { parse: [], roles: [post.roleId] },
  };
}

function weekOpening({ week, inWeek }: DayPlace): string[] {
  if (week === null || inWeek?.position !== 1) return [];
  const title = week.title === '' ? week.label : `${week.label}: ${week.title}`;
  return [week.goal === null ? `🧭 **${title}** starts today.` : `🧭 **${title}** starts today. ${week.goal}`];
}

function reviewNudge({ day, week }: DayPlace): string[] {
  if (!day.review || week === null) return [];
  const earlier = week.days.filter((one) => one.key !== day.key).map((one) => one.label.replace(/^Day /, ''));
  const covers = earlier.length === 0 ? '' : ` ${week.label} covered ${list(earlier)}.`;
  return [
    `🔎 **Review day.**${covers} Press 🗓️ Week to see which boxes are ticked, then 📝 Note to write down what you take along.`,
  ];
}

/** The one message after the last day. */
export function closingPost(plan: {
  postId: number;
  title: string;
  days: number;
  takeaways: string[];
  closing: string | null;
}): Message {
  const parts = [
    `🏁 **${plan.title}** is complete: all ${count(plan.days, 'day')} have been posted.`,
    'Nothing closes: days you have left can still be done with /done, and /week, /notes and /streak go on working.',
  ];
  if (plan.takeaways.length > 0) parts.push(`**Take along**\n${plan.takeaways.map((item) => `• ${item}`).join('\n')}`);
  if (plan.closing !== null) parts.push(plan.closing);
  return say(parts.join('\n\n').slice(0, 2_000), {
    components: rows(button('Week', customId('week', { post: plan.postId }), { emoji: '🗓️' })),
  });
}

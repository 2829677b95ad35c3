import { isOwnPlace } from '../../core/own-place.ts';
import type { Schedule } from '../../core/schedule.ts';
import type { Day } from '../../curriculum/model.ts';
import { button, customId, named, offer, rows, say, shorten, timestamp } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import { nameInLine } from '../study/day.ts';
import { doneButton, type Next, nextButtons, nextLine } from '../study/next.ts';
import type { Words } from '../words/words.ts';
import { keptNames } from './privacy.ts';
import { type OfferedRole, roleButtons } from './role.ts';

type PlanInChannel = { id: number; title: string; channelId: string; guildId: string };

/** Where somebody begins who came after others had been posted. */
type Begin = 'first' | 'group';

export type Joined = {
  joined: 'now' | 'again' | 'before';
  cohort: PlanInChannel & Schedule & { state: string; nextPostAt: Date | null };
  /** Days of the plan. */
  total: number;
  /** The latest posted day, null before the first. */
  latest: Day | null;
  isDone: boolean;
  /** While the latest day's date still counts for this learner. */
  openUntil: Date | null;
  /** The day that is posted next, null after the last. */
  upcoming: Day | null;
  /** The zone this learner's dates follow. */
  zone: string;
  /** The zones to choose from; null where that is settled. */
  zones: string[] | null;
  /** What was chosen just now, by the buttons of this reply, which repeat it. */
  chosen: { begin?: Begin | undefined; zone?: string | undefined };
  /** The group's first day. */
  first: Pick<Day, 'key' | 'label' | 'title'>;
  asksBegin: boolean;
  next: Next;
  roles: OfferedRole[];
  /** Running cohorts of this server that the caller is not in. */
  others: PlanInChannel[];
};

/** Somebody studies along from now on, again, or has done so before; each button of it answers with it again. */
export function joinReply(all: Words, join: Joined): Message {
  const words = all.member.join;
  const { cohort, latest, isDone, openUntil, chosen, next } = join;
  const isNews = chosen.begin === undefined && chosen.zone === undefined;
  const lines = [
    words[isNews ? join.joined : 'now'](
      words.plan(named(cohort.title), isOwnPlace(cohort.guildId) ? null : cohort.channelId),
    ),
  ];
  if (join.joined === 'again' && isNews) lines.push(words.asYouLeft);
  if (latest !== null) {
    const still = openUntil === null ? words.isClosed : words.openUntil(timestamp(openUntil, 'f'));
    lines.push(`${words.latest(nameInLine(latest))}${isDone ? words.isDone : still}`);
  }
  lines.push(...(cohort.state === 'ended' ? [all.cohort.status.ended] : upcoming(words, join)));
  lines.push(join.zone === cohort.zone ? words.groupsClock : words.ownClock(join.zone));
  if (chosen.begin !== undefined)
    lines.push(chosen.begin === 'first' ? words.beginsFirst(nameInLine(join.first)) : words.beginsGroup);
  const goesOn = next.day !== null && next.day.key !== latest?.key;
  if (goesOn) lines.push(...nextLine(all, next));
  if (join.asksBegin) lines.push(words.whereToBegin);
  if (join.zones !== null) lines.push(words.whichZone);
  if (join.others.length > 0) lines.push(words.another);
  return say(lines.join('\n'), {
    components: [
      ...rows(...(goesOn ? nextButtons(all, cohort.id, next) : doneButtons(all, join))),
      ...rows(...(join.asksBegin ? beginButtons(all, join.first, { cohort: cohort.id, zone: chosen.zone }) : [])),
      ...rows(...zoneButtons(words, join)),
      ...rows(...otherButtons(words, join), ...roleButtons(all, cohort.id, join.roles)),
    ],
  });
}

/** Where a learner begins who came after others; `again` is what the answer needs to be made again. */
export function beginButtons(
  { member: { join } }: Words,
  first: Pick<Day, 'label'>,
  again: { cohort: number; zone?: string | undefined },
): Button[] {
  const id = (begin: Begin) => customId('join', given({ cohort: again.cohort, zone: again.zone, begin }));
  return [button(join.fromFirst(shorten(first.label, 40)), id('first')), button(join.withGroup, id('group'))];
}

/** What there is of some values. */
function given(values: Record<string, string | number | undefined>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

type JoinWords = Words['member']['join'];

function upcoming(words: JoinWords, { cohort, upcoming: next, latest, total }: Joined): string[] {
  if (cohort.state !== 'running') return [words.finished(total)];
  const clock = words.posted(cohort);
  if (cohort.nextPostAt === null) return [words.paused, clock];
  const at = [timestamp(cohort.nextPostAt, 'F'), timestamp(cohort.nextPostAt, 'R')] as const;
  if (next === null) return [words.closing(...at)];
  return [words[latest === null ? 'first' : 'next'](nameInLine(next), ...at), clock];
}

function doneButtons({ reminders }: Words, { cohort, latest, isDone }: Joined): Button[] {
  if (latest === null || isDone) return [];
  return [doneButton(reminders.doneOf(shorten(latest.label, 28)), cohort.id, latest.key)];
}

function otherButtons(words: JoinWords, { joined, others }: Joined): Button[] {
  if (joined !== 'before') return [];
  return others
    .slice(0, 10)
    .map(({ id, title }) => button(words.joinOther(shorten(title, 29)), customId('join', { cohort: id })));
}

/** Likely zones, the group's own and a form for any other, each one tap. */
function zoneButtons(words: JoinWords, { cohort, zones, chosen }: Joined): Button[] {
  if (zones === null) return [];
  const id = (zone: string) => customId('join', given({ cohort: cohort.id, begin: chosen.begin, zone }));
  return [
    ...zones.map((zone) => button(zone, id(zone))),
    button(words.groupsZone(cohort.zone), id('group')),
    button(words.anotherZone, customId('zone', { cohort: cohort.id, ask: 'yes' }), { emoji: '🕗' }),
  ];
}

export function leftReply(
  all: Words,
  { id, title }: PlanInChannel,
  kept: Parameters<typeof keptNames>[1],
  roles: readonly OfferedRole[],
): Message {
  const { leave: words } = all.member;
  const older = keptNames(all, kept);
  return offer(
    [words.left(named(title)), words.comeBackHow, words.privacyHow, ...(older === null ? [] : [older])].join('\n'),
    button(words.comeBack, customId('join', { cohort: id }), { emoji: '↩️' }),
    button(all.help.topics.privacy[0] ?? '', customId('privacy'), { emoji: '🔒' }),
    ...roleButtons(all, id, roles),
  );
}

/** There is nothing to leave; `leftAt` for those who left before. */
export function notInCohort(
  { member: { leave: words } }: Words,
  { id, title }: PlanInChannel,
  leftAt: Date | null,
): Message {
  const why = leftAt === null ? words.notIn(named(title)) : words.leftBefore(named(title), timestamp(leftAt, 'R'));
  return offer(why, button(leftAt === null ? words.join : words.comeBack, customId('join', { cohort: id })));
}

import type { LocalDate, Weekday } from '../../core/calendar.ts';
import type { ReminderKind, ReminderTime } from '../../core/learner/reminders.ts';
import { isOwnPlace } from '../../core/own-place.ts';
import { button, customId, rows, say, selectRow } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { allWords, type Words } from '../words/words.ts';
import { backButton } from './pause.ts';
import { hoursLine } from './reminder.ts';
import { type OfferedRole, roleButtons } from './role.ts';
import { type Clock, clockLines, zoneLines } from './zone.ts';

export const switches = ['named', 'streak', 'board', 'notes', 'long'] as const;
export type Switch = (typeof switches)[number];

/** The choice of no language of one’s own. */
export const discords = 'discord';

type Settings = {
  /** What was just changed, if something was. */
  said: string | undefined;
  clock: Clock & { cohort: { wholeDays: boolean } };
  /** The dates on which they are away, now or later. */
  away: { from: LocalDate; until: LocalDate | null } | null;
  hours: readonly (ReminderTime & { kind: ReminderKind })[];
  /** The language they chose; null: that of their Discord. */
  language: string | null;
  /** Roles that they may take or give back. */
  roles: readonly OfferedRole[];
  switches: { namedOnPosts: boolean; hidesStreak: boolean; onLeaderboard: boolean; sharesNotes: boolean };
};

const emojis: Record<Switch, string> = { named: '✅', streak: '🔥', board: '🏆', notes: '📝', long: '📄' };
/** Alone there is nobody to be seen by, and one’s own plan comes as one likes. */
const switchesOf = { group: ['named', 'streak', 'board', 'notes'], own: ['streak', 'long'] } as const;
const all: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** All that a learner may set, as it is, each with what changes it. */
export function settingsShown(
  words: Words,
  { said, clock, away, hours, language, roles, switches: now }: Settings,
): Message {
  const { settings, zone, pause } = words.member;
  const cohort = clock.cohort.id;
  const isOn: Record<Switch, boolean> = {
    named: now.namedOnPosts,
    streak: !now.hidesStreak,
    board: now.onLeaderboard,
    notes: now.sharesNotes,
    long: clock.cohort.wholeDays,
  };
  const isOwn = isOwnPlace(clock.cohort.guildId);
  const shown = switchesOf[isOwn ? 'own' : 'group'];
  const lines = shown.map((one) => {
    const state =
      isOwn && one === 'streak' && isOn.streak ? settings.streakAlone : settings[one][isOn[one] ? 'on' : 'off'];
    return `${emojis[one]} ${state}`;
  });
  const days = all.map((day) => {
    return { label: zone.restDay(day), value: String(day), default: clock.restDays.includes(day) };
  });
  const languages = [
    { label: settings.language.discords, value: discords, default: language === null },
    ...Object.entries(allWords).map(([value, { kit }]) => {
      return { label: settings.language.as(kit.language), value, default: value === language };
    }),
  ];
  const turns = shown.map((one) => {
    const id = customId('settings-turn', { cohort, set: one, to: isOn[one] ? 'no' : 'yes' });
    return button(settings[one][isOn[one] ? 'turnOff' : 'turnOn'], id, { emoji: emojis[one] });
  });
  const about = isOwn ? zoneLines(words.member.zone, clock) : clockLines(words, clock);
  const last = isOwn ? settings.alone : settings.whole;
  const rests = away === null ? [] : [pause.away(away.from, away.until, clock.today)];
  return say(
    [...(said === undefined ? [] : [said]), ...about, ...rests, hoursLine(words, hours), ...lines, last].join('\n'),
    {
      components: [
        ...(isOwn
          ? []
          : [
              selectRow(customId('settings-rest', { cohort }), settings.restDays, days, {
                min_values: 0,
                max_values: 6,
              }),
            ]),
        selectRow(customId('settings-language', { cohort }), settings.language.choose, languages),
        ...rows(
          isOwn
            ? button(settings.plan, customId('/start'), { emoji: '🌱' })
            : button(settings.zone, customId('zone', { cohort, ask: 'yes' }), { emoji: '🕗' }),
          button(settings.reminders, customId('remind'), { emoji: '⏰' }),
          ...(away === null ? [] : [backButton(words, away.from > clock.today)]),
          ...roleButtons(words, cohort, roles, true),
        ),
        ...rows(...turns),
      ],
    },
  );
}

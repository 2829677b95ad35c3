import { button, customId, rows, say } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { saidAt } from '../words/said.ts';
import { commandName, type Words } from '../words/words.ts';

/**
 * What help goes by, with the commands that each topic is about: those that it says something of, and those that it only
 * names, of which a command stands for all its subcommands.
 */
export const topics = {
  daily: { emoji: '📘', told: ['today', 'done', 'undo', 'week', 'streak', 'progress'], named: ['day'] },
  behind: { emoji: '🧭', told: ['today', 'done', 'day'], named: ['streak', 'pause'] },
  rest: { emoji: '🌙', told: ['remind', 'pause', 'settings', 'zone'], named: [] },
  notes: { emoji: '📝', told: ['note', 'notes', 'project', 'month', 'resources'], named: [] },
  group: { emoji: '👥', told: ['join', 'leave', 'board'], named: ['progress', 'help'] },
  own: { emoji: '🌱', told: ['start'], named: ['curriculum'] },
  privacy: { emoji: '🔒', told: ['privacy', 'settings', 'leave'], named: [] },
  admins: {
    emoji: '🛠️',
    told: ['setup', 'cohort status', 'cohort pause', 'cohort edit', 'preview'],
    named: ['cohort'],
  },
  plans: { emoji: '📚', told: ['curriculum add', 'curriculum update', 'curriculum list'], named: ['curriculum'] },
} satisfies Record<string, { emoji: string; told: string[]; named: string[] }>;
export type Topic = keyof typeof topics;

/**
 * What there is to type, topic by topic, none longer than a phone shows; first of all where to begin. `offered`: what can
 * be typed here, by the English names. `isOwn`: where everything is one’s own.
 */
export function help(words: Words, offered: readonly string[], topic?: Topic, isOwn = false): Message {
  const { help: said } = words;
  const all = (Object.keys(topics) as Topic[]).filter((one) => toldIn(one, offered).length > 0);
  const buttons = all
    .filter((one) => one !== topic)
    .map((one) => button(said.topics[one][0] ?? '', customId('help', { topic: one }), { emoji: topics[one].emoji }));
  return say(
    topic === undefined ? (isOwn ? words.ownPlan : said).intro.join('\n') : about(words, offered, topic, isOwn),
    {
      components: rows(...buttons),
    },
  );
}

function about(words: Words, offered: readonly string[], topic: Topic, isOwn: boolean): string {
  const [title, ...usual] = words.help.topics[topic];
  const tips = isOwn && topic === 'behind' ? words.ownPlan.tips.behind : usual;
  const told = toldIn(topic, offered);
  const wanted: readonly string[] = topics[topic].named;
  const rest = offered.filter((path) => !told.includes(path) && wanted.includes(path.split(' ')[0] ?? ''));
  const name = (path: string) => `/${commandName(words, path)}`;
  return [
    `${topics[topic].emoji} **${title}**`,
    ...told.map((path) => `**${name(path)}**  ${saidAt(words.commands, path.split(' '))?.about ?? ''}`),
    ...(rest.length === 0 ? [] : [words.help.more(rest.map(name))]),
    '',
    ...tips,
  ].join('\n');
}

function toldIn(topic: Topic, offered: readonly string[]): string[] {
  return topics[topic].told.filter((path) => offered.includes(path));
}

import { say } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { personName } from '../kit/people.ts';
import type { Words } from '../words/words.ts';

type Person = { userId: string; displayName: string | null };

/** Something that was reached, and by whom. */
export type Celebrated = { people: Person[] } & (
  | { what: 'milestone'; label: string }
  | { what: 'plan'; days: number }
  | { what: 'streak'; run: number }
);

const namesAtMost = 5;

/** One short line for each thing that was reached, in the group's channel; it pings nobody. Without any, it names nobody. */
export function celebration({ study: { celebration: words } }: Words, all: readonly Celebrated[]): Message {
  const lines = all.map((one) => {
    const names = one.people.slice(0, namesAtMost).map(personName);
    const more = one.people.length - names.length;
    const whole = [...names, ...(more > 0 ? [words.more(more)] : [])];
    if (one.what === 'plan') return words.finished(whole, one.days);
    return one.what === 'streak' ? words.run(whole, one.run) : words.reached(whole, one.label);
  });
  return say(lines.length === 0 ? words.nameless : lines.slice(0, 10).join('\n'));
}

import { named, timestamp } from '../kit/format.ts';

// How it is said that another day comes next: all but the words is alike in every language.

/** Another day comes next: how, which, instead of which; `short`: their labels, for whoever has just read their names; `passed`: how many are left out, `again`: it was posted before. */
type NextDay = {
  how: 'skip' | 'repeat' | 'jump' | 'back';
  day: string;
  was: string;
  short: { day: string; was: string };
  passed: number;
  again: boolean;
  at: Date | null;
};

/** Names in bold, and when the day comes: nothing, or what follows after a comma. */
type Facts = { day: string; was: string; at: string };

type Sentences = {
  question: (facts: Facts) => Record<Exclude<NextDay['how'], 'back'>, string>;
  news: (facts: Facts) => Record<NextDay['how'], string>;
  /** What it means to people: after the day that is repeated; `one`: the only one that is left out, where its name was just read. */
  follows: (was: string) => string;
  leftOut: (facts: { one: string | null; passed: number; day: string }) => string;
  onceMore: string;
  nobodyLoses: string;
  /** That the channel learns of it, and that it can be taken back. */
  told: string;
};

const bold = (name: string) => `**${named(name)}**`;

/** What an admin is asked and told, and what the group is told. */
export function nextDayWords({ question, news: newsOf, follows, leftOut, onceMore, nobodyLoses, told }: Sentences) {
  const meaning = ({ how, was, short, passed, again }: NextDay): string[] => {
    if (how === 'back') return [];
    if (how === 'repeat') return [follows(bold(was))];
    const one = how === 'skip' && passed === 1 ? bold(short.was) : null;
    return [...(passed === 0 ? [] : [leftOut({ one, passed, day: bold(short.day) })]), ...(again ? [onceMore] : [])];
  };
  const whole = (line: string, next: NextDay) => [line, ...meaning(next), nobodyLoses].join(' ');
  const news = (next: NextDay) => whole(newsOf(factsOf(next))[next.how], next);
  return {
    ask: (next: NextDay) => whole(next.how === 'back' ? '' : question(factsOf(next))[next.how], next),
    set: (next: NextDay) => `${news(next)} ${told}`,
    news,
  };
}

function factsOf({ day, was, at }: NextDay): Facts {
  return { day: bold(day), was: bold(was), at: at === null ? '' : `, ${timestamp(at, 'F')}` };
}

import { type APIApplicationCommand, Locale } from 'discord-api-types/v10';
import { calledIn, nameIn } from '../../discord/index.ts';
import { findZone, parseDate, parseTime } from '../../seam.ts';
import { noZone } from '../../text/no-zone.ts';
import { readSlash } from '../../text/slash.ts';
import type { Duration, LineReading, Step } from './step.ts';

type Rule = (rest: string, commands: readonly APIApplicationCommand[], locale: string) => LineReading;

/** Reads one line of a script or of the prompt; `commands` are those this Discord knows, `locale` is that of who types it. */
export function readLine(
  line: string,
  commands: readonly APIApplicationCommand[],
  locale: string = Locale.EnglishUS,
): LineReading {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return { kind: 'nothing' };
  if (text.startsWith('/')) {
    const read = readSlash(text, commands, locale);
    return read.kind === 'problem' ? read : step({ kind: 'command', ...read.slash });
  }
  if (text.startsWith('+')) {
    const by = readDuration(text.toLowerCase());
    return by === undefined
      ? problem(`“${text}” is no time to let pass. Write +30m, +3h, +2d or +1d 2h`)
      : step({ kind: 'pass', by });
  }
  const [, word = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  const rule = rules[word.toLowerCase()];
  if (rule !== undefined) return rule(rest.trim(), commands, locale);
  const meant = calledIn(locale, commands, word.toLowerCase());
  if (meant !== undefined) return problem(`Commands begin with a slash: /${nameIn(locale, meant)}`);
  return problem(`“${text}” is no step. Type a command such as /done, press a button such as press Done, or help`);
}

const bare =
  (one: Step): Rule =>
  (rest) =>
    rest === '' ? step(one) : problem(`“${rest}” is too much: ${one.kind.replace('-', ' ')} stands alone`);

const needing =
  (example: string, make: (rest: string) => Step): Rule =>
  (rest) =>
    rest === '' ? problem(`Something is missing. Write it like ${example}`) : step(make(rest));

const next: Rule = (rest) =>
  /^(day|post)?$/i.test(rest)
    ? step({ kind: 'next-day' })
    : problem(`“next ${rest}” is no step. Write next day for the next post`);

const rules: Readonly<Record<string, Rule>> = {
  as: (rest) => withZone(rest, (name, zone) => readMember(name, zone)),
  alone: (rest) => withZone(rest, (who, zone) => readAlone(who, zone)),
  in: needing('in #general', (rest) => ({ kind: 'in', channel: rest.replace(/^#/, '') })),
  at: (rest) => withZone(rest, (when, zone) => readMoment(when, zone)),
  next,
  press: needing('press Done', (label) => ({ kind: 'press', label })),
  choose: needing('choose Day 175', (label) => ({ kind: 'choose', label })),
  attach: needing('attach plan.md', (file) => ({ kind: 'attach', file })),
  fill: readFill,
  submit: bare({ kind: 'submit' }),
  close: bare({ kind: 'close' }),
  cancel: bare({ kind: 'close' }),
  suggest: readSuggest,
  read: (rest) =>
    /^\d{0,4}$/.test(rest)
      ? step({ kind: 'read', last: rest === '' ? null : Number(rest) })
      : problem(`“${rest}” is no number of messages. Write read, or read 5 for the last five`),
  expect: needing('expect Streak 1', (text) => ({ kind: 'expect', text, wanted: true })),
  'expect-not': needing('expect-not Streak 0', (text) => ({ kind: 'expect', text, wanted: false })),
  fail: readFail,
  empty: bare({ kind: 'empty' }),
  help: bare({ kind: 'help' }),
  quit: bare({ kind: 'quit' }),
  exit: bare({ kind: 'quit' }),
};

function withZone(text: string, read: (before: string, zone: string | null) => LineReading): LineReading {
  const [, before = '', named] = /^(.*?)(?:\s+in\s+(\S.*))?$/s.exec(text) ?? [];
  if (named === undefined) return read(before.trim(), null);
  const found = findZone(named);
  if (found.kind === 'zone') return read(before.trim(), found.zone);
  return problem(noZone(named, found.suggestions));
}

function readMember(text: string, zone: string | null): LineReading {
  const name = text.replace(/^@/, '').toLowerCase();
  if (!/^[a-z0-9._-]{2,32}$/.test(name)) {
    return problem(`“${text}” is no member’s name. Write as learner1, or as maria in Europe/Madrid for somebody new`);
  }
  return step({ kind: 'as', name, zone });
}

function readAlone(text: string, zone: string | null): LineReading {
  const [, name, locale = null] = /^@?([a-z0-9._-]{2,32})(?:\s+([a-z]{2}(?:-[A-Za-z]{2,3})?))?$/i.exec(text) ?? [];
  return name === undefined
    ? problem(`“${text}” is no name. Write alone jule, or alone jule de in Europe/Berlin for somebody who reads German`)
    : step({ kind: 'alone', name: name.toLowerCase(), locale, zone });
}

function readMoment(text: string, zone: string | null): LineReading {
  const [, day, clock = ''] = /^(?:(\d{4}-\d\d-\d\d)[T\s]+)?(.*)$/s.exec(text) ?? [];
  const on = day === undefined ? null : parseDate(day);
  const time = parseTime(clock);
  if (on === undefined || time === undefined) {
    return problem(`“${text}” is no moment. Write at 18:00, or at 2026-03-02 07:30`);
  }
  return step({ kind: 'at', on, time, zone });
}

function readFill(rest: string): LineReading {
  const [, field = '', text = ''] = /^([^:]+):\s*([\s\S]*)$/.exec(rest) ?? [];
  if (field === '') return problem('Write the field, a colon and what goes into it: fill Your note: learnt a lot');
  return step({ kind: 'fill', field: field.trim(), text: text.trim().replaceAll('\\n', '\n') });
}

function readSuggest(rest: string, commands: readonly APIApplicationCommand[], locale: string): LineReading {
  if (!rest.startsWith('/')) return problem('Write the command as far as it is typed: suggest /done day:17');
  const read = readSlash(rest, commands, locale);
  if (read.kind === 'problem') return read;
  const { path, options } = read.slash;
  const typed = Object.entries(options);
  const last = typed.at(-1);
  if (last === undefined) return problem(`Write the option that is being typed, such as suggest /${path} day:17`);
  return step({
    kind: 'suggest',
    path,
    focused: last[0],
    text: last[1],
    others: Object.fromEntries(typed.slice(0, -1)),
  });
}

function readFail(rest: string): LineReading {
  if (rest === 'off') return step({ kind: 'mend' });
  const [, status, times] = /^([45]\d\d)(?:\s+next\s+(\d{1,3}))?$/.exec(rest) ?? [];
  if (status === undefined) return problem('Write fail 500 next 2 for two refused posts, or fail off');
  return step({ kind: 'fail', status: Number(status), times: Number(times ?? 1) });
}

/** Reads `+3h`, `+30m`, `+2d`, `+1w` or several at once, `+1d 2h`. */
function readDuration(text: string): Duration | undefined {
  const parts = [...text.matchAll(/(\d{1,4})\s*(w|d|h|m|min)(?![a-z])/g)];
  if (parts.length === 0 || !/^\+\s*(?:\d{1,4}\s*(?:w|d|h|min|m)\s*)+$/.test(text)) return undefined;
  const sum = (unit: string) =>
    parts.filter((part) => part[2] === unit).reduce((total, part) => total + Number(part[1]), 0);
  return { days: sum('w') * 7 + sum('d'), minutes: sum('h') * 60 + sum('m') + sum('min') };
}

function step(one: Step): LineReading {
  return { kind: 'step', step: one };
}

function problem(text: string): LineReading {
  return { kind: 'problem', problem: text };
}

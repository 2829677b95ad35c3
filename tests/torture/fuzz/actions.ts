import { type APIApplicationCommand, ApplicationCommandOptionType, ComponentType } from 'discord-api-types/v10';
import type { Actor, OptionInput, Outcome } from '../../../src/playground/discord/index.ts';
import type { Random } from '../random.ts';

type Definition = {
  type: number;
  name: string;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { value: string | number }[];
  options?: Definition[];
};

/** What is written by one person, and what was seen by anybody: custom ids travel between hostile clients. */
export type Mind = { /** Another at each time. */ mark(): string; known: string[] };

const scraps = [
  ...['1', '2', '20', '21', '0', '-1', 'today', 'tomorrow', 'yesterday', 'Week 1', 'Month 1', 'Day 3', 'off', 'on'],
  ...['2026-11-26', '2026-13-45', '99:99', '08:00', 'mon', 'Monday, Tuesday', 'Europe/Kyiv', 'UTC', 'PST', 'argentin'],
  ...[
    '@everyone',
    '<@1>',
    '<@&1>',
    '<#1>',
    '<t:1:R>',
    '[a](https://e.example)',
    'https://e.example/x',
    '```',
    '**',
    '||',
  ],
  ...[
    'привіт',
    '数据结构',
    '👩‍👩‍👧‍👦',
    'e\u0301'.repeat(20),
    '\u202e',
    '\u200b',
    '\u0000',
    "' or 1=1 --",
    '%00',
    '__proto__',
  ],
  ...['x'.repeat(100), 'слово '.repeat(300), '字'.repeat(99), '', ' ', '\n\n', '{"a":1}', 'null', 'constructor'],
];

/** One thing that somebody does at random; undefined where there was nothing of the kind to do. */
export function act(actor: Actor, mind: Mind, random: Random): Promise<Outcome> | undefined {
  const kind = random.next();
  if (kind < 0.45) return command(actor, mind, random);
  if (kind < 0.6) return suggest(actor, mind, random);
  if (kind < 0.9) return use(actor, mind, random);
  return forge(actor, mind, random);
}

function command(actor: Actor, mind: Mind, random: Random): Promise<Outcome> | undefined {
  const found = oneOf(slashCommands(actor), random);
  if (found === undefined) return undefined;
  const { path, options } = found;
  const chosen = options.filter(({ required }) => required === true || random.next() < 0.4);
  return actor.command(path, Object.fromEntries(chosen.map((option) => [option.name, given(option, mind, random)])));
}

function suggest(actor: Actor, mind: Mind, random: Random): Promise<Outcome> | undefined {
  const open = slashCommands(actor).flatMap(({ path, options }) =>
    options.filter(({ autocomplete }) => autocomplete === true).map(({ name }) => ({ path, name })),
  );
  const found = oneOf(open, random);
  return found === undefined
    ? undefined
    : actor.autocomplete(found.path, found.name, words(mind, random).slice(0, 100));
}

/** Presses, chooses or sends whatever stands on one of the newest messages that somebody sees. */
function use(actor: Actor, mind: Mind, random: Random): Promise<Outcome> | undefined {
  const message = oneOf(actor.read().slice(-8), random)?.message;
  const parts = (message?.components ?? []).flatMap((row) =>
    row.type === ComponentType.ActionRow ? row.components : [],
  );
  const part = oneOf(parts, random);
  if (message === undefined || part === undefined) return undefined;
  if (part.type === ComponentType.StringSelect) {
    const most = Math.min(part.max_values ?? 1, part.options.length);
    const values = part.options
      .map(({ value }) => value)
      .toSorted(() => random.next() - 0.5)
      .slice(0, random.between(Math.min(part.min_values ?? 1, most), most));
    mind.known.push(part.custom_id);
    return actor.choose(message.id, part.custom_id, values);
  }
  if (part.type !== ComponentType.Button || !('custom_id' in part)) return undefined;
  mind.known.push(part.custom_id);
  return actor.press(message.id, part.custom_id).then(async (outcome) => {
    if (outcome.kind !== 'modal') return outcome;
    mind.known.push(outcome.modal.data.custom_id);
    const fields = outcome.modal.data.components.flatMap((one) =>
      one.type === ComponentType.Label && one.component.type === ComponentType.TextInput ? [one.component] : [],
    );
    const values = Object.fromEntries(
      fields.map(({ custom_id, max_length: most = 4000 }) => [custom_id, words(mind, random).slice(0, most) || 'x']),
    );
    return actor.submitModal(outcome.modal, values);
  });
}

/** An id that somebody else may have seen, as it is or bent. */
function forge(actor: Actor, mind: Mind, random: Random): Promise<Outcome> | undefined {
  const id = oneOf(mind.known, random);
  if (id === undefined) return undefined;
  const bent = random.next() < 0.5 ? id : id.replace(/\d+/, () => String(random.between(0, 50)));
  const parts = [
    {},
    { values: [words(mind, random).slice(0, 100)] },
    { fields: { text: words(mind, random).slice(0, 500) } },
  ];
  return actor.forge(bent.slice(0, 100), oneOf(parts, random) ?? {});
}

function slashCommands(actor: Actor): { path: string; options: Definition[] }[] {
  return actor
    .commands()
    .filter(({ type }) => type === 1)
    .flatMap((one: APIApplicationCommand) => leaves(one.name, (one.options ?? []) as unknown as Definition[]));
}

function leaves(path: string, options: Definition[]): { path: string; options: Definition[] }[] {
  const nested = options.filter(({ type }) => type <= ApplicationCommandOptionType.SubcommandGroup);
  if (nested.length === 0) return [{ path, options }];
  return nested.flatMap((one) => leaves(`${path} ${one.name}`, one.options ?? []));
}

function given({ type, choices, name }: Definition, mind: Mind, random: Random): OptionInput {
  if (choices !== undefined && choices.length > 0) return oneOf(choices, random)?.value ?? '';
  switch (type) {
    case ApplicationCommandOptionType.Boolean:
      return random.next() < 0.5;
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number:
      return random.between(-1, 400);
    case ApplicationCommandOptionType.User:
      return oneOf(['admin', 'left0', 'left1', 'insider0', 'insider1'], random) ?? 'admin';
    case ApplicationCommandOptionType.Role:
      return '@everyone';
    case ApplicationCommandOptionType.Channel:
      // Only admins name channels, and one who moved the hidden plan would have shown it.
      return oneOf(['hidden-0', 'hidden-1'], random) ?? 'hidden-0';
    case ApplicationCommandOptionType.Attachment:
      return {
        name: `${words(mind, random).slice(0, 20)}.md`,
        data: `# Month 1: M\n\n### Day 1: ${words(mind, random)}\n`,
      };
    default:
      // What a person writes for themselves bears their mark, so that it can be known wherever it turns up.
      return name === 'text' ? `${mind.mark()} ${words(mind, random)}` : words(mind, random);
  }
}

function words(mind: Mind, random: Random): string {
  const many = random.between(1, 3);
  const picked = Array.from({ length: many }, () =>
    random.next() < 0.1 ? mind.mark() : (oneOf(scraps, random) ?? ''),
  );
  return picked.join(random.next() < 0.5 ? ' ' : '');
}

function oneOf<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[random.between(0, items.length - 1)];
}

import { type APIApplicationCommand, ApplicationCommandOptionType as Option } from 'discord-api-types/v10';
import type { OptionInput } from '../contract.ts';
import { asJson, asList, type Json } from '../form.ts';
import { clientRefusal } from '../lookup.ts';
import type { Resolver } from './resolved.ts';

export type OptionInputs = Readonly<Record<string, OptionInput>>;

/** Walks `cohort pause` down to the options asked there, and wraps what is filled in on the way back. */
export function enterCommand(
  command: APIApplicationCommand,
  path: readonly string[],
  fill: (definitions: readonly Json[]) => unknown[],
): unknown[] {
  const definitions = asList(asJson(command)['options']).map(asJson);
  return enter(command.name, definitions, path, fill);
}

function enter(
  name: string,
  definitions: readonly Json[],
  path: readonly string[],
  fill: (definitions: readonly Json[]) => unknown[],
): unknown[] {
  const nested = definitions.filter(({ type }) => type === Option.Subcommand || type === Option.SubcommandGroup);
  const [next, ...rest] = path;
  if (nested.length === 0) {
    if (next !== undefined) throw clientRefusal(`/${name} has no sub-command "${next}"`);
    return fill(definitions);
  }
  const chosen = nested.find((definition) => definition['name'] === next);
  if (chosen === undefined) {
    throw clientRefusal(
      `/${name} needs one of its sub-commands: ${nested.map((definition) => definition['name']).join(', ')}`,
    );
  }
  const options = enter(`${name} ${next}`, asList(chosen['options']).map(asJson), rest, fill);
  return [{ type: chosen['type'], name: next, options }];
}

/** Types the values by the definitions, as Discord's client does, and refuses what it would refuse. */
export function fillOptions(
  definitions: readonly Json[],
  inputs: OptionInputs,
  resolver: Resolver,
  complete: boolean,
): unknown[] {
  const unknown = Object.keys(inputs).find((name) => !definitions.some((definition) => definition['name'] === name));
  if (unknown !== undefined) throw clientRefusal(`there is no option "${unknown}"`);
  return definitions.flatMap((definition) => {
    const name = String(definition['name']);
    const input = inputs[name];
    if (input !== undefined)
      return [{ type: definition['type'], name, value: optionValue(definition, input, resolver) }];
    if (complete && definition['required'] === true) throw clientRefusal(`the option "${name}" is required`);
    return [];
  });
}

function optionValue(definition: Json, input: OptionInput, resolver: Resolver): string | number | boolean {
  const name = String(definition['name']);
  const wrong = (needed: string) => clientRefusal(`the option "${name}" must be ${needed}`);
  if (typeof input === 'object') {
    if (definition['type'] !== Option.Attachment) throw wrong('something else than a file');
    return resolver.attachment(input);
  }
  const text = String(input);
  switch (definition['type']) {
    case Option.String:
      return choose(definition, text) ?? bounded(definition, text, [...text].length, 'length');
    case Option.Integer:
    case Option.Number: {
      const chosen = choose(definition, text);
      if (chosen !== undefined) return chosen;
      const value = Number(text);
      const whole = definition['type'] === Option.Integer;
      if (text.trim() === '' || !Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) {
        throw wrong(whole ? 'a whole number' : 'a number');
      }
      return bounded(definition, value, value, 'value');
    }
    case Option.Boolean:
      if (text !== 'true' && text !== 'false') throw wrong('true or false');
      return text === 'true';
    case Option.User:
      return resolver.user(text);
    case Option.Role:
      return resolver.role(text);
    case Option.Channel: {
      const { id, type } = resolver.channel(text);
      const types = asList(definition['channel_types']);
      if (types.length > 0 && !types.includes(type)) throw wrong('a channel of another type');
      return id;
    }
    default:
      throw wrong('a file');
  }
}

/** With choices only they can be taken: by name, as the client shows them, or by value. */
function choose(definition: Json, text: string): string | number | undefined {
  const choices = asList(definition['choices']).map(asJson);
  if (choices.length === 0) return undefined;
  const chosen = choices.find((choice) => choice['name'] === text || String(choice['value']) === text);
  if (chosen === undefined) {
    throw clientRefusal(
      `the option "${definition['name']}" must be one of ${choices.map((choice) => choice['name']).join(', ')}`,
    );
  }
  return chosen['value'] as string | number;
}

function bounded<T>(definition: Json, value: T, measure: number, what: 'length' | 'value'): T {
  const least = Number(definition[`min_${what}`] ?? Number.NEGATIVE_INFINITY);
  const most = Number(definition[`max_${what}`] ?? (what === 'length' ? 6000 : Number.POSITIVE_INFINITY));
  if (measure >= least && measure <= most) return value;
  throw clientRefusal(`the option "${definition['name']}" must have a ${what} from ${least} to ${most}`);
}

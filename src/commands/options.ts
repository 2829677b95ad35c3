import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { z } from 'zod';
import { personName } from '../messages/kit/people.ts';
import { postableTypes } from '../messages/kit/permissions.ts';

/** How much an option takes that names or describes something; longer ones could not be in a suggestion anyway. */
const optionLength = 100;
/** Discord's own limit for an option: https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure */
const textLength = 6_000;

/** What a button or a form says in few words. Discord holds people to the limits of options; forged calls are held to this. */
export const word = z.string().max(2 * optionLength);

/** The number of a row that a button names; it carries no authority. */
export const rowId = z.coerce.number().int().positive();

/** Which of several files, counted from 1. */
export const partNumber = z.coerce.number().int().min(1).max(9_999).default(1);

/** What somebody writes; how much of it is kept is for the handler to say, which gives the rest back. */
export const writing = z.string().max(textLength);

type Form<Option> = Option extends unknown ? Omit<Option, 'name' | 'description' | 'required'> : never;

/** How Discord offers a field of an input; one that is for buttons alone has no such form. */
const shown = z.registry<Form<APIApplicationCommandBasicOption>>();

/** An option that takes words; `suggested` ones are completed while they are typed. */
export function text(how: { suggested?: true; long?: true } = {}) {
  return (how.long === true ? writing : word).clone().register(shown, {
    type: Type.String,
    max_length: how.long === true ? textLength : optionLength,
    ...(how.suggested === true ? { autocomplete: true } : {}),
  });
}

/** An option with a few fixed answers. */
export function choice<const Value extends string>(values: readonly [Value, ...Value[]]) {
  const choices = values.map((value) => ({ name: value, value }));
  return z.enum(values).register(shown, { type: Type.String, choices });
}

/** Yes or no; a button says it in words. */
export function flag() {
  return z.union([z.boolean(), z.stringbool()]).register(shown, { type: Type.Boolean });
}

/** A channel that the daily post can go to, by id. */
export function channel() {
  return word.clone().register(shown, { type: Type.Channel, channel_types: [...postableTypes] });
}

/** A role, by id. */
export function role() {
  return word.clone().register(shown, { type: Type.Role });
}

/** Somebody, by id; what they are called stands in the call's `names`. */
export function member() {
  return word.clone().register(shown, { type: Type.User });
}

/** What somebody whom an option means is called: as their server shows them now, else as they were shown last. */
export function memberName(
  { names }: { names?: Readonly<Record<string, string>> },
  userId: string,
  known: { displayName: string | null } | undefined,
): string {
  return personName({ userId, displayName: names?.[userId] ?? known?.displayName });
}

/** A file that is sent along. */
export function file() {
  return z
    .object({ url: z.string().max(4_096), filename: z.string().max(1_024), size: z.number() })
    .register(shown, { type: Type.Attachment });
}

/** The slash options of a handler: the fields of its input that have such a form, in order. */
export function optionsOf(input: z.ZodObject): APIApplicationCommandBasicOption[] {
  return Object.entries(input.shape).flatMap(([name, field]) => {
    const required = !(field instanceof z.ZodOptional || field instanceof z.ZodDefault);
    const form = shown.get(required ? field : field.unwrap());
    return form === undefined
      ? []
      : [{ name, description: '', ...form, ...(required ? { required } : {}) } as APIApplicationCommandBasicOption];
  });
}

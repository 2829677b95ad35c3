import { z } from 'zod';

/** How much an option takes that names or describes something; longer ones could not be in a suggestion anyway. */
export const optionLength = 100;
/** Discord's own limit for an option: https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure */
export const textLength = 6_000;

/** What an option, a button or a form says in few words. Discord holds people to the limits of options; forged calls are held to this. */
export const word = z.string().max(2 * optionLength);

/** What somebody writes; how much of it is kept is for the handler to say, which gives the rest back. */
export const writing = z.string().max(textLength);

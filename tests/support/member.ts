import type { APIMessage } from 'discord-api-types/v10';
import { expect } from 'vitest';
import type { Actor, LocalDiscord, ModalValue, OptionInput, Outcome } from '../../src/playground/discord/index.ts';
import { linesOf, messageLines } from './reading.ts';

/** What became of something a member did, as they read it, and what they can do next. */
export type Answer = {
  outcome: Outcome;
  lines: string[];
  message: APIMessage;
  /** Presses a button of the answer, by its label. */
  press(button: string): Promise<Answer>;
  choose(list: string, ...values: string[]): Promise<Answer>;
  /** Fills in the form that was answered with. */
  fill(values: Record<string, ModalValue>): Promise<Answer>;
  /** The text of an attached file. */
  file(name: string): Promise<string>;
};

export type Member = {
  actor: Actor;
  run(path: string, options?: Record<string, OptionInput>): Promise<Answer>;
  suggest(path: string, option: string, text: string, others?: Record<string, OptionInput>): Promise<string[]>;
  /** Chooses what an app offers in the menu of a message. */
  menu(name: string, messageId: string): Promise<Answer>;
  /** Presses a button of the newest public message. */
  pressPost(button: string): Promise<Answer>;
  pressOn(messageId: string, button: string): Promise<Answer>;
  /** As a tampered client would: any custom id, from a private message that was never sent unless `part` names one. */
  forge(customId: string, part?: Parameters<Actor['forge']>[1]): Promise<Answer>;
  direct(): string[][];
};

export function memberOf(discord: LocalDiscord, name: string, channel: string): Member {
  const actor = discord.as(name, { channel });
  const answer = (outcome: Outcome): Answer => {
    const message = () => {
      if ('message' in outcome) return outcome.message;
      throw new Error(`no message to act on: ${linesOf(discord, outcome).join('\n')}`);
    };
    return {
      outcome,
      lines: linesOf(discord, outcome),
      get message() {
        return message();
      },
      press: async (button) => answer(await actor.press(message().id, button)),
      choose: async (list, ...values) => answer(await actor.choose(message().id, list, values)),
      fill: async (values) => {
        if (outcome.kind !== 'modal') throw new Error(`no form: ${linesOf(discord, outcome).join('\n')}`);
        return answer(await actor.submitModal(outcome.modal, values));
      },
      file: async (wanted) => {
        const found = message().attachments.find(({ filename }) => filename === wanted);
        if (found === undefined) throw new Error(`no file ${wanted}`);
        return (await fetch(found.url)).text();
      },
    };
  };
  return {
    actor,
    run: async (path, options) => answer(await actor.command(path, options)),
    suggest: async (path, option, text, others) =>
      linesOf(discord, await actor.autocomplete(path, option, text, others)),
    menu: async (name, messageId) => answer(await actor.menu(name, messageId)),
    pressPost: async (button) => {
      const post = actor.read().findLast(({ ephemeral }) => !ephemeral);
      if (post === undefined) throw new Error('the channel is empty');
      return answer(await actor.press(post.message.id, button));
    },
    pressOn: async (messageId, button) => answer(await actor.press(messageId, button)),
    forge: async (customId, part) => answer(await actor.forge(customId, part)),
    direct: () => actor.readDirect().map(({ message }) => messageLines(discord, message)),
  };
}

/** The whole answer, line by line. */
export function reads(answer: Pick<Answer, 'lines'>, ...lines: string[]): void {
  expect(answer.lines).toEqual(lines);
}

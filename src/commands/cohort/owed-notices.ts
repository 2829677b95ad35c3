import { noteTold, noticesForAnybody, type OwedNotice } from '../../db/posts/notices.ts';
import { noticeText } from '../../messages/cohort/cohort.ts';
import type { Message } from '../../messages/kit/message.ts';
import { type AnyHandler, type Call, type Command, isOwnPlace } from '../command.ts';
import { sightOf } from '../sight.ts';

const contentLimit = 2_000;

/**
 * A command for admins whose answers also bring what nobody could be told so far: who set the plan up takes no messages,
 * the owner neither, and no channel can be written to. It counts as told once the answer has arrived.
 */
export function tellingOwed(command: Command): Command {
  if (command.data.default_member_permissions == null) return command;
  const runs = Object.entries(command.runs).map(([name, handler]) => [name, telling(handler)]);
  return { ...command, runs: Object.fromEntries(runs) };
}

function telling(handler: AnyHandler): AnyHandler {
  const brought = new WeakMap<Call<unknown>, OwedNotice[]>();
  return {
    ...handler,
    async run(call, ctx) {
      const answer = await handler.run(call, ctx);
      if ('modal' in answer || isOwnPlace(call.guildId)) return answer;
      const owed = await noticesForAnybody(ctx.db, call.guildId);
      let told: Message = answer;
      for (const one of owed.filter(({ cohort }) => sightOf(call, ctx, cohort) === 'yes')) {
        const content = [told.content ?? '', noticeText(call.words, one.notice, one.cohort)]
          .filter((part) => part !== '')
          .join('\n\n');
        if (content.length > contentLimit) break;
        told = { ...told, content };
        brought.set(call, [...(brought.get(call) ?? []), one]);
      }
      return told;
    },
    async delivered(call, ctx) {
      const now = ctx.now();
      for (const { notice } of brought.get(call) ?? []) await noteTold(ctx.db, notice, now);
    },
  };
}

import type { BlockReason, SkipReason } from '../../core/block-reasons.ts';
import { list, plain, shorten } from '../kit/format.ts';

/** Why posts are stuck, in the words that admins read in the notice and in /cohort status. */
export function blockWords(block: BlockReason): string {
  switch (block.code) {
    case 'unknown-channel':
      return 'the channel is gone';
    case 'missing-access':
      return 'I can no longer see the channel';
    case 'missing-permission':
      return block.missing.length === 0
        ? 'I’m missing a permission there'
        : `I’m missing ${list(block.missing.map((name) => `**${name}**`))} there`;
    case 'refused': {
      const what =
        block.dayKey === null
          ? 'the message'
          : `the text of ${plain(shorten(block.label ?? `day ${block.dayKey}`, 100))}`;
      const line = block.bareToo === true ? ', and the bare line in its place' : '';
      return `Discord refuses ${what}${line}${block.said === null ? '' : ` (its words: ${discordsWords(block.said)})`}`;
    }
    case 'unexplained':
      return `Discord refuses it, in its words: ${discordsWords(block.said)}`;
    case 'zone':
      return `I don’t know the time zone ${plain(shorten(block.zone, 60))}`;
    case 'plan':
      return 'the stored plan cannot be read';
    case 'broken':
      return 'something in me fails each time I try, which is a mistake of mine';
    case 'other':
      return beforeCodes;
  }
}

/** Why a date has no post. */
export function skipWords(skip: SkipReason | null): string {
  switch (skip?.code) {
    case undefined:
      return 'no reason was recorded';
    case 'away':
      return 'the bot was away';
    case 'waited':
      return 'an earlier post was stuck until then';
    case 'closed':
      return 'its date closed before it could be sent';
    case 'ended':
      return 'the cohort was ended';
    case 'paused':
      return 'the cohort was paused';
    case 'no-such-day':
      return 'the plan has no such day';
    case 'blocked':
      return blockWords(skip.block);
    case 'by-person':
      return 'an admin left the day out';
    case 'other':
      return beforeCodes;
  }
}

const beforeCodes = 'an earlier version of me noted why';

/** What Discord said, quoted, on one line and without anything that it would read as Markdown. */
function discordsWords(said: string): string {
  return `“${plain(shorten(said, 300))}”`;
}

/** What an admin can do about it. */
export function nextStep(block: BlockReason): string {
  switch (block.code) {
    case 'unknown-channel':
      return 'Next step: choose another one with **/cohort edit channel**, or end it with **/cohort end**.';
    case 'missing-access':
    case 'missing-permission':
    case 'other':
      return 'Next step: allow me **View Channel**, **Send Messages**, **Embed Links** and **Read Message History** there. I go on by myself as soon as I may.';
    case 'refused':
      return `Next step: mend its text with **/curriculum update**, or leave the day out: **/cohort status** has **Skip this day**.${block.bareToo === true ? '' : ' After three refusals I post a bare line without the author’s words.'}`;
    case 'unexplained':
      return 'Next step: see what these words mean for that channel; **/cohort edit channel** chooses another one.';
    case 'zone':
      return 'Next step: choose a time zone with **/cohort edit timezone**.';
    case 'plan':
    case 'broken':
      return 'Next step: please tell whoever runs this bot; the log has the details.';
  }
}

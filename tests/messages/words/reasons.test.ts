import { expect, test } from 'vitest';
import type { BlockReason, SkipReason } from '../../../src/core/block-reasons.ts';
import { block, nextStep, skipped } from '../../../src/messages/words/en/reasons.ts';

test.each<[BlockReason, string, string]>([
  [{ code: 'unknown-channel' }, 'the channel is gone', '**/cohort edit channel**'],
  [{ code: 'missing-access' }, 'I can no longer see the channel', 'allow me **View Channel**'],
  [{ code: 'missing-permission', missing: [] }, 'I’m missing a permission there', 'allow me **View Channel**'],
  [
    { code: 'missing-permission', missing: ['Embed Links', 'Send Messages'] },
    'I’m missing **Embed Links** and **Send Messages** there',
    'allow me **View Channel**',
  ],
  [
    { code: 'refused', dayKey: '175', label: 'Day 175', said: 'No *links*.' },
    'Discord refuses the text of Day 175 (its words: “No \\*links\\*.”)',
    'After three refusals I post a bare line',
  ],
  [
    { code: 'refused', dayKey: null, bareToo: true, said: null },
    'Discord refuses the message, and the bare line in its place',
    'has **Skip this day**.',
  ],
  [{ code: 'unexplained', said: 'Why?' }, 'Discord refuses it, in its words: “Why?”', 'see what these words mean'],
  [{ code: 'zone', zone: 'Mars/North_1' }, 'I don’t know the time zone Mars/North\\_1', '**/cohort edit timezone**'],
  [{ code: 'plan' }, 'the stored plan cannot be read', 'tell whoever runs this bot'],
  [{ code: 'broken' }, 'something fails on my side each time I try', 'tell whoever runs this bot'],
  [{ code: 'other' }, 'an earlier version of me noted why', 'allow me **View Channel**'],
])('posts are stuck: %o', (reason, why, step) => {
  expect(block(reason)).toBe(why);
  expect(nextStep(reason)).toMatch(/^Next step: /);
  expect(nextStep(reason)).toContain(step);
});

test.each<[SkipReason | null, string]>([
  [null, 'no reason was recorded'],
  [{ code: 'away' }, 'the bot was away'],
  [{ code: 'waited' }, 'an earlier post was stuck until then'],
  [{ code: 'closed' }, 'its date closed before it could be sent'],
  [{ code: 'ended' }, 'the plan was ended'],
  [{ code: 'paused' }, 'the plan was paused'],
  [{ code: 'no-such-day' }, 'the plan has no such day'],
  [{ code: 'by-person' }, 'an admin skipped the day'],
  [{ code: 'blocked', block: { code: 'unknown-channel' } }, 'the channel is gone'],
  [{ code: 'other' }, 'an earlier version of me noted why'],
])('a date without a post: %o', (reason, why) => {
  expect(skipped(reason)).toBe(why);
});

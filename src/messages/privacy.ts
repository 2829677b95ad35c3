import { customId } from './custom-id.ts';
import { button, count, list, rows, say, textFile } from './format.ts';
import type { Message } from './message.ts';

/** How much is stored about somebody in a server. */
export type Stored = {
  cohorts: number;
  completions: number;
  notes: number;
  milestones: number;
  ticks: number;
  habits: number;
  pauses: number;
};

/** What is stored, in plain words, and the switches. */
export function privacyShown(stored: Stored, seen: { streakHidden: boolean; boardHidden: boolean }): Message {
  return say(
    [
      '🔒 **What I store about you in this server**',
      `${storedWords(stored)}.`,
      'That is: your Discord id, when you joined or left a plan, which days you finished and when, your notes, milestones, what you ticked with the links and words you added, and your zone, rest days and pauses. Of a file you hand in I keep its name and address, not the file. No messages, no name, no e-mail.',
      '',
      '👀 **What others can see**',
      seen.streakHidden ? '• Your streak: hidden' : '• Your streak: shown',
      seen.boardHidden ? '• Leaderboard: you are not on it' : '• Leaderboard: you are on it',
      '• Notes: only those you shared with the cohort',
      '• Ticked outcomes and deliverables: only you',
    ].join('\n'),
    {
      components: [
        ...rows(
          seen.streakHidden
            ? button('Show my streak', customId('privacy-streak', { hidden: 'no' }), { emoji: '🔥' })
            : button('Hide my streak', customId('privacy-streak', { hidden: 'yes' }), { emoji: '🔥' }),
          seen.boardHidden
            ? button('Join the leaderboard', customId('privacy-board', { hidden: 'no' }), { emoji: '🏆' })
            : button('Leave the leaderboard', customId('privacy-board', { hidden: 'yes' }), { emoji: '🏆' }),
        ),
        ...rows(
          button('Export as a file', customId('privacy-export'), { emoji: '📦' }),
          button('Delete all of it …', customId('privacy-erase'), { style: 'danger' }),
        ),
      ],
    },
  );
}

function storedWords(stored: Stored): string {
  const parts = [
    count(stored.completions, 'completed day'),
    count(stored.notes, 'note'),
    count(stored.milestones, 'milestone'),
    ...(stored.ticks === 0 ? [] : [count(stored.ticks, 'ticked item')]),
    ...(stored.habits === 0 ? [] : [count(stored.habits, 'zone or rest-day setting')]),
    ...(stored.pauses === 0 ? [] : [count(stored.pauses, 'pause')]),
  ];
  return `${list(parts)} in ${count(stored.cohorts, 'plan')}`;
}

/** There is nothing about the caller. */
export function nothingStored(): Message {
  return say(
    '🔒 Nothing is stored about you in this server. That begins with /join, or with the first thing you mark done, note or tick.',
  );
}

/** Everything, as a file. */
export function exported(json: string): Message {
  return say('📦 Everything I store about you in this server, as JSON. Only you see this message, so save the file.', {
    files: [textFile('daymark-export.json', json)],
  });
}

/** Asks once more before everything is deleted. */
export function confirmErase(stored: Stored): Message {
  return say(
    `⚠️ This deletes for good: ${storedWords(stored)}, and your streak with it. It cannot be undone, so you may want the export first. ` +
      'To only stop for a while, /leave keeps everything.',
    {
      components: rows(
        button('Delete for good', customId('privacy-erase', { sure: 'yes' }), { style: 'danger' }),
        button('Export first', customId('privacy-export'), { emoji: '📦' }),
        button('Keep it', customId('privacy')),
      ),
    },
  );
}

/** Everything was deleted. */
export function erased(stored: Stored): Message {
  return say(
    `🗑️ Deleted: ${storedWords(stored)}, and your streak. Nothing about your studies is stored in this server any more. ` +
      'Messages already in a channel stay there. Should you ever want to start afresh: /join.',
  );
}

import type { Day } from '../../curriculum/model.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { plain, say, shorten } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { type PostFacts, shownPreview } from '../study/post.ts';
import { wordsFor } from '../words/words.ts';

/** A day's post exactly as it will be sent, but that nobody is pinged and the buttons, which belong to a post, are left out. */
export function postPreview(plan: Plan, day: Day, facts: PostFacts): Message {
  const line = '👁️ **A preview, for you only.** Nobody is pinged; the post itself has its buttons.';
  return shownPreview(wordsFor('en'), line, plan, day, facts);
}

/** Nothing is left to be posted. */
export function nothingToPreview(title: string): Message {
  return say(
    `Every day of **${plain(shorten(title, 150))}** has been posted, so no post is left to preview but the closing message. Name a day to see its post: /preview day:…`,
  );
}

import { plain, say, shorten } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { type DailyPost, dailyPost } from '../study/daily-post.ts';

/** A day's post exactly as it will be sent, but that nobody is pinged and the buttons, which belong to a post, are left out. */
export function postPreview(post: Omit<DailyPost, 'ref' | 'late'>): Message {
  const message = dailyPost({ ...post, ref: '1', late: false });
  return {
    ...message,
    components: [],
    allowed_mentions: { parse: [] },
    content: `👁️ **A preview, for you only.** Nobody is pinged; the post itself has its buttons.\n${message.content ?? ''}`,
  };
}

/** Nothing is left to be posted. */
export function nothingToPreview(title: string): Message {
  return say(
    `Every day of **${plain(shorten(title, 150))}** has been posted, so no post is left to preview but the closing message. Name a day to see its post: /preview day:…`,
  );
}

import type { VNode } from 'preact';
import type { View } from '../../server/contract.ts';
import { type Unanswered, useActions } from '../actions.ts';
import { Avatar } from './avatar.tsx';
import { usedCommand } from './used-command.ts';

/** What a member's own client shows of a command that got no answer. */
export function UnansweredCommand({ one, view }: { one: Unanswered; view: View }): VNode {
  const { forget } = useActions();
  return (
    <article class="message ephemeral" aria-label={one.reason}>
      <div class="origin">
        <span class="origin-name">{view.me.displayName}</span> used{' '}
        <span class="mention">{usedCommand(one.command, view)}</span>
      </div>
      <div class="message-body">
        <Avatar id={view.bot.id} name={view.bot.name} bot />
        <div class="message-content">
          <p class="failure" role="alert">
            {one.reason}
          </p>
          <p class="only-you">
            Only you can see this ·{' '}
            <button type="button" class="text-button" onClick={() => forget(one.id)}>
              Dismiss message
            </button>
          </p>
        </div>
      </div>
    </article>
  );
}

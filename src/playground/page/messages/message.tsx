import type { VNode } from 'preact';
import type { SeenMessage, View } from '../../server/contract.ts';
import { useActions } from '../actions.ts';
import { Failure } from '../failure.tsx';
import { useReader } from '../reader.ts';
import { Avatar } from './avatar.tsx';
import { Controls } from './controls.tsx';
import { Embed, Files } from './embed.tsx';
import { Markdown, Words } from './markdown.tsx';
import { messageTime } from './times.ts';
import { usedCommand } from './used-command.ts';

type MessageProps = {
  seen: SeenMessage;
  view: View;
  /** The same author has just written: name and picture stay away. */
  joined?: boolean;
};

/** One message, as this member sees it. */
export function Message({ seen, view, joined = false }: MessageProps): VNode {
  const { perform, failures } = useActions();
  const reader = useReader();
  const { message, ephemeral, edited, loading, pinged } = seen;
  const { author } = message;
  const name = author.global_name ?? author.username;
  const at = new Date(message.timestamp);
  const isApp = author.bot === true;
  const failure = failures[message.id];
  const kind = `message${pinged ? ' pinged' : ''}${ephemeral ? ' ephemeral' : ''}${joined ? ' joined' : ''}`;
  return (
    <article class={kind} aria-label={`${name}, ${messageTime(at, reader)}`} data-message={message.id} tabIndex={-1}>
      {!joined && <Origin seen={seen} view={view} />}
      <div class="message-body">
        {joined ? (
          <span class="message-hour">{messageTime(at, reader)}</span>
        ) : (
          <Avatar id={author.id} name={name} bot={isApp} />
        )}
        <div class="message-content">
          {!joined && (
            <h3 class="message-head">
              <span class="author">{name}</span>
              {isApp && <span class="badge">APP</span>}
              <time dateTime={message.timestamp}>{messageTime(at, reader)}</time>
            </h3>
          )}
          {loading ? (
            <p class="thinking" role="status">
              <span class="dots" aria-hidden="true" /> {name} is thinking…
            </p>
          ) : (
            <>
              {message.content !== '' && <Markdown text={message.content} />}
              {edited && <span class="edited">(edited)</span>}
              {message.embeds.map((embed, index) => (
                <Embed key={String(index)} embed={embed} />
              ))}
              <Files files={message.attachments} />
              <Controls message={message} view={view} />
            </>
          )}
          {!ephemeral && !loading && <Apps messageId={message.id} names={view.messageCommands} />}
          <Failure words={failure} />
          {ephemeral && (
            <p class="only-you">
              <span aria-hidden="true">👁</span> Only you can see this ·{' '}
              <button
                type="button"
                class="text-button"
                onClick={() => void perform({ kind: 'dismiss', messageId: message.id })}
              >
                Dismiss message
              </button>
            </p>
          )}
        </div>
      </div>
    </article>
  );
}

/** What apps offer to do with a message; on a phone it opens by holding it, here by its button. */
function Apps({ messageId, names }: { messageId: string; names: View['messageCommands'] }): VNode | null {
  const { perform } = useActions();
  if (names.length === 0) return null;
  return (
    <details class="message-menu">
      <summary aria-label="Apps for this message">⋯</summary>
      <div>
        {names.map(({ name, shown }) => (
          <button
            key={name}
            type="button"
            onClick={(event) => {
              event.currentTarget.closest('details')?.removeAttribute('open');
              void perform({ kind: 'menu', name, messageId });
            }}
          >
            {shown}
          </button>
        ))}
      </div>
    </details>
  );
}

/** What the message answers: a command, or a message that had a button. */
function Origin({ seen, view }: { seen: SeenMessage; view: View }): VNode | null {
  const { message, answeredTo } = seen;
  const metadata = message.interaction_metadata;
  const command = metadata !== undefined && 'name' in metadata ? metadata.name : undefined;
  if (command !== undefined && answeredTo !== undefined) {
    return (
      <div class="origin">
        <span class="origin-name">{answeredTo.global_name ?? answeredTo.username}</span> used{' '}
        <span class="mention">{usedCommand(`/${command}`, view)}</span>
      </div>
    );
  }
  const source = view.messages.find((other) => other.message.id === message.message_reference?.message_id)?.message;
  if (source === undefined) return null;
  const words = (source.content || source.embeds[0]?.title || source.embeds[0]?.description || 'a message')
    .split('\n', 1)
    .join('');
  return (
    <div class="origin">
      <span class="origin-name">{source.author.global_name ?? source.author.username}</span>{' '}
      <span class="origin-words" dir="auto">
        <Words text={words} />
      </span>
    </div>
  );
}

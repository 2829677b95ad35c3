import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SeenMessage, View } from '../../server/contract.ts';
import { useActions } from '../actions.ts';
import { useReader } from '../reader.ts';
import { useKeptFocus } from './kept-focus.ts';
import { Message } from './message.tsx';
import { dayNumber, longDay } from './times.ts';
import { UnansweredCommand } from './unanswered-command.tsx';
import { usedCommand } from './used-command.ts';

const joinedWithinMs = 7 * 60_000;
const nearMs = 80;

/** The messages of a channel, the newest at the bottom, where it stays unless somebody has scrolled up. */
export function MessageList({ view, onEarlier }: { view: View; onEarlier(): void }): VNode {
  const { unanswered, sending } = useActions();
  const reader = useReader();
  useKeptFocus();
  const log = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const { messages, channel, me } = view;
  const newest = messages.at(-1)?.message.id;
  const newestAt = messages.at(-1)?.message.timestamp ?? '';
  const unansweredBetween = (from: string, to: string | undefined) =>
    unanswered
      .filter(({ at }) => at >= from && (to === undefined || at < to))
      .map((one) => <UnansweredCommand key={`unanswered-${one.id}`} one={one} view={view} />);

  const toEnd = () => {
    const box = log.current;
    if (box !== null) box.scrollTop = box.scrollHeight;
  };
  useEffect(() => {
    setAtEnd(true);
    toEnd();
  }, [channel.id, me.name]);
  useLayoutEffect(() => {
    if (atEnd) toEnd();
  });
  useEffect(() => {
    const box = log.current;
    if (box === null) return;
    const watch = new ResizeObserver(() => {
      if (atEnd) toEnd();
    });
    watch.observe(box);
    return () => watch.disconnect();
  }, [atEnd]);

  const onScroll = () => {
    const box = log.current;
    if (box !== null) setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight < nearMs);
  };
  const title = channel.kind === 'direct' ? channel.name : `#${channel.name}`;
  return (
    <div class="log-box">
      <div
        class="log"
        ref={log}
        role="log"
        aria-label={`Messages in ${title}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the keys
        tabIndex={0}
        onScroll={onScroll}
        // A picture takes its place when it is there.
        onLoadCapture={() => atEnd && toEnd()}
      >
        {view.earlier > 0 ? (
          <button type="button" class="earlier" onClick={onEarlier}>
            Show earlier messages ({view.earlier})
          </button>
        ) : (
          <div class="log-start">
            <h2>{channel.kind === 'direct' ? channel.name : `Welcome to ${title}!`}</h2>
            <p>
              {channel.kind === 'direct'
                ? `Here begin your direct messages with ${channel.name}.`
                : `This is the start of the ${title} channel.`}
            </p>
          </div>
        )}
        {messages.map((seen, index) => {
          const before = messages[index - 1];
          const at = new Date(seen.message.timestamp);
          const newDay =
            before === undefined || dayNumber(new Date(before.message.timestamp), reader) !== dayNumber(at, reader);
          return (
            <div key={seen.message.id}>
              {unansweredBetween(before?.message.timestamp ?? '', seen.message.timestamp)}
              {newDay && (
                <div class="day-line">
                  <span>{longDay(at, reader)}</span>
                </div>
              )}
              <Message seen={seen} view={view} joined={!newDay && before !== undefined && joins(before, seen)} />
            </div>
          );
        })}
        {sending !== null && (
          <p class="sending" role="status">
            <span class="dots" aria-hidden="true" /> Sending {usedCommand(sending, view)} …
          </p>
        )}
        {unansweredBetween(newestAt, undefined)}
      </div>
      {!atEnd && newest !== undefined && (
        <button type="button" class="to-end" onClick={toEnd}>
          Jump to the newest ↓
        </button>
      )}
    </div>
  );
}

function joins(before: SeenMessage, seen: SeenMessage): boolean {
  const gap = Date.parse(seen.message.timestamp) - Date.parse(before.message.timestamp);
  const answers = seen.answeredTo !== undefined || seen.message.message_reference !== undefined;
  return (
    !answers &&
    !seen.ephemeral &&
    !before.ephemeral &&
    seen.message.author.id === before.message.author.id &&
    gap < joinedWithinMs
  );
}

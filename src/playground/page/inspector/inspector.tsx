import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Inspection, LoggedEvent, RequestEntry, View } from '../../server/contract.ts';
import { api } from '../api.ts';
import { Faults } from './faults.tsx';

type Tab = 'requests' | 'gateway' | 'faults';

const tabs: readonly { tab: Tab; label: string }[] = [
  { tab: 'requests', label: 'Requests' },
  { tab: 'gateway', label: 'Gateway' },
  { tab: 'faults', label: 'Faults' },
];

type InspectorProps = { view: View; complain(words: string): void; onClose(): void };

/** What goes on behind the chat: the bot's requests, the gateway's events, and faults on order. */
export function Inspector({ view, complain, onClose }: InspectorProps): VNode {
  const [tab, setTab] = useState<Tab>('requests');
  const [inspection, setInspection] = useState<Inspection | null>(null);
  useEffect(() => {
    let late = false;
    void api.inspect(view.channel.id).then(
      (read) => late || setInspection(read),
      () => {},
    );
    return () => {
      late = true;
    };
  }, [view, tab]);
  const move = (by: number) => {
    const at = tabs.findIndex((one) => one.tab === tab);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (next === undefined) return;
    setTab(next.tab);
    document.getElementById(`inspector-${next.tab}`)?.focus();
  };
  return (
    <aside class="inspector" aria-label="Under the hood">
      <header class="inspector-head">
        <div
          class="tabs"
          role="tablist"
          aria-label="Under the hood"
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') move(1);
            if (event.key === 'ArrowLeft') move(-1);
          }}
        >
          {tabs.map((one) => (
            <button
              key={one.tab}
              id={`inspector-${one.tab}`}
              type="button"
              role="tab"
              aria-selected={one.tab === tab}
              aria-controls="inspector-panel"
              tabIndex={one.tab === tab ? 0 : -1}
              onClick={() => setTab(one.tab)}
            >
              {one.label}
            </button>
          ))}
        </div>
        <button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
          ×
        </button>
      </header>
      <div
        class="inspector-body"
        id="inspector-panel"
        role="tabpanel"
        aria-labelledby={`inspector-${tab}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the keys
        tabIndex={0}
      >
        {tab === 'requests' && <Requests requests={inspection?.requests ?? []} />}
        {tab === 'gateway' && <Gateway events={inspection?.events ?? []} />}
        {tab === 'faults' && <Faults view={view} inspection={inspection} complain={complain} />}
      </div>
    </aside>
  );
}

function Requests({ requests }: { requests: readonly RequestEntry[] }): VNode {
  return (
    <>
      <p class="inspector-about">
        What the bot has asked of Discord, newest first; red is what Discord complains about.
      </p>
      {requests.map((one) => (
        <Entry
          key={one.id}
          failed={one.status >= 400 || one.status === 0}
          status={one.status === 0 ? 'cut' : String(one.status)}
          words={`${one.method} ${shortPath(one.path)}`}
          time={`${Math.round(one.durationMs)} ms`}
        >
          <p class="entry-about">
            {one.at} · {one.route}
            {one.files.length > 0 && ` · files: ${one.files.join(', ')}`}
          </p>
          <Json title="Body" value={one.body} />
          <Json title="Answer" value={one.response} />
        </Entry>
      ))}
    </>
  );
}

function Gateway({ events }: { events: readonly LoggedEvent[] }): VNode {
  return (
    <>
      <p class="inspector-about">What the gateway has told the bot, and what became of interactions, newest first.</p>
      {events.map((one) => (
        <Entry key={one.id} failed={one.failed} words={one.words} time={one.at.slice(0, 19).replace('T', ' ')}>
          <Json title="Data" value={one.detail} />
        </Entry>
      ))}
    </>
  );
}

type EntryProps = { failed: boolean; status?: string; words: string; time: string; children: ComponentChildren };

/** A line that opens; what is in it is made only then. */
function Entry({ failed, status, words, time, children }: EntryProps): VNode {
  const [open, setOpen] = useState(false);
  return (
    <details class={failed ? 'entry failed' : 'entry'} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {status !== undefined && <span class="entry-status">{status}</span>}
        <span class="entry-words">{words}</span>
        <span class="entry-time">{time}</span>
      </summary>
      {open && children}
    </details>
  );
}

function Json({ title, value }: { title: string; value: unknown }): VNode | null {
  if (value === undefined || value === null) return null;
  return (
    <>
      <h4>{title}</h4>
      <pre class="json">{JSON.stringify(value, null, 2)}</pre>
    </>
  );
}

function shortPath(path: string): string {
  return path.replace(/\/[A-Za-z0-9_.-]{24,}\//, '/…/').replace(/\d{16,}/g, (id) => `…${id.slice(-4)}`);
}

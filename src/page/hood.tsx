import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { FaultKind, Happening, Hood as HoodData, RequestEntry, View } from '../cli/playground/page/contract.ts';
import { api } from './api.ts';
import { Tables } from './tables.tsx';

type Tab = 'requests' | 'gateway' | 'rows' | 'faults';

const tabs: readonly { tab: Tab; label: string }[] = [
  { tab: 'requests', label: 'Requests' },
  { tab: 'gateway', label: 'Gateway' },
  { tab: 'rows', label: 'Rows' },
  { tab: 'faults', label: 'Faults' },
];

type HoodProps = { view: View; complain(words: string): void; onClose(): void };

/** What goes on behind the chat: the bot's requests, the gateway's events, the rows, and trouble on order. */
export function Hood({ view, complain, onClose }: HoodProps): VNode {
  const [tab, setTab] = useState<Tab>('requests');
  const [hood, setHood] = useState<HoodData | null>(null);
  useEffect(() => {
    let late = false;
    void api.hood().then(
      (read) => late || setHood(read),
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
    document.getElementById(`hood-${next.tab}`)?.focus();
  };
  return (
    <aside class="hood" aria-label="Under the hood">
      <header class="hood-head">
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
              id={`hood-${one.tab}`}
              type="button"
              role="tab"
              aria-selected={one.tab === tab}
              aria-controls="hood-panel"
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the keys */}
      <div class="hood-body" id="hood-panel" role="tabpanel" aria-labelledby={`hood-${tab}`} tabIndex={0}>
        {tab === 'requests' && <Requests requests={hood?.requests ?? []} />}
        {tab === 'gateway' && <Gateway happenings={hood?.happenings ?? []} />}
        {tab === 'rows' && <Tables view={view} />}
        {tab === 'faults' && <Faults active={hood?.faults ?? []} complain={complain} />}
      </div>
    </aside>
  );
}

function Requests({ requests }: { requests: readonly RequestEntry[] }): VNode {
  return (
    <>
      <p class="hood-about">What the bot has asked of Discord, newest first; red is what Discord complains about.</p>
      {requests.map((one) => (
        <details key={one.id} class={one.status >= 400 || one.status === 0 ? 'entry trouble' : 'entry'}>
          <summary>
            <span class="entry-status">{one.status === 0 ? 'cut' : one.status}</span>
            <span class="entry-words">
              {one.method} {shortPath(one.path)}
            </span>
            <span class="entry-time">{Math.round(one.durationMs)} ms</span>
          </summary>
          <p class="entry-about">
            {one.at} · {one.route}
            {one.files.length > 0 && ` · files: ${one.files.join(', ')}`}
          </p>
          <Json title="Body" value={one.body} />
          <Json title="Answer" value={one.response} />
        </details>
      ))}
    </>
  );
}

function Gateway({ happenings }: { happenings: readonly Happening[] }): VNode {
  return (
    <>
      <p class="hood-about">What the gateway has told the bot, and what became of interactions, newest first.</p>
      {happenings.map((one) => (
        <details key={one.id} class={one.trouble ? 'entry trouble' : 'entry'}>
          <summary>
            <span class="entry-words">{one.words}</span>
            <span class="entry-time">{one.at.slice(0, 19).replace('T', ' ')}</span>
          </summary>
          <Json title="Data" value={one.detail} />
        </details>
      ))}
    </>
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

const faults: readonly { kind: FaultKind; label: string; about: string }[] = [
  { kind: 'posts-500', label: 'Discord breaks on posts', about: '500 for every message to a channel' },
  { kind: 'posts-429', label: 'Discord makes posts wait', about: '429 five times, two seconds each' },
  { kind: 'posts-403', label: 'No access to channels', about: '403 Missing Access, as after a change of permissions' },
  { kind: 'answers-500', label: 'Discord breaks on replies', about: '500 for every answer to a command' },
  { kind: 'slow', label: 'Slow network', about: 'Every request takes two seconds' },
  { kind: 'too-slow', label: 'Too slow to answer', about: 'Replies take four seconds; Discord waits three' },
  { kind: 'lost-answer', label: 'Lost answers', about: 'The next three posts arrive, but the bot does not hear of it' },
  { kind: 'twice', label: 'Everything twice', about: 'Each interaction is delivered two times' },
  { kind: 'socket', label: 'Drop the socket', about: 'The gateway connection is cut once' },
  { kind: 'gateway', label: 'Gateway away', about: 'Cut, and no new connection is taken' },
  { kind: 'database', label: 'Database away', about: 'Postgres cannot be reached' },
  { kind: 'bot', label: 'Switch the bot off', about: 'As if the process had ended' },
];

function Faults({ active, complain }: { active: HoodData['faults']; complain(words: string): void }): VNode {
  const order = (what: () => Promise<unknown>) => {
    what().catch((error: unknown) => complain(error instanceof Error ? error.message : String(error)));
  };
  return (
    <>
      <p class="hood-about">
        Make trouble, then study on and see how the bot copes. Turn the clock for what it tries again.
      </p>
      <div class="fault-state" role="status">
        {active.length === 0 ? 'Nothing is broken on order.' : active.map(({ words }) => words).join(' · ')}
      </div>
      <button type="button" class="button success" onClick={() => order(api.mend)}>
        Mend everything
      </button>
      <ul class="fault-list">
        {faults.map(({ kind, label, about }) => (
          <li key={kind}>
            <button
              type="button"
              aria-pressed={active.some((one) => one.kind === kind)}
              onClick={() => order(() => api.fault(kind))}
            >
              <strong>{label}</strong>
              <span>{about}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../server/contract.ts';
import { api, orComplain } from './api.ts';
import type { Theme } from './theme.ts';

type TopBarProps = {
  view: View;
  aside: boolean;
  menu: boolean;
  theme: { theme: Theme; next(): void };
  complain(words: string): void;
  onMenu(): void;
  onAside(): void;
};

const themes: Readonly<Record<Theme, string>> = { system: '◐', dark: '☾', light: '☀' };

/** Where one is, and the switches for the whole playground. */
export function TopBar({ view, aside, menu, theme, complain, onMenu, onAside }: TopBarProps): VNode {
  const { channel, bot } = view;
  return (
    <header class="top-bar">
      <button
        type="button"
        class="icon-button menu-button"
        aria-label="Channels and members"
        aria-expanded={menu}
        onClick={onMenu}
      >
        ☰
      </button>
      <h1 class="here">
        <span aria-hidden="true">{channel.kind === 'direct' ? '@' : '#'}</span> {channel.name}
      </h1>
      {!bot.online && <span class="offline">{bot.name} is switched off</span>}
      <More view={view} complain={complain} />
      <button
        type="button"
        class="icon-button"
        aria-label={`Colours: ${theme.theme}`}
        title={`Colours: ${theme.theme}`}
        onClick={theme.next}
      >
        <span aria-hidden="true">{themes[theme.theme]}</span>
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label="Under the hood"
        title="Under the hood"
        aria-pressed={aside}
        onClick={onAside}
      >
        <span aria-hidden="true">{'⚙\ufe0e'}</span>
      </button>
    </header>
  );
}

function More({ view, complain }: { view: View; complain(words: string): void }): VNode {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  const run = (what: () => Promise<{ problem: string | null }>) => {
    setOpen(false);
    return orComplain(what(), complain);
  };
  const busy = view.clock.busy !== null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what its button has opened
    <div
      class="more"
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <button type="button" class="button secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
        World <span aria-hidden="true">▾</span>
      </button>
      {open && (
        <div class="more-list">
          <button type="button" disabled={busy} onClick={() => void run(api.history)}>
            <strong>Fill with four weeks of history</strong>
            <span>Five learners study for 28 days: on time, late, not at all</span>
          </button>
          <button type="button" disabled={busy} onClick={() => void run(api.restart)}>
            <strong>Restart bot</strong>
            <span>Everything it knows is in the database</span>
          </button>
        </div>
      )}
    </div>
  );
}

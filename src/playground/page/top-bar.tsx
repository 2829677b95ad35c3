import type { VNode } from 'preact';
import type { View } from '../server/contract.ts';
import { api, orComplain } from './api.ts';

type TopBarProps = {
  view: View;
  aside: boolean;
  menu: boolean;
  complain(words: string): void;
  onMenu(): void;
  onAside(): void;
};

/** Where one is, and the switches for the whole playground. */
export function TopBar({ view, aside, menu, complain, onMenu, onAside }: TopBarProps): VNode {
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
      <More busy={view.clock.busy !== null} complain={complain} />
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

const steps = [
  {
    run: api.history,
    title: 'Fill with four weeks of history',
    about: 'Five learners study for 28 days: on time, late, not at all',
  },
  { run: api.restart, title: 'Restart bot', about: 'Everything it knows is in the database' },
];

function More({ busy, complain }: { busy: boolean; complain(words: string): void }): VNode {
  return (
    <>
      <button type="button" class="button secondary" popovertarget="world">
        World <span aria-hidden="true">▾</span>
      </button>
      <div class="more-list" id="world" popover>
        {steps.map(({ run, title, about }) => (
          <button
            key={title}
            type="button"
            disabled={busy}
            popovertarget="world"
            popovertargetaction="hide"
            onClick={() => void orComplain(run(), complain)}
          >
            <strong>{title}</strong>
            <span>{about}</span>
          </button>
        ))}
      </div>
    </>
  );
}

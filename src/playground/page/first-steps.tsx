import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { View } from '../server/contract.ts';
import { api, orComplain } from './api.ts';

type FirstStepsProps = {
  view: View;
  complain(words: string): void;
  /** Shows somebody's screen; with a command, as if they had just picked it. */
  onGo(to: { as: string; channel: string; command?: string }): void;
};

/** Three ways to begin, for as long as nothing has been done in this world. */
export function FirstSteps({ view, complain, onGo }: FirstStepsProps): VNode | null {
  const [closed, setClosed] = useState(false);
  if (!view.untouched || closed) return null;
  const learner = view.members.find(({ admin }) => !admin) ?? view.me;
  const admin = view.members.find((one) => one.admin) ?? view.me;
  const free = view.channels.find(({ kind, name }) => kind === 'text' && name !== view.channel.name) ?? view.channel;
  const cards = [
    {
      title: 'See a month',
      about: 'Five people study for four weeks',
      sign: '🗓️',
      go: () => void orComplain(api.history(), complain),
    },
    {
      title: 'Be a learner',
      about: `You are ${learner.displayName}: press ✅ Done`,
      sign: '✅',
      go: () => onGo({ as: learner.name, channel: 'study' }),
    },
    {
      title: 'Set one up',
      about: `You are ${admin.displayName}, in #${free.name}`,
      sign: '🛠️',
      go: () => onGo({ as: admin.name, channel: free.id, command: 'setup' }),
    },
  ];
  return (
    <section class="first-steps" aria-label="Where to begin">
      {cards.map(({ title, about, sign, go }) => (
        <button
          key={title}
          type="button"
          onClick={() => {
            setClosed(true);
            go();
          }}
        >
          <strong>
            <span aria-hidden="true">{sign}</span> {title}
          </strong>
          <span>{about}</span>
        </button>
      ))}
      <button type="button" class="icon-button small" aria-label="Close" onClick={() => setClosed(true)}>
        ×
      </button>
    </section>
  );
}

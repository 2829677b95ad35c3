import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { timeText } from '../../messages/kit/markdown/times.ts';
import type { ClockStep, View } from '../server/contract.ts';
import { api, orComplain, type Viewer } from './api.ts';
import { cityOf, clockFace } from './messages/times.ts';
import { useReader } from './reader.ts';

const steps: readonly { step: ClockStep; label: string; about: string }[] = [
  { step: 'hour', label: '+1 h', about: 'Let an hour pass' },
  { step: 'post', label: 'Next post', about: 'To the moment of the next daily post' },
  { step: 'week', label: 'Next week', about: 'Let seven days pass; everything due happens on the way' },
];

/** The clock of the playground, and what turns it. */
export function ClockBar({
  view,
  viewer,
  complain,
}: {
  view: View;
  viewer: Viewer;
  complain(words: string): void;
}): VNode {
  // The page itself speaks English, whatever language the member's Discord has.
  const wall = { ...useReader(), locale: 'en-GB' };
  const [moving, setMoving] = useState<ClockStep | null>(null);
  const { clock, me } = view;
  const face = clockFace(wall);
  const turn = async (step: ClockStep) => {
    if (moving !== null) return;
    setMoving(step);
    await orComplain(api.clock(viewer, step), complain);
    setMoving(null);
  };
  const next =
    clock.nextPostAt === null ? 'no post planned' : `next post ${timeText(new Date(clock.nextPostAt), 'R', wall)}`;
  return (
    <section class="clock-bar" aria-label="Clock">
      <div
        class="clock-face"
        title={`The clock of ${me.displayName}, ${me.zone}. Time stands still until you move it.`}
      >
        <span class="clock-time">{face.time}</span>
        <span class="clock-date">
          {face.date} · {cityOf(me.zone)}
        </span>
        <span class="clock-next" role="status">
          {clock.busy ?? next}
        </span>
      </div>
      <div class="clock-steps">
        {steps.map(({ step, label, about }) => (
          <button
            key={step}
            type="button"
            class="button secondary"
            title={about}
            aria-busy={moving === step}
            onClick={() => void turn(step)}
          >
            {label}
          </button>
        ))}
        <button
          type="button"
          class="button secondary"
          aria-pressed={clock.playing}
          title="A day goes by each second"
          onClick={() => void turn(clock.playing ? 'pause' : 'play')}
        >
          <span aria-hidden="true">{clock.playing ? '⏸\ufe0e' : '▶\ufe0e'}</span> {clock.playing ? 'Pause' : 'Play'}
        </button>
      </div>
    </section>
  );
}

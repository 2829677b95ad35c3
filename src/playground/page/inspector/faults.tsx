import type { VNode } from 'preact';
import type { FaultKind, Inspection, View } from '../../server/contract.ts';
import { api, orComplain } from '../api.ts';

const faults: readonly { kind: FaultKind; label: string; about: string }[] = [
  { kind: 'posts-500', label: 'Discord breaks on posts', about: '500 for every message to a channel' },
  { kind: 'posts-429', label: 'Discord makes posts wait', about: '429 five times, two seconds each' },
  {
    kind: 'posts-403',
    label: 'No access to channels',
    about: '403 Missing Access in every channel; direct messages go on',
  },
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

type FaultsProps = { view: View; inspection: Inspection | null | undefined; complain(words: string): void };

/** Faults on order, and their end; and what the bot may do in the channel one looks at. */
export function Faults({ view, inspection, complain }: FaultsProps): VNode {
  const active = inspection?.faults ?? [];
  const permissions = inspection?.permissions ?? [];
  const order = (asked: Promise<object>) => orComplain(asked, complain);
  return (
    <>
      <p class="inspector-about">
        Make trouble, then study on and see how the bot copes. Turn the clock for what it tries again.
      </p>
      <div class="fault-state" role="status">
        {active.length === 0 ? 'Nothing is broken on order.' : active.map(({ words }) => words).join(' · ')}
      </div>
      <button type="button" class="button success" onClick={() => void order(api.mend())}>
        Mend everything
      </button>
      <ul class="fault-list">
        {faults.map(({ kind, label, about }) => (
          <li key={kind}>
            <button
              type="button"
              aria-pressed={active.some((one) => one.kind === kind)}
              onClick={() => void order(api.fault(kind))}
            >
              <strong>{label}</strong>
              <span>{about}</span>
            </button>
          </li>
        ))}
      </ul>
      {permissions.length > 0 && (
        <fieldset class="permission-list">
          <legend>
            What {view.bot.name} may do in #{view.channel.name}
          </legend>
          {permissions.map(({ name, label, allowed }) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={allowed}
                onChange={() => void order(api.permit(view.channel.id, name, !allowed))}
              />
              {label}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

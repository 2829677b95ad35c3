import type { VNode } from 'preact';
import { faultsOffered, type Inspection, type View } from '../../server/contract.ts';
import { api, orComplain } from '../api.ts';

type FaultsProps = { view: View; inspection: Inspection | null; complain(words: string): void };

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
        {active.length === 0
          ? 'Nothing is broken on order.'
          : faultsOffered.flatMap(({ kind, about }) => (active.includes(kind) ? [about] : [])).join(' · ')}
      </div>
      <button type="button" class="button success" onClick={() => void order(api.mend())}>
        Mend everything
      </button>
      <ul class="fault-list">
        {faultsOffered.map(({ kind, label, about }) => (
          <li key={kind}>
            <button type="button" aria-pressed={active.includes(kind)} onClick={() => void order(api.fault(kind))}>
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

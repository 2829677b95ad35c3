import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { View } from '../../server/contract.ts';
import { api } from '../api.ts';
import { FormWindow } from './dialog.tsx';

type ChannelDialogProps = { view: View; onClose(): void; onAdded(channel: string): void };

/** Opens a channel, or a thread in one. */
export function ChannelDialog({ view, onClose, onAdded }: ChannelDialogProps): VNode {
  const [name, setName] = useState('');
  const [parent, setParent] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = async () => {
    const added = await api.addChannel({ name, parent: parent === '' ? null : parent });
    if ('problem' in added) setProblem(added.problem);
    else onAdded(added.channel);
  };
  const channels = view.channels.filter(({ kind }) => kind === 'text' || kind === 'announcement');
  return (
    <FormWindow title="A new channel or thread" send="Open" problem={problem} onSubmit={add} onClose={onClose}>
      <div class="form-part">
        <label for="channel-name">Name</label>
        <input
          id="channel-name"
          type="text"
          required
          maxLength={100}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <div class="form-part">
        <label for="channel-parent">Where</label>
        <select id="channel-parent" value={parent} onChange={(event) => setParent(event.currentTarget.value)}>
          <option value="">A channel of its own</option>
          {channels.map((one) => (
            <option key={one.id} value={one.id}>
              A thread in #{one.name}
            </option>
          ))}
        </select>
      </div>
    </FormWindow>
  );
}

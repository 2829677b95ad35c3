import type { View } from '../../server/contract.ts';
import type { Choice } from './picker.tsx';

/** Who and what of the server can be chosen; channels of these types only, where some are asked for. */
export function choicesAmong(view: View, kind: 'user' | 'role' | 'channel', types: readonly number[] = []): Choice[] {
  switch (kind) {
    case 'user':
      return view.members.map(({ id, displayName, name }) => ({
        value: id,
        label: displayName,
        description: name,
        emoji: '👤',
      }));
    case 'role':
      return view.roles.map(({ id, name }) => ({
        value: id,
        label: name.startsWith('@') ? name : `@${name}`,
        emoji: '🏷️',
      }));
    case 'channel':
      return view.channels
        .filter(({ kind: place, type }) => place !== 'direct' && (types.length === 0 || types.includes(type)))
        .map(({ id, name }) => ({ value: id, label: `#${name}` }));
  }
}

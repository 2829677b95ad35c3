import type { View } from '../../server/contract.ts';
import type { Choice } from './picker.tsx';

/** Who and what of the server can be chosen; channels of these types only, where some are asked for. */
export function choicesAmong(
  view: View,
  kind: 'user' | 'role' | 'mentionable' | 'channel',
  types: readonly number[] = [],
): Choice[] {
  const people = () =>
    view.members.map(({ id, displayName, name }) => ({
      value: id,
      label: displayName,
      description: name,
      emoji: '👤',
    }));
  const roles = () =>
    view.roles.map(({ id, name }) => ({ value: id, label: name.startsWith('@') ? name : `@${name}`, emoji: '🏷️' }));
  switch (kind) {
    case 'user':
      return people();
    case 'role':
      return roles();
    case 'mentionable':
      return [...people(), ...roles()];
    case 'channel':
      return view.channels
        .filter(({ kind: place, type }) => place !== 'direct' && (types.length === 0 || types.includes(type)))
        .map(({ id, name }) => ({ value: id, label: `#${name}` }));
  }
}

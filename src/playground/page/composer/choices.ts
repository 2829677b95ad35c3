import type { ChannelKind, View } from '../../server/contract.ts';
import type { Choice } from './picker.tsx';

// The numbers of Discord's channel types; their names live in a library too large for a page.
const kinds: Readonly<Record<number, ChannelKind>> = {
  0: 'text',
  5: 'announcement',
  10: 'thread',
  11: 'thread',
  12: 'thread',
};

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
        .filter(
          (channel) =>
            channel.kind !== 'direct' && (types.length === 0 || types.some((type) => kinds[type] === channel.kind)),
        )
        .map(({ id, name }) => ({ value: id, label: `#${name}` }));
  }
}

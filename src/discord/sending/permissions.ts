import { PermissionFlagsBits } from 'discord-api-types/v10';

const all = (1n << 64n) - 1n;

/**
 * What roles that grant these permissions come to in a channel, its overwrites being applied step by step (those of
 * everybody's id, of roles, of a person): https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function permissionsFrom(
  granted: readonly bigint[],
  overwrites: ReadonlyMap<string, { allow: bigint; deny: bigint }>,
  steps: readonly (readonly string[])[],
): bigint {
  const base = granted.reduce((sum, bits) => sum | bits, 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return all;
  return steps.reduce((permissions, ids) => {
    const step = ids.flatMap((id) => overwrites.get(id) ?? []);
    const denied = step.reduce((sum, { deny }) => sum | deny, 0n);
    const allowed = step.reduce((sum, { allow }) => sum | allow, 0n);
    return (permissions & ~denied) | allowed;
  }, base);
}

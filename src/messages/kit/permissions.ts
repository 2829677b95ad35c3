/** A permission by its bit and by the name that Discord's settings show in English. */
export type Permission = { bit: bigint; name: string; required: boolean };

export const viewChannel = 1n << 10n;

/** What the bot asks for in a study channel: https://discord.com/developers/docs/topics/permissions */
export const neededPermissions: readonly Permission[] = [
  { bit: viewChannel, name: 'View Channel', required: true },
  { bit: 1n << 11n, name: 'Send Messages', required: true },
  { bit: 1n << 14n, name: 'Embed Links', required: true },
  { bit: 1n << 16n, name: 'Read Message History', required: true },
  { bit: 1n << 15n, name: 'Attach Files', required: false },
];

/** Takes the place of Send Messages in threads. */
export const sendInThreads: Permission = { bit: 1n << 38n, name: 'Send Messages in Threads', required: true };

/** Only asked for where the chosen role cannot be mentioned by everyone. */
export const mentionEveryone: Permission = {
  bit: 1n << 17n,
  name: 'Mention @everyone, @here, and All Roles',
  required: false,
};

export const threadTypes: readonly number[] = [10, 11, 12];

/** What is missing of what the bot needs in a channel of this type, required ones first. */
export function missingPermissions(channel: { type: number; permissions: bigint }): Permission[] {
  const wanted = neededPermissions.map((permission) =>
    permission.name === 'Send Messages' && threadTypes.includes(channel.type) ? sendInThreads : permission,
  );
  return wanted.filter(({ bit }) => (channel.permissions & bit) !== bit);
}

/** Whether naming a role in a channel notifies nobody: it is not mentionable and the bot may not mention all roles. */
export function isSilentRole(role: { mentionable: boolean }, channel: { permissions: bigint }): boolean {
  return !role.mentionable && (channel.permissions & (mentionEveryone.bit | administrator)) === 0n;
}

/** Stands above every other permission. */
export const administrator = 1n << 3n;

/** Manage Server: what Discord asks of those who may run the admin commands, unless a server decides otherwise. */
export const manageServer = 1n << 5n;

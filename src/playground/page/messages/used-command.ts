import type { View } from '../../server/contract.ts';

/** A command that was sent, such as `/cohort status`, as this member's client calls it. */
export function usedCommand(sent: string, { commands }: Pick<View, 'commands'>): string {
  return `/${commands.find(({ path }) => `/${path}` === sent)?.shown ?? sent.slice(1)}`;
}

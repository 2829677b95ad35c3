import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { View } from '../server/contract.ts';
import type { Wall } from './messages/moments.ts';

/** For whom things are shown: their clock, and the names that ids stand for. */
export type Reader = { wall: Wall; nameOf(kind: 'user' | 'role' | 'channel', id: string): string | undefined };

const nobody: Reader = { wall: { zone: 'UTC', locale: 'en-GB', now: new Date(0) }, nameOf: () => undefined };

export const ReaderContext = createContext<Reader>(nobody);

export function useReader(): Reader {
  return useContext(ReaderContext);
}

/** The reader a view was made for. */
export function readerOf({ me, members, bot, roles, places, clock }: View): Reader {
  const names = {
    user: new Map([...members.map(({ id, displayName }) => [id, displayName] as const), [bot.id, bot.name] as const]),
    role: new Map(roles.map(({ id, name }) => [id, name.replace(/^@/, '')])),
    channel: new Map(places.map(({ id, name }) => [id, name])),
  };
  return {
    wall: { zone: me.zone, locale: me.locale, now: new Date(clock.now) },
    nameOf: (kind, id) => names[kind].get(id),
  };
}

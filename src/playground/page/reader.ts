import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Reader } from '../../messages/kit/markdown/inline.ts';
import type { View } from '../server/contract.ts';

export const ReaderContext = createContext({} as Reader);

export function useReader(): Reader {
  return useContext(ReaderContext);
}

/** The reader a view was made for. */
export function readerOf({ me, members, bot, roles, channels, clock }: View): Reader {
  const names = {
    user: new Map([...members.map(({ id, displayName }) => [id, displayName] as const), [bot.id, bot.name] as const]),
    role: new Map(roles.map(({ id, name }) => [id, name.replace(/^@/, '')])),
    channel: new Map(channels.map(({ id, name }) => [id, name])),
  };
  return {
    zone: me.zone,
    locale: me.locale,
    now: new Date(clock.now),
    nameOf: (kind, id) => names[kind].get(id),
  };
}

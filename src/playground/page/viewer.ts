import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Seat } from './api.ts';

/** Who looks at what stands in the address, so that two tabs can be two members. */
export function useSeat(): { seat: Seat; sit(seat: Seat): void } {
  const [seat, setSeat] = useState<Seat>(() => seatIn(location.hash));
  useEffect(() => {
    const onHash = () => setSeat(seatIn(location.hash));
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  const sit = useCallback((next: Seat) => {
    location.hash = `${encodeURIComponent(next.as)}/${encodeURIComponent(next.channel)}`;
  }, []);
  return { seat, sit };
}

function seatIn(hash: string): Seat {
  const [as = '', channel = ''] = hash.replace(/^#/, '').split('/').map(decoded);
  return { as, channel };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../server/contract.ts';
import { api, type Seat } from './api.ts';

type LiveView = { view: View | null; away: boolean; reload(): void };

/** What this seat sees, read again whenever something has changed. */
export function useLiveView(seat: Seat, last: number): LiveView {
  const [view, setView] = useState<View | null>(null);
  const [away, setAway] = useState(false);
  const wanted = useRef({ seat, last });
  const running = useRef<'no' | 'yes' | 'again'>('no');
  wanted.current = { seat, last };

  const reload = useCallback(() => {
    if (running.current !== 'no') {
      running.current = 'again';
      return;
    }
    running.current = 'yes';
    const { seat: now, last: most } = wanted.current;
    api
      .view(now, most)
      .then((read) => {
        setView(read);
        setAway(false);
      })
      .catch(() => setAway(true))
      .finally(() => {
        const again = running.current === 'again';
        running.current = 'no';
        if (again) reload();
      });
  }, []);

  useEffect(reload, [seat.as, seat.channel, last, reload]);
  useEffect(() => {
    const source = new EventSource('/api/live');
    source.onmessage = reload;
    source.onerror = () => setAway(true);
    return () => source.close();
  }, [reload]);
  return { view, away, reload };
}

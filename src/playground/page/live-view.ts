import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../server/contract.ts';
import { api, type Viewer } from './api.ts';

type LiveView = { view: View | null; away: boolean; reload(): void };

/** What this viewer sees, read again whenever something has changed. */
export function useLiveView(viewer: Viewer, last: number): LiveView {
  const [view, setView] = useState<View | null>(null);
  const [away, setAway] = useState(false);
  const wanted = useRef({ viewer, last });
  const running = useRef<'no' | 'yes' | 'again'>('no');
  wanted.current = { viewer, last };

  const reload = useCallback(() => {
    if (running.current !== 'no') {
      running.current = 'again';
      return;
    }
    running.current = 'yes';
    const { viewer: now, last: most } = wanted.current;
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

  useEffect(reload, [viewer.as, viewer.channel, last, reload]);
  useEffect(() => {
    const source = new EventSource('/api/live');
    source.onmessage = reload;
    source.onerror = () => setAway(true);
    return () => source.close();
  }, [reload]);
  return { view, away, reload };
}

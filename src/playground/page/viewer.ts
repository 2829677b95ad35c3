import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Viewer } from './api.ts';

/** Who looks at what stands in the address, so that two tabs can be two members. */
export function useViewer(): { viewer: Viewer; lookAs(viewer: Viewer): void } {
  const [viewer, setViewer] = useState<Viewer>(() => viewerIn(location.hash));
  useEffect(() => {
    const onHash = () => setViewer(viewerIn(location.hash));
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  const lookAs = useCallback((next: Viewer) => {
    location.hash = `${encodeURIComponent(next.as)}/${encodeURIComponent(next.channel)}`;
  }, []);
  return { viewer, lookAs };
}

function viewerIn(hash: string): Viewer {
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

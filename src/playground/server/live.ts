import type { ServerResponse } from 'node:http';

export type Live = ReturnType<typeof createLive>;

const gatherMs = 40;
/** Where very much happens at once, nobody can follow every step of it. */
const crowdedMs = 400;
/** So that a page notices when the playground is gone and comes back by itself. */
const retryMs = 1_000;

/** The open pages that want to hear when something has changed. `crowded` says whether very much happens at present. */
export function createLive(crowded: () => boolean) {
  const listeners = new Set<ServerResponse>();
  let version = 0;
  let waiting: NodeJS.Timeout | undefined;
  const tell = () => {
    waiting = undefined;
    version += 1;
    for (const response of listeners) response.write(`data: ${version}\n\n`);
  };
  return {
    join(response: ServerResponse): void {
      response.write(`retry: ${retryMs}\ndata: ${version}\n\n`);
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
    /** Something visible has changed: every page reads again, at most once in a short while. */
    changed(): void {
      waiting ??= setTimeout(tell, crowded() ? crowdedMs : gatherMs);
    },
    close(): void {
      clearTimeout(waiting);
      for (const response of listeners) response.end();
    },
  };
}

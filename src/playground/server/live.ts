import type { ServerResponse } from 'node:http';

/** The open pages that want to hear when something has changed. */
export type Live = {
  join(response: ServerResponse): void;
  /** Something visible has changed: every page reads again, at most once in a short while. */
  changed(): void;
  close(): void;
};

const gatherMs = 40;
/** Where very much happens at once, nobody can follow every step of it. */
const crowdedMs = 400;
/** So that a page notices when the playground is gone and comes back by itself. */
const retryMs = 1_000;

/** `crowded` says whether very much happens at present. */
export function createLive(crowded: () => boolean): Live {
  const listeners = new Set<ServerResponse>();
  let version = 0;
  let waiting: NodeJS.Timeout | undefined;
  const tell = () => {
    waiting = undefined;
    version += 1;
    for (const response of listeners) response.write(`data: ${version}\n\n`);
  };
  return {
    join(response) {
      response.write(`retry: ${retryMs}\ndata: ${version}\n\n`);
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
    changed() {
      waiting ??= setTimeout(tell, crowded() ? crowdedMs : gatherMs);
    },
    close() {
      clearTimeout(waiting);
      for (const response of listeners) response.end();
    },
  };
}

import { afterAll, beforeAll } from 'vitest';
import { type RunningPlayground, startPlayground } from './running-playground.ts';
import { type Look, type Visitor, visit } from './visitor.ts';

export type Opened = { playground: RunningPlayground; visitor: Visitor };

/** A playground and somebody who looks at it, there from before the first test of a file until after the last. */
export function openedForAll(args: readonly string[] = [], look: Look = {}): Opened {
  const opened: Partial<Opened> = {};
  beforeAll(async () => {
    opened.playground = await startPlayground(...args);
    opened.visitor = await visit(opened.playground.url, look);
  });
  afterAll(async () => {
    await opened.visitor?.close();
    await opened.playground?.stop();
  });
  return opened as Opened;
}

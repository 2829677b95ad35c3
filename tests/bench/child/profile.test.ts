import { expect, test } from 'vitest';
import { topSelf } from './profile.ts';

const frame = (functionName: string, url = '') => {
  return { functionName, url, scriptId: '1', lineNumber: 9, columnNumber: 0 };
};
const profile = {
  nodes: [
    { id: 1, callFrame: frame('(root)') },
    { id: 2, callFrame: frame('(idle)') },
    { id: 3, callFrame: frame('work', 'file:///home/ann/bot/dist/core/work.js') },
    // The same function, called from somewhere else.
    { id: 4, callFrame: frame('work', 'file:///home/ann/bot/dist/core/work.js') },
    { id: 5, callFrame: frame('', 'file:///home/ann/bot/node_modules/@discordjs/rest/dist/index.js') },
    { id: 6, callFrame: frame('writev') },
    { id: 7, callFrame: frame('dispatch') },
  ],
  startTime: 0,
  endTime: 1_000_000,
  samples: [2, 3, 4, 5, 6, 2, 7],
  timeDeltas: [500_000, 3_000, 3_000, 3_000, 1_000, 400_000, 90_000],
};

test('functions by what they took themselves, wherever they were called, without waiting', () => {
  expect(topSelf(profile, 2)).toEqual([
    '     10.0 ms 100.0 %  all that was not idle',
    '      6.0 ms  60.0 %  work dist/core/work.js:10',
    '      3.0 ms  30.0 %  (anonymous) @discordjs/rest/dist/index.js:10',
  ]);
});

test('nothing but waiting', () => {
  expect(topSelf({ ...profile, samples: [2], timeDeltas: [1_000] }, 2)).toEqual([
    '      0.0 ms 100.0 %  all that was not idle',
  ]);
});

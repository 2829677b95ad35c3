import { expect, test } from 'vitest';
import { flames } from './profile.ts';

const frame = (functionName: string, url = '') => {
  return { functionName, url, scriptId: '1', lineNumber: 9, columnNumber: 0 };
};
const profile = {
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 3, 4, 7, 8] },
    { id: 2, callFrame: frame('(idle)') },
    { id: 3, callFrame: frame('work', 'file:///home/ann/bot/dist/core/work.js') },
    { id: 4, callFrame: frame('onRead', 'node:internal/streams'), children: [5] },
    { id: 5, callFrame: frame('', 'file:///home/ann/bot/node_modules/@discordjs/rest/dist/index.js'), children: [6] },
    // The same function, called from somewhere else.
    { id: 6, callFrame: frame('work', 'file:///home/ann/bot/dist/core/work.js') },
    { id: 7, callFrame: frame('writev') },
    { id: 8, callFrame: frame('dispatch') },
  ],
  startTime: 0,
  endTime: 1_000_000,
  samples: [2, 3, 6, 5, 7, 2, 8],
  timeDeltas: [500_000, 3_000, 3_000, 3_000, 1_000, 400_000, 90_000],
};

test('functions by what they took, alone and with what they called, without waiting', () => {
  expect(flames(profile)).toEqual([
    '     10.0 ms 100.0 %  all that was not waiting',
    '',
    'The packages and rooms, what they called left out:',
    '      6.0 ms  60.0 %  dist/core',
    '      3.0 ms  30.0 %  @discordjs/rest',
    '      1.0 ms  10.0 %  writev',
    '',
    'The functions, what they called left out:',
    '      6.0 ms  60.0 %  work dist/core/work.js:10',
    '      3.0 ms  30.0 %  (anonymous) @discordjs/rest/dist/index.js:10',
    '      1.0 ms  10.0 %  writev',
    '',
    'What called what, from a fiftieth on:',
    '      6.0 ms  60.0 %  (anonymous) @discordjs/rest/dist/index.js:10',
    '      3.0 ms  30.0 %  · work dist/core/work.js:10',
    '      3.0 ms  30.0 %  work dist/core/work.js:10',
    '      1.0 ms  10.0 %  writev',
  ]);
});

test('nothing but waiting', () => {
  expect(flames({ ...profile, samples: [2], timeDeltas: [1_000] })[0]).toBe(
    '      0.0 ms   0.0 %  all that was not waiting',
  );
});

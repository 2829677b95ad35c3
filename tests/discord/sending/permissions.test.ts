import { PermissionFlagsBits } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { permissionsFrom } from '../../../src/discord/sending/permissions.ts';

const { Administrator, ViewChannel: view, SendMessages: send } = PermissionFlagsBits;
const none = { allow: 0n, deny: 0n };

test.each<[string, bigint[], { allow: bigint; deny: bigint }[][], bigint]>([
  ['what roles grant together', [view, send], [], view | send],
  ['everybody denied', [view, send], [[{ ...none, deny: send }]], view],
  ['denied to everybody and allowed to a role', [view], [[{ ...none, deny: view }], [{ ...none, allow: view }]], view],
  [
    'denied by one role and allowed by another',
    [],
    [
      [
        { ...none, deny: send },
        { ...none, allow: send },
      ],
    ],
    send,
  ],
  ['allowed to a role and denied to the person', [], [[{ ...none, allow: send }], [{ ...none, deny: send }]], 0n],
  ['an administrator', [Administrator], [[{ ...none, deny: view | send }]], (1n << 64n) - 1n],
])('%s', (_, granted, steps, want) => {
  const named = steps.map((step, i) => step.map((overwrite, j) => [`${i}.${j}`, overwrite] as const));
  const ids = named.map((step) => step.map(([id]) => id));
  expect(permissionsFrom(granted, new Map(named.flat()), ids)).toBe(want);
});

import { expect, test } from 'vitest';
import { askedBy, growing, leftOut, turnsOfRest } from './ground/asked.ts';
import { handlerOf, handlers } from './ground/calls.ts';

const by = { user: '1000000', note: 1, cohort: 1 };
const asked = turnsOfRest().flat();

test('what is left out is there to be left out, once, with a reason', () => {
  expect(Object.keys(leftOut).filter((name) => !handlers.has(name))).toEqual([]);
  expect(asked.filter((name) => leftOut[name] !== undefined)).toEqual([]);
  expect(Object.keys(growing).filter((name) => !asked.includes(name))).toEqual([]);
});

test.each(asked)('%s can be asked for with what is filled in', (name) => {
  const found = handlerOf({ name });
  if ('handler' in found) expect(found.handler.input.safeParse(askedBy(name, by).input).error).toBeUndefined();
});

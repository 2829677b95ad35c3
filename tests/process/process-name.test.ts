import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bury, isCertainlyDead, processName } from '../../src/process/process-name.ts';

const onLinux = process.platform === 'linux';

test('a bearer lives until it is buried', () => {
  const [one, another] = [processName(), processName()];
  expect([one === another, isCertainlyDead(one), isCertainlyDead(another)]).toEqual([false, false, false]);
  bury(one);
  expect([isCertainlyDead(one), isCertainlyDead(another)]).toEqual([onLinux, false]);
});

test.runIf(onLinux)('of another process it is known by its id and when it began', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const place = processName().split('/').slice(0, 2).join('/');
  const began = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19];
  const named = (id: number | undefined, moment = began, where = place) => `${where}/${id}/${moment}/x`;
  expect(isCertainlyDead(named(child.pid))).toBe(false);
  // Its number was another's before.
  expect(isCertainlyDead(named(child.pid, '1'))).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isCertainlyDead(named(child.pid))).toBe(true);
  // Whether it lives elsewhere cannot be seen from here.
  expect(isCertainlyDead(named(child.pid, began, 'other-machine/pid:[1]'))).toBe(false);
  expect(isCertainlyDead('b0c7b7d6-8d6e-4f0c-9a53-5e0b2f8c2f3a')).toBe(false);
});

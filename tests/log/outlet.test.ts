import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openOutlet, readableLine, type Writer } from '../../src/log/outlet.ts';

const lost = (lines: number) => `lost ${lines}\n`;

/** A place to write to: `room` characters fit, and nobody reads while it is `shut`. */
function place() {
  const it = { text: '', room: Number.POSITIVE_INFINITY, open: (): void => {}, shut: false };
  const writer: Writer = async (text) => {
    if (it.shut)
      await new Promise<void>((resolve) => {
        it.open = resolve;
      });
    const taken = text.slice(0, it.room);
    it.text += taken;
    it.room -= taken.length;
    return text.slice(taken.length);
  };
  return { it, outlet: openOutlet(writer, lost) };
}

describe('an outlet', () => {
  test('lets lines out in their order', async () => {
    const { it, outlet } = place();
    for (const line of ['a\n', 'b\n', 'c\n']) outlet.write(line);
    expect(await outlet.flush(1_000)).toBe(true);
    expect(it.text).toBe('a\nb\nc\n');
  });

  test('drops what does not fit, and says so when there is room again', async () => {
    const { it, outlet } = place();
    it.room = 3;
    outlet.write('a\n');
    outlet.write('b\n');
    outlet.write('c\n');
    await outlet.flush(1_000);
    outlet.write('d\n');
    await outlet.flush(1_000);
    expect(it.text).toBe('a\nb');
    it.room = 100;
    it.text = '';
    outlet.write('e\n');
    await outlet.flush(1_000);
    outlet.write('f\n');
    await outlet.flush(1_000);
    expect(it.text).toBe('lost 3\ne\nf\n');
  });

  test('drops what comes while nobody reads, beyond a million characters', async () => {
    const { it, outlet } = place();
    const line = `${'x'.repeat(999)}\n`;
    it.shut = true;
    outlet.write('first\n');
    for (let n = 0; n < 1_500; n += 1) outlet.write(line);
    expect(await outlet.flush(5)).toBe(false);
    it.shut = false;
    it.open();
    expect(await outlet.flush(1_000)).toBe(true);
    const lines = it.text.split('\n');
    const told = Number(/lost (\d+)/.exec(it.text)?.[1]);
    expect(told).toBeGreaterThan(0);
    expect(lines.filter((one) => one.startsWith('x')).length + told).toBe(1_500);
  });
});

/** Writes far more than any buffer takes to its own standard output, and tells by the exit code how that went. */
const writing = `
  import { openOutlet, writerTo } from '${new URL('../../dist/log/outlet.js', import.meta.url)}';
  const outlet = openOutlet(writerTo(process.stdout), (lines) => 'lost ' + lines + '\\n');
  const began = performance.now();
  for (let n = 0; n < 5000; n += 1) outlet.write('x'.repeat(999) + '\\n');
  await new Promise((resolve) => setImmediate(resolve));
  const heldMs = performance.now() - began;
  const flushed = await outlet.flush(200);
  process.send({ heldMs, flushed });
  process.disconnect();
  process.exit(7);
`;

async function run(stdout: number | 'pipe', use: (child: ChildProcess) => void = () => {}) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', writing], {
    stdio: ['ignore', stdout, 'inherit', 'ipc'],
  });
  use(child);
  const told = await new Promise<{ heldMs: number; flushed: boolean }>((resolve) =>
    child.once('message', resolve as never),
  );
  const code = await new Promise((resolve) => child.once('exit', resolve));
  return { ...told, code };
}

describe('a process', () => {
  test('whose disk is full goes on and ends', async () => {
    expect(await run(openSync('/dev/full', 'w'))).toMatchObject({ flushed: true, code: 7 });
  });

  test('whose reader does not read goes on and ends', async () => {
    expect(await run('pipe')).toMatchObject({ flushed: false, code: 7 });
  });

  test('whose reader is gone goes on and ends', async () => {
    expect(await run('pipe', (child) => child.stdout?.destroy())).toMatchObject({ flushed: true, code: 7 });
  });
});

test.each([
  [{ level: 30, time: 0, pid: 1, hostname: 'h', msg: 'ready' }, '00:00:00 info  ready\n'],
  [
    { level: 40, time: 3_723_000, port: 80, reason: 'two words', msg: 'odd' },
    '01:02:03 warn  odd port=80 reason="two words"\n',
  ],
  [
    {
      level: 50,
      time: 0,
      msg: 'failed',
      err: { type: 'Error', message: 'read', code: 'X', stack: '    at a (b:1:1)' },
    },
    '00:00:00 error failed Error: read (X)\n    at a (b:1:1)\n',
  ],
])('a line to read on a terminal: %o', (line, shown) => {
  expect(readableLine(JSON.stringify(line))).toBe(shown);
});

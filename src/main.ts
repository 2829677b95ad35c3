import cron from 'node-cron';
import { readConfig } from './config.ts';
import { serveHealth } from './health.ts';
import { openLog } from './log.ts';
import { start } from './start.ts';

// node-cron loses ticks around a change of clocks in zones that have one; this process has none.
process.env['TZ'] = 'UTC';

/** Longer than the parts of a graceful stop together; after it the process ends anyway, which the claims survive. */
const stopLimitMs = 15_000;

async function main(): Promise<number> {
  const reading = readConfig(process.env);
  if (reading.kind === 'problems') {
    const list = reading.problems.map((problem) => `  - ${problem}`).join('\n');
    process.stderr.write(`Daymark cannot start; please set this right:\n${list}\n.env.example shows every setting.\n`);
    return 1;
  }
  const { config } = reading;
  const { log, flush } = openLog(config.logLevel, process.stdout);
  let end: (code: number) => void = () => {};
  const over = new Promise<number>((resolve) => {
    end = resolve;
  });
  const started = await start({
    config,
    log,
    now: () => new Date(),
    monotonicMs: () => performance.now(),
    onFatal(reason) {
      log.fatal(reason);
      end(1);
    },
  });
  if (started.kind === 'failed') {
    process.stderr.write(`Daymark cannot start: ${started.reason}\n`);
    return 1;
  }
  const { bot } = started;
  let health: Awaited<ReturnType<typeof serveHealth>> | undefined;
  if (config.healthPort !== null) {
    try {
      health = await serveHealth(config.healthPort, bot);
      log.info({ port: health.port }, 'health page on loopback');
    } catch (error) {
      await bot.stop();
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(`Daymark cannot start: no health page on HEALTH_PORT ${config.healthPort} (${reason})\n`);
      return 1;
    }
  }
  const clock = cron.schedule('0 * * * * *', () => bot.tick(), { timezone: 'UTC' });
  void bot.tick();
  log.info(`ready; invite the bot with ${bot.inviteUrl}`);

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info(`${signal} received, stopping`);
      end(0);
    });
  }
  const code = await over;
  setTimeout(() => process.exit(code), stopLimitMs).unref();
  await clock.destroy();
  health?.close();
  await bot.stop();
  log.info('stopped');
  await flush(1_000);
  return code;
}

process.exitCode = await main();

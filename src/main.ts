// Nothing is imported up here: a Node that is too old has to come as far as the sentence that says so.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Daymark needs Node 20.19 or newer (24 is best), and this is Node ${process.versions.node}. Get one from https://nodejs.org\n`,
  );
  process.exitCode = 1;
} else {
  // node-cron loses ticks around a change of clocks in zones that have one; this process has none.
  process.env['TZ'] = 'UTC';
  void import('./process/ending.ts')
    .then(async ({ endOnSignals, openEnding }) => {
      const ending = openEnding();
      endOnSignals(ending);
      const { live } = await import('./process/lifetime.ts');
      return live(ending, process.env, '.env');
    })
    .catch((error: Error & { code?: string }) => {
      const missing = error.code === 'ERR_MODULE_NOT_FOUND';
      const reason = missing ? 'its packages are not all installed; run “npm ci”, then start it again' : error.message;
      process.stderr.write(`Daymark cannot start: ${reason}\n`);
      return 1;
    })
    // Whatever still hangs must not keep the process.
    .then((code) => process.exit(code));
}

export {};

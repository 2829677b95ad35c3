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
  void import('./process/lifetime.ts')
    .then(({ live }) => live(process.env, '.env'))
    // Whatever still hangs must not keep the process.
    .then((code) => process.exit(code));
}

export {};

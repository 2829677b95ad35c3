import type { Reporter, TestModule } from 'vitest/node';

const shown = 10;

/** Ends the report of a large run with the files that took longest, loading included. */
export const slowestFiles: Reporter = {
  onTestRunEnd(modules) {
    if (modules.length <= shown) return;
    console.log(` The slowest of ${modules.length} files, in seconds:`);
    for (const module of modules.toSorted((one, other) => taken(other) - taken(one)).slice(0, shown)) {
      const seconds = (taken(module) / 1000).toFixed(1).padStart(6);
      console.log(`${seconds}  ${module.relativeModuleId} (${module.project.name})`);
    }
  },
};

function taken(module: TestModule): number {
  const { collectDuration, duration } = module.diagnostic();
  return collectDuration + duration;
}

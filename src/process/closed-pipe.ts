/**
 * Lets a program carry its work to its end, with its own exit code, when whoever read what it prints has seen enough: as
 * in `check … | head`. What it still prints is lost.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

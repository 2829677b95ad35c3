import { spawn } from 'node:child_process';

/** Asks the desktop to show an address; where there is none, the address stands in the terminal anyway. */
export function openInBrowser(url: string): void {
  const [program = '', ...before] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['explorer'] : ['xdg-open'];
  const child = spawn(program, [...before, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

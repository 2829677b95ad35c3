import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { bound, standBefore } from './front.ts';

export type TlsFront = { url: string; rootCert: string; otherCert: string; close(): Promise<void> };

/** Whether certificates can be made here. */
export const openssl = ((): boolean => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Stands before a Postgres server and takes encrypted connections only, as many hosts do; for `localhost`. */
export async function startTlsFront(target: string): Promise<TlsFront> {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-tls-'));
  const rootCert = certificate(folder, 'server', 'localhost');
  const otherCert = certificate(folder, 'other', 'localhost');
  const key = readFileSync(join(folder, 'server.key'));
  const cert = readFileSync(rootCert);
  const front = await standBefore(target, (near, reach) => {
    near.once('data', (packet: Buffer) => {
      if (packet.readUInt32BE(4) !== 80_877_103) {
        near.end(fatal('28000', 'no pg_hba.conf entry for host "127.0.0.1", user "x", database "y", no encryption'));
        return;
      }
      near.write('S');
      const secured = new TLSSocket(near, { isServer: true, key, cert });
      secured.on('error', () => {});
      const far = reach();
      bound(secured, far);
      secured.pipe(far).pipe(secured);
    });
  });
  return {
    url: Object.assign(new URL(front.url), { hostname: 'localhost' }).href,
    rootCert,
    otherCert,
    close: async () => {
      await front.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function certificate(folder: string, name: string, host: string): string {
  const file = join(folder, `${name}.pem`);
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  execFileSync('openssl', [...args, ...subject, '-keyout', join(folder, `${name}.key`), '-out', file], {
    stdio: 'ignore',
  });
  return file;
}

function fatal(code: string, message: string): Buffer {
  const body = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

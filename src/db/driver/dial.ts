import { readFile } from 'node:fs/promises';
import { connect, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as encrypt } from 'node:tls';
import type { Address } from './address.ts';
import { failure } from './errors.ts';

type Target = { host: string; port: number };

/** One way to a server, and how long it may take to open it. */
export type Way = { address: Address; target: Target; encrypted: boolean; limitMs: number };

// What a client asks before anything else: may this be encrypted? (The packet's length, and a number for a version.)
const encryptionRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/**
 * Opens a line to a server, encrypted or not, within the limit. Where it fails, and whenever it breaks, the socket is
 * closed; nobody need listen to its errors.
 */
export async function dial({ target, encrypted, address, limitMs }: Way): Promise<Socket> {
  const to = target.host.startsWith('/') ? { path: `${target.host}/.s.PGSQL.${target.port}` } : target;
  const files = encrypted ? await certificates(address) : {};
  const socket = connect({ ...to, noDelay: true });
  const late = setTimeout(() => {
    socket.destroy(failure('CONNECT_TIMEOUT', `${nameOf(target)} did not answer within ${limitMs} ms`));
  }, limitMs);
  // Between two listeners of the driver an error would have none, which ends the process.
  socket.on('error', () => {});
  try {
    await happened(socket, 'connect', target);
    if (!encrypted) return socket;
    if (!address.directTls) await askForEncryption(socket, target);
    const secured = encrypt({ socket, ...files, ...trust(target, address) });
    secured.on('error', () => {});
    await happened(secured, 'secureConnect', target);
    return secured;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(late);
  }
}

/** Where a line leads, in the words of an address. */
export function nameOf({ host, port }: Target): string {
  return host.startsWith('/') ? `the socket in ${host}` : `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Waits for an event that carries one value; whatever ends the line before is an error. */
function happened(socket: Socket, event: string, target: Target): Promise<unknown> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    socket.once('error', reject);
    socket.once('close', () => reject(failure('ECONNRESET', `${nameOf(target)} closed the connection at once`)));
  });
}

async function askForEncryption(socket: Socket, target: Target): Promise<void> {
  const answer = happened(socket, 'data', target);
  socket.write(encryptionRequest);
  const { length, 0: letter } = (await answer) as Buffer;
  // S and N are the answers. More than one byte would be something that was put in before the encryption.
  if (letter !== 83 || length !== 1) throw failure('NO_ENCRYPTION', `${nameOf(target)} does not offer encryption`);
}

async function certificates({ rootCert, cert, key }: Address): Promise<ConnectionOptions> {
  const read = async (file: string | undefined) => (file === undefined ? undefined : await readFile(file));
  const [ca, own, ownKey] = await Promise.all([read(rootCert), read(cert), read(key)]);
  return { ...(ca && { ca }), ...(own && { cert: own }), ...(ownKey && { key: ownKey }) };
}

/** Whose certificate is expected, and how closely it is looked at. */
function trust({ host }: Target, { encryption, directTls }: Address): ConnectionOptions {
  const checked = encryption === 'verify-ca' || encryption === 'verify-full';
  return {
    host,
    ...(isIP(host) === 0 && !host.startsWith('/') ? { servername: host } : {}),
    ...(directTls ? { ALPNProtocols: ['postgresql'] } : {}),
    rejectUnauthorized: checked,
    ...(encryption === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
  };
}

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands on loopback before a server. What comes in is met with a way to reach the server behind, on a line of its own. */
export async function standBefore(target: string, meet: (near: Socket, reach: () => Socket) => void) {
  const to = new URL(target);
  const ends = new Set<Socket>();
  const kept = (end: Socket): Socket => {
    ends.add(end);
    end.on('error', () => {});
    end.on('close', () => ends.delete(end));
    return end;
  };
  const reach = () => kept(connect({ port: Number(to.port || 5432), host: to.hostname, noDelay: true }));
  const server = createServer({ noDelay: true }, (near) => meet(kept(near), reach));
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  return {
    /** The server's address by way of this one. */
    url: Object.assign(new URL(target), { hostname: '127.0.0.1', port: String(port) }).href,
    /** Takes lines again, at the same port. */
    open: () => listen(port),
    /** Breaks every line and lets no new one in. */
    async close(): Promise<void> {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const end of ends) end.destroy();
      await closed;
    },
  };
}

/** Whatever ends one of two lines ends the other. */
export function bound(near: Socket, far: Socket): void {
  near.on('close', () => far.destroy());
  far.on('close', () => near.destroy());
}

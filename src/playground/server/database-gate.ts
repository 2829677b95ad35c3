import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type DatabaseGate = Awaited<ReturnType<typeof openDatabaseGate>>;

/**
 * A way to the database that can be shut, as when its machine is away: stands on loopback between the bot and its
 * database, and passes everything on while it is open.
 */
export async function openDatabaseGate(databaseUrl: string) {
  const behind = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isOpen = true;
  const keep = (socket: Socket, other: () => Socket | undefined) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      other()?.destroy();
    });
  };
  const server = createServer((front) => {
    if (!isOpen) {
      front.destroy();
      return;
    }
    const back = connect(Number(behind.port), behind.hostname);
    keep(front, () => back);
    keep(back, () => front);
    front.setNoDelay(true);
    back.setNoDelay(true);
    front.pipe(back);
    back.pipe(front);
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = Object.assign(new URL(databaseUrl), {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
  }).href;
  return {
    url,
    shut() {
      isOpen = false;
      cut();
    },
    open() {
      isOpen = true;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

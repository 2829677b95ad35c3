import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A statement as the server got it; of a command without values, `params` is empty. */
export type Statement = { text: string; params: (string | null)[] };

/** A line to a database that keeps what is asked by way of it. */
export type Recorder = {
  url: string;
  /** What was asked since the last time. */
  take(): Statement[];
  close(): void;
};

export async function recordStatements(target: string): Promise<Recorder> {
  const to = new URL(target);
  const ends = new Set<Socket>();
  const asked: Statement[] = [];
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: Number(to.port), host: to.hostname, noDelay: true });
    const read = statementReader((statement) => void asked.push(statement));
    near.on('data', read);
    near.pipe(far);
    far.pipe(near);
    for (const end of [near, far]) ends.add(end.on('error', () => end.destroy()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  url.searchParams.set('sslmode', 'disable');
  return {
    url: url.href,
    take: () => asked.splice(0),
    close: () => {
      server.close();
      for (const end of ends) end.destroy();
    },
  };
}

/**
 * Reads what a client sends to a server, in whatever pieces it comes: simple queries, and statements once their values are
 * bound. https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export function statementReader(found: (statement: Statement) => void): (piece: Buffer) => void {
  const texts = new Map<string, string>();
  let rest: Buffer = Buffer.alloc(0);
  let hasBegun = false;
  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    for (;;) {
      // The first message has no letter.
      const head = hasBegun ? 1 : 0;
      if (rest.length < head + 4) return;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return;
      const letter = hasBegun ? String.fromCharCode(rest[0] ?? 0) : '';
      const body = fields(rest.subarray(head + 4, end));
      hasBegun = true;
      rest = rest.subarray(end);
      if (letter === 'Q') found({ text: body.text(), params: [] });
      if (letter === 'P') texts.set(body.text(), body.text());
      if (letter === 'B') {
        body.text();
        const text = texts.get(body.text()) ?? '';
        if (body.list(body.short).includes(1)) throw new Error(`a value of this is not sent as text: ${text}`);
        found({ text, params: body.list(body.value) });
      }
    }
  };
}

/** What a message holds, one field after the other. */
function fields(message: Buffer) {
  let at = 0;
  const bytes = (length: number): Buffer => {
    at += length;
    return message.subarray(at - length, at);
  };
  const short = () => bytes(2).readInt16BE();
  const text = () => {
    const found = bytes(message.indexOf(0, at) - at).toString();
    bytes(1);
    return found;
  };
  const value = () => {
    const length = bytes(4).readInt32BE();
    return length < 0 ? null : bytes(length).toString();
  };
  const list = <Item>(item: () => Item): Item[] => Array.from({ length: short() }, item);
  return { short, text, value, list };
}

/** A script for pgbench, and the values that are the same in each of its transactions. */
export type Script = { text: string; constants: Record<string, string> };

/**
 * The same statements as a script of pgbench's, to be run with `-M prepared`. `other` is the same work for somebody else:
 * each value that differs there must be one of `varying`: the two values, by what stands for them in the script. Several
 * commands in one message travel with the statement after them, as they do from the bot.
 */
export function pgbenchScript(
  one: readonly Statement[],
  other: readonly Statement[],
  varying: Readonly<Record<string, readonly [string, string]>>,
): Script {
  if (one.length !== other.length) throw new Error('the two did not ask the same');
  const constants: Record<string, string> = {};
  const standInFor = (value: string | null, elsewhere: string | null): string => {
    if (value === null && elsewhere === null) return 'null';
    if (value !== null && value === elsewhere) {
      const known = Object.keys(constants).find((name) => constants[name] === value);
      const name = known ?? `value_${Object.keys(constants).length + 1}`;
      constants[name] = value;
      return `:${name}`;
    }
    const found = Object.entries(varying).find(([, [here, there]]) => here === value && there === elsewhere);
    if (found === undefined) throw new Error(`nothing tells how ${value} becomes ${elsewhere}`);
    return found[0];
  };
  const lines: string[] = [];
  let isTogether = false;
  for (const [at, { text, params }] of one.entries()) {
    if (text !== other[at]?.text) throw new Error(`the two did not ask the same: ${text}`);
    const named = /(?<!:):[a-z_]/i.exec(text);
    if (named !== null) throw new Error(`pgbench would take this for a variable: ${text.slice(named.index)}`);
    const commands = params.length > 0 ? [text] : text.split(/;\s*/).filter((command) => command !== '');
    if (commands.length > 1 && !isTogether) lines.push('\\startpipeline');
    const others = other[at]?.params ?? [];
    const filled = (command: string) =>
      command.replaceAll(/\$(\d+)/g, (_, digits) =>
        standInFor(params[Number(digits) - 1] ?? null, others[Number(digits) - 1] ?? null),
      );
    lines.push(...commands.map((command) => `${filled(command)};`));
    if (commands.length === 1 && isTogether) lines.push('\\endpipeline');
    isTogether = commands.length > 1;
  }
  return { text: `${lines.join('\n')}\n`, constants };
}

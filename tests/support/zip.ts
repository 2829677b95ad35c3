import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip; what is given beside name and content is written as it is, true or not. */
export type ZipEntry = {
  name: string | Uint8Array;
  content?: string | Uint8Array;
  stored?: boolean;
  flags?: number;
  method?: number;
  mode?: number;
  size?: number;
  crc?: number;
};

const utf8Names = 0x0800;

/** Packs entries the way zip programs do: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3 */
export function zipOf(entries: ZipEntry[], announced = entries.length): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const plain = Buffer.from(entry.content ?? '');
    const packed = entry.stored ? plain : deflateRawSync(plain);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(entry.flags ?? utf8Names, 2);
    shared.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 4);
    shared.writeUInt32LE(entry.crc ?? crc32(plain), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(entry.size ?? plain.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    central.writeUInt32LE(offset, 10);
    // 3 stands for Unix, whose modes these are.
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0003'), shared, central, name);
    files.push(Buffer.from('PK\u0003\u0004'), shared, name, packed);
    offset += 30 + name.length + packed.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(announced, 8);
  end.writeUInt16LE(announced, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

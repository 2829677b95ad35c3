import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Steps between shades: finer ones nobody sees, but they cost half of the file. */
const step = 8;

/** The same picture in fewer shades and packed as tightly as zlib can; takes what Chromium writes: 8 bits, not interlaced. */
export function smallerPng(png: Buffer): Buffer {
  const { width, height, colourType, data } = read(png);
  const from = colourType === 6 ? 4 : 3;
  const pixels = unfilter(inflateSync(data), width * from, height, from);
  const rgb = Buffer.alloc(width * height * 3);
  const surfaces = commonColours(pixels, from);
  for (let at = 0; at < width * height; at += 1) {
    const exact = surfaces.has(pixels.readUIntBE(at * from, 3));
    for (let part = 0; part < 3; part += 1) {
      const shade = pixels[at * from + part] ?? 0;
      rgb[at * 3 + part] = exact ? shade : Math.min(255, Math.round(shade / step) * step);
    }
  }
  const header = Buffer.from(png.subarray(16, 29));
  header[9] = 2;
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(unfiltered(rgb, width * 3, height), { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Whole surfaces keep their colour; only the edges of letters and pictures lose shades. */
function commonColours(pixels: Buffer, pixel: number): Set<number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += pixel) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 400).map(([colour]) => colour));
}

function read(png: Buffer): { width: number; height: number; colourType: number; data: Buffer } {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return {
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    colourType: png[25] ?? 0,
    data: Buffer.concat(parts),
  };
}

/** Undoes the five filters of PNG (https://www.w3.org/TR/png-3/#9Filters). */
function unfilter(raw: Buffer, stride: number, height: number, pixel: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = row * stride + x;
      const left = x < pixel ? 0 : (out[at - pixel] ?? 0);
      const up = row === 0 ? 0 : (out[at - stride] ?? 0);
      const corner = x < pixel || row === 0 ? 0 : (out[at - stride - pixel] ?? 0);
      const guess =
        filter === 1
          ? left
          : filter === 2
            ? up
            : filter === 3
              ? (left + up) >> 1
              : filter === 4
                ? paeth(left, up, corner)
                : 0;
      out[at] = (raw[row * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Pages repeat themselves, so their bytes as they are pack better than differences. */
function unfiltered(pixels: Buffer, stride: number, height: number): Buffer {
  const out = Buffer.alloc((stride + 1) * height);
  for (let row = 0; row < height; row += 1) pixels.copy(out, row * (stride + 1) + 1, row * stride, (row + 1) * stride);
  return out;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

// All but marks that only shape what stands beside them, and one that is a letter without ink.
const seen = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether a text shows nothing: blanks, control signs and zero-width letters only. */
function isBlank(text: string): boolean {
  return !seen.test(text);
}

// Control signs, line ends, and marks that turn the reading direction of all that follows.
const harmful = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

/** A title, label or name as one line: without control signs, turned text and halves of characters; empty where nothing would be seen. */
export function oneLine(text: string): string {
  const line = text.toWellFormed().replaceAll(harmful, ' ').replaceAll(/ {2,}/g, ' ').trim();
  return isBlank(line) ? '' : line;
}

/** The words of a text alone: letters and digits in lower case, a blank apart. Keys of stored ticks are made of these, so what comes out may not change. */
export function wordsOf(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join(' ') ?? '';
}

/** A text as it is stored: without blank edges, and without the one character that Postgres cannot keep; nothing where nothing would be seen. */
export function storable(text: string): string {
  const kept = text.replaceAll('\0', '').trim();
  return isBlank(kept) ? '' : kept;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const weightless = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many columns of a terminal's type a text takes: a Chinese character two, a mark on a letter none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += wide.test(sign) ? 2 : weightless.test(sign) ? 0 : 1;
  return width;
}

const accents = /[\u0300-\u036f]/g;
const apostrophes = /[’ʼ‘`]/g;
export const isAscii = /^\p{ASCII}*$/u;

/** Lower case without accents, which people leave out, and with one kind of apostrophe. */
export function folded(text: string): string {
  return withoutAccents(text.toLowerCase());
}

export function withoutAccents(text: string): string {
  if (isAscii.test(text)) return text;
  return text.normalize('NFD').replaceAll(accents, '').normalize('NFC').replaceAll(apostrophes, "'");
}

import { plain, shorten } from './format.ts';

const nameAtMost = 32;

/** Somebody's name within a line of ours, as their server shows it; where none is known, the mention that Discord may resolve. */
export function personName(person: { userId: string; displayName: string | null | undefined }): string {
  const name = (person.displayName ?? '').replaceAll(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return name === '' ? `<@${person.userId}>` : plain(shorten(name, nameAtMost));
}

/**
 * Somebody's words to others, marked as theirs on every line, so that nothing in them can pass for words of ours or of
 * somebody else's. A link shows its address: what it calls itself may be a lie.
 */
export function quotation(text: string): string {
  return unmasked(text)
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => `> ${line}`)
    .join('\n');
}

/** Discord hides an address behind a text only where `](` stands in one piece. */
function unmasked(text: string): string {
  return text.replaceAll(/\]\((?=\s*<?\s*[a-z][a-z0-9+.-]{1,20}:)/gi, ']\\(');
}

/** From here on a title is a text: two lines of a phone and a half. */
const longest = 100;
/** A sentence or clause that ends sooner says too little. */
const shortest = 10;
const clause = /[;:.!?,–—](?=\s)/g;
const sentence = /[.!?](?=\s+["“„«(¿¡]?[\p{Lu}\p{Lo}\p{N}])|[。！？；](?=.)/gu;
/** Signs that would mean something to Markdown. */
const signs = /[\\`*_[\]<>~|]/g;

/** A title that is a text of its own, in two: what it is called, and the Markdown of what the title does not say. */
export function dividedTitle(written: string): { title: string; rest: string } {
  if (written.length <= longest) return { title: written, rest: '' };
  const end = firstEnd(written);
  if (end !== null) {
    return { title: written.slice(0, end).replace(/[.;。；]$/, ''), rest: asMarkdown(written.slice(end).trim()) };
  }
  return { title: `${beginningOf(written)}…`, rest: asMarkdown(written) };
}

/** Behind the first sentence that is as long as a title. */
function firstEnd(text: string): number | null {
  for (const { index } of text.matchAll(sentence)) {
    if (index >= shortest) return index < longest ? index + 1 : null;
  }
  return null;
}

/** Up to the last clause or word that a title has room for. */
function beginningOf(text: string): string {
  const head = text.slice(0, longest - 20);
  const ends = [...head.matchAll(clause)].map(({ index }) => index).filter((index) => index >= shortest);
  const space = head.lastIndexOf(' ');
  return head.slice(0, ends.at(-1) ?? (space >= shortest ? space : undefined)).toWellFormed();
}

function asMarkdown(text: string): string {
  return text.replaceAll(signs, '\\$&');
}

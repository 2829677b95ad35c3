// Three backticks end a block of code wherever they stand; a mark without width between them does not.
const fenceWithin = /`(?=``)/g;

/** A block of code; of what stands after the fence Discord takes a bare name of a language. */
export function fenced(text: string, info = ''): string {
  const language = /^[{.\s]*([\w+#-]{1,30})/.exec(info)?.[1] ?? '';
  return `\`\`\`${language}\n${text.replaceAll(fenceWithin, '`\u200b')}\n\`\`\``;
}

export function codeWithin(text: string): string {
  const line = text.replaceAll(/\s*\n\s*/g, ' ');
  if (!line.includes('`')) return `\`${line}\``;
  return `\`\` ${line.replaceAll(/`(?=`)/g, '`\u200b')} \`\``;
}

const itemHead = '[ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)?';
const codeParts = [
  `^${itemHead}(\`{3,}|~{3,})[^\\n]*(?:\\n(?![ \\t>]*\\1)[^\\n]*)*(?:\\n[ \\t>]*\\1[^\\n]*)?`,
  '(?<!`)(`+)(?!`)(?:(?!\\n[ \\t]*\\n)[\\s\\S]){1,2000}?(?<!`)\\2(?!`)',
].join('|');
const codeOr = new RegExp(codeParts, 'gm');

/** The text with its pieces of code, blocks and spans, replaced. */
export function withCode(text: string, replace: (code: string) => string): string {
  return text.replaceAll(codeOr, replace);
}

/** The text with all that is no code replaced. */
export function aroundCode(text: string, replace: (words: string) => string): string {
  let shown = '';
  let done = 0;
  for (const { 0: code, index } of text.matchAll(codeOr)) {
    shown += replace(text.slice(done, index)) + code;
    done = index + code.length;
  }
  return shown + replace(text.slice(done));
}

/** Breaks lines that are too long for the terminal between words, and goes on under the same margin and embed edge. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');
}

function wrapLine(line: string, width: number): string {
  if (columns(line) <= width) return line;
  const [margin = ''] = /^(?: *[│┊] ?)? */.exec(line) ?? [];
  // What is narrower than this is no margin any more but code or a drawing.
  if (margin.length > width / 2) return line;
  const rows: string[] = [];
  let row = margin;
  for (const word of line.slice(margin.length).split(' ')) {
    const longer = row === margin ? `${row}${word}` : `${row} ${word}`;
    if (columns(longer) > width && row !== margin) {
      rows.push(row);
      row = `${margin}${word}`;
    } else row = longer;
  }
  return [...rows, row].join('\n');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with this character
const unseen = /\u001b\[[\d;]*m|\ufe0f|\u200d/g;

/** How many cells a terminal needs; pictographs take two. */
function columns(text: string): number {
  return [...text.replace(unseen, '')].reduce((sum, sign) => sum + (/\p{Emoji_Presentation}/u.test(sign) ? 2 : 1), 0);
}

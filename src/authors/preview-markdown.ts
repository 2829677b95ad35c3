/** Text as HTML shows it literally. */
export function inHtml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (sign) => names[sign] ?? '');
}

/** Discord's Markdown as HTML; everything an author wrote is escaped, and only web addresses become links. */
export function htmlOf(text: string, timeText: (at: Date, style: string) => string): string {
  return text
    .split(/(^[ \t]*```[\s\S]*?^[ \t]*```[ \t]*$)/m)
    .map((part, index) => (index % 2 === 1 ? codeBlock(part) : prose(part, timeText)))
    .join('');
}

/** Fences within a list are indented with it, which is no part of the code. */
function codeBlock(fenced: string): string {
  const indent = /^[ \t]*/.exec(fenced)?.[0] ?? '';
  const code = fenced
    .split('\n')
    .slice(1, -1)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
  return `<pre><code>${inHtml(code.join('\n'))}</code></pre>`;
}

function prose(text: string, timeText: (at: Date, style: string) => string): string {
  const lines = text.replace(/^\n+|\n+$/g, '').split('\n');
  const shown = lines.map((line) => inline(line.replace(/^(\s*)[-*+] /, '$1• '), timeText)).join('\n');
  return shown.trim() === '' ? '' : `<p class="words">${shown}</p>`;
}

// What comes first wins: inside code and addresses no other sign means anything.
const signs = new RegExp(
  [
    /`([^`]+)`/,
    /\\([^\w\s])/,
    /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/,
    /\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^)\s>]+)>?\)/,
    /<?(https?:\/\/[^\s<>)]+)>?/,
    /\*\*(.+?)\*\*(?!\*)/,
    /(?<![\w*])[*_](?=\S)([^*_]+?)[*_](?![\w*])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

function inline(text: string, timeText: (at: Date, style: string) => string): string {
  let html = '';
  let done = 0;
  const again = (inner: string): string => inline(inner, timeText);
  const link = (address: string, words: string): string => `<a href="${inHtml(address)}" rel="noreferrer">${words}</a>`;
  for (const match of text.matchAll(signs)) {
    const [whole, code, escaped, seconds, style, title, address, bare, bold, slanted] = match;
    html += inHtml(text.slice(done, match.index));
    done = match.index + whole.length;
    if (code !== undefined) html += `<code>${inHtml(code)}</code>`;
    else if (escaped !== undefined) html += inHtml(escaped);
    else if (seconds !== undefined) html += inHtml(timeText(new Date(Number(seconds) * 1000), style ?? 'f'));
    else if (title !== undefined) html += link(address ?? '', again(title));
    else if (bare !== undefined) html += link(bare, inHtml(bare));
    else if (bold !== undefined) html += `<strong>${again(bold)}</strong>`;
    else html += `<em>${again(slanted ?? '')}</em>`;
  }
  return html + inHtml(text.slice(done));
}

/** The parts of the font that are loaded, each a file of its own: Latin, Cyrillic and Greek. */
export const subsets = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext'] as const;

/** What those parts have glyphs for. */
const drawn =
  /[ -~\u00a0-\u02cc\u02ce-\u02d7\u02da\u02dc-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u052f\u1d00-\u1dbf\u1e00-\u1f15\u1f18-\u1f1d\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u2010-\u2027\u2030-\u203a\u20a0-\u20c0\u2116\u2122\u2212]|\u0300|\u0301|\u0303|\u0304|\u0308|\u0309|\u0323|\u0329/;

/** A text as far as it can be drawn, without the emoji in it; null where its script has no glyphs, which would be boxes. */
export function drawable(text: string): string | null {
  const letters = Array.from(text.normalize('NFC'));
  if (
    letters.some((letter) => /[\p{L}\p{N}\p{M}]/u.test(letter) && !/\ufe0f|\u20e3/.test(letter) && !drawn.test(letter))
  )
    return null;
  const rest = letters.filter((letter) => drawn.test(letter)).join('');
  const line = rest.replaceAll(/\s+/g, ' ').trim();
  return line === '' ? null : line;
}

import { escaped } from './escape.ts';

/** A link under plain words; the words alone where the address is none of the web's, for Discord would show its signs. */
export function linkText(words: string, address: string): string {
  if (!/^https?:\/\/[^\s/]/i.test(address)) return escaped(words);
  return `[${escaped(words).replaceAll(/(?<!\\)[[\]]/g, '\\$&')}](${addressInLink(address)})`;
}

/** An address so that Discord finds its end: without blanks, and with brackets in pairs, none within another. */
export function addressInLink(address: string): string {
  const whole = address.replaceAll(/[\s<>"]/g, encodeURIComponent);
  const isPaired = !/[()]/.test(whole.replaceAll(/\([^()]*\)/g, ''));
  return isPaired ? whole : whole.replaceAll('(', '%28').replaceAll(')', '%29');
}

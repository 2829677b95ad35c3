import { escaped } from './escape.ts';

/** A link under plain words; `address` must be one of the web's. */
export function linkText(words: string, address: string): string {
  return `[${escaped(words).replaceAll(/(?<!\\)[[\]]/g, '\\$&')}](${addressInLink(address)})`;
}

/** An address so that Discord finds its end: without blanks, and with brackets in pairs, none within another. */
export function addressInLink(address: string): string {
  const whole = address.replaceAll(/[\s<>"]/g, encodeURIComponent);
  const isPaired = !/[()]/.test(whole.replaceAll(/\([^()]*\)/g, ''));
  return isPaired ? whole : whole.replaceAll('(', '%28').replaceAll(')', '%29');
}

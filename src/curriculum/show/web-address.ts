import { addressInLink } from '../../messages/kit/markdown/escape.ts';

/** Longer ones no message can hold beside its words. */
const longest = 2000;

/** An address as a link of Discord's holds it; null where none can lead anywhere. */
export function webAddress(url: string): string | null {
  if (!/^https?:\/\/[^\s/]/i.test(url) || url.length > longest || !URL.canParse(url)) return null;
  return addressInLink(url);
}

/** Whether Discord shows the picture at an address: over https, and no drawing. */
export function isPicture(address: string): boolean {
  return (
    /^https:\/\/[^/?#]+\.[^/?#]+\//i.test(address) &&
    !/\.svg(?:[?#]|$)|^https:\/\/(?:img\.)?shields\.io\//i.test(address)
  );
}

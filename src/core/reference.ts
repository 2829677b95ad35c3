/** A short text for the same words in custom ids and select values, where Discord leaves room for 100 characters. */
export function fingerprint(text: string): string {
  let high = 0x811c9dc5;
  let low = 0x1000193;
  for (let i = 0; i < text.length; i += 1) {
    high = Math.imul(high ^ text.charCodeAt(i), 0x01000193);
    low = Math.imul(low ^ text.charCodeAt(i), 0x85ebca6b);
    low ^= low >>> 13;
  }
  return (high >>> 0).toString(36).padStart(7, '0') + (low >>> 0).toString(36).padStart(7, '0');
}

/** How a key is called in custom ids and values: by itself where it is short and plain, else by its fingerprint. */
export function refOf(key: string): string {
  return /^[A-Za-z0-9._-]{1,20}$/.test(key) ? key : fingerprint(key);
}

/** Keeps a value as the newest of its map, which lets go of the oldest where it would hold more than `atMost`. */
export function keepNewest<Key, Value>(kept: Map<Key, Value>, key: Key, value: Value, atMost: number): void {
  kept.delete(key);
  kept.set(key, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= atMost) return;
    kept.delete(oldest);
  }
}

/** A label as a part of a key: `Week 3` is `week-3`. */
export function slugOf(label: string): string {
  return (
    label
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, '') || 'part'
  );
}

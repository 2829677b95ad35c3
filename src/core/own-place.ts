/**
 * Where somebody's own plan is at home, in the place of a server's id, which is digits alone: what belongs to a server
 * belongs here to one person, and nobody else ever stands in that place.
 */
export function ownPlace(userId: string): string {
  return `${mark}${userId}`;
}

/** Whether a place is somebody's own, and no server. */
export function isOwnPlace(place: string): boolean {
  return place.startsWith(mark);
}

/** Whose own place it is; undefined for a server. */
export function personOf(place: string): string | undefined {
  return isOwnPlace(place) ? place.slice(mark.length) : undefined;
}

const mark = '@';

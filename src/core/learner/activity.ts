/** Somebody who has done nothing for a while. */
export type Silent = {
  userId: string;
  displayName: string | null;
  /** Null for who has not done anything yet. */
  lastAt: Date | null;
  joinedAt: Date;
};

/** What a cohort's present learners have done. */
export type Activity<Who extends Silent = Silent> = {
  learners: number;
  doneToday: number;
  activeThisWeek: number;
  /** Of all that was posted and done by everybody, in whole percent; null before the first post. */
  percentDone: number | null;
  /** How many have left the server, and are in none of the other numbers. */
  gone: number;
  silent: number;
  /** Some of them, who have been so for longest. */
  longestSilent: Who[];
};

/** What the advice may speak of; never a password. */
export type About = { code: string; message: string; user: string; database: string; host: string };

/** What happened, to be read after “The database …”, and what to do about it. */
export type Advice = { says: string; step: string; lasting?: boolean };

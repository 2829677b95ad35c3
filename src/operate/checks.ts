/** One thing that was looked at. `wrong`: the bot cannot work so; `note`: it can, yet somebody should know. */
export type Check = { state: 'right' | 'note' | 'wrong'; what: string; next?: string };

export const right = (what: string): Check => ({ state: 'right', what });
export const note = (what: string, next?: string): Check => ({ state: 'note', what, ...(next && { next }) });
export const wrong = (what: string, next: string): Check => ({ state: 'wrong', what, next });

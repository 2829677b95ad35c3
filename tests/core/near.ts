import { addDays, type LocalDate } from '../../src/core/calendar.ts';
import { type Ledger, type LedgerPart, type Past, partsOf, type Span } from '../../src/core/ledger.ts';

/** What the database reads of a ledger of which the past is kept, with the rows of some days: said once more, in a few words. */
export function near(whole: Ledger, past: Past | null, asked: readonly string[] = []): Ledger {
  if (past === null) return { ...whole, past };
  const { through } = past;
  const [own, ...earlier] = partsOf(whole)
    .toReversed()
    .map((part, index) => nearPart(part, through, index > 0 ? [] : [...asked, past.lastDone ?? '']));
  const since = (from: LocalDate, next: LocalDate | undefined) =>
    from > through || next === undefined || next > through;
  return {
    ...whole,
    ...own,
    settings: whole.settings.filter(({ from }, index) => since(from, whole.settings[index + 1]?.from)),
    paces: whole.paces.filter(({ from }, index) => since(from, whole.paces[index + 1]?.from)),
    past,
    ...(whole.earlier === undefined ? {} : { earlier: earlier.toReversed() }),
  };
}

function nearPart(
  { joinedAt, pauses, cohortPauses, posts, completions }: LedgerPart,
  through: LocalDate,
  asked: string[],
) {
  const isLater = ({ on }: { on: LocalDate }) => on > through;
  const keys = new Set([...asked, ...posts.filter(isLater).map(({ dayKey }) => dayKey)]);
  const touches = ({ until }: Span) => until === null || until > new Date(addDays(through, -3));
  return {
    joinedAt,
    pauses: pauses.filter(touches),
    cohortPauses: cohortPauses.filter(touches),
    posts: posts.filter((post) => isLater(post) || asked.includes(post.dayKey)),
    completions: completions.filter((one) => isLater(one) || keys.has(one.dayKey)),
  };
}

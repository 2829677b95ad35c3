import { find, type Index, indexOf, suggest } from '../../core/look-up.ts';
import { wordsOf } from '../../core/text.ts';

type Named = { slug: string; title: string };

const longestSlug = 40;

/** What people type in /setup: small letters and digits of any alphabet, joined by dashes. Undefined if nothing is left. */
export function slugOf(name: string): string | undefined {
  const slug = wordsOf(name).replaceAll(' ', '-');
  return slug === '' || slug.length > longestSlug ? undefined : slug;
}

/** The plan somebody means by its name or title, however it is spaced; or those they may have meant, all of them if none is near. */
export function findPlan<Plan extends Named>(
  plans: readonly Plan[],
  text: string,
): { kind: 'found'; plan: Plan } | { kind: 'unknown'; near: string[] } {
  const index = planIndex(plans);
  const plan = find(index, text);
  if (plan !== undefined) return { kind: 'found', plan };
  const near = suggest(index, text, plans.length);
  return { kind: 'unknown', near: (near.length === 0 ? plans : near).map(({ slug }) => slug) };
}

export function suggestPlans<Plan extends Named>(plans: readonly Plan[], text: string, limit: number): Plan[] {
  return suggest(planIndex(plans), text, limit);
}

function planIndex<Plan extends Named>(plans: readonly Plan[]): Index<Plan> {
  return indexOf(plans, ({ slug, title }) => ({ refs: [slug], names: [slug, title] }));
}

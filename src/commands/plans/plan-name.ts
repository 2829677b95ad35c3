import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { shorten } from '../../messages/kit/format.ts';

type Named = { slug: string; title: string };

const longestSlug = 40;

/** What people type in /setup: small letters and digits of any alphabet, joined by dashes. Undefined if nothing is left. */
export function slugOf(name: string): string | undefined {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return slug === '' || slug.length > longestSlug ? undefined : slug;
}

/** The plan somebody means by its name or title, however it is spaced; or those they may have meant. */
export function findPlan<Plan extends Named>(
  plans: readonly Plan[],
  text: string,
): { kind: 'found'; plan: Plan } | { kind: 'unknown'; near: string[] } {
  const wanted = fold(text);
  const plan =
    plans.find(({ slug }) => slug === text) ??
    plans.find(({ slug, title }) => wanted !== '' && [fold(slug), fold(title)].includes(wanted));
  if (plan !== undefined) return { kind: 'found', plan };
  const near = plans.filter(
    ({ slug, title }) => wanted !== '' && fold(`${slug} ${title}`).includes(wanted.slice(0, 4)),
  );
  return { kind: 'unknown', near: (near.length === 0 ? plans : near).map(({ slug }) => slug) };
}

/** Plans to choose from while a name is typed. */
export function suggestPlans(plans: readonly Named[], text: string): APIApplicationCommandOptionChoice<string>[] {
  const wanted = fold(text);
  return plans
    .filter(({ slug, title }) => fold(`${slug} ${title}`).includes(wanted))
    .map(({ slug, title }) => ({ name: shorten(`${title} (${slug})`, 100), value: slug }));
}

/** A name without anything that two names may differ in and still be taken for each other. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

import type { BlockReason, RoleFault, SkipReason } from '../../core/block-reasons.ts';
import type { InputProblem } from '../../core/cohort-settings.ts';

// How it is said why something is not as it should be: all but the sentences is alike in every language.

/** A sentence for each of several, by what tells them apart: fixed where it has nothing to put in. */
type Sentences<Tag extends string, One extends Record<Tag, string>> = {
  [Name in One[Tag]]: string | ((one: Extract<One, Record<Tag, Name>>) => string);
};

type Reasons = {
  /** Why posts are stuck. */
  blocks: Sentences<'code', BlockReason>;
  /** What an admin can do about it, behind the words for a next step; and what comes after refusals of a day's text. */
  nextStep: string;
  steps: Record<BlockReason['code'], string>;
  bareNext: string;
  /** Why a role cannot be taken by its button. */
  roles: Record<RoleFault['code'], string>;
  /** Why a date has no post. */
  skips: Record<Exclude<SkipReason['code'], 'blocked'>, string>;
  unrecorded: string;
  /** What is wrong with an option and what to give instead. */
  problems: Sentences<'kind', InputProblem>;
};

export function reasonWords({ blocks, nextStep, steps, bareNext, roles, skips, unrecorded, problems }: Reasons) {
  const block = (reason: BlockReason) => said(blocks[reason.code], reason);
  return {
    block,
    nextStep(reason: BlockReason): string {
      const isBareNext = reason.code === 'refused' && reason.bareToo !== true;
      return `${nextStep}${steps[reason.code]}${isBareNext ? bareNext : ''}`;
    },
    roleFault: ({ code }: RoleFault) => roles[code],
    skipped(reason: SkipReason | null): string {
      if (reason === null) return unrecorded;
      return reason.code === 'blocked' ? block(reason.block) : skips[reason.code];
    },
    problem: (wrong: InputProblem) => said(problems[wrong.kind], wrong),
  };
}

/** The tag has chosen a sentence that takes just these facts, which the compiler does not see. */
function said<One>(sentence: string | ((one: never) => string), one: One): string {
  return typeof sentence === 'string' ? sentence : (sentence as (one: One) => string)(one);
}

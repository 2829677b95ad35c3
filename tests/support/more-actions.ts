import { cohortActions } from '../../src/messages/cohort/actions.ts';
import { wordsFor } from '../../src/messages/words/words.ts';

const { more, each } = wordsFor('en').cohort.actions;

/** The list under the status of a group that runs, as a test reads it. */
export const moreActions = `‹${more}: ${cohortActions.map((action) => each[action][0]).join(' | ')}›`;

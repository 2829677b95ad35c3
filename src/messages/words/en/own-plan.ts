/** A plan that somebody follows alone, in their direct messages with the bot. */
export const ownPlan = {
  nothing:
    'You have no plan of your own here, and no group that I can show you right now. **/start** begins a plan for you alone, in our direct messages.',
  begin: 'Start a plan',
};

/** What `help` prints at the prompt. */
export const helpText = `Type what you would type or press in Discord:
  /done            any slash command, with options: /done day:175 when:yesterday
  press Done       a button on the newest message that has it; press Done on Day 174
  choose Day 175   an option of the newest select
  fill Your note: learnt a lot   then  submit  or  close: the form that is open
  suggest /done day:17           what Discord offers while you type
  attach FILE      a file for the open form, or for the next command
Look around:
  read, read 5     this channel, or its last five messages
  in #general      another channel; in dm: your direct messages with the bot
  as learner2      another member: admin, learner1 (Kyiv), learner2 (Los Angeles), learner3 (Auckland);
                   as maria in Europe/Madrid brings somebody new
  alone jule       somebody without a server, who has added the bot to their account;
                   alone jule de in Europe/Berlin: who reads German
Time stands still until you move it:
  next day         to the next post
  +30m  +3h  +2d   on by that much; everything due in between happens in its own minute
  at 18:00         to that time on your own clock; at 2026-03-09 07:30 in Europe/Kyiv
In scripts:
  expect TEXT, expect-not TEXT   in what this member was last shown
  fail 500 next 2, fail off      Discord refuses messages to channels
  # a comment
quit ends it; everything is kept for the next time.`;

/** What the two sides of a conversation write. Gaps stand in braces and are filled like those of a subject. */
export const answers = {
  firstReply: [
    'Thank you for telling us. I am looking at it now and will write again within the hour.',
    'I have it. Could you tell me when it last worked, and whether {site} sees the same?',
    'This is known since this morning. The cause is found; I will tell you when it is put right.',
    'I can see it from here. Please leave the window open, I am collecting the log.',
    'Thank you. Until it is mended please use the web page instead; nothing is lost that way.',
  ],
  laterReply: [
    'A change is going out in {minutes} minutes. Please try again after that.',
    'We have put the old setting back for {team}. Please tell me if it helps.',
    'Still on it: the supplier confirms the fault and has given us a case number.',
    'Please sign out and in again; your rights were renewed a moment ago.',
  ],
  askCustomer: [
    'Could you send a screenshot with the time on it, and the name of the computer?',
    'Does it also happen from another place, for example from {site}?',
    'Please confirm that we may restart it at the end of your day.',
  ],
  resolution: [
    'It works again here. Please write if you see it once more.',
    'Mended: the cause was a change made on {weekday}, which is now taken back.',
    'Done as you asked. You may have to sign in again.',
  ],
  note: [
    'Lines up with the change made on {weekday}. Asked the people who made it.',
    'Same pattern as last month in {site}. The workaround from then still holds.',
    'Restarted the service on one node, watching for {minutes} minutes before the other.',
    'Supplier called back: they see it too and have raised it with their carrier.',
    'Checked the rights: the group was renamed, the mapping was not.',
  ],
  customerReply: [
    'It happened again just now. {count} people here are affected.',
    'Thank you. Here is what you asked for; the computer is the one on my desk.',
    'Any news? We have to send the figures on {weekday}.',
    'It works from {site} but not from here.',
    'Yes, you may restart it. Please warn {team} first.',
  ],
  stillBroken: [
    'I am sorry, it is back: the same message as before.',
    'It worked for {minutes} minutes only.',
  ],
  receipt: ['We have your message and will answer within the time we promise.'],
} as const satisfies Record<string, readonly string[]>

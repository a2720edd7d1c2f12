import type { alarms as inDutch } from './alarms.nl.js';

export const alarms: typeof inDutch = {
  notGoingOut: (since) =>
    `Alarms have not gone out since ${since}. Nobody gets a message now: call people yourself, and ask whoever runs the system.`,
  kept: {
    title: 'Messages that would have been sent',
    intro:
      'Lekwacht is being tried here: no mail server is set. What would have been sent by mail, text or telephone stands here, the newest first. Nothing leaves this machine.',
    nothing: 'Nothing was sent yet. Report a breach: whoever is on call gets a message then.',
    channels: { mail: 'Mail', text: 'Text', voice: 'Telephone', webhook: 'Webhook' },
    heading: (channel, at) => `${channel}, ${at}`,
    to: 'To',
    subject: 'Subject',
    text: 'Text',
    calendar: 'Calendar',
  },
};

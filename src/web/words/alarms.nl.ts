import type { Channel } from '../../alarms/notice.js';

/** Of alarms, where people look and not where they are called: those words are in `src/alarms/words`. */
export const alarms = {
  notGoingOut: (since: string) =>
    `Alarmen gaan niet uit sinds ${since}. Niemand krijgt nu een bericht: bel zelf, en vraag wie het systeem beheert.`,
  kept: {
    title: 'Berichten die verstuurd zouden zijn',
    intro:
      'Hier wordt Lekwacht geprobeerd: er is geen mailserver ingesteld. Wat anders per mail, sms of telefoon was verstuurd, staat hier, het nieuwste eerst. Niets verlaat deze machine.',
    nothing: 'Er is nog niets verstuurd. Meld een datalek: wie dienst heeft, krijgt dan bericht.',
    channels: {
      mail: 'Mail',
      text: 'Sms',
      voice: 'Telefoon',
      webhook: 'Webhook',
    } satisfies Record<Channel, string>,
    heading: (channel: string, at: string) => `${channel}, ${at}`,
    to: 'Aan',
    subject: 'Onderwerp',
    text: 'Tekst',
    calendar: 'Agenda',
  },
};

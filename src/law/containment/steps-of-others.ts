import type { Sentence } from '../sentence.js';
import type { Audience } from './situation.js';

/** What others can do. They were mostly not the ones who sent anything, and have nobody to phone or to recall. */
export const STEPS_OF_OTHERS: Readonly<Record<Exclude<Audience, 'staff'>, readonly Sentence[]>> = {
  client: [
    {
      nl: 'Hebt u gegevens van iemand anders gekregen? Lees niet verder en stuur niets door.',
      en: 'Did you get data of somebody else? Do not read on and do not forward anything.',
    },
    {
      nl: 'Bewaar ze tot wij met u afspreken wat ermee gebeurt. Laat ze aan niemand zien.',
      en: 'Keep them until we agree with you what is done with them. Show them to nobody.',
    },
    {
      nl: 'Gaat het om uw eigen gegevens? Schrijf op wat u zag, waar en wanneer.',
      en: 'Is it about your own data? Write down what you saw, where and when.',
    },
    {
      nl: 'Kent een ander misschien uw wachtwoord? Verander het, overal waar u het gebruikt.',
      en: 'Could somebody else know your password? Change it, everywhere you use it.',
    },
    {
      nl: 'Klik niet op links in berichten die u niet verwacht. Geef niemand codes.',
      en: 'Do not click links in messages that you do not expect. Give nobody codes.',
    },
  ],
  outsider: [
    {
      nl: 'Lees niet verder. Stuur niets door, maak geen kopie en zet het nergens neer.',
      en: 'Do not read on. Forward nothing, make no copy and publish it nowhere.',
    },
    {
      nl: 'Gooi niets weg. Bewaar het veilig tot wij met u afspreken wat ermee gebeurt: wissen, terugsturen of ophalen.',
      en: 'Throw nothing away. Keep it safe until we agree with you what is done with it: delete, send back or fetch.',
    },
    {
      nl: 'Vertel niemand wat u hebt gezien of over wie het gaat.',
      en: 'Tell nobody what you saw or whom it is about.',
    },
    {
      nl: 'Schrijf op hoe en wanneer u het kreeg of vond, en wie het nog meer zag.',
      en: 'Write down how and when you got or found it, and who else saw it.',
    },
  ],
  processor: [
    {
      nl: 'Stop het lek bij u en bij uw eigen leveranciers. Wis daarbij geen sporen.',
      en: 'Stop the leak at your own end and at your suppliers. Do not wipe traces by it.',
    },
    {
      nl: 'Bewaar logboeken en reservekopieën. Schrijf op wie wat deed, en hoe laat.',
      en: 'Keep logs and backups. Write down who did what, and at what time.',
    },
    {
      nl: 'Wacht niet tot alles bekend is. Vul uw melding later aan.',
      en: 'Do not wait until all is known. Add to your report later.',
    },
    {
      nl: 'Zeg ons sinds wanneer u het weet, welke gegevens het zijn en van hoeveel mensen.',
      en: 'Tell us since when you know it, which data they are and of how many people.',
    },
    {
      nl: 'Geef ons naam en nummer van iemand die dag en nacht bereikbaar is.',
      en: 'Give us name and number of somebody who can be reached day and night.',
    },
    {
      nl: 'Licht de mensen over wie het gaat niet zelf in. Dat doen wij, of wij spreken het met u af.',
      en: 'Do not inform the people concerned yourself. We do that, or agree it with you.',
    },
  ],
};

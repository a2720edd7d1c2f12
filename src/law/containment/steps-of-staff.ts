import type { IncidentType } from '../ap-vocabulary.js';
import type { Sentence } from '../sentence.js';

/** Something to do at once. */
export interface Step extends Sentence {
  /** Turns to whoever has the data, or brings him near: left out where somebody may be in danger, and where he is hostile. */
  readonly reachesOut?: true;
}

const reachingOut = (sentence: Sentence): Step => ({ ...sentence, reachesOut: true });

/** Whoever is warned can wipe his traces, or turn on the one who told. */
export const DO_NOT_TIP_OFF: Sentence = {
  nl: 'Spreek wie in de gegevens keek er niet op aan. Laat niet merken dat u dit meldt.',
  en: 'Do not confront whoever looked into the data. Do not let it show that you report this.',
};

/** Who does not dare to, or cannot, turn to the other is not to think that it has to be him. */
const orLeaveIt = ({ nl, en }: Sentence): Sentence => ({
  nl: `${nl} Doet u dat liever niet zelf? Laat het over aan wie uw melding behandelt.`,
  en: `${en} Would you rather not do it yourself? Leave it to whoever handles your report.`,
});

const KEEP_THE_LIST_HOME: Sentence = {
  nl: 'Stuur de lijst of het bestand niet nog een keer mee, ook niet in uw uitleg of excuses.',
  en: 'Do not send the list or the file again, not even in your explanation or apology.',
};

const ASK_TO_DELETE: Sentence = {
  nl: 'Vraag de ontvanger om alles te wissen, ook uit de prullenbak, en niets door te sturen of te kopiëren.',
  en: 'Ask the recipient to delete everything, from the bin too, and not to forward or copy anything.',
};

const ASK_IN_WRITING: Sentence = {
  nl: 'Vraag of de ontvanger dit opschrijft en aan u mailt: gewist, niet gelezen of wel gelezen, niet doorgestuurd.',
  en: 'Ask the recipient to put this in writing and mail it to you: deleted, read or not read, not forwarded.',
};

const FETCH_IT_BACK: Sentence = {
  nl: 'Spreek af dat u of een collega de brief ophaalt. Vraag de ontvanger om niet (verder) te lezen.',
  en: 'Agree that you or a colleague will fetch the letter. Ask the recipient not to read (on).',
};

/** What the organisation's own people can do, by what happened. */
export const STEPS_OF_STAFF: Readonly<Record<IncidentType, readonly Step[]>> = {
  'email-wrong-recipient': [
    reachingOut(
      orLeaveIt({
        nl: 'Bel de ontvanger meteen. Bellen werkt sneller dan mailen.',
        en: 'Phone the recipient at once. That is quicker than a mail.',
      }),
    ),
    reachingOut(ASK_TO_DELETE),
    reachingOut(ASK_IN_WRITING),
    reachingOut(KEEP_THE_LIST_HOME),
    {
      nl: 'Laat de verzonden mail staan in uw map Verzonden: daarin staat precies wat er is verstuurd.',
      en: 'Leave the sent mail in your Sent folder: it shows exactly what was sent.',
    },
    reachingOut({
      nl: 'Een mail intrekken werkt alleen binnen uw eigen organisatie. Probeer het daar, maar reken er niet op.',
      en: 'Recalling a mail only works inside your own organisation. Try it there, but do not rely on it.',
    }),
    reachingOut({
      nl: 'Ging het in een chat? Maak eerst een schermafdruk. Verwijder het bericht dan voor iedereen, als dat kan.',
      en: 'Was it in a chat? Take a screenshot first. Then delete the message for everybody, if you can.',
    }),
  ],
  'email-open-cc': [
    reachingOut(
      orLeaveIt({
        nl: 'Mail de ontvangers met alle adressen in bcc. Vraag hun de mail te wissen en niet op allen te antwoorden.',
        en: 'Mail the recipients with all addresses in bcc. Ask them to delete the mail and not to reply to all.',
      }),
    ),
    reachingOut({
      nl: 'Vraag hun ook de adressen niet te gebruiken of door te sturen.',
      en: 'Ask them not to use the addresses or pass them on.',
    }),
    reachingOut(KEEP_THE_LIST_HOME),
    {
      nl: 'Laat de verzonden mail staan in uw map Verzonden.',
      en: 'Leave the sent mail in your Sent folder.',
    },
    reachingOut({
      nl: 'De mail intrekken werkt alleen binnen uw eigen organisatie.',
      en: 'Recalling a mail only works inside your own organisation.',
    }),
  ],
  'post-wrong-recipient': [
    reachingOut(
      orLeaveIt({
        nl: 'Bel de ontvanger als u het nummer hebt.',
        en: 'Phone the recipient if you have the number.',
      }),
    ),
    reachingOut(FETCH_IT_BACK),
    {
      nl: 'Schrijf op of de envelop open was, en bewaar de envelop.',
      en: 'Write down whether the envelope was open, and keep it.',
    },
    {
      nl: 'Kijk of er op dezelfde dag meer post verkeerd kan zijn gegaan.',
      en: 'Check whether more post may have gone wrong on the same day.',
    },
    reachingOut({
      nl: 'Stuur de brief pas opnieuw als het juiste adres zeker is.',
      en: 'Only send the letter again when the right address is certain.',
    }),
  ],
  'post-returned-opened': [
    {
      nl: 'Bewaar de brief en de envelop zoals ze terugkwamen. Maak er een foto van.',
      en: 'Keep the letter and the envelope as they came back. Take a picture.',
    },
    {
      nl: 'Schrijf op wat er in de envelop zit en wat er ontbreekt.',
      en: 'Write down what is in the envelope and what is missing.',
    },
    reachingOut({
      nl: 'Stuur de brief pas opnieuw als het juiste adres zeker is.',
      en: 'Only send the letter again when the right address is certain.',
    }),
  ],
  'post-lost': [
    {
      nl: 'Vraag de bezorger of de postkamer om te zoeken, met datum en als het kan een track-en-tracecode.',
      en: 'Ask the carrier or the post room to search, with the date and if possible a tracking code.',
    },
    {
      nl: 'Schrijf op wat er in de brief of het pakket zat en voor wie het was.',
      en: 'Write down what was in the letter or parcel and for whom it was.',
    },
    reachingOut({
      nl: 'Vraag de ontvanger of er toch iets is aangekomen.',
      en: 'Ask the recipient whether something arrived after all.',
    }),
  ],
  'authorisation-wrong': [
    {
      nl: 'Vraag ICT of de beheerder om de toegang nu dicht te zetten.',
      en: 'Ask IT or the administrator to close the access now.',
    },
    {
      nl: 'Vraag ICT om de logboeken te bewaren: wie heeft wat bekeken, en wanneer?',
      en: 'Ask IT to keep the logs: who looked at what, and when?',
    },
    {
      nl: 'Kijk zelf niet verder in de gegevens om te zien wat u allemaal kunt openen.',
      en: 'Do not look any further into the data to find out what you can open.',
    },
  ],
  'folder-too-accessible': [
    {
      nl: 'Vraag ICT om de map nu dicht te zetten. Verplaats of wis zelf niets.',
      en: 'Ask IT to close the folder now. Do not move or delete anything yourself.',
    },
    {
      nl: 'Vraag ICT om de logboeken te bewaren: wie heeft wat geopend, en sinds wanneer stond de map open?',
      en: 'Ask IT to keep the logs: who opened what, and since when was the folder open?',
    },
    {
      nl: 'Vertel collega’s niet waar de map staat.',
      en: 'Do not tell colleagues where the folder is.',
    },
  ],
  'device-or-paper-lost-or-stolen': [
    {
      nl: 'Bel ICT meteen: zij kunnen een telefoon, tablet of laptop op afstand blokkeren en wissen.',
      en: 'Phone IT at once: they can block and wipe a phone, tablet or laptop from afar.',
    },
    {
      nl: 'Verander uw wachtwoord, op een ander apparaat.',
      en: 'Change your password, on another device.',
    },
    reachingOut({
      nl: 'Ga terug naar waar u het nog had. Bel de vervoerder, het café of de locatie.',
      en: 'Go back to where you last had it. Phone the transport company, the café or the location.',
    }),
    {
      nl: 'Gestolen? Doe aangifte bij de politie en bewaar het nummer.',
      en: 'Stolen? Report it to the police and keep the number.',
    },
    {
      nl: 'Schrijf op wat erop of erin stond, en of het met een code of versleuteling was beveiligd.',
      en: 'Write down what was on it or in it, and whether a code or encryption protected it.',
    },
  ],
  'published-by-mistake': [
    {
      nl: 'Maak een schermafdruk met datum en adres van de pagina, en haal het daarna offline.',
      en: 'Take a screenshot with the date and the address of the page, then take it offline.',
    },
    {
      nl: 'Vraag de webbeheerder om de pagina ook uit zoekmachines te laten halen.',
      en: 'Ask the web administrator to have the page removed from search engines too.',
    },
    {
      nl: 'Vraag de webbeheerder om de logboeken te bewaren: hoe vaak is de pagina bekeken?',
      en: 'Ask the web administrator to keep the logs: how often was the page viewed?',
    },
    { nl: 'Deel de link met niemand meer.', en: 'Share the link with nobody any more.' },
  ],
  'hacking-malware-phishing': [
    {
      nl: 'Bel ICT meteen. Wacht niet tot morgen.',
      en: 'Phone IT at once. Do not wait until tomorrow.',
    },
    {
      nl: 'Haal het apparaat van het netwerk (wifi uit, kabel eruit), maar laat het aan staan.',
      en: 'Take the device off the network (wifi off, cable out), but leave it switched on.',
    },
    {
      nl: 'Verander op een ander apparaat het wachtwoord dat u hebt ingevuld, overal waar u het gebruikt.',
      en: 'On another device, change the password that you entered, everywhere you use it.',
    },
    {
      nl: 'Laat de verdachte mail staan en klik nergens meer op. Stuur hem alleen door als ICT dat vraagt.',
      en: 'Keep the suspicious mail and click nothing more. Forward it only if IT asks you to.',
    },
    {
      nl: 'Betaal niets en praat niet met de aanvaller.',
      en: 'Pay nothing and do not talk to the attacker.',
    },
  ],
  'added-to-wrong-file': [
    {
      nl: 'Schrijf op in welk dossier het stuk terechtkwam en in welk dossier het hoort.',
      en: 'Write down into which file the document went and into which it belongs.',
    },
    {
      nl: 'Vraag de applicatiebeheerder om het te verplaatsen. Wis het niet zelf: dan is niet meer te zien wie het las.',
      en: 'Ask the application manager to move it. Do not delete it: then nobody can see who read it.',
    },
    {
      nl: 'Waarschuw wie met het verkeerde dossier werkt: de zorg mag niet op deze gegevens worden gebaseerd.',
      en: 'Warn whoever works with the wrong file: care must not be based on these data.',
    },
    {
      nl: 'Kan een cliënt of familielid in het dossier meekijken? Zeg dat erbij.',
      en: 'Can a client or relative look into the file? Say so.',
    },
  ],
  snooping: [
    DO_NOT_TIP_OFF,
    {
      nl: 'Praat er met niemand over, behalve met wie deze melding behandelt.',
      en: 'Talk to nobody about it, except to whoever handles this report.',
    },
    {
      nl: 'Kijk niet zelf in dossiers of logboeken om het na te gaan.',
      en: 'Do not look into files or logs yourself to check it.',
    },
    {
      nl: 'Vraag ICT niet zelf om iets af te sluiten. Wie de melding behandelt, laat eerst de logboeken bewaren.',
      en: 'Do not ask IT to close anything. Whoever handles the report has the logs kept first.',
    },
    {
      nl: 'Schrijf op wat u zag: wanneer, in welk systeem, en om welk soort gegevens het ging.',
      en: 'Write down what you saw: when, in which system, and what kind of data.',
    },
    {
      nl: 'Gaat het over iemand die zelf meldingen behandelt? Vul dat aan bij uw melding.',
      en: 'Is it about somebody who handles reports? Add that to your report.',
    },
  ],
  other: [
    {
      nl: 'Deed een collega dit met opzet? Spreek hem er niet op aan en laat niets merken.',
      en: 'Did a colleague do this on purpose? Do not confront him, and let nothing show.',
    },
    {
      nl: 'Stop wat het lek nu nog groter maakt, als dat veilig kan.',
      en: 'Stop what still makes the leak bigger, if that is safe.',
    },
    reachingOut({
      nl: 'Kreeg iemand de gegevens per ongeluk? Vraag hem om ze te wissen, niet door te sturen, en dat op te schrijven.',
      en: 'Did somebody get the data by accident? Ask him to delete them, not to forward them, and to confirm that in writing.',
    }),
    {
      nl: 'Ging het om een computer of een account? Bel dan ICT.',
      en: 'Was it a computer or an account? Then phone IT.',
    },
  ],
};

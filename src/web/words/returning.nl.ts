/** For whoever reported and comes back with number and code. */
export const returning = {
  title: 'Terug naar uw melding',
  intro:
    'Met het nummer en de geheime code die u bij uw melding kreeg, ziet u hoe het ermee staat, of er een vraag voor u is, en kunt u iets toevoegen.',
  danger: 'Is iemand nu in gevaar? Bel eerst 112.',
  reference: 'Nummer',
  referenceHint: 'Bijvoorbeeld: DL-2026-7K3F-9Q2M',
  secret: 'Geheime code',
  secretHint:
    'Hoofdletters, spaties en streepjes maken niet uit. U mag ook alles plakken wat u van het ontvangstbewijs kopieerde.',
  open: 'Open mijn melding',
  expired:
    'Uw melding stond langer dan een half uur open en is weer dicht. Vul nummer en code opnieuw in. Wat u typte, staat daarna weer klaar.',
  lost: 'Bent u de code kwijt?',
  lostText:
    'Wij bewaren de code niet en kunnen u geen nieuwe geven. Bel de organisatie en noem het nummer. Of doe een nieuwe melding, en noem daarin het nummer van de eerste.',

  of: (reference: string) => `Uw melding ${reference}`,
  leaveNote: 'Uw melding blijft bewaard.',
  inDanger: 'Is iemand nu in gevaar?',
  received: (at: string) => `Binnengekomen op ${at}.`,
  status: 'Hoe het ermee staat',
  questions: 'Vragen voor u',
  noQuestions: 'Er is nu geen vraag voor u.',
  asked: (at: string) => `Gevraagd op ${at}`,
  sendAnswer: 'Verstuur dit antwoord',
  answered: 'Vragen van eerder',
  yourAnswer: (at: string) => `Uw antwoord van ${at}`,
  notNeeded: 'Hier hoeft u niet meer op te antwoorden.',
  add: 'Iets toevoegen',
  addLabel: 'Wat wilt u toevoegen?',
  addHint:
    'In uw eigen woorden. Geen namen van cliënten, geen BSN, geen lijsten. Een nummer van de politie mag wel.',
  sendAddition: 'Verstuur',
  fileLabel: 'Foto of bestand (mag leeg blijven)',
  fileHint:
    'Een foto, PDF, document, mail of tekst, tot 20 MB. U kunt het daarna niet zelf terugkijken of downloaden. Er mogen namen in staan: alleen wie datalekken behandelt en de FG zien het.',
  fileAgain: 'Kies het bestand opnieuw: een pagina kan dat niet onthouden.',
  outcome: 'Wat ervan is geworden',
  wish: 'Wilt u horen wat ervan wordt? Dan staat het hier zodra wij klaar zijn. Wij sturen u geen bericht: kom zelf terug met nummer en code.',
  sendWish: 'Ja, dat wil ik horen',
  wished: 'U wilt dit horen. Het staat hier zodra wij klaar zijn.',
  sendNoWish: 'Dat hoeft niet meer',
  own: 'Wat u zelf hebt gemeld',
  said: {
    description: 'Wat er is gebeurd',
    location: 'Plaats',
    system: 'Systeem of map',
    measuresTaken: 'Al gedaan',
    addition: 'Toegevoegd',
  },
  safely:
    'Deze pagina werkt een half uur. Bent u klaar? Sluit dan dit venster, zeker op een computer die ook anderen gebruiken.',
  sent: {
    answer: 'Uw antwoord is binnen.',
    add: 'Wat u toevoegde, is binnen.',
    file: 'Uw bestand is binnen.',
    wish: 'Wij hebben onthouden dat u het wilt horen.',
    noWish: 'Wij hebben onthouden dat u het niet hoeft te horen.',
  },
  sentBefore: 'Dit was al verstuurd. Wat nu in het veld staat, is nog niet verstuurd.',
};

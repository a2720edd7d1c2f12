import type { LetterRefusal } from '../../breach/views/letter-refusals.js';
import { figuresIn } from './figures.js';

const say = figuresIn('nl');

/** What stands at telling the people concerned: their letters, and the rounds in which they were told. */
export const letters = {
  title: (reference: string) => `Mensen inlichten: ${reference}`,
  undecided: 'Er is nog niet besloten of de betrokkenen worden ingelicht.',
  decidedYes: (at: string) => `Op ${at} is besloten: de betrokkenen inlichten.`,
  decidedNo: (at: string) => `Op ${at} is besloten: de betrokkenen niet inlichten.`,
  toDecision: 'Naar het besluit',

  nameless: (since: string) =>
    `Iemand kan in gevaar zijn (bekend sinds ${since}). Daarom is dit een andere brief: zonder naam en adres van de organisatie, en zonder iets waaruit blijkt waar iemand is of hulp krijgt.`,
  wishes: {
    title: 'Voor wie en hoe',
    voor: 'Wie leest het?',
    vertegenwoordiger: 'Aan wie gaat het, als iemand anders voor de lezer beslist?',
    niemand: 'niemand anders: de lezer zelf',
    middel: 'Hoe vertelt u het?',
    brieftaal: 'In welke taal?',
    languages: { nl: 'Nederlands', en: 'Engels' },
    submit: 'Maak de brief',
  },

  refused: 'Er is nu geen brief',
  refusals: {
    merged: 'Dit dossier is samengevoegd met een ander. Ga daar verder.',
    'safe-contact-first':
      'Iemand kan in gevaar zijn. Leg eerst een veilige manier van contact vast. Eerder wordt er niets klaargezet om te versturen.',
    'not-in-public-in-danger':
      'Iemand kan in gevaar zijn. Vertel het niet in het openbaar, maar aan ieder apart, op de veilige manier.',
    'not-in-public-for-one': 'Het gaat om één persoon. Vertel het die persoon, niet iedereen.',
    'representative-needed':
      'Voor een kind onder de 16 hoort een ouder of voogd het ook. Kies hieronder wie. Alleen als het belang van het kind zich daartegen verzet, gaat de brief naar het kind zelf.',
    'reader-decides-himself': 'Vanaf 16 jaar beslist iemand zelf. De brief gaat naar de lezer zelf.',
    'interest-of-child-opposes':
      'Het is beter voor het kind als deze ouder het niet hoort. Kies een voogd, of het kind zelf.',
    'interest-of-child-unknown':
      'Iemand kan in gevaar zijn. Leg eerst vast of een ouder het mag weten, gelet op het belang van het kind.',
  } satisfies Record<LetterRefusal, string>,
  mend: {
    safeContact: 'Veilige manier van contact vastleggen',
    interestOfChild: 'Belang van het kind vastleggen',
    survivor: 'Naar het andere dossier',
  },

  gaps: (count: number) => say`Wat nog ontbreekt (${count})`,
  gapsHint:
    'In de brief staat daar [nog invullen]. Vul dit eerst in: daarna maakt Lekwacht de brief opnieuw.',
  toAssessment: 'invullen bij de beoordeling',
  own: 'Eigen zinnen en keuzes',
  preview: 'De brief zoals hij nu is',
  instructions: 'Let hierop bij het vertellen',
  promises: 'Wat de organisatie hierover belooft',

  record: {
    title: 'De brief aanpassen, en vastleggen dat mensen zijn ingelicht',
    withoutLetter: 'Vastleggen dat mensen toch zijn ingelicht',
    text: 'De tekst zoals u hem verstuurt of verstuurde',
    textHint: 'U kunt alles veranderen. Wat hier staat, wordt precies zo bewaard.',
    stillOpen: 'In deze tekst staat nog [nog invullen].',
    told: (parts: string) => `Uitgelegd is: ${parts}.`,
    ownText: 'Dit is uw eigen tekst.',
    asPrepared:
      'Begin opnieuw met de brief van Lekwacht (wat u op deze bladzijde nog niet vastlegde, vervalt)',
    look: 'Bekijk deze tekst om af te drukken',
    print: 'Druk de brief af',
  },

  rounds: 'Wie al is ingelicht',
  noRounds: 'Nog niemand is ingelicht.',
  reached: (reached: number, concerned: number) => say`${reached} van ${concerned} mensen bereikt`,
  sentNotKnown: (count: number, at: string) =>
    say`Verstuurd aan ${count} mensen, het laatst op ${at}; nog niet bekend wie is bereikt`,
  recordResult: 'Weet u wie is bereikt? Leg dat hieronder vast bij ‘Vastleggen wie is bereikt’.',
  returned: (count: number) => say`${count} brieven terug`,
  unreachable: (count: number) => say`${count} niet te bereiken`,
  awaited: (count: number) => say`van ${count} nog niet bekend`,
  toBeTold: (count: number) => say`Nog ${count} mensen moeten worden ingelicht.`,
  covered: (by: string) => `Voor de rest geldt: ${by}.`,
  round: (means: string, at: string) => `${means}, ${at}`,
  intended: (count: number) => say`bedoeld voor ${count}`,
  reachedInRound: (count: number) => say`bereikt: ${count}`,
  notKnown: 'nog niet bekend wie is bereikt',
  keptText: 'Lees wat zij kregen',
  result: 'Vastleggen wie is bereikt',
  correct: 'Corrigeren wat hierover is vastgelegd',
  sentTitle: (at: string) => `Wat mensen kregen op ${at}`,
  back: 'Terug naar de brieven',
};

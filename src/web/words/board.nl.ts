import type { Outcome, Question } from '../../breach/domain/question.js';
import { figuresIn } from './figures.js';

const say = figuresIn('nl');

const IN_REGISTER = 'Dit komt in het register van datalekken. De AP kan het register opvragen.';

/** Where the board decides, mostly on a phone. */
export const board = {
  title: 'Besluiten',
  what: 'Wat er is gebeurd',
  byReporter: 'Dit zegt de melder. Het is nog niet beoordeeld.',
  data: 'Gegevens',
  people: 'Mensen',
  holder: 'Bij wie',
  done: 'Gedaan',
  unknown: 'nog niet bekend',
  deleted: ({ inWriting, everywhere }: { readonly inWriting: boolean; readonly everywhere?: boolean }) =>
    everywhere === false
      ? `een deel van de ontvangers ${inWriting ? 'schreef' : 'zei'} dat zij de gegevens hebben gewist; anderen hebben ze misschien nog`
      : `de ontvanger ${inWriting ? 'schreef' : 'zei'} dat alles is gewist`,
  againstDanger: (averted: boolean) =>
    averted ? 'het gevaar is weggenomen' : 'er is iets tegen het gevaar gedaan; het is nog niet weg',
  planned: (what: string) => `gepland: ${what}`,
  left: (count: number) =>
    count === 0 ? 'Er wacht niets meer op het bestuur.' : say`Voor het bestuur nog ${count} te doen.`,
  next: {
    title: 'Wat er nu komt',
    close: 'Er staat geen taak meer open. De behandelaar kan het dossier sluiten.',
    before: (at: string, left: string) => `vóór ${at} (${left})`,
    soon: 'zo snel mogelijk',
    handledBy: (name: string) => `Dit dossier wordt behandeld door ${name}.`,
    nobody: 'Nog niemand behandelt dit dossier.',
  },
  /** When the law itself asks for it. */
  law: {
    'notify-authority':
      'De wet: melden moet, behalve als een risico voor mensen niet waarschijnlijk is (artikel 33, lid 1, AVG).',
    'inform-people':
      'De wet: mensen inlichten moet als hun risico waarschijnlijk hoog is (artikel 34, lid 1, AVG). Bij een kleiner risico mag het.',
  } satisfies Record<Question, string>,
  missing: (count: number) =>
    count === 1 ? 'Dit is nog niet bekend' : say`Deze ${count} dingen zijn nog niet bekend`,
  whoAdds: 'Wie het dossier behandelt, vult dit aan bij de beoordeling.',
  lacking: 'Nog niet klaar',
  notAssessed: 'Het datalek is nog niet beoordeeld.',
  fgNotHeard: 'De FG heeft nog geen advies gegeven.',
  fgNotHeardHere: 'De FG heeft hierover nog geen advies gegeven.',
  fgAsked: (at: string) => `De FG is op ${at} om advies gevraagd en heeft nog niet geadviseerd.`,
  mayDecideAlready:
    'U kunt wel al besluiten: de termijn wacht niet. Komt er later een ander advies, dan kijkt u er opnieuw naar.',
  toAssessment: 'Naar de beoordeling',
  said: 'Wat ervan gezegd wordt',
  fgReason: (reason: string) => `De FG: “${reason}”`,
  promised: (sentence: string) => `Beloofd: “${sentence}”`,
  nobody: 'Niemand zei er nog iets over.',
  decided: (outcome: string, at: string) => `Besloten: ${outcome} (${at})`,
  ground: 'Grond',
  reason: 'Reden',
  departsFrom: 'Wijkt af van',
  departure: 'Waarom het afwijkt',
  remark: 'Toelichting',
  under: 'Besloten met',
  spoke: 'Wie dat zei',
  stands: 'Stand',
  own: 'U legde dit zelf vast. Iemand anders van het bestuur antwoordt.',
  anew: 'Besluit opnieuw',
  outcome: {
    'notify-authority': { yes: 'Ja, melden aan de AP', no: 'Nee, niet melden' },
    'inform-people': { yes: 'Ja, de mensen inlichten', no: 'Nee, niet inlichten' },
  },
  departs: (from: string) => `wijkt af van ${from}`,
  chooseGround: 'Op welke grond?',
  why: 'Waarom? Noem niemand',
  inRegister: IN_REGISTER,
  whereItGoes: {
    'notify-authority': { yes: IN_REGISTER, no: IN_REGISTER },
    'inform-people': {
      yes: IN_REGISTER,
      no: 'Dit komt in het register van datalekken, en in de melding aan de AP als die er komt.',
    },
  } satisfies Record<Question, Record<Outcome, string>>,
  whyDeparts: (from: string) => `Waarom wijkt u af van ${from}?`,
  public: 'Waar en hoe lezen mensen het?',
  publicHint: 'Alleen als u kiest voor openbaar vertellen.',
  decideSo: (outcome: string) => `Leg vast: ${outcome}`,
  underMandate: (mandate: string) => `U besluit met ${mandate}. Het bestuur bekrachtigt het daarna.`,
  notNow: (outcome: string, why: string) => `${outcome}: kan nu niet. ${why}`,
  ratify: {
    yes: 'Bekrachtig dit besluit',
    no: 'Bekrachtig het niet',
    why: 'Waarom niet?',
  },
  confirm: {
    yes: 'Ja, dit besloot het bestuur',
    no: 'Dit klopt niet',
    why: 'Wat klopt er niet?',
  },
  uphold: {
    title: 'Er is daarna iets veranderd',
    against: (from: string) =>
      `Anders dan het besluit is nu: ${from}. Besluit opnieuw, of houd het besluit in stand.`,
    why: 'Waarom blijft het besluit staan?',
    submit: 'Houd het besluit in stand',
  },
  onBehalf: {
    title: 'Het bestuur besloot al, telefonisch of in een gesprek',
    hint: 'Het telt meteen. Het bestuur bevestigt het later.',
    who: 'Wie zei het?',
    function: 'In welke functie?',
    heardBy: 'Hoe hoorde u het?',
    decidedAt: 'Wanneer?',
    submit: 'Leg vast wat het bestuur besloot',
  },
  contact: {
    title: 'Pogingen om het bestuur te bereiken',
    hint: 'Na twee pogingen zonder antwoord, met tijd ertussen, kan de gemandateerde besluiten.',
    line: (at: string, reached: boolean) => `${at}: ${reached ? 'bereikt' : 'niet bereikt'}`,
    none: 'Nog geen.',
    at: 'Wanneer?',
    reached: 'Kreeg u het bestuur te pakken?',
    how: 'Hoe probeerde u het?',
    submit: 'Leg deze poging vast',
  },
  mandate: {
    title: 'Mandaat in dit dossier',
    granted: (until: string | undefined) =>
      until === undefined
        ? 'De gemandateerde mag besluiten.'
        : `De gemandateerde mag besluiten tot ${until}.`,
    none: 'De gemandateerde besluit hier niet, behalve als het haast heeft.',
    until: 'Tot wanneer? Mag leeg blijven',
    grant: 'Laat de gemandateerde besluiten',
    revoke: 'Trek het mandaat in',
  },
  list: {
    title: 'Wacht op het bestuur',
    ratify: 'Te bekrachtigen',
    ratifyHint: 'Zet een vinkje bij wat u bekrachtigt. Wilt u iets niet bekrachtigen? Open dan het dossier.',
    ratifyAll: 'Bekrachtig wat is aangevinkt',
    other: 'Verder te doen',
    nothing: 'Niets wacht op u.',
    done: 'Bekrachtigd',
    notDone: (why: string) => `Niet bekrachtigd: ${why}`,
    gone: 'U kunt dit dossier niet meer zien.',
    results: 'Wat er is gebeurd',
    open: 'Open het dossier',
    more: 'Verder',
  },
};

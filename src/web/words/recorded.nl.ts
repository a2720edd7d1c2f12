import { figuresIn } from './figures.js';

const say = figuresIn('nl');

/** What was recorded of a breach, in words that the register and its dossier share. */
export const recorded = {
  erased: (by: number | undefined) =>
    by === undefined ? '[gewist]' : `[gewist: regel ${by} van de tijdlijn]`,
  unreadable: '[niet te lezen: de sleutel ontbreekt of past niet]',
  unreadableForNow: '[nu niet te lezen, niet verloren]',
  lacksTexts:
    'De teksten van dit dossier zijn nu niet te lezen. Ze zijn niet verloren. Tijden, aantallen, keuzes en besluiten kloppen. U kunt hier nu niets vastleggen. Probeer het over een paar minuten opnieuw.',
  aware: (at: string, basis: string) =>
    `Bekend bij de organisatie sinds ${at} (${basis}); vanaf dan tellen de 72 uur`,
  happened: (from: string | undefined, until: string | undefined) =>
    from !== undefined && from === until
      ? `Op ${from}`
      : [from && `Vanaf ${from}`, until && `${from === undefined ? 'Tot' : 'tot'} ${until}`]
          .filter((part) => part !== undefined)
          .join(' '),
  notAssessed: 'Nog niet beoordeeld.',
  people: (min: number, max: number) =>
    max === 1 ? '1 persoon' : min === max ? say`${max} mensen` : say`${min} tot ${max} mensen`,
  peopleAtLeast: (min: number) => say`minstens ${min} ${min === 1 ? 'persoon' : 'mensen'}`,
  place: (place: string) => `Plaats: ${place}`,
  severity: (word: string) => `Ernst: ${word}`,
  cause: (cause: string) => `Oorzaak: ${cause}`,
  lesson: (lesson: string) => `Geleerd: ${lesson}`,
  noMeasures: 'Nog geen.',
  taken: (at: string) => `gedaan ${at}`,
  planned: 'gepland',
  plannedFor: (at: string) => `gepland, klaar vóór ${at}`,
  dropped: (reason: string, at: string | undefined) =>
    `vervallen${at === undefined ? '' : ` op ${at}`}: ${reason}`,
  withdrawn: 'toch niet gedaan',
  decided: (outcome: string, at: string) => `Besluit: ${outcome} (${at})`,
  reason: (reason: string) => `Reden: ${reason}`,
  departsFrom: (from: string) => `Wijkt af van: ${from}`,
  departure: (reason: string) => `Waarom het afwijkt: ${reason}`,
  /** Given as the reason of a departure where nothing was departed from. */
  remark: (text: string) => `Toelichting: ${text}`,
  inPublic: (how: string) => `Openbaar verteld: ${how}`,
  underMandate: (mandate: string) => `Onder ${mandate}`,
  mandateGiven: (from: string, until: string | undefined) =>
    `Mandaat gegeven ${from}, ${until === undefined ? 'zonder einddatum' : `geldig tot ${until}`}`,
  emergencyMandate: (from: string, until: string | undefined) =>
    `Noodmandaat open vanaf ${from} ${until === undefined ? '(wanneer het weer sloot, is niet vastgelegd)' : `tot ${until}`}`,
  momentUnknown: (at: string) => `later ingevoerd, ${at}; moment niet bekend`,
  by: (role: string) => `vastgelegd door: ${role}`,
  recordedBy: (at: string, role: string) => `${at}, door: ${role}`,
  onBehalf: 'Vastgelegd namens het bestuur',
  upheld: (at: string, role: string, reason: string) =>
    `In stand gehouden op ${at}, door: ${role}: ${reason}`,
  /** Of one that the board refused or contradicted. */
  decidedWas: (outcome: string, at: string) => `Besluit was: ${outcome} (${at}), en geldt niet meer`,
  replaced: (at: string) => `Vervangen door een nieuw besluit op ${at}`,
  earlierDecisions: 'Eerdere besluiten',
  undecided: 'Nog geen besluit.',
  number: (number: string) => `nummer ${number}`,
  late: (days: number, hours: number) =>
    days > 0 ? `${days} ${days === 1 ? 'dag' : 'dagen'} te laat` : `${hours} uur te laat`,
  delay: (reason: string) => `Waarom te laat: ${reason}`,
  noDelayReason: 'Te laat, zonder reden.',
  incomplete: 'nog niet compleet',
  corrected: (reason: string) => `Verbeterd: ${reason}`,
  reached: (reached: number, concerned: number) => say`${reached} van ${concerned} bereikt`,
  toBeTold: (count: number) => say`Nog in te lichten: ${count}`,
  publicToBeTold: 'De openbare mededeling moet nog worden vastgelegd.',
  covered: (by: string) => `De anderen: ${by}`,
  matter: (kind: string, settled: boolean, at: string | undefined) =>
    `${kind}: ${settled ? 'afgehandeld' : 'open'}${at === undefined ? '' : `, ${settled ? '' : 'vóór '}${at}`}`,
};

import type { Sentence } from '../sentence.js';

/** What the profile of the organisation says that the law asks to tell. */
export interface AccessFacts {
  readonly organisation: string;
  readonly address?: string;
  readonly fg?: { readonly name?: string; readonly email?: string; readonly phone?: string };
  /** Years that a dossier is kept after it was closed. */
  readonly yearsKept: number;
  /** Who else gets data of the organisation. */
  readonly recipients: readonly string[];
}

/** One of the things that Art. 15(1) GDPR asks to tell beside the data themselves. */
export interface ToldWithAccess {
  /** Of Art. 15(1), or where else it is asked. */
  readonly article: string;
  readonly title: Sentence;
  readonly lines: readonly Sentence[];
}

/** Art. 15(1)(a) to (h) GDPR, of what a desk for breaches holds. */
export function toldWithAccess(facts: AccessFacts): readonly ToldWithAccess[] {
  const { organisation, address, yearsKept } = facts;
  return [
    {
      article: '15(1)(a)',
      title: { nl: 'Waarom wij deze gegevens hebben', en: 'Why we hold these data' },
      lines: [
        {
          nl: 'Wij hebben ze om datalekken te behandelen: om te weten wat er is gebeurd, mensen te beschermen en in te lichten, en te melden aan de Autoriteit Persoonsgegevens. Dat moet volgens artikel 33 en 34 AVG.',
          en: 'We hold them to deal with data breaches: to know what happened, to protect and inform people, and to notify the Dutch data protection authority. Art. 33 and 34 GDPR ask for it.',
        },
      ],
    },
    {
      article: '15(1)(b)',
      title: { nl: 'Wat voor gegevens het zijn', en: 'What kinds of data they are' },
      lines: [
        {
          nl: 'Het gaat om uw naam en hoe u te bereiken bent, voor zover die zijn genoemd, en om wat over u is verteld bij een datalek. Daar kunnen gegevens over gezondheid of zorg bij zijn.',
          en: 'Your name and how to reach you, as far as these were mentioned, and what was said about you with a data breach. That can include data about health or care.',
        },
      ],
    },
    {
      article: '15(1)(c)',
      title: { nl: 'Wie ze krijgt', en: 'Who receives them' },
      lines: recipients(facts),
    },
    {
      article: '15(1)(d)',
      title: { nl: 'Hoe lang wij ze bewaren', en: 'How long we keep them' },
      lines: [
        {
          nl: `Wij bewaren een dossier tot ${years(yearsKept).nl} nadat het is gesloten.`,
          en: `We keep a dossier until ${years(yearsKept).en} after it was closed.`,
        },
      ],
    },
    {
      article: '15(1)(e)',
      title: { nl: 'Wat u verder kunt vragen', en: 'What else you can ask' },
      lines: [
        {
          nl: 'U kunt ons vragen om gegevens te verbeteren of te wissen, of om ze voorlopig niet te gebruiken. U kunt ook bezwaar maken.',
          en: 'You can ask us to correct or erase data, or not to use them for the time being. You can also object.',
        },
        ...reach(facts),
      ],
    },
    {
      article: '15(1)(f)',
      title: { nl: 'Bent u het niet met ons eens?', en: 'Do you disagree with us?' },
      lines: [
        {
          nl: 'U kunt een klacht indienen bij de Autoriteit Persoonsgegevens, Postbus 93374, 2509 AJ Den Haag, autoriteitpersoonsgegevens.nl.',
          en: 'You can complain to the Dutch data protection authority: Autoriteit Persoonsgegevens, Postbus 93374, 2509 AJ Den Haag, autoriteitpersoonsgegevens.nl.',
        },
        {
          nl: 'U kunt ook naar de rechter gaan, binnen zes weken nadat u dit antwoord kreeg (artikel 35 UAVG).',
          en: 'You can also go to court, within six weeks after you received this answer (Art. 35 UAVG).',
        },
      ],
    },
    {
      article: '15(1)(g)',
      title: { nl: 'Hoe wij eraan komen', en: 'Where we have them from' },
      lines: [
        {
          nl: 'Van wie het datalek meldde en van wie het hebben behandeld. Wie meldt, doet dat in vertrouwen: daarom noemen wij geen naam.',
          en: 'From who reported the breach and who dealt with it. A report is made in confidence: for that reason we mention no name.',
        },
      ],
    },
    {
      article: '15(1)(h)',
      title: { nl: 'Besluiten door een computer', en: 'Decisions by a computer' },
      lines: [
        {
          nl: 'Over u is niets besloten door een computer alleen.',
          en: 'Nothing about you was decided by a computer alone.',
        },
      ],
    },
    {
      article: '13(1)(a)',
      title: { nl: 'Wie wij zijn', en: 'Who we are' },
      lines: [organisation, ...(address === undefined ? [] : [address])].map((line) => ({
        nl: line,
        en: line,
      })),
    },
  ];
}

function recipients({ recipients: others }: AccessFacts): readonly Sentence[] {
  return [
    {
      nl: 'Als het moet, de Autoriteit Persoonsgegevens. Zij krijgt van ons geen namen van betrokkenen. Ook mensen die zijn geraakt door een datalek, krijgen bericht, zonder de namen van anderen.',
      en: 'Where it has to be, the Dutch data protection authority, without names of people concerned. People who were hit by a breach are told too, without the names of others.',
    },
    ...(others.length === 0
      ? []
      : [
          {
            nl: `Verder kunnen deze partijen gegevens van ons krijgen: ${others.join('; ')}.`,
            en: `These can receive data of ours as well: ${others.join('; ')}.`,
          },
        ]),
  ];
}

function reach({ fg, organisation }: AccessFacts): readonly Sentence[] {
  const said = [fg?.name, fg?.phone, fg?.email].filter((part) => part !== undefined).join(', ');
  return said === ''
    ? [{ nl: `Vraag dat aan ${organisation}.`, en: `Ask ${organisation}.` }]
    : [
        {
          nl: `Vraag dat aan onze functionaris voor gegevensbescherming: ${said}.`,
          en: `Ask our data protection officer: ${said}.`,
        },
      ];
}

const years = (count: number): Sentence => ({
  nl: `${count} jaar`,
  en: count === 1 ? '1 year' : `${count} years`,
});

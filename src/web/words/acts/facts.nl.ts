import { lists } from '../lists.nl.js';
import type { ActWords } from '../act-words.js';

const REGISTER = 'Dit komt in het register. Noem niemand.';

/** Acts on what happened and what was done about it. */
export const factActs = {
  lookAtReport: {
    title: 'Melding bekeken',
    intro:
      'Hiermee zegt u dat u de melding hebt gelezen en haar als melding behandelt. Vanaf dan tellen de data die de melder noemde.',
    submit: 'Ik heb de melding bekeken',
    fields: { note: 'Opmerking' },
  },
  correctReceipt: {
    title: 'Moment van ontvangst verbeteren',
    intro:
      'Alleen als de klok niet klopte toen de melding binnenkwam. Een later moment telt pas als een tweede persoon hetzelfde zegt.',
    submit: 'Leg het moment vast',
    fields: {
      receivedAt: 'Wanneer kwam de melding echt binnen?',
      reason: { label: 'Hoe weet u dat?', hint: REGISTER },
    },
  },
  establishAwareness: {
    title: 'Vaststellen sinds wanneer de organisatie het weet',
    intro:
      'Op dit moment begint de termijn van 72 uur (AVG artikel 33). Noemt de melding hieronder een eerder moment? Vul dat dan in. Kiest u een later moment dan hieronder al staat? Dan zijn een reden en een tweede persoon nodig.',
    submit: 'Stel het moment vast',
    fields: {
      awareAt: {
        label: 'Sinds wanneer weet de organisatie het?',
        hint: 'Zodra iemand die hier werkt er redelijk zeker van was. Wat een medewerker weet, weet de organisatie, ook als de teamleider of u het later hoorde. Moest eerst kort worden uitgezocht of het een datalek was? Dan telt het moment waarop dat duidelijk werd (EDPB-richtsnoeren 9/2022).',
      },
      facts: {
        label: 'Waar blijkt dat uit?',
        hint: 'Wat werd gezien of gehoord, en wanneer. Dit gaat naar de AP (vraag 4.3). Noem niemand.',
      },
      reason: {
        label: 'Reden',
        needed: 'als u een eerder vastgesteld moment verandert of een later moment kiest',
      },
      firstSignalAt: 'Wanneer was het eerste teken dat er iets mis was?',
      processorAwareAt: 'Wanneer wist de verwerker het?',
    },
  },
  confirmLaterAwareness: {
    title: 'Later moment bevestigen of afwijzen',
    intro: 'Een collega stelde een later moment van kennis voor. U beslist als tweede persoon.',
    submit: 'Leg vast',
    fields: {
      awareAt: 'Het moment dat werd voorgesteld',
      confirmed: { label: 'Ik bevestig dit moment', hint: 'Laat dit leeg om het af te wijzen.' },
      reason: { label: 'Reden', needed: 'bij een afwijzing' },
    },
  },
  acknowledgeAlarm: {
    title: 'Alarm overnemen',
    intro:
      'Hiermee zegt u dat u nu iets aan dit gevaar doet. Wie nog niet gebeld is, wordt dan niet meer gebeld. De melder ziet dat het is overgenomen, niet door wie.',
    submit: 'Ik neem het over',
    fields: { note: 'Opmerking' },
  },
  recordSafety: {
    title: 'Gevaar en veilig contact',
    intro: 'Veiligheid gaat vóór de wet. Schrijf niemand aan voordat er een veilige manier is.',
    submit: 'Leg vast',
    fields: {
      kind: { label: 'Wat legt u vast?', options: lists.safetyKinds },
      at: 'Wanneer was dat?',
      note: {
        label: 'Wat is er gedaan of afgesproken?',
        needed: 'als u meer vastlegt dan een gevaar',
        hint: 'Dit leest alleen wie in dit dossier mensen kan inlichten: behandelaar, FG, mandaathouder en bestuur. Het komt niet in het register.',
      },
      dangerAverted: 'Het gevaar is hiermee geweken',
    },
  },
  supplementReport: {
    title: 'Iets toevoegen aan de melding',
    submit: 'Voeg toe',
    fields: { text: { label: 'Wat wilt u toevoegen?', hint: 'Noem alleen namen als het echt nodig is.' } },
  },
  askReporter: {
    title: 'De melder iets vragen',
    intro:
      'De melder leest uw vraag letterlijk zodra die terugkomt met nummer en code. Zijn hier andere meldingen samengevoegd? Dan lezen die melders haar ook. Het kan dagen duren: wacht niet op het antwoord met wat moet gebeuren.',
    submit: 'Stel de vraag',
    fields: {
      text: {
        label: 'Uw vraag',
        hint: 'Schrijf in gewone taal, en vraag één ding. Noem geen namen van collega’s, cliënten of anderen. Schrijf niets over risico, advies of besluiten.',
      },
    },
  },
  recordAnswer: {
    title: 'Antwoord van de melder vastleggen',
    intro:
      'Voor een antwoord dat u anders hoorde, bijvoorbeeld aan de telefoon. Is de vraag niet meer nodig? Leg dan vast waarom.',
    submit: 'Leg het antwoord vast',
    fields: {
      asked: 'Op welke vraag?',
      text: { label: 'Wat is het antwoord?', hint: 'Noem alleen namen als het echt nodig is.' },
    },
  },
  reviewSupplements: {
    title: 'Nagekomen aanvulling bekeken',
    intro: 'Er kwam iets bij nadat het dossier was geëindigd. Zeg wat het voor dit dossier betekent.',
    submit: 'Ik heb het bekeken',
    fields: { revision: 'Welke aanvulling?', conclusion: { label: 'Wat betekent het?', hint: REGISTER } },
  },
  establishInterestOfChild: {
    title: 'Belang van het kind',
    intro: 'Mag een ouder worden ingelicht? Bij meer kinderen telt het strengste antwoord.',
    submit: 'Leg vast',
    fields: {
      interest: { label: 'Het belang van het kind', options: lists.interestsOfChild },
      reason: 'Waarom?',
      lifts: 'Wat hiervoor tegen inlichten sprak, geldt voor geen enkel kind meer',
    },
  },
  establishOrganisationRole: {
    title: 'Van wie is dit datalek?',
    intro: 'Wie verantwoordelijk is, meldt aan de AP. Een verwerker vertelt het de verantwoordelijke.',
    submit: 'Leg vast',
    fields: {
      role: { label: 'Onze rol', options: lists.organisationRoles },
      reason: { label: 'Waarom?', hint: REGISTER },
    },
  },
  recordControllerNotice: {
    title: 'Verantwoordelijke ingelicht',
    submit: 'Leg vast',
    fields: {
      informedAt: 'Wanneer is het de verantwoordelijke verteld?',
      controller: {
        label: 'Welke organisatie is de verantwoordelijke?',
        hint: 'Dit komt in het register: noem de organisatie, geen persoon.',
      },
    },
  },
  recordMeasure: {
    title: 'Maatregel',
    intro: 'Plan een maatregel, leg vast dat hij is genomen, of dat hij er niet komt.',
    submit: 'Leg de maatregel vast',
    fields: {
      measure: {
        label: 'Welke maatregel?',
        hint: 'Kies er een die gepland was, of laat dit leeg voor een nieuwe.',
      },
      kind: { label: 'Soort', needed: 'bij een nieuwe maatregel', options: lists.measureKinds },
      what: { label: 'Wat?', needed: 'bij een nieuwe maatregel', hint: REGISTER },
      'forPeople.nl': {
        label: 'Zo staat het in de brief',
        hint: 'Alleen als de betrokken mensen het moeten weten. Geen namen, geen “u” of “je”, hooguit 25 woorden per zin.',
      },
      'forPeople.en': {
        label: 'Dezelfde zin in het Engels',
        hint: 'Alleen als iemand een brief in het Engels krijgt.',
      },
      dueAt: { label: 'Wanneer moet het klaar zijn?', hint: 'Voor wat nog moet gebeuren.' },
      takenAt: { label: 'Wanneer is het gedaan?', hint: 'Laat dit leeg als het nog moet gebeuren.' },
      droppedBecause: {
        label: 'Waarom gebeurt het niet?',
        hint: `Alleen als een geplande maatregel vervalt. ${REGISTER}`,
      },
    },
  },
  confirmDeletion: {
    title: 'Ontvanger heeft gewist',
    intro: 'Wie de gegevens ten onrechte had, zegt dat hij ze heeft gewist.',
    submit: 'Leg vast',
    fields: {
      confirmedAt: 'Wanneer zei hij dat?',
      inWriting: { label: 'Hoe?', options: { true: 'Schriftelijk', false: 'Mondeling' } },
      everywhere: {
        label: 'Zijn de gegevens nu nergens meer?',
        hint: 'Alleen bij ja schrijft een brief dat niets is bewaard.',
        options: {
          true: 'Ja: niemand anders heeft ze nog',
          false: 'Nee, of dat is niet zeker: ook anderen kregen ze',
        },
      },
      by: 'Wie zei het?',
    },
  },
  establishRootCause: {
    title: 'Oorzaak',
    submit: 'Leg de oorzaak vast',
    fields: { cause: { label: 'Hoe kon het gebeuren?', hint: REGISTER } },
  },
  establishInvolvement: {
    title: 'Verwerking, systeem en verwerker',
    intro:
      'Kies een naam uit het profiel van de organisatie, of schrijf er zelf een. Wat u leeg laat, is niet bekend.',
    submit: 'Leg vast',
    fields: {
      processingActivity: { label: 'Bij welke verwerking hoort het?', hint: REGISTER },
      system: 'Welk systeem?',
      processor: 'Welke verwerker?',
    },
  },
  stateEarlierMiss: {
    title: 'Termijn verstreken vóór het invoeren',
    intro:
      'Deze melding is later ingevoerd. De klok zegt niets over de tijd daarvoor. Is de termijn voor de AP toen verstreken? Leg dat dan hier vast.',
    submit: 'Leg vast',
    fields: {
      missed: { label: 'Was de termijn al verstreken?', options: { true: 'Ja', false: 'Nee' } },
      reason: { label: 'Hoe weet u dat?', hint: REGISTER },
    },
  },
  recordLesson: {
    title: 'Wat we ervan leren',
    submit: 'Leg vast',
    fields: { lesson: { label: 'Wat leren we ervan?', hint: REGISTER } },
  },
} satisfies Record<string, ActWords>;

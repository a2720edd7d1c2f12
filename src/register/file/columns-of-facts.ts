import { toMilliseconds, type Moment } from '../../shared/moment.js';
import { DATA_CATEGORIES, SPECIAL_CATEGORIES } from '../../law/ap-vocabulary.js';
import {
  among,
  coded,
  codedOrTold,
  text,
  dayOrMoment,
  line,
  moment,
  onWall,
  plain,
  stated,
  told,
  wallOf,
  wordsOf,
  type Column,
} from './column.js';
import type { RegisterEntryAnswer } from '../register-entry.answer.js';
import type { RegisterWords } from './register-words.js';

/** Art. 33(2): a processor tells its controller, who tells the AP. The law sets no number of hours: they are told as they were. */
const controllerColumns: readonly Column[] = [
  moment(
    'Verwerkingsverantwoordelijke ingelicht op',
    'controllerInformed.informedAt',
    ({ controllerInformed }) => controllerInformed?.informedAt,
  ),
  plain(
    'Verwerkingsverantwoordelijke: welke organisatie',
    'controllerInformed.controller',
    ({ controllerInformed }) => controllerInformed?.controller,
  ),
  plain(
    'Verwerkingsverantwoordelijke ingelicht: hele uren nadat wij het wisten',
    'controllerInformed.informedAt, awareAt',
    ({ controllerInformed, awareAt }) =>
      controllerInformed && hoursBetween(awareAt, controllerInformed.informedAt),
  ),
  coded(
    'Verwerkingsverantwoordelijke nog in te lichten',
    'controllerInformed',
    'booleans',
    ({ organisationRole, controllerInformed }) =>
      organisationRole === 'processor' ? String(controllerInformed === undefined) : undefined,
  ),
];

const hoursBetween = (from: Moment, to: Moment): number =>
  Math.floor((toMilliseconds(to) - toMilliseconds(from)) / 3_600_000);

/** The reason itself is personal: where it stands is told. */
function awareLater(
  { awareAfterDiscovery: why, awarenessStated: stated }: RegisterEntryAnswer,
  words: RegisterWords,
): readonly string[] | undefined {
  if (why === undefined) return undefined;
  const where =
    stated &&
    ` (tijdlijn ${onWall(stated.statedAt)}, vastgesteld door: ${wordsOf(words, 'roles')(stated.byRole)})`;
  return [`${wordsOf(words, 'awareAfterDiscovery')(why)}${where ?? ''}`];
}

/** Each of them, with what it established where that is not what counts now. */
function establishments(
  { awareAt, awarenessesStated: all }: RegisterEntryAnswer,
  words: RegisterWords,
): readonly string[] {
  return all.map(({ awareAt: established, statedAt, byRole }) =>
    line(
      `${wordsOf(words, 'roles')(byRole)}, ${onWall(statedAt)}`,
      (all.length > 1 || established !== awareAt) && `bekend op ${onWall(established)}`,
    ).concat(' (waaruit het blijkt staat in het dossier)'),
  );
}

/** Which breach it is, and its moments. */
export const identityColumns: readonly Column[] = [
  plain('Referentie', 'reference', ({ reference }) => reference),
  {
    title: 'Organisatie',
    field: 'organisation',
    cell: ({ organisation }, { nameOf }) => nameOf(organisation),
  },
  coded('Stand', 'status', 'statuses', ({ status }) => status),
  // It counts as a controller’s until somebody says whose it is.
  {
    ...{ title: 'Rol van de organisatie', field: 'organisationRole', codes: 'organisationRoles' },
    cell: ({ organisationRole }, { words }) => {
      const word = wordsOf(words, 'organisationRoles');
      return organisationRole === undefined
        ? `${word('controller')} (door niemand vastgesteld)`
        : word(organisationRole);
    },
  },
  text('Rol van de organisatie: reden', 'reasonOfRole', ({ reasonOfRole }) => reasonOfRole),
  told(
    'Rol van de organisatie: vastgesteld',
    'roleStatedAt, roleStatedByRole',
    ({ roleStatedAt: at, roleStatedByRole: role }, words) =>
      at && role ? [`${onWall(at)}, door: ${wordsOf(words, 'roles')(role)}`] : undefined,
    { roleStatedByRole: 'roles' },
  ),
  plain('Eigen nummer', 'ownNumber', ({ ownNumber }) => ownNumber),
  plain('Eigen nummer: van wie', 'numberOf', ({ numberOf }) => numberOf),
  plain('Verwerking', 'involved.processingActivity', ({ involved }) => involved?.processingActivity),
  plain('Systeem', 'involved.system', ({ involved }) => involved?.system),
  plain('Verwerker', 'involved.processor', ({ involved }) => involved?.processor),
  dayOrMoment(
    'Melding ontvangen',
    'receivedAt',
    ({ receivedDay }) => receivedDay,
    ({ receivedAt }) => receivedAt,
  ),
  coded('Hoe binnengekomen (als het later is ingevoerd)', 'channel', 'channels', ({ channel }) => channel),
  moment('Later ingevoerd', 'enteredAt', ({ enteredAt }) => enteredAt),
  stated('Begonnen', 'occurredFrom', ({ occurredFrom }) => occurredFrom),
  stated('Geëindigd', 'occurredUntil', ({ occurredUntil }) => occurredUntil),
  coded('Duurde nog voort', 'ongoing', 'booleans', ({ ongoing }) =>
    ongoing === undefined ? undefined : String(ongoing),
  ),
  stated('Ontdekt (iemand merkte het)', 'discovered', ({ discovered }) => discovered),
  moment('Eerste teken', 'firstSignalAt', ({ firstSignalAt }) => firstSignalAt),
  moment('Bekend bij de verwerker', 'processorAwareAt', ({ processorAwareAt }) => processorAwareAt),
  dayOrMoment(
    'Bekend bij de organisatie (begin van de 72 uur)',
    'awareAt',
    ({ awareDay }) => awareDay,
    ({ awareAt }) => awareAt,
  ),
  moment(
    'Bekend bij de organisatie, als klopt wat de melder of de verwerker zegt (nog door niemand bekeken)',
    'awareAtIfClaimHolds',
    ({ awareAtIfClaimHolds }) => awareAtIfClaimHolds,
  ),
  coded(
    'Bekend: voorlopig of vastgesteld',
    'awarenessBasis',
    'bases',
    ({ awarenessBasis }) => awarenessBasis,
  ),
  told('Bekend: door wie vastgesteld', 'awarenessesStated', establishments, {
    'awarenessesStated.byRole': 'roles',
  }),
  told('Bekend later dan ontdekt: waarom', 'awareAfterDiscovery, awarenessStated', awareLater, {
    awareAfterDiscovery: 'awareAfterDiscovery',
    'awarenessStated.byRole': 'roles',
  }),
  moment('Melden aan de AP vóór', 'dueAt', ({ dueAt }) => dueAt),
  moment(
    'Melden aan de AP vóór, als klopt wat de melder zegt (nog door niemand bekeken)',
    'dueAtIfClaimHolds',
    ({ dueAtIfClaimHolds }) => dueAtIfClaimHolds,
  ),
  coded('Termijn gemist vóór het invoeren', 'earlierMiss.missed', 'booleans', ({ earlierMiss }) =>
    earlierMiss === undefined ? undefined : String(earlierMiss.missed),
  ),
  text(
    'Termijn gemist vóór het invoeren: reden',
    'earlierMiss.reason',
    ({ earlierMiss }) => earlierMiss?.reason,
  ),
  ...controllerColumns,
];

/** What the reporter stated: claims. */
const reportedColumns: readonly Column[] = [
  coded('Melder', 'reported.by', 'reporterKinds', ({ reported }) => reported.by),
  coded(
    'Volgens de melder: soort',
    'reported.incidentType',
    'incidentTypes',
    ({ reported }) => reported.incidentType,
  ),
  coded(
    'Volgens de melder: gegevens',
    'reported.dataCategories',
    'data',
    ({ reported }) => reported.dataCategories,
  ),
  coded(
    'Volgens de melder: van wie',
    'reported.subjectGroups',
    'subjectGroups',
    ({ reported }) => reported.subjectGroups,
  ),
  plain(
    'Volgens de melder: mensen, ten minste',
    'reported.subjectCount.min',
    ({ reported }) => reported.subjectCount?.min,
  ),
  plain(
    'Volgens de melder: mensen, hoogstens',
    'reported.subjectCount.max',
    ({ reported }) => reported.subjectCount?.max,
  ),
  coded(
    'Volgens de melder: wie de gegevens heeft',
    'reported.recipient',
    'recipients',
    ({ reported }) => reported.recipient,
  ),
  coded(
    'Volgens de melder: iemand in gevaar',
    'reported.safetyRisk',
    'yesNoUnknown',
    ({ reported }) => reported.safetyRisk,
  ),
];

/** What was found. */
const assessedColumns: readonly Column[] = [
  {
    ...{ title: 'Beoordeeld op', field: 'assessmentsMade.at' },
    cell: ({ assessmentsMade }) =>
      assessmentsMade.length === 1
        ? wallOf(assessmentsMade[0]?.at)
        : assessmentsMade.map((made) => onWall(made.at)),
  },
  text('Wat er gebeurde', 'assessment.summary', ({ assessment }) => assessment?.summary),
  plain('Plaats', 'assessment.place', ({ assessment }) => assessment?.place),
  coded('Soort', 'assessment.incidentType', 'incidentTypes', ({ assessment }) => assessment?.incidentType),
  coded('Aard', 'assessment.natures', 'natures', ({ assessment }) => assessment?.natures),
  text('Oorzaak', 'rootCause', ({ rootCause }) => rootCause),
  among(
    DATA_CATEGORIES,
    codedOrTold(
      '6.1 (anders)',
      ...(['Gegevens', 'assessment.dataCategories', 'data'] as const),
      ({ assessment }) => assessment?.dataCategories,
    ),
  ),
  among(
    SPECIAL_CATEGORIES,
    coded(
      'Bijzondere gegevens',
      'assessment.specialCategories',
      'data',
      ({ assessment }) => assessment?.specialCategories,
    ),
  ),
  plain(
    'Records, ten minste',
    'assessment.recordCount.min',
    ({ assessment }) => assessment?.recordCount?.min,
  ),
  plain('Records, hoogstens', 'assessment.recordCount.max', ({ assessment }) => assessment?.recordCount?.max),
  codedOrTold(
    '7.1 (anders)',
    'Van wie',
    'assessment.subjectGroups',
    'subjectGroups',
    ({ assessment }) => assessment?.subjectGroups,
  ),
  told('Omschrijving van mensen en records', 'assessment.subjectsDescribed', ({ assessment }) =>
    [assessment?.subjectsDescribed, assessment?.recordCountNote].filter((part) => part !== undefined),
  ),
  plain(
    'Mensen, ten minste',
    'assessment.subjectCount.min',
    ({ assessment }) => assessment?.subjectCount?.min,
  ),
  plain(
    'Mensen, hoogstens',
    'assessment.subjectCount.max',
    ({ assessment }) => assessment?.subjectCount?.max,
  ),
  coded('Beveiliging', 'assessment.protection', 'protections', ({ assessment }) => assessment?.protection),
  plain(
    'Techniek van beveiliging',
    'assessment.protectionTechnique',
    ({ assessment }) => assessment?.protectionTechnique,
  ),
  codedOrTold(
    '9.2 (anders)',
    'Gevolgen voor mensen',
    'assessment.subjectConsequences',
    'subjectConsequences',
    ({ assessment }) => assessment?.subjectConsequences,
  ),
  codedOrTold(
    '9.1 (anders)',
    'Gevolgen voor de organisatie',
    'assessment.organisationConsequences',
    'organisationConsequences',
    ({ assessment }) => assessment?.organisationConsequences,
  ),
  coded('Ernst', 'assessment.severity', 'severities', ({ assessment }) => assessment?.severity),
  coded('Risico', 'assessment.risk', 'risks', ({ assessment }) => assessment?.risk),
];

/** Who has the data, as assessed, and whether he deleted them: what it rests on that a risk is not likely. */
const holderColumns: readonly Column[] = [
  coded('Wie de gegevens heeft', 'holders.recipientKind', 'dataHolders', ({ holders }) => {
    const { recipientKind, recipientKinds = [] } = holders ?? {};
    return [...new Set([...(recipientKind ? [recipientKind] : []), ...recipientKinds])];
  }),
  coded(
    'Wie de gegevens heeft: te vertrouwen',
    'holders.recipientTrust',
    'recipientTrusts',
    ({ holders }) => holders?.recipientTrust,
  ),
  coded(
    'Wie de gegevens heeft: heeft ze gezien',
    'holders.access',
    'findings',
    ({ holders }) => holders?.access,
  ),
  coded('Gegevens gewist: beoordeling', 'holders.deletion', 'deletions', ({ holders }) => holders?.deletion),
  told(
    'Gegevens gewist: bevestigd',
    'deletions',
    ({ deletions }, { lists }) =>
      deletions.map(({ confirmedAt, inWriting, everywhere, withdrawn }) => {
        const how = lists.deletions[inWriting ? 'confirmed-in-writing' : 'confirmed-orally'];
        return line(
          `${onWall(confirmedAt)} ${how}`,
          everywhere === false && 'niet bij iedereen',
          withdrawn && 'toch niet bevestigd',
        );
      }),
    { 'deletions.inWriting': 'deletions' },
  ),
];

/** Whether somebody was in danger, and whether that was taken away. */
const dangerColumns: readonly Column[] = [
  moment('Gevaar: aangegeven op', 'danger.raisedAt', ({ danger }) => danger?.raisedAt),
  coded('Gevaar: bestaat nog', 'danger.stands', 'booleans', ({ danger }) => danger && String(danger.stands)),
  moment('Gevaar: geweken', 'danger.avertedAt', ({ danger }) => danger?.avertedAt),
  moment(
    'Gevaar: veilige manier van contact sinds',
    'danger.safeContactAt',
    ({ danger }) => danger?.safeContactAt,
  ),
];

export const factColumns: readonly Column[] = [
  ...assessedColumns,
  ...holderColumns,
  ...reportedColumns,
  ...dangerColumns,
];

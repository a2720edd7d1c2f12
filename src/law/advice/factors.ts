import type { Sentence } from '../sentence.js';

/**
 * `up`: a known fact that makes risk likelier or worse. `down`: one that takes risk away. `caution`: something
 * unknown that was taken from its worse side, because doubt leans to notifying.
 */
type Direction = 'up' | 'down' | 'caution';

export interface FactorText extends Sentence {
  readonly direction: Direction;
  /** Article or guideline. */
  readonly source: string;
}

const IV_B = 'EDPB 9/2022, section IV.B';
const ENISA = 'ENISA 2013';

const up = (source: string, nl: string, en: string): FactorText => ({ direction: 'up', nl, en, source });
const down = (source: string, nl: string, en: string): FactorText => ({ direction: 'down', nl, en, source });
const caution = (source: string, nl: string, en: string): FactorText => ({
  direction: 'caution',
  nl,
  en,
  source,
});

/** Every factor the advice can weigh, in the words shown. */
export const FACTORS = {
  // How bad it would be in the wrong hands.
  'kinds-unknown': caution(
    IV_B,
    'Welke gegevens het zijn is nog niet (helemaal) bekend; tot dan gelden ze als gevoelig.',
    'What kinds of data these are is not (fully) known yet; until then they count as sensitive.',
  ),
  'ordinary-data': down(
    ENISA,
    'Het gaat alleen om gewone gegevens, zoals naam en contactgegevens.',
    'Only ordinary data are involved, such as names and contact details.',
  ),
  'special-category': up(
    'GDPR Art. 9(1)',
    'Er zijn bijzondere persoonsgegevens bij (zoals gezondheid, religie of politieke overtuiging).',
    'Special categories of data are involved (such as health, religion or political opinion).',
  ),
  criminal: up('GDPR Art. 10', 'Er zijn strafrechtelijke gegevens bij.', 'Data about crime are involved.'),
  'identity-number': up(
    'GDPR Art. 87, UAVG Art. 46',
    'Het BSN is erbij: dat maakt identiteitsfraude makkelijker.',
    'The national identification number (BSN) is involved: identity fraud becomes easier.',
  ),
  'identity-document': up(
    IV_B,
    'Een (kopie van een) identiteitsbewijs is erbij.',
    'An identity document, or a copy, is involved.',
  ),
  credentials: up(
    `${IV_B}; EDPB 01/2021, case 7`,
    'Er zijn inloggegevens bij; die wegen als wat zij openen.',
    'Credentials are involved; they weigh as what they open.',
  ),
  'financial-data': up(
    ENISA,
    'Er zijn financiële gegevens bij (rekening, kaart, inkomen, schulden of uitkering).',
    'Financial data are involved (account, card, income, debts or benefits).',
  ),
  'location-data': up(ENISA, 'Er zijn locatiegegevens bij.', 'Location data are involved.'),
  photos: up(
    'GDPR recital 51; EDPB 9/2022, section IV.B',
    'Er zijn foto’s of video’s van mensen bij.',
    'Photos or videos of people are involved.',
  ),
  'telling-data': up(
    IV_B,
    'De andere gegevens vertellen veel over iemand.',
    'The other data tell much about somebody.',
  ),
  'other-unknown': caution(
    IV_B,
    'Er zijn andere gegevens bij; wat die over iemand vertellen, is nog niet gezegd.',
    'Other data are involved; what they tell about somebody has not been said yet.',
  ),
  'data-combined': up(
    IV_B,
    'Meer soorten gevoelige gegevens samen: de combinatie is erger dan elk apart.',
    'Several kinds of sensitive data together: the combination is worse than each alone.',
  ),
  'identity-set': up(
    'EDPB 01/2021, cases 11 and 14',
    'Met deze gegevens samen (naam, nummer, geboortedatum, contactgegevens) kan iemand zich als een ander voordoen.',
    'With these data together (name, number, date of birth, contact details) somebody can pose as another.',
  ),
  'detailed-profile': up(
    ENISA,
    'De gegevens geven een uitvoerig beeld van iemands leven.',
    'The data give a detailed picture of somebody’s life.',
  ),
  'little-insight': down(
    ENISA,
    'De gevoelige gegevens zeggen inhoudelijk weinig of alleen iets algemeens.',
    'The sensitive data say little, or only something general.',
  ),
  'context-reveals': up(
    'EDPB 9/2022, Annex B (mailing list of a psychotherapist)',
    'Dat iemand in deze gegevens staat, verraadt al iets (zorg, schulden, overtuiging, verblijf).',
    'Standing in these data already gives something away (care, debts, belief, whereabouts).',
  ),
  'recipients-share-context': down(
    IV_B,
    'De ontvangers staan zelf in dezelfde lijst of weten dit al: zij leren er weinig van.',
    'The recipients stand in the same list or know this already: they learn little from it.',
  ),
  'vulnerable-people': up(
    IV_B,
    'Het gaat om kinderen, cliënten in zorg of anderen die kwetsbaar zijn.',
    'Children, clients in care or other vulnerable people are concerned.',
  ),
  'hidden-people': up(
    IV_B,
    'Het gaat om mensen met een geheim adres of in de opvang; vindbaar zijn is voor hen gevaarlijk.',
    'People with a hidden address or in a shelter are concerned; being found is dangerous for them.',
  ),
  'found-by-threat': up(
    'GDPR recital 75; EDPB 9/2022, section IV.B',
    'Iemand van wie dreiging uitgaat kan hiermee een ander vinden of bereiken.',
    'Somebody who is a threat can find or reach another by these data.',
  ),
  'already-public': down(ENISA, 'De gegevens waren al openbaar.', 'The data were public already.'),
  outdated: down(ENISA, 'De gegevens zijn verouderd of onbruikbaar.', 'The data are outdated or unusable.'),
  'hard-to-identify': down(
    IV_B,
    'Het is moeilijk om te zien over wie het gaat.',
    'It is hard to tell whom the data concern.',
  ),
  'credentials-reset': down(
    'EDPB 01/2021, cases 6 and 7',
    'De inloggegevens werken niet meer.',
    'The credentials no longer work.',
  ),
  'harm-likely': up(
    'GDPR recital 75; AP form 9.2',
    'De beoordelaar verwacht gevolgen zoals fraude, uitsluiting, schade of verlies van beroepsgeheim.',
    'The assessor expects consequences such as fraud, exclusion, damage or loss of professional secrecy.',
  ),
  // Who has the data.
  'protection-holds': down(
    'GDPR Art. 34(3)(a); EDPB 9/2022, Annex B; EDPB 01/2021, cases 1, 6 and 10',
    'De gegevens zijn onbegrijpelijk gemaakt volgens de stand van de techniek en de sleutel is veilig.',
    'The data were made unintelligible by the state of the art and the key is safe.',
  ),
  'protection-unproven': caution(
    'EDPB 9/2022, Annex B',
    'De gegevens waren versleuteld of gehasht, maar niet vaststaat dat het goed gebeurde en de sleutel veilig is.',
    'The data were encrypted or hashed, but that it was done well with a safe key is not established.',
  ),
  'protection-fails': up(
    'EDPB 9/2022, section IV.B',
    'De beveiliging van de gegevens houdt niet: verouderde techniek of een sleutel die is uitgelekt.',
    'The protection does not hold: outdated technique or a compromised key.',
  ),
  'access-excluded': down(
    IV_B,
    'Bewezen is dat geen onbevoegde de gegevens heeft gezien.',
    'It is proven that nobody unauthorised saw the data.',
  ),
  'exfiltration-excluded': down(
    'EDPB 01/2021, cases 1 to 3',
    'Logboeken sluiten uit dat gegevens zijn meegenomen.',
    'Logs exclude that data were taken.',
  ),
  'exfiltration-not-excluded': caution(
    'EDPB 01/2021, case 1',
    'Niet is uitgesloten dat gegevens zijn meegenomen; sporen kunnen ontbreken.',
    'That data were taken is not excluded; traces may be missing.',
  ),
  exfiltrated: up(
    'EDPB 01/2021, cases 4 and 5',
    'Vaststaat dat gegevens zijn ingezien of meegenomen.',
    'It is established that data were seen or taken.',
  ),
  'nobody-has-it': down(IV_B, 'Niemand heeft de gegevens gekregen.', 'Nobody got the data.'),
  'trusted-confirmed': down(
    'EDPB 9/2022, section IV.B; EDPB 01/2021, case 9',
    'De ontvanger is betrouwbaar of heeft geheimhoudingsplicht en heeft schriftelijk bevestigd dat alles weg is.',
    'The recipient is trusted or bound to secrecy and confirmed in writing that all is deleted.',
  ),
  'colleague-confirmed': down(
    'EDPB 9/2022, section IV.B; ICO, examples of personal data breaches',
    'De ontvanger is een collega, die zegt dat alles weg is; de organisatie kan dat zelf nagaan.',
    'The recipient is a colleague, who says that all is deleted; the organisation can check that itself.',
  ),
  'trusted-orally': down(
    'EDPB 9/2022, section IV.B; AP on trusted recipients',
    'De ontvanger zegt dat alles weg is; omdat hij betrouwbaar is weegt dat, op schrift weegt het zwaarder.',
    'The recipient says that all is deleted; as he is trusted that weighs, and in writing it weighs more.',
  ),
  'trusted-unconfirmed': down(
    IV_B,
    'De ontvanger is betrouwbaar of heeft geheimhoudingsplicht; schriftelijke bevestiging van verwijdering ontbreekt.',
    'The recipient is trusted or bound to secrecy; written confirmation of deletion is missing.',
  ),
  'trusted-recipient': down(
    IV_B,
    'De ontvangers zijn betrouwbaar of hebben geheimhoudingsplicht.',
    'The recipients are trusted or bound to secrecy.',
  ),
  'known-recipient': up(
    'EDPB 01/2021, case 16',
    'De gegevens kwamen bij iemand van wie geen geheimhoudingsplicht bekend is.',
    'The data reached somebody of whom no duty of secrecy is known.',
  ),
  'stranger-confirmed': down(
    IV_B,
    'De ontvanger bevestigde schriftelijk dat alles weg is; zonder geheimhoudingsplicht neemt dat niet alle risico weg.',
    'The recipient confirmed deletion in writing; without a duty of secrecy that does not take all risk away.',
  ),
  'deletion-refused': up(
    IV_B,
    'De ontvanger weigert de gegevens te verwijderen of terug te geven.',
    'The recipient refuses to delete or return the data.',
  ),
  'many-recipients': up(
    'EDPB 9/2022, Annex B (mail to a large list)',
    'Er zijn veel ontvangers buiten de organisatie: verwijderen is niet meer met ieder apart te regelen.',
    'There are many recipients outside the organisation: deletion can no longer be arranged with each.',
  ),
  'many-colleagues': up(
    'Datatilsynet (Denmark), Lejre (2020)',
    'Veel collega’s konden deze gegevens zien; bij zulke gegevens weegt dat mee.',
    'Many colleagues could see these data; with data such as these that weighs.',
  ),
  'unknown-recipient': up(
    ENISA,
    'Wie de gegevens heeft is niet te zeggen (kwijt, gestolen of onbekend).',
    'Who has the data cannot be said (lost, stolen or unknown).',
  ),
  'recipient-not-known': caution(
    IV_B,
    'Wie de gegevens kreeg, is nog niet vastgesteld.',
    'Who got the data is not established yet.',
  ),
  'recipients-uncounted': caution(
    IV_B,
    'Hoeveel mensen de gegevens kregen, is nog niet bekend.',
    'How many people got the data is not known yet.',
  ),
  published: up(ENISA, 'De gegevens waren voor iedereen toegankelijk.', 'The data were open to everybody.'),
  malicious: up(
    'EDPB 9/2022, section IV.B; EDPB 01/2021, case 5',
    'Iemand met kwade bedoelingen heeft de gegevens of kan erbij.',
    'Somebody with bad intentions has the data or can reach them.',
  ),
  'taken-on-purpose': up(
    'EDPB 01/2021, cases 5 and 17; AP, Uber (2018)',
    'Met gegevens in handen van een aanvaller is oplichting te verwachten, ook als het gewone gegevens zijn.',
    'With data in an attacker’s hands deception is to be expected, also where they are ordinary.',
  ),
  'insider-misuse': up(
    'EDPB 01/2021, case 8',
    'Een medewerker keek of kopieerde zonder dat zijn werk dat vroeg.',
    'A member of staff looked or copied without need for the work.',
  ),
  'remote-wiped': down(
    'EDPB 01/2021, case 10',
    'Het apparaat is aantoonbaar op afstand gewist.',
    'The device was demonstrably wiped from afar.',
  ),
  recovered: down(
    IV_B,
    'De gegevens zijn terug; wat intussen gebeurde staat niet vast.',
    'The data are back; what happened meanwhile is not established.',
  ),
  // Numbers.
  'over-100': up(
    'ENISA 2013 (flag: more than 100 people)',
    'Het gaat om meer dan honderd mensen.',
    'More than a hundred people are concerned.',
  ),
  'over-1000': up(IV_B, 'Het gaat om meer dan duizend mensen.', 'More than a thousand people are concerned.'),
  'over-10000': up(
    'EDPB 01/2021, cases 11 and 14',
    'Het gaat om meer dan tienduizend mensen.',
    'More than ten thousand people are concerned.',
  ),
  // Availability and integrity.
  'data-lost': up(
    'GDPR Art. 4(12); EDPB 01/2021, case 2',
    'Gegevens zijn weg en er is geen reservekopie.',
    'Data are gone and there is no backup.',
  ),
  'data-gone': up(
    'GDPR Art. 4(12); EDPB 01/2021, case 2',
    'Gegevens zijn blijvend weg of niet meer te gebruiken.',
    'Data are gone for good, or can no longer be used.',
  ),
  'backup-restores': down(
    'EDPB 01/2021, case 1',
    'Er is een bruikbare reservekopie.',
    'There is a usable backup.',
  ),
  'collected-again': down(
    'EDPB 01/2021, case 2',
    'De gegevens zijn opnieuw verzameld.',
    'The data were collected again.',
  ),
  'no-effect': down(
    'EDPB 9/2022, Annex B (power cut)',
    'Het ontbreken van de gegevens had geen gevolgen voor mensen.',
    'The lack of the data had no effect on people.',
  ),
  'brief-outage': down(
    'EDPB 9/2022, Annex B (power cut)',
    'De onderbreking was kort.',
    'The interruption was short.',
  ),
  'minor-effect': up(
    'EDPB 01/2021, case 2',
    'Mensen hadden er lichte gevolgen van, zoals vertraging.',
    'People had minor effects, such as delay.',
  ),
  'serious-effect': up(
    'EDPB 01/2021, case 3',
    'Het ontbreken van de gegevens trof mensen ernstig (zorg, inkomen, een wezenlijke dienst).',
    'The lack of the data hit people seriously (care, income, an essential service).',
  ),
  'endangering-effect': up(
    'EDPB 9/2022, Annex B (hospital); EDPB 01/2021, case 3',
    'Het ontbreken van de gegevens bracht gezondheid of leven in gevaar.',
    'The lack of the data endangered health or life.',
  ),
  'effect-unknown': caution(
    'EDPB 9/2022, Annex B',
    'Wat het ontbreken van de gegevens met mensen deed, is nog niet bekend.',
    'What the lack of the data did to people is not known yet.',
  ),
  'long-outage': up(
    'EDPB 9/2022, Annex B (hospital)',
    'De gegevens waren een dag of langer niet beschikbaar.',
    'The data were unavailable for a day or longer.',
  ),
  'restored-in-time': down(
    'EDPB 9/2022, Annex B (ransomware)',
    'De gegevens waren binnen een dag weer beschikbaar, en er is een reservekopie.',
    'The data were available again within a day, and there is a backup.',
  ),
  'altered-corrected': down(
    ENISA,
    'De onjuiste gegevens zijn hersteld voordat iemand ze gebruikte.',
    'The wrong data were corrected before anybody used them.',
  ),
  'altered-used': up(
    ENISA,
    'Onjuiste gegevens zijn gebruikt of kunnen zijn gebruikt.',
    'Wrong data were used, or may have been.',
  ),
  'altered-unrecoverable': up(
    ENISA,
    'De juiste gegevens zijn niet meer te herstellen.',
    'The right data cannot be restored.',
  ),
  'alteration-unknown': caution(
    ENISA,
    'Of de gewijzigde gegevens zijn gebruikt, is nog niet bekend.',
    'Whether the altered data were used is not known yet.',
  ),
  // Above the weighing.
  'safety-at-stake': up(
    'GDPR recital 75; EDPB 9/2022, section IV.B',
    'Iemand kan gevaar lopen: dat weegt zwaarder dan elk klein aantal.',
    'Somebody may be in danger: that outweighs any small number.',
  ),
  'harm-seen': up(
    'GDPR recitals 75 and 85',
    'De schade is er al (fraude, afpersing, bedreiging).',
    'Harm has already come (fraud, extortion, a threat).',
  ),
  'high-risk-removed': down(
    'GDPR Art. 34(3)(b)',
    'Maatregelen achteraf maken het hoge risico onwaarschijnlijk; een mens heeft dat vastgesteld.',
    'Measures afterwards make the high risk unlikely; a person established that.',
  ),
  systemic: up(
    'EDPB 9/2022, Annex B (bank statement)',
    'Dezelfde fout kan ook anderen hebben getroffen.',
    'The same flaw may have hit others.',
  ),
} satisfies Readonly<Record<string, FactorText>>;

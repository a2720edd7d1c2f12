/**
 * What is wrong and what to do now, by the code of a refusal, of a fault in a field or of a problem. That each code has one, and
 * each sentence a code, is held by a test: codes stand where they are raised.
 */
export const refusals = {
  other: 'Dit kan niet worden gelezen. Vul het anders in.',

  // What is filled in.
  'invalid-input': 'Er klopt iets nog niet in wat u invulde. Kijk het na.',
  required: 'Vul dit in.',
  'too-short': 'Vul dit in.',
  'too-long': 'Deze tekst is te lang. Maak hem korter.',
  'not-text': 'Vul hier een tekst in.',
  'not-in-list': 'Kies een van de antwoorden.',
  repeated: 'Hier staat twee keer hetzelfde. Haal er een weg.',
  'not-a-flag': 'Kies ja of nee.',
  'not-a-count': 'Vul een heel getal in.',
  'not-a-number': 'Vul een getal in.',
  'out-of-range': 'Dit getal is te klein of te groot.',
  'several-without-processor':
    'Eén melding is alleen voor meer organisaties als een verwerker haar deed. Kies één organisatie.',
  'not-a-processor': 'Hier meldt een verwerker. Kies bij de melder: verwerker.',
  'names-an-organisation':
    'Elke organisatie leest deze tekst in haar eigen dossier. Noem geen van de organisaties waarvoor de melding is.',
  'absence-over': 'Deze afwezigheid zou al voorbij zijn voordat zij begint.',
  'absence-too-long': 'Is iemand langer dan drie maanden weg? Zet dan iemand anders in het profiel.',
  'no-such-step': 'Die plaats staat niet op de lijst van wie gebeld wordt.',
  'one-part-at-a-time': 'Verander één deel van het profiel tegelijk.',
  'profile-not-valid':
    'Zo kan het niet worden vastgelegd. Kijk of elk telefoonnummer, e-mailadres en nummer klopt.',
  'ladder-out-of-step':
    'De eerste wordt meteen gebeld (0 minuten), elke volgende later, en de laatste voordat de helft van de tijd bij gevaar voorbij is.',
  'step-out-of-reach': 'Iemand op de lijst heeft geen telefoonnummer en geen e-mailadres.',
  'shelter-without-on-call': 'Hier schuilen mensen: op de lijst moet iemand staan met een telefoonnummer.',
  'profile-proposal-waits': 'Er wacht al een voorstel voor dit deel. Bevestig het eerst, of wijs het af.',
  'no-profile-proposal-waits': 'Dit voorstel wacht niet meer. Laad de pagina opnieuw.',
  'profile-changed-meanwhile':
    'Iemand anders heeft dit deel intussen veranderd. Laad de pagina opnieuw en kijk wat er nu staat.',
  'not-your-proposal': 'Het bestuur wijst een voorstel af. Wie het deed, kan het intrekken.',
  'not-your-step': 'Alleen wie het zelf is, of een beheerder, zegt dat hij weg is.',
  'no-alarm': 'In dit dossier was geen alarm: er is niets om over te nemen.',
  'not-entered-later': 'Deze melding is hier gedaan. De klok houdt zelf bij of de termijn is verstreken.',
  'file-is-whole': 'Een bestand is het hele register. Laat dit weg.',
  'empty-range': 'Het hoogste getal is kleiner dan het laagste.',
  'not-a-list': 'Kies uit de lijst.',
  'not-an-object': 'Dit formulier is niet goed aangekomen. Laad de pagina opnieuw.',
  'too-few': 'Kies er minstens een.',
  'too-many': 'Dit zijn er te veel. Haal er een paar weg.',
  'not-a-uuid': 'Deze persoon of dit onderdeel is niet bekend. Kies opnieuw.',
  'not-a-slug': 'Deze organisatie is niet bekend. Kies opnieuw.',
  'not-a-digest': 'Dit kenmerk bestaat uit 64 cijfers en letters (a tot en met f). Kopieer het opnieuw.',
  'not-a-moment': 'Vul een bestaande dag in.',
  'moment-without-offset': 'Vul ook de tijd in.',
  'moment-in-the-future': 'Dit ligt in de toekomst.',
  'text-not-storable': 'Er staat een teken in dat niet bewaard kan worden.',
  'nested-too-deeply': 'Dit formulier is niet goed aangekomen. Laad de pagina opnieuw.',
  'unknown-field': 'Dit veld of deze keuze bestaat niet. Laad de pagina opnieuw.',
  'personal-data-in-register-text':
    'Deze tekst komt in het register. Er lijkt een naam, nummer of adres in te staan: haal dat weg.',
  'precision-does-not-fit': 'Vul een dag in, of kies dat u het niet weet. Niet allebei.',
  'unknown-organisation': 'Deze organisatie is hier niet bekend. Kies een andere.',
  'at-or-revision': 'Vraag naar een moment of naar een regel van de tijdlijn. Niet allebei.',
  'cursor-invalid': 'Deze lijst kan hier niet verder. Begin weer bij het begin.',

  // Who may do what.
  'no-such-dossier': 'Dit dossier is er niet, of u mag het niet zien.',
  'not-allowed': 'U mag dit niet doen met uw rol. Vraag een collega die dit wel mag.',
  forbidden: 'U mag dit niet doen. Vraag een collega die dit wel mag.',
  'about-you': 'Dit gaat over u. Iemand anders moet dit doen.',
  'nothing-to-enter': 'Er is geen dossier met dit kenmerk dat u in nood kunt openen. Kijk het kenmerk na.',
  recused: 'U oordeelt niet in dit dossier. Uw vervanger doet dit.',
  'second-person-needed': 'Een tweede persoon moet dit doen. Vraag een collega.',
  'supervisor-needed': 'De FG of het bestuur moet deze afscherming bevestigen.',
  'mandate-not-open':
    'Het bestuur besluit. Het noodmandaat staat nog niet open: dat gebeurt als de termijn bijna om is, bij gevaar, of na twee pogingen om het bestuur te bereiken.',
  'mandate-over-already': 'Dit mandaat zou al voorbij zijn. Kies een later moment.',
  'emergency-mandate-notifies-only':
    'Met het noodmandaat kunt u alleen besluiten om te melden en in te lichten. Wacht voor een nee op het bestuur.',
  'board-has-spoken': 'Het bestuur heeft dit zelf besloten. Alleen het bestuur kan opnieuw besluiten.',

  // What became of the dossier meanwhile.
  'revision-mismatch':
    'Iemand anders heeft intussen iets gedaan in dit dossier. Kijk wat er veranderde en verstuur het dan opnieuw.',
  'idempotency-key-reused': 'Dit formulier is al verstuurd met iets anders erin. Open het opnieuw.',
  'already-reported': 'Deze melding is al binnen. U hoeft niets te doen.',
  ended: 'Dit dossier is niet open. Heropen het eerst.',
  'too-many-readers':
    'Er wordt nu door velen tegelijk gelezen. Probeer het zo weer. Melden en vastleggen kan gewoon.',
  'dossier-full':
    'Dit dossier is vol. Besluiten, de melding bij de AP, veiligheid en afsluiten kunnen nog wel. Zet de rest in een bestand, of doe er een nieuwe melding van.',
  merged: 'Dit dossier is samengevoegd met een ander. Ga daar verder.',
  'not-ended': 'Dit dossier is open. Er valt niets te heropenen.',
  'not-recorded':
    'Dit wordt hier niet vastgelegd: er staat al iets, of het hoort hier niet bij. Haal het weg, of verbeter wat er staat.',
  'not-merged': 'Dit dossier is niet samengevoegd. Er valt niets terug te draaien.',
  'duties-open':
    'Er is nog iets te doen. Wat, staat op de pagina Sluiten en bij het dossier. Doe dat eerst, en sluit het dossier dan.',
  'assessed-above-list':
    'Iedereen op de lijst is ingelicht of geprobeerd, maar in de beoordeling staat dat het om meer mensen gaat. Klopt de lijst? Beoordeel opnieuw met dat aantal. Klopt de lijst niet? Zet de anderen erop en licht hen in.',
  'matters-open': 'Er is nog een vraag, bevel, klacht of claim open. Handel die eerst af.',
  'notification-stands':
    'Er staat een melding bij de AP. Trek die eerst in, of voeg het andere dossier bij dit dossier.',
  'addition-not-looked-at': 'Er is iets toegevoegd na het sluiten. Bekijk dat eerst.',
  'danger-not-averted': 'Iemand kan in gevaar zijn. Doe daar iets aan, of leg vast dat het gevaar weg is.',
  'no-such-proposal': 'Dit voorstel wacht niet meer op antwoord. Laad de pagina opnieuw.',
  'already-proposed': 'Een collega heeft dit al voorgesteld. Bevestig of weiger dat eerst.',
  'says-something-else': 'Een collega stelde iets anders voor. Stel hetzelfde voor, of weiger dat eerst.',
  'rejection-without-reason': 'Schrijf op waarom u dit weigert.',

  // Files.
  'attachment-erased': 'Dit bestand is gewist.',
  'attachment-infected': 'In dit bestand zit iets schadelijks. U kunt het niet downloaden.',
  'attachment-not-scanned':
    'Dit bestand is nog niet gecontroleerd. Hebt u het nu nodig? Vraag het dan aan als niet gecontroleerd.',
  'attachment-unreadable':
    'Dit bestand is niet te lezen: er ontbreekt iets van, of er is een oude database teruggezet.',
  'no-such-attachment': 'Dit bestand is er niet in dit dossier.',
  'too-many-attachments': 'Er staan al tien bestanden in dit dossier. Meer kan niet.',
  'file-missing': 'Kies een bestand.',
  'name-missing': 'Kies een bestand dat een naam heeft.',
  'nothing-in-file': 'Dit bestand is leeg. Kies een ander.',
  'file-too-large': 'Dit bestand is groter dan 20 MB. Maak het kleiner, of splits het.',
  'type-not-taken': 'Dit soort bestand kan niet. PDF, foto, document, mail of tekst wel.',
  'photo-not-understood': 'Deze foto is beschadigd. Kies een andere kopie, of maak een schermafdruk.',
  'file-not-last': 'Stuur één bestand tegelijk, na de andere velden.',
  'field-repeated': 'Een veld staat er twee keer in. Laat er een staan.',
  'field-too-large': 'Deze tekst is te lang. Maak hem korter.',
  'upload-broken-off': 'Het versturen werd afgebroken. Er is niets bewaard. Probeer het opnieuw.',
  'malformed-upload': 'Het formulier met het bestand is niet te lezen. Probeer het opnieuw.',

  // Erasing.
  'matter-open':
    'Er is nog een vraag of bevel van de AP, een onderzoek, een klacht of een claim open. Tot die is afgehandeld wordt er niets gewist.',
  'legal-hold': 'Alles in dit dossier wordt bewaard als bewijs. Laat FG of bestuur dat eerst opheffen.',
  'term-not-over':
    'De bewaartermijn na het sluiten is nog niet om. Tot dan blijft het dossier als geheel staan.',
  'reporter-still-needed': 'De melder is nog nodig: er is een vraag open, of een veilige manier van contact.',
  'needed-for-the-register':
    'Het register heeft deze tekst nog nodig. Geef dezelfde tekst zonder de naam, of beoordeel het datalek eerst.',
  'register-needs-a-text':
    'Een tekst van het register wordt vervangen, niet weggelaten. Geef dezelfde tekst zonder de naam.',
  'values-or-whole':
    'Kies de plaatsen die u wilt wissen, of kies de melder of het hele dossier. Niet allebei.',
  'nothing-there': 'Daar staat niets persoonlijks, of het is al gewist. Zoek opnieuw.',
  'replacement-for-a-text':
    'Alleen een tekst kan een andere tekst krijgen. Een contact wordt in zijn geheel gewist.',
  'fg-objects': 'De FG maakt bezwaar. Alleen het bestuur kan dit nog goedkeuren.',
  'reason-against-objection': 'De FG maakt bezwaar. Schrijf op waarom het toch wordt gewist.',
  'no-objection': 'De FG maakt geen bezwaar. Laat dit leeg.',
  'no-such-erasure': 'Dit wissen is er niet. Laad de pagina opnieuw.',
  'no-such-hold': 'Dit is hier niet tegengehouden. Laad de pagina opnieuw.',

  // The report and the clock.
  'later-awareness-without-reason': 'Schrijf op waarom het moment later is.',
  'correction-without-reason': 'Dit was al vastgesteld. Schrijf op waarom u het verandert.',
  'receipt-is-certain': 'Aan dit moment van ontvangst twijfelt niemand. U hoeft niets te doen.',
  'nothing-to-correct': 'Zo staat het er al. Er is niets vastgelegd.',
  'ended-and-ongoing': 'Het is opgehouden of het gaat nog door: zeg één van de twee.',
  'ends-before-it-begins': 'Dan houdt het op voordat het begint.',
  'organisation-needed': 'U werkt voor meer organisaties. Zeg van welke de beloften meetellen.',
  'sent-in-one-way':
    'Zeg één ding tegelijk: zo verstuurd, een ander antwoord op één vraag, of alles wat is verstuurd.',
  'nothing-to-review': 'Er is niets toegevoegd dat u nog moet bekijken.',
  'danger-stated':
    'In een melding staat dat iemand in gevaar kan zijn. Bekijk die, of zeg dat u ook die bedoelt.',
  'danger-was-acted-on': 'Hier is iets aan gevaar gedaan. Wijs deze melding apart af.',
  'looked-at': 'Iemand heeft deze melding al bekeken. Wijs haar apart af.',
  'named-without-restriction': 'U opent het dossier voor iedereen. Noem dan niemand.',
  'refuses-itself': 'U kunt uzelf niet buiten het dossier houden. Haal uw naam uit de lijst.',
  'allowed-and-refused': 'Dezelfde persoon mag erin en niet erin. Haal hem uit een van de lijsten.',
  'deputises-itself': 'U kunt uzelf niet aanwijzen. Kies een ander.',
  'deputy-recused': 'Deze persoon heeft zich in dit dossier teruggetrokken. Kies een ander als vervanger.',
  'deputy-refused': 'Dit dossier gaat over deze persoon. Kies een ander als vervanger.',
  'fg-not-independent':
    'De FG kan niet ook besluiten of rechten uitdelen (artikel 38, lid 6). Kies een andere persoon, of laat de beheerder de rol weghalen.',
  'merge-into-itself': 'U kunt een dossier niet met zichzelf samenvoegen. Kies een ander dossier.',
  'no-such-survivor': 'Dit andere dossier is er niet in deze organisatie. Kies een ander.',
  'survivor-not-ours':
    'Het andere dossier is van een andere organisatie, en hier is een risico beoordeeld of een melding besloten. Voeg het andere in dit dossier in.',
  'survivor-open-to-more':
    'Mensen voor wie dit dossier dicht is, kunnen in het andere kijken. Maak dat eerst net zo dicht.',
  'survivor-ended': 'Het andere dossier is niet open. Heropen het eerst.',
  'safety-at-stake':
    'Iemand kan in gevaar zijn. Leg dat eerst in het andere dossier vast, met een notitie, en voeg ze dan samen.',

  // Measures and letters.
  'note-missing': 'Schrijf op wat er is gedaan.',
  'measure-incomplete': 'Kies de soort maatregel en schrijf op wat u gaat doen.',
  'unknown-measure': 'Deze maatregel is niet gepland. Kies de soort en schrijf op wat het is.',
  'measure-taken': 'Deze maatregel is al genomen.',
  'taken-at-missing': 'De maatregel was ingetrokken. Vul in wanneer hij wel is genomen.',
  'interest-of-child-opposes':
    'Het is beter voor het kind als deze ouder het niet hoort. Vertel het een voogd of het kind zelf. Bij samenvoegen: leg het eerst in het andere dossier vast.',
  'interest-of-child-opposed-before':
    'Eerder is vastgelegd dat het beter is als een ouder het niet hoort. Geef aan dat dit voor geen van de kinderen meer geldt.',
  'sentence-too-long': 'Deze zin is te lang: hoogstens 25 woorden. Maak er twee zinnen van.',
  'speaks-to-one-reader': 'Deze zin gaat naar iedereen. Schrijf hem zonder “u” en “je”.',
  'contact-without-a-way': 'Vul een telefoonnummer of e-mailadres in: mensen moeten iets kunnen vragen.',

  // Judging and deciding.
  'no-nature': 'Kies wat er is gebeurd met de gegevens: gezien, veranderd of niet beschikbaar.',
  'not-assessed': 'Beoordeel het datalek eerst. Daarna kan er een besluit komen.',
  'ground-does-not-fit': 'Deze grond past niet bij dit antwoord. Kies een andere.',
  'ground-without-protection':
    'Deze grond geldt alleen als de gegevens onleesbaar waren. Volgens de beoordeling was dat niet zo.',
  'ground-without-measures': 'Deze grond vraagt om maatregelen die zijn genomen. Leg die eerst vast.',
  'ground-without-public-communication': 'Schrijf op waar en hoe mensen dit openbaar kunnen lezen.',
  'ground-of-another':
    'Vastgelegd is dat uw organisatie de verwerkingsverantwoordelijke is. Leg eerst vast van wie het datalek is.',
  'ground-in-danger': 'Iemand kan in gevaar zijn. Dan geldt deze grond niet: mensen moeten het zelf horen.',
  'departure-without-reason':
    'Dit besluit wijkt af van een advies, het beoordeelde risico of een belofte. Schrijf op waarom.',
  'nothing-to-reconsider': 'Er is niets veranderd na dit besluit. U hoeft niets te doen.',
  'nothing-to-ratify': 'Er wacht hier geen besluit op bekrachtiging.',
  'refusal-without-reason': 'Schrijf op waarom u het besluit niet bekrachtigt.',
  'nothing-to-confirm': 'Er wacht hier geen besluit op bevestiging.',
  'contradiction-without-reason': 'Schrijf op waarom het niet klopt.',

  // What was done outside.
  'already-notified': 'Er staat al een eerste melding. Leg een aanvulling of intrekking vast.',
  'nothing-notified': 'Er is nog geen melding. Leg eerst de eerste melding vast.',
  'recorded-otherwise': 'Deze melding is al vastgelegd met een andere reden. Verbeter die melding.',
  'late-without-reason':
    'Deze melding is te laat. Schrijf op waarom, of geef aan dat er geen reden is gegeven.',
  'withdrawal-without-reason': 'Schrijf op waarom u de melding intrekt.',
  'digest-of-kept-text': 'De tekst wordt hier bewaard. Laat het kenmerk leeg.',
  'more-than-intended': 'Dit zijn meer mensen dan u wilde inlichten. Controleer de aantallen.',
  'no-such-round': 'Deze ronde is er niet. Laad de pagina opnieuw en kies een ronde.',
  'no-such-statement': 'Deze regel kan niet worden verbeterd. Kies een regel op de tijdlijn.',
  'correction-proposed': 'Er wacht al een verbetering op een tweede persoon. Bevestig of weiger die eerst.',
  'term-is-the-laws': 'Deze termijn staat in de wet. Laat hem leeg.',
  'due-before-received': 'Deze termijn zou al voorbij zijn voordat dit binnenkwam. Kijk de dagen na.',
  'no-clause': 'Schrijf op waar deze termijn staat: het artikel van het contract of de regel.',
  'unknown-matter': 'Deze vraag, klacht of claim is er niet in dit dossier. Laad de pagina opnieuw.',

  // Login.
  'login-needed': 'U bent niet of niet meer ingelogd. Log opnieuw in.',
  'login-not-set-up': 'Inloggen is hier niet ingesteld. Vraag de beheerder. Melden kan wel.',
  'public-url-missing': 'Inloggen is hier niet goed ingesteld. Vraag de beheerder. Melden kan wel.',
  'foreign-page': 'Deze pagina werd van buiten verstuurd. Open haar hier en probeer het opnieuw.',

  // The service.
  'bad-request': 'Dit kan niet worden gelezen. Ga terug en probeer het opnieuw.',
  'malformed-form': 'Dit formulier is niet goed aangekomen. Laad de pagina opnieuw.',
  'malformed-url': 'Dit adres klopt niet. Controleer het, of begin bij de startpagina.',
  'url-too-long': 'Dit adres is te lang. Controleer het, of begin bij de startpagina.',
  'body-too-large': 'Dit is te veel tekst in één keer. Maak het korter.',
  'not-found': 'Controleer het adres, of begin bij de startpagina.',
  'method-not-allowed': 'Dit kan niet op dit adres. Ga terug en probeer het opnieuw.',
  'unsupported-media-type': 'Dit formulier hoort hier niet. Ga terug en probeer het opnieuw.',
  'request-timeout': 'Het versturen duurde te lang. Probeer het opnieuw.',
  conflict: 'Dit kan nu niet. Laad de pagina opnieuw.',
  'cannot-be-stored': 'Dit kan niet worden bewaard. Maak het korter, of vraag de beheerder.',
  'organisation-not-served':
    'Deze organisatie gebruikt Lekwacht niet meer. Het dossier is bewaard. Vraag de beheerder.',
  starting: 'De meldplek start net op. Melden kan gewoon. Probeer al het andere over een minuut opnieuw.',
  'try-again': 'Dit lukt nu niet. Wacht even en verstuur het opnieuw: dubbel opslaan gebeurt niet.',
  'report-not-kept':
    'De melding is niet aangekomen en nergens bewaard. Bel het nummer van de meldplek, of verstuur haar zo meteen nog eens.',
  'keys-unavailable':
    'Persoonlijke gegevens kunnen nu niet worden bewaard of gelezen. Wacht even en verstuur het opnieuw: dubbel opslaan gebeurt niet.',
  'list-being-built': 'Deze lijst wordt nog opgebouwd. Probeer het zo opnieuw. Melden kan gewoon.',
  unavailable: 'Dit lukt nu niet. Probeer het over een minuut opnieuw.',
  unexpected:
    'Er ging iets mis bij ons. Probeer het over een minuut opnieuw. Wat u verstuurde is misschien nog niet opgeslagen.',
  'administrator-needed': 'Een beheerder koppelt accounts. FG en bestuur bevestigen wat hij voorstelde.',
  'board-alone-withdraws': 'Alleen het bestuur neemt de rol van FG of bestuur af.',
  'does-not-handle': 'Kies een behandelaar of de FG die hier mag oordelen.',
  'fresh-proof-needed': 'Laat eerst nog eens zien dat u het bent. Er is nog niets vastgelegd.',
  'grant-given-already': 'Deze rol heeft deze persoon al.',
  'grant-to-oneself': 'Niemand geeft zichzelf een rol, of bevestigt zijn eigen rol. Vraag een ander.',
  'grant-withdrawn-already': 'Deze rol is al afgenomen.',
  'beyond-the-log': 'Zo veel gebeurtenissen zijn er nog niet ondertekend.',
  'log-not-signed':
    'Het logboek is nu niet te bewijzen: het einde ervan is niet ondertekend. De beheerder ziet bij de gereedheid waarom.',
  'no-such-event': 'Deze gebeurtenis is er niet, of u mag haar niet zien.',
  'not-an-event': 'Noem de gebeurtenis als <stroom>@<revisie>, zoals breach-…@0.',
  'look-not-recorded': 'Wie kijkt, wordt vastgelegd. Dat lukt nu niet. Probeer het over een minuut opnieuw.',
  'no-grant-waits': 'Er wacht geen rol op bevestiging. Vernieuw de pagina.',
  'receipt-does-not-fit':
    'Dit nummer en deze code horen niet bij elkaar. Kijk beide goed na. Hebt u net gemeld? Probeer het over een minuut nog eens.',
  'too-many-tries': 'Er wordt nu te vaak een verkeerde code ingevuld. Wacht even en probeer het dan opnieuw.',
  'access-anew': 'Uw melding is weer dicht. Open haar opnieuw met nummer en code.',
  'no-such-question': 'Deze vraag is hier niet gesteld. Voeg wat u wilt zeggen toe bij “Iets toevoegen”.',
  'reporter-has-no-receipt':
    'Een collega schreef deze melding op. De melder heeft dus geen nummer en code om terug te komen. Vraag het anders.',
  'no-such-person': 'Niemand hier heeft dit nummer. Kijk het nummer na.',
  'same-account': 'Kies twee verschillende accounts.',
  'shut-to-the-person':
    'Het dossier is afgeschermd voor deze persoon. Kies een ander, of laat hem eerst toe.',
  'too-many-requests': 'Er wordt te vaak ingelogd vanaf dit adres. Wacht een minuut. Melden kan wel.',
  'since-needed': 'Vernieuw de pagina: er ontbreekt een moment.',

  // Of access requests.
  'access-request-ended': 'Dit verzoek is al vrijgegeven, geweigerd of ingetrokken.',
  'answer-not-in-sight': 'Dit antwoord kunt u niet openen. Vraag het aan wie het vrijgaf.',
  'first-month-over': 'De eerste maand is voorbij. De termijn kan niet meer langer worden.',
  'identity-confirmed-already': 'Wie het vraagt, is al vastgesteld.',
  'identity-not-confirmed': 'Stel eerst vast wie het vraagt.',
  'no-such-inquiry': 'Er is geen onderzoek met dit nummer, of het is niet voor u open.',
  'until-before-from': 'Het einde ligt voor het begin.',
  'not-in-inquiry': 'U laat iets weg uit een dossier dat niet bij dit onderzoek hoort.',
  'of-one-organisation': 'Een onderzoek gaat over dossiers van één organisatie.',
  'no-such-bundle': 'Dit onderzoek heeft geen bundel met deze vingerafdruk.',
  'before-the-bundle': 'Toen was de bundel nog niet gemaakt.',
  'inquiry-closed': 'Dit onderzoek is gesloten.',
  'bundle-made-already': 'Met dit formulier is al een bundel gemaakt. Laad de bladzijde opnieuw.',
  'no-such-access-request': 'Dit verzoek is er niet, of u mag het niet zien.',
  'no-such-place': 'Deze plaats is niet gevonden. Vernieuw de pagina.',
  'not-a-word': 'Schrijf op elke regel een woord of een zin, van ten hoogste 200 tekens.',
  'not-ready-for-release': 'Zeg eerst wat eruit gaat, en dat het klaar is om vrij te geven.',
  'not-released': 'Er is nog geen antwoord: het is niet vrijgegeven.',
  'nothing-to-search-by':
    'Vul in waarmee wij deze persoon kunnen vinden: een naam, een e-mailadres, een telefoonnummer of een cliëntnummer.',
  'reason-needed': 'Kies waarom u woorden weglaat.',
  'release-by-another': 'Iemand anders moet dit antwoord vrijgeven. Vraag de FG of het bestuur.',
  'request-forgotten': 'Wat hierin over deze persoon stond, is gewist.',
  'request-is-ones-own': 'Dit verzoek gaat over uzelf. Een ander behandelt het.',
  'term-extended-already': 'De termijn is al verlengd. Dat kan één keer.',
  'too-many-places':
    'Er is te veel gevonden. Vraag om meer: een e-mailadres of een nummer zegt meer dan een naam.',
  'word-not-there': 'Een woord dat u wilt weglaten, staat er niet. Kijk na hoe het is geschreven.',
  // De lijst van betrokkenen.
  'nobody-named': 'Vul een naam of een cliëntnummer in.',
  'not-an-email': 'Dit is geen e-mailadres. Kijk het na.',
  'already-on-list': 'Iemand met dit cliëntnummer staat al op de lijst.',
  'not-on-the-list': 'Deze persoon staat niet (meer) op de lijst. Laad de pagina opnieuw.',
  'list-changed': 'Iemand anders veranderde intussen de lijst. Bekijk haar opnieuw.',
  'list-is-full': 'Er passen niet meer mensen op de lijst. Licht zo veel mensen op een andere manier in.',
  'list-unreadable':
    'Van iemand op de lijst is niets meer te lezen, of er ontbreken regels. Herstel dat eerst: anders wordt iemand overgeslagen.',
  'people-on-list':
    'Er staan mensen op de lijst van dit dossier. Zet hen op de lijst van het andere dossier en haal hen hier weg.',
  'nobody-to-tell':
    'Niemand op de lijst is zo nog in te lichten. Kies een andere manier, of kijk op de lijst waarom iemand nog niet mag worden ingelicht.',
  'not-to-be-told':
    'Iemand die u aanvinkte, mag zo niet worden ingelicht. Er is niets vastgelegd. Kijk op de lijst waarom.',
  'not-a-round-of-list': 'In deze ronde is niemand van de lijst ingelicht. Kies een andere ronde.',
  'not-in-round': 'Niet iedereen van hen is in deze ronde ingelicht. Kijk na wie u aanvinkte.',
  'file-needed': 'Plak de tabel in het veld.',
  'faults-in-file': 'Er klopt iets niet in de tabel. Er is niets overgenomen.',
  'empty-file': 'Er staat geen regel met iemand in.',
  'not-a-table': 'Dit is niet als tabel te lezen: er is een aanhalingsteken dat niet wordt gesloten.',
  'unknown-column': 'Deze kolom is niet bekend. Kijk hoe zij moet heten, of laat haar weg.',
  'too-many-cells': 'Deze regel heeft meer cellen dan er koppen zijn.',
  // Alarms.
  'no-ladder': 'In het profiel van deze organisatie staat niemand die een alarm kan krijgen.',
  'webhook-needs-https': 'Het moet een adres zijn dat met https begint, zonder naam of wachtwoord erin.',
  'webhook-not-outside': 'Dit is een adres binnen het eigen netwerk. Kies een adres op internet.',
  'too-many-webhooks': 'Een organisatie heeft hooguit tien webhooks. Haal er eerst een weg.',
  'no-such-webhook': 'Deze webhook is er niet meer. Laad de pagina opnieuw.',
  'no-such-delivery': 'Dit bericht is niet meer bekend. Laad de pagina opnieuw.',
};

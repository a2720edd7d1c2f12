import type { Language } from '../../law/sentence.js';

const NL = `BUNDEL VOOR EEN ONDERZOEK

Begin met index.html: open het in een browser. Er is geen netwerk nodig.
Per dossier staat in de map dossiers/ een tijdlijn (timeline.html): wat was wanneer bekend, wie besloot wat, in welke functie.

NAGAAN OF HET KLOPT
U heeft Node.js 20.12 of later nodig, en de openbare sleutel van het logboek. Vraag die sleutel langs een andere weg dan deze
bundel, bijvoorbeeld op https://<het meldpunt>/v1/audit/key of per brief.

    node lekwacht-verify.mjs bundle <zip of map> --key "<sleutel>"

Neem het programma liever van wie het uitgeeft dan uit deze bundel: een bundel die liegt kan ook een programma meegeven dat liegt.
De uitkomst is "geverifieerd", of de eerste plaats waar iets is veranderd of ontbreekt. Exitcode 0: geverifieerd; 1: niet; 2: het
kon niet worden geprobeerd; 3: alles past, maar zonder --key is niet bewezen wie tekende. Wat niet wordt getoond, en wat is gewist (onder welke gebeurtenis), wordt per dossier gemeld.

WAT STAAT WAAR
inquiry.json            wie vroeg wat, op welke grond, over welke periode; welke dossiers
index.html              overzicht (Engels: index.en.html)
dossiers/…/timeline.html   leesbare tijdlijn; elke tekst die was verzegeld is na te gaan
dossiers/…/events.jsonl    de regels zoals ze zijn vastgelegd, byte voor byte
dossiers/…/stream.json     welke plaatsen van het logboek bij dit dossier horen, en de sleutel waarmee u dat zelf ziet
dossiers/…/opened.json     de sleutel van elke getoonde tekst; van de andere waarom niet
dossiers/…/notifications/  wat aan de AP is gemeld, zoals het toen was
dossiers/…/letters/        wat betrokkenen is geschreven
dossiers/…/register.csv    de regel uit het register (AVG, artikel 33, lid 5)
people.json             wie handelde: de functie bij elke handeling, en de naam als die bekend is
looks.json              wie de dossiers inzag, en de vingerafdrukken van alle inzages van een dag die het logboek heeft
left-out.json           wat niet wordt getoond, op welke grond, met zijn vingerafdruk
inquiry/                het verloop van dit onderzoek zelf, ook vastgelegd in het logboek
checkpoint.txt          de getekende stand van het logboek (C2SP tlog-checkpoint)
anchored/               de nieuwste stand van vóór de periode die iemand buiten heeft, en het bewijs dat het logboek daarop verdergaat
anchors.json            wie buiten welke stand heeft (van elke dag de laatste), met die stand en het ontvangstbewijs. Leeg: niet verankerd
anchors/                standen met een tijdstempel (RFC 3161): de stand (.txt) en het stempel (.tsr)
entries.bin             van elke gebeurtenis in het logboek 65 bytes, die niets zeggen wie de sleutel van het dossier niet heeft
key.txt                 de openbare sleutel
manifest.json           de vingerafdruk (SHA-256) van de overige bestanden; die van deze lijst staat in het logboek

Een map of bestand dat hier wordt genoemd en er niet is: daarvan is niets vastgelegd.

Pagina's, register.csv en de antwoorden van het AP-formulier noemen Nederlandse tijd. Andere momenten in .json en .jsonl staan in UTC
(met een Z erachter): in de zomer twee uur vroeger, in de winter één.
Wat bij een melding aan de AP hoort en later is verbeterd, staat in notifications/ zoals het toen was; de verbetering staat in de tijdlijn.

Bestanden (bijlagen) zitten niet in de bundel; hun naam, grootte en vingerafdruk staan in het dossier. Vraag ze apart.
Een tijdstempel volgens RFC 3161 gaat u na met (certificaten van de dienst die stempelde, langs een andere weg gekregen):

    openssl ts -verify -data anchors/<n>.txt -in anchors/<n>.tsr -CAfile <certificaten>

WAT DIT BEWIJST
Tegen elke stand die iemand buiten de organisatie heeft: deze gebeurtenissen, in deze volgorde, onveranderd; geen ervoor is
weggehaald, tussengevoegd of verwisseld; van een getoond dossier zijn alle gebeurtenissen getoond; een getoonde tekst is die welke is
vastgelegd. Een gebeurtenis na een stand die op moment T buiten was, bestond op T niet: tussen twee verankeringen ligt haar tijd vast.

WAT DIT NIET BEWIJST
Wie buiten de organisatie een stand heeft en sinds wanneer (anchors.json): dat zegt hier alleen de organisatie. Vraag het de houder; een
tijdstempel gaat u zelf na. Wat op een pagina niet op groene grond staat (uitkomsten, tijden, functies, namen): zo geeft Lekwacht weer
wat in events.jsonl staat. Dat looks.json alle inzages heeft: dat staat alleen vast van dagen waarvan hij een vingerafdruk noemt.
Dat waar is wat is vastgelegd, of dat alles is vastgelegd wat gebeurde. Wat na de laatste stand buiten komt: tot dan kan het einde
worden afgekapt of herschreven. Dat niemand anders een ander logboek kreeg: dat blijkt als twee houders hun standen vergelijken. Wat
een gewiste tekst zei. Wie de sleutel steelt kan een nieuw verhaal tekenen, maar niet de oude standen. De AP vraagt documentatie die zij
kan controleren (AVG, artikel 33 lid 5 en artikel 5 lid 2), zonder vaste vorm; een rechter weegt haar vrij. Een mail in de postbus van
de FG of de accountant is goed bewijs van tijd; een gekwalificeerd tijdstempel heeft het vermoeden van artikel 41 lid 2 eIDAS.
Dit is geen "gekwalificeerd elektronisch grootboek".
`;

const EN = `BUNDLE FOR AN INQUIRY

Begin with index.en.html: open it in a browser. No network is needed. What people wrote is in their own words.
For each dossier there is a time line in dossiers/ (timeline.en.html): what was known when, who decided what, in which function.

TO VERIFY IT
You need Node.js 20.12 or later, and the public key of the log. Ask for that key by another road than this bundle, such as
https://<the desk>/v1/audit/key or a letter.

    node lekwacht-verify.mjs bundle <zip or folder> --key "<key>" --taal en

Rather take the program from whoever publishes it than from this bundle: a bundle that lies may bring a program that lies.
It says "verified", or the first place where something was altered or is missing. Exit code 0: verified; 1: not; 2: it could not be
tried; 3: all fits, but without --key it is not proven who signed. What is not shown, and what was erased (under which event), is told of each dossier.

WHAT IS WHERE
inquiry.json            who asked what, on which ground, about which period; which dossiers
index.en.html           overview (Dutch: index.html)
dossiers/…/timeline.en.html   readable time line; each text that was sealed can be verified
dossiers/…/events.jsonl    the lines as they were recorded, byte for byte
dossiers/…/stream.json     which places of the log belong to this dossier, and the salt by which you see that for yourself
dossiers/…/opened.json     the key of each text that is shown; of the others why not
dossiers/…/notifications/  what the authority was told, as it was then
dossiers/…/letters/        what people were written
dossiers/…/register.csv    the line of the register (Art. 33(5) GDPR)
people.json             who acted: the function at each act, and the name where it is known
looks.json              who looked at the dossiers, and the digests of all looks of a day that the log has
left-out.json           what is not shown, on which ground, with its digest
inquiry/                the course of this inquiry itself, recorded in the log as well
checkpoint.txt          the signed head of the log (C2SP tlog-checkpoint)
anchored/               the newest head of before the period that somebody outside has, and the proof that the log goes on from it
anchors.json            who outside has which head (the last of each day), with that head and the receipt. Empty: not anchored
anchors/                heads with a time stamp (RFC 3161): the head (.txt) and the stamp (.tsr)
entries.bin             65 bytes of each event of the log, which say nothing to whoever has not the salt of the dossier
key.txt                 the public key
manifest.json           the digest (SHA-256) of the other files; that of this list stands in the log

A folder or file that is named here and is not there: nothing of it was recorded.

Pages, register.csv and answers of the AP's form tell Dutch time. Other moments in .json and .jsonl are in UTC (with a Z): two hours
earlier in summer, one in winter.
What the AP was told and was corrected later stands in notifications/ as it was then; the correction stands in the time line.

Files (attachments) are not in the bundle; their name, size and digest stand in the dossier. Ask for them separately.
A time stamp by RFC 3161 is verified by (certificates of the authority that stamped, had by another road):

    openssl ts -verify -data anchors/<n>.txt -in anchors/<n>.tsr -CAfile <certificates>

WHAT THIS PROVES
Against any head that somebody outside the organisation has: these events, in this order, unaltered; none before it removed, inserted
or exchanged; all events of a shown dossier are shown; a shown text is the one that was recorded. An event after a head that was
outside at T was not there at T: between two anchors its time is enclosed.

WHAT THIS DOES NOT PROVE
Who outside the organisation has a head, and since when (anchors.json): here only the organisation says so. Ask the holder; a time stamp
you verify yourself. What stands on a page without a green ground (outcomes, times, functions, names): so Lekwacht renders what stands
in events.jsonl. That looks.json has all looks: that is certain only of days of which it has a digest.
That what was recorded is true, or that all that happened was recorded. Anything after the last head outside: until then a tail can be
cut off or rewritten. That nobody else was given another log: that shows when two holders compare their heads. What an erased text
said. Whoever steals the key signs a new story, but not the old heads. The AP asks for documentation that it can verify (Art. 33(5)
and 5(2) GDPR) in no set form; a court weighs it freely. A mail in the box of the DPO or an accountant is good evidence of time; a
qualified time stamp has the presumption of Art. 41(2) eIDAS. This is no "qualified electronic ledger".
`;

/** What a bundle is, how to verify it, and what it proves and does not prove. */
export const README: Readonly<Record<Language, string>> = { nl: NL, en: EN };

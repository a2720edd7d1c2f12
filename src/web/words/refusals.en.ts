import type { refusals as nl } from './refusals.nl.js';
import type { Wide } from './shape.js';

export const refusals: Wide<typeof nl> = {
  other: 'This cannot be read. Fill it in otherwise.',

  'invalid-input': 'Something is not right yet in what you filled in. Check it.',
  required: 'Fill this in.',
  'too-short': 'Fill this in.',
  'too-long': 'This text is too long. Make it shorter.',
  'not-text': 'Fill in a text here.',
  'not-in-list': 'Choose one of the answers.',
  repeated: 'The same stands here twice. Take one away.',
  'not-a-flag': 'Choose yes or no.',
  'not-a-count': 'Fill in a whole number.',
  'not-a-number': 'Fill in a number.',
  'out-of-range': 'This number is too small or too big.',
  'several-without-processor':
    'One report is for several organisations only where a processor made it. Choose one organisation.',
  'not-a-processor': 'A processor reports here. Choose processor as the kind of reporter.',
  'names-an-organisation':
    'Each organisation reads this text in its own dossier. Name none of the organisations that the report is for.',
  'absence-over': 'This absence would be over before it began.',
  'absence-too-long': 'Is somebody away for longer than three months? Then put somebody else in the profile.',
  'no-such-step': 'That place is not on the list of people who are called.',
  'one-part-at-a-time': 'Change one part of the profile at a time.',
  'profile-not-valid':
    'It cannot be recorded like this. See whether each telephone number, e-mail address and number is right.',
  'ladder-out-of-step':
    'The first is called at once (0 minutes), each next one later, and the last before half of the time in danger is over.',
  'step-out-of-reach': 'Somebody on the list has no telephone number and no e-mail address.',
  'shelter-without-on-call': 'People hide here: somebody on the list must have a telephone number.',
  'profile-proposal-waits': 'A proposal for this part waits already. Confirm it first, or reject it.',
  'no-profile-proposal-waits': 'This proposal waits no more. Load the page again.',
  'profile-changed-meanwhile':
    'Somebody else changed this part meanwhile. Load the page again and see what stands there now.',
  'not-your-proposal': 'The board rejects a proposal. Whoever made it can take it back.',
  'not-your-step': 'Only whoever it is, or an administrator, says that he is away.',
  'no-alarm': 'There was no alarm in this dossier: there is nothing to take over.',
  'not-entered-later': 'This report was made here. The clock itself keeps whether the term has passed.',
  'file-is-whole': 'A file is the whole register. Leave this out.',
  'empty-range': 'The highest number is smaller than the lowest.',
  'not-a-list': 'Choose from the list.',
  'not-an-object': 'This form did not arrive well. Load the page again.',
  'too-few': 'Choose at least one.',
  'too-many': 'These are too many. Take some away.',
  'not-a-uuid': 'This person or part is not known. Choose again.',
  'not-a-slug': 'This organisation is not known. Choose again.',
  'not-a-digest': 'This mark has 64 digits and letters (a to f). Copy it again.',
  'not-a-moment': 'Fill in a day that exists.',
  'moment-without-offset': 'Fill in the time too.',
  'moment-in-the-future': 'This lies in the future.',
  'text-not-storable': 'There is a character in it that cannot be kept.',
  'nested-too-deeply': 'This form did not arrive well. Load the page again.',
  'unknown-field': 'This field or choice does not exist. Load the page again.',
  'personal-data-in-register-text':
    'This text goes into the register. It seems to hold a name, number or address: take that out.',
  'precision-does-not-fit': 'Fill in a day, or choose that you do not know. Not both.',
  'unknown-organisation': 'This organisation is not known here. Choose another one.',
  'at-or-revision': 'Ask for a moment or for an entry of the time line. Not both.',
  'cursor-invalid': 'This list cannot go on from here. Begin at the beginning.',

  'no-such-dossier': 'This dossier does not exist, or you may not see it.',
  'not-allowed': 'You may not do this in your role. Ask a colleague who may.',
  forbidden: 'You may not do this. Ask a colleague who may.',
  'about-you': 'This is about you. Somebody else has to do this.',
  'nothing-to-enter':
    'There is no dossier with this reference that you can open in an emergency. Check the reference.',
  recused: 'You do not judge in this dossier. Your deputy does this.',
  'second-person-needed': 'A second person has to do this. Ask a colleague.',
  'supervisor-needed': 'The FG or the board has to confirm this restriction.',
  'mandate-not-open':
    'The board decides. The emergency mandate is not open yet: it opens when the term is almost over, in danger, or after two attempts to reach the board.',
  'mandate-over-already': 'This mandate would be over already. Choose a later moment.',
  'emergency-mandate-notifies-only':
    'Under the emergency mandate you can only decide to notify and to inform. For a no, wait for the board.',
  'board-has-spoken': 'The board decided this itself. Only the board can decide anew.',

  'revision-mismatch':
    'Somebody else did something in this dossier meanwhile. Look at what changed, and then send it again.',
  'idempotency-key-reused': 'This form was sent already with something else in it. Open it again.',
  'already-reported': 'This report is in already. You need not do anything.',
  ended: 'This dossier is not open. Reopen it first.',
  'too-many-readers':
    'Many read at this moment. Try again in a moment. Reporting and recording work as ever.',
  'dossier-full':
    'This dossier is full. Decisions, the notification of the AP, safety and closing still work. Put the rest into a file, or make a new report of it.',
  merged: 'This dossier was merged with another one. Go on there.',
  'not-ended': 'This dossier is open. There is nothing to reopen.',
  'not-recorded':
    'This is not recorded here: something stands here already, or it does not belong here. Leave it out, or correct what stands.',
  'not-merged': 'This dossier is not merged. There is nothing to undo.',
  'duties-open':
    'There is something left to do. What it is stands on the page that closes, and in the dossier. Do that first, then close the dossier.',
  'assessed-above-list':
    'Everybody on the list was told or tried, but the assessment says that more people are concerned. Is the list right? Assess again with that number. Is it not? Put the others on it and tell them.',
  'matters-open': 'A question, order, complaint or claim is still open. Settle that first.',
  'notification-stands':
    'A notification stands at the AP. Withdraw it first, or merge the other dossier into this one.',
  'addition-not-looked-at': 'Something was added after the end. Look at it first.',
  'danger-not-averted': 'Somebody may be in danger. Act on that, or record that the danger is gone.',
  'no-such-proposal': 'This proposal no longer waits for an answer. Load the page again.',
  'already-proposed': 'A colleague proposed this already. Confirm or reject that first.',
  'says-something-else': 'A colleague proposed something else. Propose the same, or reject that first.',
  'rejection-without-reason': 'Write why you reject this.',

  // Files.
  'attachment-erased': 'This file was erased.',
  'attachment-infected': 'There is something harmful in this file. You cannot download it.',
  'attachment-not-scanned':
    'This file is not checked yet. Do you need it now? Then ask for it as not checked.',
  'attachment-unreadable':
    'This file cannot be read: something of it is missing, or an old database was put back.',
  'no-such-attachment': 'There is no such file in this dossier.',
  'too-many-attachments': 'There are ten files in this dossier already. It takes no more.',
  'file-missing': 'Choose a file.',
  'name-missing': 'Choose a file that has a name.',
  'nothing-in-file': 'This file is empty. Choose another.',
  'file-too-large': 'This file is larger than 20 MB. Make it smaller, or split it.',
  'type-not-taken': 'This type of file is not taken. PDF, photo, document, mail or text are.',
  'photo-not-understood': 'This photo is damaged. Choose another copy, or take a screenshot of it.',
  'file-not-last': 'Send one file at a time, after the other fields.',
  'field-repeated': 'A field stands there twice. Leave one.',
  'field-too-large': 'This text is too long. Make it shorter.',
  'upload-broken-off': 'Sending was broken off. Nothing was kept. Try again.',
  'malformed-upload': 'The form with the file cannot be read. Try again.',

  // Erasing.
  'matter-open':
    'A question or order of the AP, an inquiry, a complaint or a claim is open. Nothing is erased until it is settled.',
  'legal-hold': 'Everything in this dossier is kept as evidence. FG or board have to lift that first.',
  'term-not-over': 'The term after closing is not over. Until then the dossier stays as a whole.',
  'reporter-still-needed':
    'The reporter is still needed: a question or a safe way to reach somebody is open.',
  'needed-for-the-register':
    'The register still needs this text. Give the same text without the name, or assess the breach first.',
  'register-needs-a-text':
    'A text of the register is replaced, not left out. Give the same text without the name.',
  'values-or-whole': 'Choose the places to erase, or choose the reporter or the whole dossier. Not both.',
  'nothing-there': 'Nothing personal stands there, or it is erased already. Search again.',
  'replacement-for-a-text': 'Only a text can get another text. A contact is erased as a whole.',
  'fg-objects': 'The FG objects. Only the board can still approve it.',
  'reason-against-objection': 'The FG objects. Write down why it is erased all the same.',
  'no-objection': 'The FG does not object. Leave this empty.',
  'no-such-erasure': 'There is no such erasure. Load the page again.',
  'no-such-hold': 'This is not held back here. Load the page again.',

  'later-awareness-without-reason': 'Write why the moment is later.',
  'correction-without-reason': 'This was established before. Write why you change it.',
  'receipt-is-certain': 'Nobody doubts this moment of receipt. You need not do anything.',
  'nothing-to-correct': 'It stands so already. Nothing was recorded.',
  'ended-and-ongoing': 'It has ended or it goes on: say one of the two.',
  'ends-before-it-begins': 'It would end before it begins.',
  'organisation-needed': 'You work for several organisations. Say whose promises count.',
  'sent-in-one-way':
    'Say one thing at a time: sent like this, another answer to one question, or all that was sent.',
  'nothing-to-review': 'Nothing was added that you still have to look at.',
  'danger-stated':
    'One report says that somebody may be in danger. Look at it, or say that you mean that one too.',
  'danger-was-acted-on': 'Something was done about danger here. Dismiss this report by itself.',
  'looked-at': 'Somebody looked at this report already. Dismiss it by itself.',
  'named-without-restriction': 'You open the dossier to everybody. Then name nobody.',
  'refuses-itself': 'You cannot keep yourself out of the dossier. Take your name off the list.',
  'allowed-and-refused': 'The same person may enter and may not. Take him off one of the lists.',
  'deputises-itself': 'You cannot appoint yourself. Choose somebody else.',
  'deputy-recused': 'This person stepped back from this dossier. Choose another deputy.',
  'deputy-refused': 'This dossier is about this person. Choose another deputy.',
  'fg-not-independent':
    'The FG cannot also decide or hand out grants (Article 38(6)). Choose another person, or have the administrator take the role away.',
  'merge-into-itself': 'You cannot merge a dossier into itself. Choose another dossier.',
  'no-such-survivor': 'This other dossier does not exist in this organisation. Choose another one.',
  'survivor-not-ours':
    'The other dossier is of another organisation, and here a risk was assessed or telling was decided. Merge the other one into this one.',
  'survivor-open-to-more':
    'People whom this dossier shuts out can see the other one. Restrict that one alike first.',
  'survivor-ended': 'The other dossier is not open. Reopen it first.',
  'safety-at-stake':
    'Somebody may be in danger. Record that in the other dossier first, with a note, and then merge.',

  'note-missing': 'Write what was done.',
  'measure-incomplete': 'Choose the kind of measure and write what you will do.',
  'unknown-measure': 'This measure was not planned. Choose its kind and write what it is.',
  'measure-taken': 'This measure was taken already.',
  'taken-at-missing': 'The measure was withdrawn. Fill in when it was taken.',
  'interest-of-child-opposes':
    'It is better for the child if this parent does not hear it. Tell a guardian or the child itself. When merging: record it in the other dossier first.',
  'interest-of-child-opposed-before':
    'It was recorded before that a parent had better not hear it. Say that this holds for none of the children any more.',
  'sentence-too-long': 'This sentence is too long: 25 words at most. Make two sentences of it.',
  'speaks-to-one-reader': 'This sentence goes to everybody. Write it without “you”.',
  'contact-without-a-way': 'Fill in a phone number or e-mail address: people have to be able to ask.',

  'no-nature': 'Choose what happened to the data: seen, changed or not available.',
  'not-assessed': 'Assess the breach first. After that it can be decided.',
  'ground-does-not-fit': 'This ground does not fit this answer. Choose another one.',
  'ground-without-protection':
    'This ground holds only if the data were unreadable. The assessment says they were not.',
  'ground-without-measures': 'This ground asks for measures that were taken. Record those first.',
  'ground-without-public-communication': 'Write where and how people can read this in public.',
  'ground-of-another':
    'It was established that your organisation is the controller. Say first whose breach it is.',
  'ground-in-danger':
    'Somebody may be in danger. Then this ground does not hold: people have to hear it themselves.',
  'departure-without-reason':
    'This decision departs from an advice, the assessed risk or a promise. Write why.',
  'nothing-to-reconsider': 'Nothing changed after this decision. You need not do anything.',
  'nothing-to-ratify': 'No decision waits here to be ratified.',
  'refusal-without-reason': 'Write why you do not ratify the decision.',
  'nothing-to-confirm': 'No decision waits here to be confirmed.',
  'contradiction-without-reason': 'Write why it is not right.',

  'already-notified': 'A first notification stands already. Record a supplement or a withdrawal.',
  'nothing-notified': 'There is no notification yet. Record the first one first.',
  'recorded-otherwise': 'This notification was recorded with another reason. Correct that one.',
  'late-without-reason': 'This notification is late. Write why, or say that no reason was given.',
  'withdrawal-without-reason': 'Write why you withdraw the notification.',
  'digest-of-kept-text': 'The text is kept here. Leave the mark empty.',
  'more-than-intended': 'These are more people than you meant to inform. Check the numbers.',
  'no-such-round': 'This round does not exist. Load the page again and choose a round.',
  'no-such-statement': 'This entry cannot be corrected. Choose an entry of the time line.',
  'correction-proposed': 'A correction waits for a second person already. Confirm or reject it first.',
  'term-is-the-laws': 'The law sets this term. Leave it empty.',
  'due-before-received': 'This term would have ended before it came in. Check the days.',
  'no-clause': 'Write where this term stands: the article of the contract or the rule.',
  'unknown-matter': 'This question, complaint or claim is not in this dossier. Load the page again.',

  'login-needed': 'You are not logged in, or not any more. Log in again.',
  'login-not-set-up': 'Login is not set up here. Ask the administrator. Reporting works.',
  'public-url-missing': 'Login is not set up well here. Ask the administrator. Reporting works.',
  'foreign-page': 'This page was sent from elsewhere. Open it here and try again.',

  'bad-request': 'This cannot be read. Go back and try again.',
  'malformed-form': 'This form did not arrive well. Load the page again.',
  'malformed-url': 'This address is not right. Check it, or begin at the start page.',
  'url-too-long': 'This address is too long. Check it, or begin at the start page.',
  'body-too-large': 'This is too much text at once. Make it shorter.',
  'not-found': 'Check the address, or begin at the start page.',
  'method-not-allowed': 'This is not possible at this address. Go back and try again.',
  'unsupported-media-type': 'This form does not belong here. Go back and try again.',
  'request-timeout': 'Sending took too long. Try again.',
  conflict: 'This is not possible now. Load the page again.',
  'cannot-be-stored': 'This cannot be stored. Make it shorter, or ask the administrator.',
  'organisation-not-served':
    'This organisation no longer uses Lekwacht. The dossier is kept. Ask the administrator.',
  starting: 'The desk has just been started. Reporting works. Try everything else again in a minute.',
  'try-again': 'This does not work now. Wait a moment and send it again: nothing is stored twice.',
  'report-not-kept':
    'The report did not arrive and is kept nowhere. Telephone the desk, or send it again in a moment.',
  'keys-unavailable':
    'Personal details cannot be stored or read now. Wait a minute and send it again: nothing is stored twice.',
  'list-being-built': 'This list is being built. Try again soon. Reporting works.',
  unavailable: 'This does not work now. Try again in a minute.',
  unexpected: 'Something went wrong on our side. Try again in a minute. What you sent may not be stored yet.',
  'administrator-needed': 'An administrator links accounts. FG and board confirm what he proposed.',
  'board-alone-withdraws': 'Only the board takes away the role of FG or board.',
  'does-not-handle': 'Choose a handler or the FG who may judge here.',
  'fresh-proof-needed': 'Show once more that it is you first. Nothing was recorded yet.',
  'grant-given-already': 'This person has this role already.',
  'grant-to-oneself': 'Nobody gives himself a role, or confirms his own. Ask somebody else.',
  'grant-withdrawn-already': 'This role was taken away before.',
  'beyond-the-log': 'Not so many events are signed yet.',
  'log-not-signed':
    'The log cannot be proven now: its head is not signed. Readiness tells the administrator why.',
  'no-such-event': 'There is no such event, or you may not see it.',
  'not-an-event': 'Name the event as <stream>@<revision>, such as breach-…@0.',
  'look-not-recorded': 'Who looks is recorded, and that is not possible now. Try again in a minute.',
  'no-grant-waits': 'No role waits to be confirmed. Refresh the page.',
  'receipt-does-not-fit':
    'This number and this code do not belong together. Look at both again. Did you report just now? Try again in a minute.',
  'too-many-tries': 'Wrong codes come in too often now. Wait a moment and try again.',
  'access-anew': 'Your report was shut again. Open it once more with number and code.',
  'no-such-question': 'Nobody asked this question here. Add what you want to say at “Add something”.',
  'reporter-has-no-receipt':
    'A colleague wrote this report down. So its reporter has no number and code to come back with. Ask otherwise.',
  'no-such-person': 'Nobody here has this number. Check the number.',
  'same-account': 'Choose two different accounts.',
  'shut-to-the-person':
    'The dossier is restricted for this person. Choose somebody else, or let him in first.',
  'too-many-requests': 'There are too many logins from this address. Wait a minute. Reporting works.',
  'since-needed': 'Refresh the page: a moment is missing.',

  // Of access requests.
  'access-request-ended': 'This request was released, refused or withdrawn before.',
  'answer-not-in-sight': 'You cannot open this answer. Ask whoever released it.',
  'first-month-over': 'The first month is over. The term can no longer be prolonged.',
  'identity-confirmed-already': 'Who asks was made sure before.',
  'identity-not-confirmed': 'First make sure who asks.',
  'no-such-inquiry': 'There is no inquiry with this number, or it is not open to you.',
  'until-before-from': 'It ends before it begins.',
  'not-in-inquiry': 'You leave something out of a dossier that is not in this inquiry.',
  'of-one-organisation': 'An inquiry is into dossiers of one organisation.',
  'no-such-bundle': 'This inquiry has no bundle with this digest.',
  'before-the-bundle': 'The bundle had not been made by then.',
  'inquiry-closed': 'This inquiry is closed.',
  'bundle-made-already': 'A bundle was made with this form. Load the page again.',
  'no-such-access-request': 'This request does not exist, or you may not see it.',
  'no-such-place': 'This place was not found. Refresh the page.',
  'not-a-word': 'Write on each line a word or a phrase of at most 200 characters.',
  'not-ready-for-release': 'First say what goes out, and that it is ready to be released.',
  'not-released': 'There is no answer yet: it was not released.',
  'nothing-to-search-by':
    'Fill in by what this person can be found: a name, an e-mail address, a telephone number or a client number.',
  'reason-needed': 'Choose why you leave out words.',
  'release-by-another': 'Somebody else has to release this answer. Ask the FG or the board.',
  'request-forgotten': 'What this held about the person is erased.',
  'request-is-ones-own': 'This request is about yourself. Somebody else deals with it.',
  'term-extended-already': 'The term was prolonged before. That can be done once.',
  'too-many-places': 'Too much is found. Ask for more: an e-mail address or a number says more than a name.',
  'word-not-there': 'A word that you want to leave out does not stand there. Check how it is written.',
  // The list of people concerned.
  'nobody-named': 'Fill in a name or a client number.',
  'not-an-email': 'This is no e-mail address. Check it.',
  'already-on-list': 'Somebody with this client number stands on the list already.',
  'not-on-the-list': 'This person is not on the list (any more). Load the page again.',
  'list-changed': 'Somebody else changed the list meanwhile. Look at it again.',
  'list-is-full': 'No more people fit on the list. Tell as many people as this by other means.',
  'list-unreadable':
    'Of somebody on the list nothing can be read, or lines are missing. Put that right first: otherwise somebody is passed over.',
  'people-on-list':
    'People stand on the list of this dossier. Put them on the list of the other dossier and take them off here.',
  'nobody-to-tell':
    'Nobody on the list is still to be told in this way. Choose another way, or see on the list why somebody may not be told yet.',
  'not-to-be-told': 'Somebody you ticked may not be told so. Nothing was recorded. See on the list why.',
  'not-a-round-of-list': 'Nobody of the list was told in this round. Choose another round.',
  'not-in-round': 'Not all of them were told in this round. Check whom you ticked.',
  'file-needed': 'Paste the table into the field.',
  'faults-in-file': 'Something is wrong in the table. Nothing was taken over.',
  'empty-file': 'There is no line with anybody in it.',
  'not-a-table': 'This cannot be read as a table: a quotation mark is not closed.',
  'unknown-column': 'This column is not known. See what it should be called, or leave it out.',
  'too-many-cells': 'This line has more cells than there are headings.',
  // Alarms.
  'no-ladder': 'The profile of this organisation names nobody to alarm.',
  'webhook-needs-https': 'It must be an address that begins with https, without a name or password in it.',
  'webhook-not-outside': 'This is an address within your own network. Choose one on the internet.',
  'too-many-webhooks': 'An organisation has ten webhooks at most. Take one away first.',
  'no-such-webhook': 'This webhook is there no more. Load the page again.',
  'no-such-delivery': 'This message is known no more. Load the page again.',
};

import type { enter as nl } from './enter.nl.js';
import { lists } from './lists.en.js';
import type { Wide } from './shape.js';
import { figuresIn } from './figures.js';

const say = figuresIn('en');

const FROM_PROFILE = 'Choose a name of the organisation’s profile, or write one yourself. Name nobody.';

export const enter: Wide<typeof nl> = {
  title: 'Enter a report',
  intro:
    'For what came in by phone, letter, mail or in a conversation, or from another system. The term counts from the first contact, not from now. The time line says that it was entered later.',
  submit: 'Enter the report',
  fields: {
    organisations: {
      label: 'For which organisation?',
      hint: 'More than one only where a processor reports. Each organisation gets a dossier of its own and sees nothing of the others. So name none of these organisations in the text.',
    },
    channel: { label: 'How did the report come in?', options: lists.channels },
    firstContactAt: {
      label: 'When did the organisation first hear of it?',
      hint: 'A letter or mail that lay unread counts from the day it came in, too. You do not know the time? The day is enough.',
    },
    number: {
      label: 'Number that this report has already',
      hint: 'In another system, another register or with the sender. The same number of the same source is the same dossier.',
    },
    source: {
      label: 'Whose number is it, or where from?',
      hint: 'For example: the register on paper. Name nobody.',
    },
    'involved.processingActivity': {
      label: 'To which processing activity does it belong?',
      hint: FROM_PROFILE,
    },
    'involved.system': 'Which system?',
    'involved.processor': 'Which processor?',
    'report.safetyRisk': {
      label: 'May somebody be in danger now?',
      hint: 'With yes the alarm begins now. Call as well.',
    },
    'report.description': {
      label: 'What happened?',
      hint: 'In the words of whoever reported it. No names of clients.',
    },
    'report.reporter.kind': { label: 'Who reported it?', options: lists.reporterKinds },
    'report.reporter.name': 'Name of the reporter',
    'report.reporter.jobTitle': 'Job title of the reporter',
    'report.reporter.phone': 'Phone of the reporter',
    'report.reporter.email': 'E-mail of the reporter',
    'report.reporter.onBehalfOf': 'On whose behalf?',
    'report.contactPerson.name': {
      label: 'Somebody else for questions: name',
      hint: 'Only where that is not the reporter.',
    },
    'report.contactPerson.jobTitle': 'Job title of that person',
    'report.contactPerson.phone': 'Phone of that person',
    'report.contactPerson.email': 'E-mail of that person',
    'report.earlierReport': 'Does this belong to an earlier report? Its number',
    'report.discoveredAt': {
      label: 'When did the reporter notice it?',
      hint: 'The day is enough. Of who works here this moment counts for the term.',
    },
    'report.firstSignalAt': 'When was the first sign that something was wrong?',
    'report.occurredFrom': { label: 'When did it begin?', hint: 'The day is enough.' },
    'report.occurredUntil': { label: 'When did it end?', hint: 'The day is enough.' },
    'report.ongoing': 'It still goes on',
    'report.incidentType': { label: 'What fits best?', options: lists.incidentTypes },
    'report.dataCategories': { label: 'Which data?', options: lists.data },
    'report.subjectGroups': { label: 'Whose data?', options: lists.subjectGroups },
    'report.subjectCount.min': {
      label: 'Of at least how many people?',
      hint: 'Do you know a minimum only? Then leave the highest number empty.',
    },
    'report.subjectCount.max': 'Of at most how many people?',
    'report.recipient.kind': { label: 'Who has the data?', options: lists.recipients },
    'report.system': 'System or folder, in the words of the reporter',
    'report.location': 'Where did it happen?',
    'report.measuresTaken': 'What was done already?',
    'report.processor.name': {
      label: 'Processor, in the words of the reporter',
      hint: 'Where a processor has to do with it.',
    },
    'report.processor.awareAt': 'When did the processor know?',
    'report.aboutHandler': {
      label: 'It is about somebody who handles breaches here',
      hint: 'Then only board and FG see the dossier, and not you either.',
    },
  },
  toDesk: 'Back to the running breaches',
  rest: 'The rest may stay empty, but helps whoever handles the dossier.',
  groups: {
    number: 'Number in another system or register',
    who: 'Who reported it, and who can tell more?',
    when: 'When did it happen?',
    what: 'Which data, whose, and who has them now?',
    where: 'Processing activity, system, processor and what was done already',
    hidden: 'Not everybody may see this',
  },
  entered: {
    title: 'Entered',
    recorded: 'Recorded as',
    known: 'This number was here already: nothing new was recorded. The dossier is',
    addToIt: 'Is there anything new in it? Then add it to that dossier.',
    hidden: 'You do not see this dossier yourself: it is restricted.',
    open: 'Open the dossier',
    apart: 'Each organisation has a dossier and a term of its own. They do not see each other.',
    another: 'Enter another report',
  },
  find: {
    title: (count) => (count === 0 ? 'Nothing found' : 'Found'),
    open: 'Find a dossier',
    label: 'Reference, number or name',
    hint: 'The reference (DL-…), an own number, a number of the AP, or (a part of) the name of a processing activity, system, processor or source. A part has at least 3 letters, from where a word begins.',
    submit: 'Find',
    nothing: 'Nothing found that you may see.',
    number: (count) => (count === 1 ? '1 dossier found.' : say`${count} dossiers found.`),
    more: 'There are more. Search more precisely.',
  },
};

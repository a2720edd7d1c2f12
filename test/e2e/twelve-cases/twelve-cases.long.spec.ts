import { afterAll, beforeAll } from '@jest/globals';
import { DeskOfCases, HOUSES } from '../../support/case/desk-of-cases.js';
import { clientListMailed } from './01-client-list-mailed.js';
import { lostPhone } from './02-lost-phone.js';
import { snoopingColleague } from './03-snooping-colleague.js';
import { ransomwareAtAProcessor } from './04-ransomware-at-a-processor.js';
import { addressOfAShelter } from './05-address-of-a-shelter.js';
import { numberWrongAndWithdrawn } from './06-number-wrong-and-withdrawn.js';
import { boardAgainstFg } from './07-board-against-fg.js';
import { boardNotReached } from './08-board-not-reached.js';
import { firstSignalWeeksBefore } from './09-first-signal-weeks-before.js';
import { reportedTwice } from './10-reported-twice.js';
import { whatDidYouKnow } from './11-what-did-you-know.js';
import { registerOfTheYear } from './12-register-of-the-year.js';

/** One year on one desk, read and played from its beginning. */
let desk: DeskOfCases;
const theDesk = (): DeskOfCases => desk;
beforeAll(async () => {
  desk = await DeskOfCases.open();
});
afterAll(() => desk.close());

clientListMailed(theDesk, 'many');
clientListMailed(theDesk, 'two');
lostPhone(theDesk);
snoopingColleague(theDesk);
ransomwareAtAProcessor(theDesk);
addressOfAShelter(theDesk, 'many');
addressOfAShelter(theDesk, 'three');
numberWrongAndWithdrawn(theDesk);
boardAgainstFg(theDesk, 'many');
boardAgainstFg(theDesk, 'three');
boardNotReached(theDesk);
for (const house of HOUSES) firstSignalWeeksBefore(theDesk, house);
reportedTwice(theDesk);
whatDidYouKnow(theDesk);
registerOfTheYear(theDesk);

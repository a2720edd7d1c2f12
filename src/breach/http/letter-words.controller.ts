import { Body } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { LETTER_PARTS, type LetterPart } from '../../law/letter/letter.js';
import {
  ADVISERS,
  LETTER_WORDINGS,
  WHEREABOUTS,
  type Adviser,
  type LetterWording,
  type Whereabouts,
} from '../../law/letter/letter-words.js';
import { ManyOf, Nested, OneOf, Text } from '../../platform/http/dto-fields.js';
import { personal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import { ActOnBreach, type ActResult, type AskedAct } from '../acts/act-on-breach.command.js';
import { ForPeopleBody } from '../contract/for-people.body.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked } from './act.decorator.js';

class LetterTextBody {
  @OneOf(LETTER_PARTS, { description: 'The part of the letter that it stands in.' })
  readonly part!: LetterPart;
  @Nested(() => ForPeopleBody, {
    optional: true,
    description: 'Absent: what was written for this part is taken back.',
  })
  readonly forPeople?: ForPeopleBody;
}

class LetterDetailsBody {
  @ManyOf(LETTER_WORDINGS, {
    optional: true,
    description: 'What people understand and the AP’s form has no word for.',
  })
  readonly wordings?: LetterWording[];
  @OneOf(WHEREABOUTS, { optional: true, description: 'What became of the data.' })
  readonly whereabouts?: Whereabouts;
  @ManyOf(ADVISERS, { optional: true, description: 'Who from outside advises.' })
  readonly advisedBy?: Adviser[];
}

class LetterContactBody {
  @Text({ max: 200, optional: true }) readonly name?: string;
  @Text({ max: 50, optional: true }) readonly phone?: string;
  @Text({ max: 254, optional: true }) readonly email?: string;
}

/** What letters to the people concerned say, where nothing else in the dossier says it. */
@DossierRoutes('notifications')
export class LetterWordsController {
  constructor(private readonly commands: CommandBus) {}

  @Act(
    'letter-texts',
    'breach.record-subject-notification',
    'Write a sentence for the people concerned, in one part of their letters',
  )
  writeLetterText(@Asked() asked: AskedAct, @Body() body: LetterTextBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'WriteLetterText', ...body }));
  }

  @Act(
    'letter-details',
    'breach.record-subject-notification',
    'Say what letters need to know beyond the AP’s form: in which words, where the data are, who advises',
  )
  recordLetterDetails(
    @Asked() asked: AskedAct,
    @Body() { wordings = [], advisedBy = [], ...body }: LetterDetailsBody,
  ): Promise<ActResult> {
    return this.commands.execute(
      new ActOnBreach(asked, { type: 'RecordLetterDetails', wordings, advisedBy, ...body }),
    );
  }

  @Act(
    'letter-contact',
    'breach.record-subject-notification',
    'Name whom the people of this breach can ask, and how',
  )
  nameLetterContact(@Asked() asked: AskedAct, @Body() body: LetterContactBody): Promise<ActResult> {
    if (body.phone === undefined && body.email === undefined) {
      throw new Refusal(
        'contact-without-a-way',
        'A phone number or an e-mail address is needed: people have to be able to ask.',
        'invalid',
        'phone',
      );
    }
    const command = { type: 'NameLetterContact', contact: personal('staff', { ...body }) } as const;
    return this.commands.execute(new ActOnBreach(asked, command));
  }
}

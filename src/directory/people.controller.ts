import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { roleInOrganisation, type Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { AccountLinks } from '../organisations/account-links.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { LinkBody, UnlinkBody } from './account-links.body.js';
import { Directory } from './directory.query.js';
import { LinkAnswer, PeopleAnswer } from './people.answer.js';
import { People, type LinkingBy } from './people.js';

/** Who the people of an organisation are, and which accounts are one person's. Saying the same twice records once. */
@ApiTags('people')
@ApiParam({ name: 'organisation', description: 'Slug.', schema: { type: 'string' } })
@Controller('v1/organisations/:organisation/people')
export class PeopleController {
  constructor(
    private readonly directory: Directory,
    private readonly links: AccountLinks,
    private readonly people: People,
  ) {}

  @Get()
  @Action('people.read')
  @ApiOperation({ summary: 'People of the organisation, to choose from' })
  @Answers(PeopleAnswer, { description: 'Who was seen here, or was given a role and never logged in yet.' })
  async listPeople(
    @Param('organisation') organisation: string,
    @AskedBy() asker: Asker,
  ): Promise<PeopleAnswer> {
    roleInOrganisation(asker, organisation);
    const { proposed } = await this.links.of(organisation);
    return { people: await this.directory.peopleOf(organisation), proposedLinks: proposed };
  }

  @Post('links')
  @HttpCode(200)
  @Action('people.link')
  @ApiOperation({
    summary:
      'Say that two accounts are one person’s; where one is the FG’s or the board’s, two people say it',
  })
  @Answers(LinkAnswer, { description: 'Rules about a second person take them for one, or it was proposed.' })
  linkAccounts(
    @Param('organisation') organisation: string,
    @Body() { accounts }: LinkBody,
    @AskedBy() asker: Asker,
  ): Promise<LinkAnswer> {
    return this.people.link(organisation, accounts, by(asker, organisation));
  }

  @Post('links/removal')
  @HttpCode(200)
  @Action('people.unlink')
  @ApiOperation({ summary: 'Say that an account is a person’s of its own; never of one’s own accounts' })
  @Answers(LinkAnswer, { description: 'From here on it counts for itself.' })
  async unlinkAccount(
    @Param('organisation') organisation: string,
    @Body() { account }: UnlinkBody,
    @AskedBy() asker: Asker,
  ): Promise<LinkAnswer> {
    const recorded = await this.people.unlink(organisation, account, by(asker, organisation));
    return { recorded, linked: false };
  }
}

function by(asker: Asker, organisation: string): LinkingBy {
  return { principal: asker.principal, role: roleInOrganisation(asker, organisation) };
}

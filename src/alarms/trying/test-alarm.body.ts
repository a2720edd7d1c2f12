import { Text } from '../../platform/http/dto-fields.js';

export class TestAlarmBody {
  @Text({ max: 64, optional: true, description: 'Id of a step of the ladder; left out: everybody on it.' })
  readonly step?: string;
}

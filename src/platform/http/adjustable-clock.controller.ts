import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from './public.decorator.js';
import { Flag } from './dto-fields.js';
import { MomentField } from './moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { AdjustableClock, Clock } from '../time/clock.port.js';

class NowBody {
  @MomentField() readonly now!: Moment;
  @Flag({ optional: true, description: 'The clock is set and no time goes by.' }) readonly jump?: boolean;
}

/** Sets "now" for the demo. The route exists only with LEKWACHT_ADJUSTABLE_CLOCK, which production refuses. */
@ApiExcludeController()
@Controller('v1/development/clock')
export class AdjustableClockController {
  constructor(private readonly clock: Clock) {}

  @Put()
  @Public()
  @HttpCode(200)
  set(@Body() { now, jump }: NowBody): NowBody {
    if (!(this.clock instanceof AdjustableClock))
      throw new Error('the clock of this application runs by itself');
    if (jump === true) this.clock.jumpTo(now);
    else this.clock.moveTo(now);
    return Object.assign(new NowBody(), { now });
  }
}

import { Nested } from '../platform/http/dto-fields.js';
import { ListOfSlugs } from '../platform/http/list-fields.js';
import { SaidBody } from './report.body.js';

/** What a processor reports for whom it works (Art. 33(2) GDPR), for all of them at once. */
export class ProcessorReportBody {
  @ListOfSlugs({ min: 1, max: 100, description: 'For which organisations, by their short names.' })
  readonly organisations!: string[];
  @Nested(() => SaidBody, {
    description:
      'What each of them reads: it names none of them. `reporter.kind` is `processor`; `processor.awareAt` is when the processor itself knew.',
  })
  readonly report!: SaidBody;
}

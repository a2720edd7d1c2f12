import type { Erasable, ErasureGround } from '../../breach/domain/erasure.js';
import type { KeyScope } from '../../shared/personal.js';

/** What can be erased, and on which ground of Art. 17(1). */
export const listsOfErasure = {
  erasable: {
    reporter: 'wie de melder is en hoe hij bereikt wordt',
    values: 'teksten of namen op bepaalde plaatsen',
    dossier: 'alle persoonsgegevens van het dossier',
  } satisfies Record<Erasable, string>,
  erasureGrounds: {
    'no-longer-needed': 'niet meer nodig (artikel 17, lid 1, onder a)',
    'consent-withdrawn': 'toestemming ingetrokken (artikel 17, lid 1, onder b)',
    objection: 'bezwaar gemaakt (artikel 17, lid 1, onder c)',
    'unlawful-processing': 'hoort er niet te staan: onrechtmatig verwerkt (artikel 17, lid 1, onder d)',
    'legal-obligation': 'een wet verplicht ertoe (artikel 17, lid 1, onder e)',
    'service-to-child': 'online dienst aan een kind (artikel 17, lid 1, onder f)',
  } satisfies Record<ErasureGround, string>,
  scopes: {
    dossier: 'tekst in het dossier',
    reporter: 'van de melder',
    affected: 'van betrokken mensen',
    staff: 'van medewerkers',
    register: 'tekst voor het register',
  } satisfies Record<KeyScope, string>,
};

import { OneOf, UuidField } from '../platform/http/dto-fields.js';
import { ROLES, type Role } from '../platform/identity/principal.js';

/** Which role of whom. */
export class GrantBody {
  @UuidField({ description: 'Opaque id of the person, as /v1/me tells it to him.' }) readonly person!: string;
  @OneOf(ROLES) readonly role!: Role;
}

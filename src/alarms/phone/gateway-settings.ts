import { loadRoad, UnusableGateway } from './gateway.loader.js';
import type { PhoneChannel, PhoneRoad } from './gateway-sending.js';

/** The variables of one road as they are set. */
export interface GatewayVariables {
  readonly gateway: string | undefined;
  readonly secretFile: string | undefined;
  readonly from: string | undefined;
}

/** @param name how its variables begin @param folder of the files that come along @returns nothing where none is set */
export function readGateway(
  channel: PhoneChannel,
  name: string,
  { gateway, secretFile, from }: GatewayVariables,
  folder: string,
  problems: string[],
): PhoneRoad | undefined {
  if (gateway === undefined && secretFile === undefined && from === undefined) return undefined;
  if (gateway === undefined || secretFile === undefined || from === undefined) {
    problems.push(`${name}_GATEWAY needs ${name}_SECRET_FILE and ${name}_FROM, and they need it`);
    return undefined;
  }
  if (!/^(?:[A-Za-z][A-Za-z0-9 ]{0,10}|\+?[0-9]{3,15})$/.test(from)) {
    problems.push(`${name}_FROM must be a name of eleven letters and digits at most, or a phone number`);
    return undefined;
  }
  try {
    return loadRoad(channel, { gateway, secretFile, from }, folder);
  } catch (error) {
    if (!(error instanceof UnusableGateway)) throw error;
    problems.push(`${name}_GATEWAY: ${error.message}`);
    return undefined;
  }
}

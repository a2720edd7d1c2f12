import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { PhoneChannel, PhoneRoad } from './gateway-sending.js';
import { gateway } from './gateway.js';

/** A road as the settings name it. */
export interface GatewaySettings {
  /** Name of a file of ours, or the path of one. */
  readonly gateway: string;
  readonly secretFile: string;
  readonly from: string;
}

/** In words, without the secret. */
export class UnusableGateway extends Error {
  override readonly name = 'UnusableGateway';
}

/** Read once, at the start. @param folder of the files that come along @throws UnusableGateway */
export function loadRoad(channel: PhoneChannel, settings: GatewaySettings, folder: string): PhoneRoad {
  const path = /^[a-z0-9-]+$/.test(settings.gateway)
    ? join(folder, `${settings.gateway}.json`)
    : settings.gateway;
  const read = gateway.safeParse(json(path));
  if (!read.success)
    throw new UnusableGateway(`the gateway ${path} cannot be used:\n${z.prettifyError(read.error)}`);
  const road = read.data[channel];
  if (road === undefined) throw new UnusableGateway(`the gateway ${path} has nothing for ${channel}`);
  const secret = contentOf(settings.secretFile).trim();
  // It goes into a header: a line break would begin another one.
  if (!/^[\x21-\x7e]{8,4096}$/.test(secret))
    throw new UnusableGateway(`${settings.secretFile} must hold the secret of the gateway and nothing else`);
  return { road, secret, from: settings.from };
}

function json(path: string): unknown {
  try {
    return JSON.parse(contentOf(path));
  } catch (error) {
    if (error instanceof UnusableGateway) throw error;
    throw new UnusableGateway(`${path} is not JSON`);
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UnusableGateway(`${path} cannot be read`);
  }
}

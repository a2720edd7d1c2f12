import type { PipeTransform } from '@nestjs/common';
import { isUuid } from '../../shared/uuid.js';
import { NoSuchDossier } from './dossier-errors.js';

/** The id of a dossier, or of a thing in it, in a path. */
export class BreachIdPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    return breachIdFrom(text);
  }
}

/** @throws NoSuchDossier: what is no UUID names no dossier */
export function breachIdFrom(text: string): string {
  const id = text.toLowerCase();
  if (!isUuid(id)) throw new NoSuchDossier();
  return id;
}

import type { PipeTransform } from '@nestjs/common';
import { NoSuchDossier } from './dossier-errors.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What is no UUID names no dossier. */
export class BreachIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    const id = value.toLowerCase();
    if (!UUID.test(id)) throw new NoSuchDossier();
    return id;
  }
}

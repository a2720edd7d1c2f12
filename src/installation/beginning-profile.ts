import { parseDocument } from 'yaml';
import type { Answers } from './answers.js';

/**
 * A profile to begin with, from the template, comments and all.
 * @param template as it stands in deploy/organisation.yaml
 */
export function beginningProfile(
  template: string,
  { organisation, name, phone, shelters }: Pick<Answers, 'organisation' | 'name' | 'phone' | 'shelters'>,
): string {
  const profile = parseDocument(template);
  profile.set('slug', organisation);
  profile.set('name', name);
  if (shelters) profile.set('sheltersPeople', true);
  if (phone !== '') profile.setIn(['onCallLadder', 0, 'contact', 'phone'], phone);
  else {
    profile.delete('onCallLadder');
    profile.deleteIn(['statedIn', 'onCallLadder']);
    profile.addIn(['notStated'], 'onCallLadder');
  }
  return profile.toString({ lineWidth: 0 });
}

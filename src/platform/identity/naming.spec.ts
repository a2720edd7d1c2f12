import { describe, expect, it } from '@jest/globals';
import { namingOf } from './naming.js';

const nameIn = (claims: object, nameClaim?: string): string | undefined =>
  namingOf(claims as Record<string, unknown>, { ...(nameClaim !== undefined && { nameClaim }) }).name;

describe('what an issuer calls somebody', () => {
  it('is his name, before the name he logs in with', () => {
    expect(nameIn({ name: 'Jan Jansen', preferred_username: 'jjansen' })).toBe('Jan Jansen');
    expect(nameIn({ preferred_username: 'jjansen' })).toBe('jjansen');
    expect(nameIn({})).toBeUndefined();
  });

  it('is what the issuer’s configuration says it is', () => {
    expect(nameIn({ name: 'jan', display_name: 'Jan Jansen' }, 'display_name')).toBe('Jan Jansen');
    expect(nameIn({ name: 'jan' }, 'display_name')).toBeUndefined();
  });

  it('is his e-mail address only where there is nothing else, also where that is the name he logs in with', () => {
    expect(nameIn({ preferred_username: 'j@x.example', name: 'Jan' })).toBe('Jan');
    expect(nameIn({ name: 'j@x.example', preferred_username: 'jjansen', email: 'j@x.example' })).toBe(
      'jjansen',
    );
    expect(nameIn({ email: 'j@x.example' })).toBe('j@x.example');
  });

  it('is one line that can be shown, or nothing', () => {
    expect(nameIn({ name: ' Jan\u202e\u0000\n<b>Jansen</b> ' })).toBe('Jan <b>Jansen</b>');
    expect(nameIn({ name: ' \u200b ', preferred_username: 'jjansen' })).toBe('jjansen');
    for (const name of [7, null, ['Jan'], { first: 'Jan' }]) expect(nameIn({ name })).toBeUndefined();
    expect(nameIn({ name: '😀'.repeat(300) })).toBe('😀'.repeat(200));
  });

  it('with a function where the configuration says in which claim', () => {
    const claims = { name: 'Jan', job_title: 'Manager zorg' };
    expect(namingOf(claims, {})).toEqual({ name: 'Jan', function: undefined });
    expect(namingOf(claims, { functionClaim: 'job_title' })).toEqual({
      name: 'Jan',
      function: 'Manager zorg',
    });
  });
});

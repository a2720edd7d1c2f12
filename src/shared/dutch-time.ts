/** The wall clock by which Dutch organisations and the AP count days. */
export const DUTCH_TIME = 'Europe/Amsterdam';

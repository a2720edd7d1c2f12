export const planted = 'asked';

export const planted = 'a list';

export const planted = 'a route';

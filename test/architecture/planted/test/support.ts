export const planted = 'support';

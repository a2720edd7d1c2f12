export const planted = 'told';

export const planted = 'configuration';

export const route = 'planted';

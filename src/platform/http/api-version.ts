/** Of the contract (semantic version), which `/v1` carries the first number of; in the header of every answer. */
export const API_VERSION = '1.0.0';

export const API_VERSION_HEADER = 'API-Version';

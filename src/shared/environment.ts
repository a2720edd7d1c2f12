/** What an installation is for; `production` is the strict one. */
export type Environment = 'development' | 'test' | 'production';

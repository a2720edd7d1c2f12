import { EventStoreDBClient } from '@eventstore/db-client';
export const planted = EventStoreDBClient;

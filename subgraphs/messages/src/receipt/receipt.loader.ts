import DataLoader from 'dataloader';
import type { MessageRow } from '../message/message.service.ts';
import type { PointerAt, ReceiptCounts, ReceiptService } from './receipt.service.ts';

export interface ReceiptLoaders {
  receiptCounts: DataLoader<MessageRow, ReceiptCounts>;
  readers: DataLoader<MessageRow, PointerAt[]>;
}

export function createReceiptLoaders({ receipts }: { receipts: ReceiptService }): ReceiptLoaders {
  return {
    receiptCounts: new DataLoader((messages) => receipts.counts(messages)),
    readers: new DataLoader((messages) => receipts.people(messages)),
  };
}

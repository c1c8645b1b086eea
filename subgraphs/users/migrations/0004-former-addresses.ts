import { Migration } from '@mikro-orm/migrations';

export class FormerAddresses extends Migration {
  override up(): void {
    this.addSql(`
-- Where an account could be reached before: a warning that had to wait goes to the address that the account had then. Kept for some days.
create table former_address (
  account_id uuid not null references account on delete cascade,
  email text not null,
  until timestamptz not null,
  primary key (account_id, until)
);
create index former_address_until on former_address (until);
`);
  }
}

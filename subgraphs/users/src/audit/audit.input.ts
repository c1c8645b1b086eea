import { Field, ID, InputType } from 'type-graphql';
import type { AuditFilter } from './audit.store.ts';
import { AuditAction } from './audit-action.ts';

@InputType({ description: 'Which entries of the audit log are asked for. Whatever is left out is not asked for.' })
export class AuditFilterInput implements AuditFilter {
  @Field(() => [AuditAction], { nullable: true, description: 'Entries of one of these actions.' })
  actions?: AuditAction[] | null;

  @Field(() => ID, { nullable: true, description: 'Entries of what this person did.' })
  actorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Entries of what was done to the account of this person.' })
  subjectId?: string | null;

  @Field(() => Date, { nullable: true, description: 'Entries of this time and later.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Entries before this time.' })
  until?: Date | null;
}

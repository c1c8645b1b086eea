import { Field, ID, InputType } from 'type-graphql';
import { Role } from '../user/user.type.ts';

@InputType({ description: 'What a person is from now on.' })
export class SetRolesInput {
  @Field(() => ID, { description: 'Who.' })
  userId!: string;

  @Field(() => [Role], { description: 'All roles that the person has from now on. USER may be left out.' })
  roles!: (keyof typeof Role)[];
}

@InputType({ description: 'Whose account is closed, and why.' })
export class SuspendAccountInput {
  @Field(() => ID, { description: 'Who.' })
  userId!: string;

  @Field(() => String, { nullable: true, description: 'What the audit log should say about it, in at most 500 characters.' })
  reason?: string | null;
}

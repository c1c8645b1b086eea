import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A credential for a program that acts for a person.' })
export class ApiKey {
  @Field(() => ID, { description: 'Identifies the key.' })
  id!: string;

  @Field(() => String, { description: 'What the person calls it.' })
  name!: string;

  @Field(() => [String], { description: 'What it is good for, such as profile:read.' })
  scopes!: string[];

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it stops being good; null when it does not.' })
  expiresAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was last used, to the minute; null when it never was.' })
  lastUsedAt!: Date | null;
}

@ObjectType({ description: 'A new API key.' })
export class CreateApiKeyPayload {
  @Field(() => ApiKey, { description: 'The new key.' })
  apiKey!: ApiKey;

  @Field(() => String, { description: 'What the program shows as a bearer token. It can be had only here and now.' })
  credential!: string;
}

@ObjectType({ description: 'A key that is worth nothing any more.' })
export class RevokeApiKeyPayload {
  @Field(() => ID, { description: 'The key.' })
  apiKeyId!: string;
}

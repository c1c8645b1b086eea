import { Shared } from '@parley/kit/federated-schema';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What another system, such as the directory of a company, knows of a person.' })
export class ExternalProfile {
  @Shared()
  @Field(() => String, { nullable: true, description: 'What the person does there.' })
  title!: string | null;

  @Shared()
  @Field(() => String, { nullable: true, description: 'Whom the person works for.' })
  organisation!: string | null;

  @Shared()
  @Field(() => String, { nullable: true, description: 'The part of the organisation.' })
  department!: string | null;

  @Shared()
  @Field(() => String, { nullable: true, description: 'Where the person is found.' })
  location!: string | null;

  @Shared()
  @Field(() => String, { nullable: true, description: 'A page about the person, over http or https.' })
  pageUrl!: string | null;
}

@ObjectType({ description: 'The person whose external profile was asked for anew.' })
export class RefreshExternalProfilePayload {}

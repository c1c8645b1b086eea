import type { CompositionRule } from '../composition-rules.ts';

/**
 * Apollo's own access directives would be composed without a word, and then the gateway would refuse the whole supergraph; a subgraph
 * without a link to Federation 2 shares all of its fields, also those that it does not mean to.
 */
export const onlyOurAccessDirectives: CompositionRule = (subgraphs) =>
  subgraphs.flatMap((subgraph) => {
    if (!subgraph.isFed2Subgraph()) {
      return [
        {
          where: subgraph.name,
          message: 'does not link Federation 2: add @link(url: "https://specs.apollo.dev/federation/v2.9")',
        },
      ];
    }
    const metadata = subgraph.metadata();
    return [metadata.authenticatedDirective(), metadata.requiresScopesDirective(), metadata.policyDirective()]
      .filter((directive) => [...(directive.applications?.() ?? [])].length > 0)
      .map((directive) => ({
        where: subgraph.name,
        message: `uses @${directive.name}, which the gateway does not enforce: use @access`,
      }));
  });

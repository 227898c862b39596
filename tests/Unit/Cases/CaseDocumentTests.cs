using GridOrleans.Cases;
using GridOrleans.Unit.Workflow;
using Xunit;

namespace GridOrleans.Unit.Cases;

/// <summary>docs/cases.md tells what the definition says: its table is compared with the one made from it.</summary>
public sealed class CaseDocumentTests
{
    [Fact]
    public void The_table_of_moves_is_the_definition() =>
        new MovesTable<CaseAt, CaseStep, CaseMove>(
            CaseDefinition.Definition,
            ("**anybody 上报人**", CaseClaims.OfAnyReporter[0].Roles),
            ("**desk 经办台**", CaseClaims.OfADesk[0].Roles),
            ("**higher desk 上级经办台**", CaseClaims.OfTheClerkOrOwner[1].Roles),
            ("**worker 承办人**", CaseClaims.OfTheAssignee[0].Roles))
        .AssertShownIn("cases.md", nameof(CaseDocumentTests));
}

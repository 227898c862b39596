using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Grids;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway.Cases;

/// <summary>What a desk asks of a case besides its file: what may be done, and whether it was altered.</summary>
internal static class CaseInsightEndpoints
{
    /// <summary>Adds <c>/v1/cases/{id}/moves</c> and <c>/v1/cases/{id}/proof</c>.</summary>
    public static void MapCaseInsight(this IEndpointRouteBuilder v1)
    {
        var cases = v1.MapGroup("/cases/{id}").WithTags("Cases 案卷").ProducesProblems(400, 403, 404);
        cases.MapGet("/moves", Moves)
            .WithName("readCaseMoves")
            .WithSummary("The moves that you may make on a case now, by your roles and by how you stand to it");
        cases.MapGet("/proof", Proof)
            .WithName("proveCase")
            .WithSummary("The case's entries with their place in the hash chain, which is walked to its newest entry");
    }

    private static Task<Results<Ok<CallerMoves>, ProblemResult>> Moves(
        string id, HttpContext http, UnitDirectory units, IGrainFactory grains) =>
        Ask(id, (http.Caller(), units), (number, caller) => GridOf(grains, number).ReadMoves(number, caller));

    private static Task<Results<Ok<CaseProof>, ProblemResult>> Proof(
        string id, HttpContext http, UnitDirectory units, IGrainFactory grains) =>
        Ask(id, (http.Caller(), units), (number, _) => GridOf(grains, number).ProveCase(number));

    private static async Task<Results<Ok<T>, ProblemResult>> Ask<T>(
        string id,
        (Caller Caller, UnitDirectory Units) who,
        Func<CaseNumber, Caller, Task<Reply<T>>> ask)
        where T : class
    {
        if (!CaseNumber.TryParse(id, null, out var number))
        {
            return CaseNoun.Noun.NotANumber(id);
        }

        if (!who.Caller.Reads(number.Grid))
        {
            return Replies.Problem(CallerOfRequest.OutOfReach(number.Grid));
        }

        return who.Units.Find(number.Grid) is null
            ? Replies.Problem(CaseReach.UnknownUnit(number.Grid))
            : Replies.Ok(await ask(number, who.Caller));
    }

    private static IGridGrain GridOf(IGrainFactory grains, CaseNumber number) =>
        grains.GetGrain<IGridGrain>(number.Grid.ToString());
}

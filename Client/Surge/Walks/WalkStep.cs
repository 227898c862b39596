using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;

namespace GridOrleans.Surge.Walks;

/// <summary>One command of a case's walk. The first reports; its answer gives the number the others go to.</summary>
/// <param name="Id">The command's id: the same seed, case and step always give the same.</param>
/// <param name="By">Who sends it.</param>
/// <param name="Command">What is wanted.</param>
/// <param name="Reaches">The step at which the case must stand afterwards.</param>
internal sealed record WalkStep(CommandId Id, Caller By, CaseCommand Command, CaseStep Reaches);

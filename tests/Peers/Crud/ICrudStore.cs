namespace GridOrleans.Peers.Crud;

/// <summary>How the service writes.</summary>
internal interface ICrudStore
{
    /// <summary>Opens a case.</summary>
    Task<CrudCase> Report(CrudCommand command);

    /// <summary>Moves a case on; null when it does not stand where the move begins.</summary>
    Task<CrudCase?> Move(long number, string move, CrudCommand command);
}

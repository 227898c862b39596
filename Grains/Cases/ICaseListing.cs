namespace GridOrleans.Cases;

/// <summary>Where lists of cases come from: the read model of the storage engine.</summary>
internal interface ICaseListing
{
    /// <summary>One page; see <see cref="CaseQuery"/>.</summary>
    /// <exception cref="ArgumentException">The query cannot be answered; the message says what is expected.</exception>
    Task<CasePage> List(CaseQuery query, CancellationToken cancellationToken);
}

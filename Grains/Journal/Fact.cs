namespace GridOrleans.Journal;

/// <summary>Something that happened and was journaled. Past tense; never changed, only followed by others.</summary>
internal abstract record Fact;
